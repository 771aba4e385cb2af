"""Growing label: every text in full, no jumps back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mnist_draw.explain.growing_label import GrowingLabel
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LONG = 20 * "several words "


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[GrowingLabel]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    result = GrowingLabel("label", lines=2)
    column.addWidget(result)
    column.addStretch()
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    yield result
    window.close()


def lines(label: GrowingLabel) -> int:
    return label.height() // label.fontMetrics().lineSpacing()


def settle() -> None:
    QApplication.sendPostedEvents()


def test_short_texts_do_not_change_its_height(label: GrowingLabel) -> None:
    before = label.height()
    for text in ("", "word", "a few words"):
        label.show_text(text)
        settle()
        assert label.height() == before
    assert lines(label) == 2


def test_a_long_text_is_shown_in_full_and_its_room_is_kept(label: GrowingLabel) -> None:
    label.show_text(LONG)
    settle()
    needed = label.height()
    assert lines(label) > 2

    label.show_text("word")
    settle()
    assert label.height() == needed


def test_another_width_asks_for_another_height(label: GrowingLabel) -> None:
    label.show_text(LONG)
    settle()
    before = label.height()

    label.window().resize(800, 300)
    settle()

    assert label.height() < before


def test_another_font_size_and_back_leave_its_height(
    label: GrowingLabel, qapp: QApplication
) -> None:
    label.show_text("word")
    settle()
    before = label.height()

    theme.apply(qapp, "light", projector=True)
    settle()
    assert label.height() > before
    theme.apply(qapp, "light", projector=False)
    settle()
    assert label.height() == before


def test_screen_readers_get_the_text(label: GrowingLabel) -> None:
    label.show_text("It takes every stroke.")

    assert label.accessibleDescription() == "It takes every stroke."
