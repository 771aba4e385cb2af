"""Elided labels: texts that do not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.shared.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_TEXT = "Learning rate of the optimiser"


def test_a_text_is_fitted_again_when_the_font_grows(qtbot: QtBot) -> None:
    label = ElidedLabel("label")
    qtbot.addWidget(label)
    label.set_text(_TEXT)
    label.resize(label.needed_width + 2, 30)
    assert label.text() == _TEXT
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    label.setFont(font)
    assert label.text().endswith("…")
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
