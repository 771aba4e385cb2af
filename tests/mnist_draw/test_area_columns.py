"""Columns of the main window: their widths by mode, and those that the user has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.area_columns import AreaColumns
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def columns(qtbot: QtBot, qapp: QApplication) -> AreaColumns:
    theme.apply(qapp, "light")
    columns = AreaColumns([QWidget(), QWidget(), QWidget()])
    qtbot.addWidget(columns)
    columns.resize(1000, 400)
    columns.show()
    return columns


def test_the_canvas_gets_more_of_the_width_in_projector_mode(
    columns: AreaColumns, qapp: QApplication
) -> None:
    usual = columns.sizes()
    theme.apply(qapp, "light", projector=True)
    assert columns.sizes()[0] > usual[0]
    assert columns.sizes()[2] < usual[2]
    theme.apply(qapp, "light")
    assert columns.sizes() == usual


def test_nothing_is_remembered_until_a_border_is_moved(columns: AreaColumns) -> None:
    assert columns.state.isEmpty()
    columns.moveSplitter(500, 1)
    assert not columns.state.isEmpty()


def test_borders_that_were_moved_stay(columns: AreaColumns, qapp: QApplication) -> None:
    columns.moveSplitter(500, 1)
    moved, state = columns.sizes(), columns.state
    theme.apply(qapp, "light", projector=True)
    assert columns.sizes() == moved
    theme.apply(qapp, "light")
    columns.restore(QByteArray())
    assert columns.sizes() != moved
    columns.restore(state)
    assert columns.sizes() == moved
