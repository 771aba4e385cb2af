"""The grid of pictures: mouse, keyboard, and what it paints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_draw.inside.strips.tile_layout import Cell
from mnist_draw.inside.strips.tiles import Tiles
from mnist_draw.inside.strips.value_colours import UNDEFINED, ZERO, colour
from mnist_draw.shared import theme
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

PICTURES = np.linspace(-1, 1, 12 * 9, dtype=np.float32).reshape(12, 3, 3)


@pytest.fixture
def tiles(qtbot: QtBot) -> Tiles:
    tiles = Tiles("tiles")
    qtbot.addWidget(tiles)
    tiles.resize(300, 200)
    tiles.fit(len(PICTURES), (3, 3), 200, labelled=False)
    tiles.show_pictures(PICTURES, 1.0, whole_tiles=False)
    tiles.show()
    return tiles


def middle(tiles: Tiles, cell: Cell) -> QPoint:
    layout = tiles.layout_of_tiles
    assert layout is not None
    box = layout.pixel_box(cell)
    ratio = tiles.devicePixelRatioF()
    return QPoint(int((box.left + box.width / 2) / ratio), int((box.top + box.height / 2) / ratio))


def colour_at(tiles: Tiles, cell: Cell) -> QColor:
    picture = tiles.grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(middle(tiles, cell) * ratio)


def test_values_have_their_colours(tiles: Tiles) -> None:
    values = np.zeros((12, 3, 3), np.float32)
    values[5, 1, 1], values[6, 1, 1] = 1, -1

    tiles.show_pictures(values, 1.0)

    assert colour_at(tiles, Cell(5, 1, 1)) == colour(2 * ZERO)
    assert colour_at(tiles, Cell(6, 1, 1)) == colour(0)
    assert colour_at(tiles, Cell(7, 1, 1)) == colour(ZERO)


def test_colours_follow_the_theme(tiles: Tiles, qapp: QApplication) -> None:
    tiles.show_pictures(np.zeros((12, 3, 3), np.float32), 1.0)
    light = colour_at(tiles, Cell(7, 1, 1))

    theme.apply(qapp, "dark")

    assert colour_at(tiles, Cell(7, 1, 1)) == colour(ZERO)
    assert colour(ZERO) != light


def test_what_is_no_number_is_hatched(tiles: Tiles) -> None:
    values = np.zeros((12, 3, 3), np.float32)
    values[4] = np.nan
    layout = tiles.layout_of_tiles
    assert layout is not None

    tiles.show_pictures(values, 1.0)

    box = layout.tile(4)
    picture = tiles.grab().toImage()
    found = {picture.pixelColor(box.left + at, box.top + 3).rgb() for at in range(box.width)}
    assert colour(UNDEFINED).rgb() in found
    assert len(found) == 2


def test_mouse_points_at_pixels_and_chooses_one(tiles: Tiles) -> None:
    pointed, chosen = Recorder(tiles.pointed), Recorder(tiles.chosen)
    cell = Cell(4, 2, 1)

    QTest.mouseMove(tiles, middle(tiles, cell))
    QTest.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=middle(tiles, cell))

    assert pointed.values[-1] == cell
    assert chosen.values == [cell]
    assert tiles.value(cell) == pytest.approx(PICTURES[cell])


def test_arrow_keys_move_from_pixel_to_pixel_and_into_the_next_picture(tiles: Tiles) -> None:
    chosen = Recorder(tiles.chosen)
    tiles.point_to(Cell(0, 0, 2))

    QTest.keyClick(tiles, Qt.Key.Key_Right)
    QTest.keyClick(tiles, Qt.Key.Key_Down)
    QTest.keyClick(tiles, Qt.Key.Key_Return)

    assert chosen.values == [Cell(1, 1, 0)]


def test_arrow_keys_move_from_picture_to_picture_where_those_are_the_units(tiles: Tiles) -> None:
    tiles.show_pictures(PICTURES, 1.0, whole_tiles=True)
    tiles.point_to(Cell(0, 0, 0))

    QTest.keyClick(tiles, Qt.Key.Key_Right)
    QTest.keyClick(tiles, Qt.Key.Key_Left)
    QTest.keyClick(tiles, Qt.Key.Key_Left)

    assert tiles.pointed_cell == Cell(0, 0, 0)


def test_page_keys_ask_for_other_pages(tiles: Tiles) -> None:
    pages = Recorder(tiles.page_wanted)

    QTest.keyClick(tiles, Qt.Key.Key_PageDown)
    QTest.keyClick(tiles, Qt.Key.Key_PageUp)

    assert pages.values == [1, -1]


def test_a_blank_canvas_shows_frames_without_values(tiles: Tiles) -> None:
    tiles.show_pictures(np.zeros((0, 3, 3), np.float32), 1.0)

    assert colour_at(tiles, Cell(3, 1, 1)) == theme.colours().grid
    assert tiles.value(Cell(3, 1, 1)) is None


def test_pictures_may_vanish_under_the_cursor(tiles: Tiles) -> None:
    tiles.point_to(Cell(11, 0, 0))

    tiles.show_pictures(PICTURES[:2], 1.0)
    tiles.grab()

    assert tiles.value(Cell(11, 0, 0)) is None


def test_a_cursor_is_dropped_with_the_size_of_its_pictures(tiles: Tiles) -> None:
    """The next network's kernels may be smaller."""
    tiles.point_to(Cell(0, 2, 2))
    tiles.show_pictures(np.zeros((12, 1, 1), np.float32), 1.0)

    assert tiles.pointed_cell is None
    assert tiles.value(Cell(0, 2, 2)) is None
