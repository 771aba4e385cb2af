"""A strip of pictures: its texts, pages and units."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from mnist_draw.inside.scene import Pictures
from mnist_draw.inside.strips.pictures_strip import PicturesStrip
from mnist_draw.inside.strips.tile_layout import Cell
from mnist_draw.inside.strips.tiles import Tiles
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot


def maps(values: NDArray[np.float32], total: int | None = None, first: int = 0) -> Pictures:
    finite = values[np.isfinite(values)]
    return Pictures(
        key="relu1",
        content="maps",
        layer="relu1",
        shape=(total or len(values), *values.shape[1:]),
        pictures=values,
        first=first,
        total=total or len(values),
        low=float(finite.min()),
        high=float(finite.max()),
        undefined=values.size - finite.size,
        unit_of="pixel",
    )


def shown(qtbot: QtBot, strip: Pictures) -> PicturesStrip:
    view = PicturesStrip(strip)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.set_height(150)
    view.show()
    view.show_strip(strip)
    return view


def read(view: PicturesStrip, name: str) -> str:
    label = view.findChild(SteadyLabel, name)
    assert label is not None
    return label.text()


def tiles_of(view: PicturesStrip) -> Tiles:
    tiles = view.findChild(Tiles)
    assert tiles is not None
    return tiles


def test_head_says_what_it_is_with_shape_and_range(qtbot: QtBot) -> None:
    values = np.zeros((8, 14, 14), np.float32)
    values[3, 2, 2] = 4.25

    view = shown(qtbot, maps(values))

    assert read(view, "stripTitle-relu1") == "Convolution 1: feature maps"
    assert read(view, "stripAbout-relu1") == "8 maps of 14 × 14 · 0 to 4.25"


def test_values_that_are_no_numbers_are_counted_in_words(qtbot: QtBot) -> None:
    values = np.ones((4, 7, 7), np.float32)
    values[0, 0, :3] = np.nan

    view = shown(qtbot, maps(values))

    assert read(view, "stripAbout-relu1").startswith("3 values are not numbers")


def test_pictures_that_do_not_fit_are_on_further_pages(qtbot: QtBot) -> None:
    view = shown(qtbot, maps(np.ones((32, 28, 28), np.float32), total=1024))
    fitting = view.fitting
    page = view.findChild(QLabel, "stripPage-relu1")
    forward = accessible.button(view, "Next pictures")
    back = accessible.button(view, "Previous pictures")
    assert page is not None
    assert page.text() == f"first {fitting} of 1024"
    assert not back.isEnabled()
    changed = Recorder(view.watch_changed)

    QTest.mouseClick(forward, Qt.MouseButton.LeftButton)

    assert view.first == fitting
    assert len(changed) == 1
    assert page.text() == f"{fitting} to {2 * fitting - 1} of 1024"
    assert back.isEnabled()


def test_the_last_page_is_full(qtbot: QtBot) -> None:
    view = shown(qtbot, maps(np.ones((32, 28, 28), np.float32), total=50))

    for _ in range(50):
        QTest.keyClick(tiles_of(view), Qt.Key.Key_PageDown)

    assert view.first == 50 - view.fitting


def test_units_of_a_later_page_have_their_index_in_the_layer(qtbot: QtBot) -> None:
    view = shown(qtbot, maps(np.ones((6, 7, 7), np.float32), total=64, first=40))
    chosen, described = Recorder(view.unit_chosen), Recorder(view.described)
    cell = Cell(2, 3, 4)

    tiles_of(view).point_to(cell)
    QTest.keyClick(tiles_of(view), Qt.Key.Key_Return)

    assert chosen.values == [("relu1", (42, 3, 4))]
    assert described.values[-1] == "Convolution 1, map 42, row 3, column 4: 1"
    assert view.chosen == 42


def test_the_pointer_stays_where_pictures_were_that_are_gone(qtbot: QtBot) -> None:
    strip = maps(np.ones((6, 28, 28), np.float32), total=64)
    view = shown(qtbot, strip)
    described = Recorder(view.described)
    tiles_of(view).point_to(Cell(2, 3, 4))
    few = view.fitting

    none = np.zeros((0, 3, 3), np.float32)
    view.show_strip(dataclasses.replace(strip, pictures=none, shape=(64, 3, 3)))
    assert view.fitting > few
    view.resize(150, 300)

    assert len(described.values) == 1
    view.show_strip(strip)
    tiles_of(view).point_to(Cell(1, 0, 0))
    assert described.values[-1] == "Convolution 1, map 1, row 0, column 0: 1"


def test_ranked_pictures_have_the_indices_of_their_units(qtbot: QtBot) -> None:
    strip = dataclasses.replace(
        maps(np.ones((3, 7, 7), np.float32), total=64), ranked=(17, 5, 60), marked=(5,)
    )
    view = shown(qtbot, strip)
    pointed = Recorder(view.unit_pointed)

    tiles_of(view).point_to(Cell(1, 0, 0))

    assert pointed.values == [("relu1", (5, 0, 0))]


def test_a_unit_that_stays_at_zero_is_named(qtbot: QtBot) -> None:
    values = np.ones((4, 7, 7), np.float32)
    values[2] = 0
    view = shown(qtbot, maps(values))
    described = Recorder(view.described)

    for _ in range(120):
        view.show_strip(maps(values))
    tiles_of(view).point_to(Cell(2, 0, 0))
    asleep = described.values[-1]
    tiles_of(view).point_to(Cell(3, 0, 0))

    assert "perhaps a dead unit" in asleep
    assert "dead" not in described.values[-1]


@pytest.mark.parametrize("shape", [(1, 1, 1), (4096, 1, 1), (1024, 1, 1), (1, 28, 28), (3, 1, 9)])
def test_every_shape_is_shown(qtbot: QtBot, shape: tuple[int, int, int]) -> None:
    view = shown(qtbot, maps(np.ones(shape, np.float32)))

    assert not view.grab().isNull()
    assert 1 <= view.fitting <= max(shape[0], 1)
