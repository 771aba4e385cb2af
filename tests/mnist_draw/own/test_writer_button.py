"""Button that shows who draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QInputDialog

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

if TYPE_CHECKING:
    from tests.mnist_draw.own.parts import Bench


def test_the_dialog_for_a_name_has_room_for_its_title(bench: Bench) -> None:
    button = bench.controller.writer_button
    (add,) = (each for each in button.menu().actions() if each.text() == "&Add a name…")
    add.trigger()
    (dialog,) = button.window().findChildren(QInputDialog)
    title = f"{dialog.windowTitle()} — MNIST Draw"
    # Beside the title, there are three buttons and an icon.
    assert dialog.width() > 1.5 * QFontMetrics(dialog.font()).horizontalAdvance(title)
    dialog.reject()
