"""Grid of a data set's images: keys go to images of a class, without reading all captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_draw.dataset.digit_grid import DigitGrid
from tests.mnist_draw.networks import digits

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot

TEST = digits(60, seed=1)


@pytest.fixture
def grid(qtbot: QtBot) -> DigitGrid:
    grid = DigitGrid("imagesGrid")
    qtbot.addWidget(grid)
    grid.resize(400, 300)
    grid.digits.show_digits(TEST, np.arange(60))
    grid.show()
    return grid


def test_a_digit_key_goes_from_one_image_of_it_to_the_next_and_round(grid: DigitGrid) -> None:
    sevens = np.flatnonzero(TEST.labels == 7).tolist()
    # The first image is current at the beginning.
    expected = [*(row for row in sevens if row > 0), sevens[0]]

    went = []
    for _ in expected:
        QTest.keyClick(grid, Qt.Key.Key_7)
        went.append(grid.currentIndex().row())

    assert went == expected


def test_a_key_of_no_class_and_an_empty_grid_change_nothing(grid: DigitGrid) -> None:
    QTest.keyClick(grid, Qt.Key.Key_X)
    assert grid.currentIndex().row() == 0
    grid.digits.show_digits(TEST, np.arange(0))
    QTest.keyClick(grid, Qt.Key.Key_7)
    assert not grid.currentIndex().isValid()


def test_a_key_reads_no_caption(grid: DigitGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    caption = grid.digits.data

    def noted(_: object, index: QModelIndex, role: int) -> object:
        read.append(role)
        return caption(index, role)

    monkeypatch.setattr(type(grid.digits), "data", noted)
    grid.hide()
    QTest.keyClick(grid, Qt.Key.Key_X)
    assert Qt.ItemDataRole.DisplayRole not in read
