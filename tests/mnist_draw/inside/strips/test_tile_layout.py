"""Layout of tiles: sizes, rows, hit test."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.inside.strips.tile_layout import Cell, TileLayout

LINE = 16.0

layouts = st.builds(
    lambda total, height, width, room, label: TileLayout.fit(
        total, (height, width), room, line=LINE, label=label
    ),
    st.integers(1, 4096),
    st.integers(1, 28),
    st.integers(1, 28),
    st.tuples(st.integers(120, 1600), st.integers(80, 900)),
    st.sampled_from((0, 14)),
)


def test_ten_pictures_that_need_two_rows_are_five_and_five() -> None:
    layout = TileLayout.fit(10, (28, 28), (480, 240), line=LINE, label=14)

    assert (layout.columns, layout.rows) == (5, 2)


def test_few_pictures_are_larger_than_many() -> None:
    few = TileLayout.fit(4, (28, 28), (500, 250), line=LINE)
    many = TileLayout.fit(64, (28, 28), (500, 250), line=LINE)

    assert few.pixel > many.pixel
    assert few.fitting == 4


def test_a_single_picture_is_no_higher_than_its_room() -> None:
    layout = TileLayout.fit(1, (28, 28), (500, 90), line=LINE)

    assert layout.size[1] <= 90


def test_what_does_not_fit_at_the_smallest_size_is_left_to_further_pages() -> None:
    layout = TileLayout.fit(4096, (1, 1), (500, 200), line=LINE)

    assert layout.fitting < 4096
    assert layout.size[1] <= 200


@given(layouts)
def test_at_least_one_picture_fits(layout: TileLayout) -> None:
    assert layout.fitting >= 1
    assert layout.pixel >= 1


@given(layouts, st.data())
def test_every_pixel_is_found_in_its_middle(layout: TileLayout, data: st.DataObject) -> None:
    cell = Cell(
        data.draw(st.integers(0, layout.fitting - 1)),
        data.draw(st.integers(0, layout.height - 1)),
        data.draw(st.integers(0, layout.width - 1)),
    )
    box = layout.pixel_box(cell)

    found = layout.cell_at(box.left + box.width // 2, box.top + box.height // 2, layout.fitting)

    assert found == cell


@given(layouts)
def test_the_gap_after_a_tile_belongs_to_it(layout: TileLayout) -> None:
    first = layout.tile(0)

    beside = layout.cell_at(first.left + first.width, first.top, layout.fitting)
    below = layout.cell_at(first.left, first.top + first.height, layout.fitting)

    assert beside == Cell(0, 0, layout.width - 1)
    assert below == Cell(0, layout.height - 1, 0)


@given(layouts)
def test_nothing_is_found_before_the_first_tile_and_where_none_are_shown(
    layout: TileLayout,
) -> None:
    first = layout.tile(0)

    assert layout.cell_at(first.left - 1, first.top, layout.fitting) is None
    assert layout.cell_at(first.left, first.top - 1, layout.fitting) is None
    assert layout.cell_at(first.left, first.top, 0) is None
