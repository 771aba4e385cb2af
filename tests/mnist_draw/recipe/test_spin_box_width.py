"""Numbers are visible whole at the width that a spin box asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from mnist_draw.recipe.spin_boxes import RealSpinBox, WholeSpinBox, needed_width

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("value", [1, 128, 1_000_000])
def test_a_whole_number_fits(qtbot: QtBot, value: int) -> None:
    box = WholeSpinBox()
    box.setRange(0, 10_000_000)
    check(qtbot, box, value)


@pytest.mark.parametrize("value", [0.015, 1e-12, 123.456])
def test_a_real_number_fits(qtbot: QtBot, value: float) -> None:
    box = RealSpinBox()
    box.setRange(0, 1000)
    check(qtbot, box, value)


def check(qtbot: QtBot, box: WholeSpinBox | RealSpinBox, value: float) -> None:
    qtbot.addWidget(box)
    box.setMinimumWidth(1)
    box.setValue(value)  # type: ignore[arg-type]
    box.resize(needed_width(box), box.sizeHint().height())
    box.show()
    edit = box.findChild(QLineEdit)
    assert edit is not None
    margins = edit.textMargins()
    room = edit.contentsRect().width() - margins.left() - margins.right()
    assert room >= edit.fontMetrics().horizontalAdvance(box.text())
