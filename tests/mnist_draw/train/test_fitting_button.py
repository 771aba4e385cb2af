"""A button that shows as much of its text as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.shared import theme
from mnist_draw.train.fitting_button import FittingButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_it_shows_its_short_text_where_larger_letters_leave_no_room_for_the_long_one(
    qtbot: QtBot,
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    button = FittingButton("trainButton")
    qtbot.addWidget(button)
    button.show_texts("Train a new network", "Train")
    button.resize(button.sizeHint())
    button.show()
    assert button.text() == "Train a new network"

    theme.apply(app, "light", projector=True)

    assert button.text() == "Train"
    theme.apply(app, "light")
    assert button.text() == "Train a new network"
