"""New descriptions of the widget with the focus, on platforms that read them out and others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mnist_draw.shared import screen_readers
from mnist_draw.shared.screen_readers import describe

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.mark.parametrize(("reads", "announced"), [(True, []), (False, ["2 px"])])
def test_a_new_description_is_heard_once(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    announcements: list[str],
    reads: bool,
    announced: list[str],
) -> None:
    monkeypatch.setattr(screen_readers, "READS_DESCRIPTIONS", reads)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    focused, other = QLineEdit(), QLineEdit()
    layout.addWidget(focused)
    layout.addWidget(other)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    focused.setFocus(Qt.FocusReason.TabFocusReason)

    describe(other, "1 px")
    describe(focused, "2 px")
    describe(focused, "2 px")

    assert (other.accessibleDescription(), focused.accessibleDescription()) == ("1 px", "2 px")
    assert announcements == announced
