"""Columns that share the width, and wrap where they would become too narrow."""

from __future__ import annotations

import gc
import weakref
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QWidget

from mnist_draw.shared.widgets.flow_layout import ColumnsLayout, shared_out

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NEEDED = (100, 60, 60, 80)


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    """A widget with four columns, which a test resizes."""
    form = QWidget()
    qtbot.addWidget(form)
    layout = ColumnsLayout(x_spacing=10, y_spacing=5)
    form.setLayout(layout)
    for width in NEEDED:
        layout.add_column(QLabel("text"), 1, partial(int, width))
    form.show()
    return form


def rows(form: QWidget, width: int) -> list[list[int]]:
    """Widths of the columns, by row."""
    layout = form.layout()
    assert layout is not None
    form.resize(width, layout.heightForWidth(width))
    layout.activate()
    columns = form.findChildren(QLabel)
    tops = sorted({column.y() for column in columns})
    return [[column.width() for column in columns if column.y() == top] for top in tops]


def test_a_removed_column_is_kept_no_longer(form: QWidget) -> None:
    layout = form.layout()
    assert isinstance(layout, ColumnsLayout)
    label = QLabel("text")
    layout.add_column(label, 1, label.width)
    removed = weakref.ref(label)

    layout.removeWidget(label)
    label.setParent(None)
    del label
    gc.collect()

    assert removed() is None
    assert rows(form, 630) == [[150, 150, 150, 150]]


def test_columns_share_the_width_of_one_row(form: QWidget) -> None:
    assert rows(form, 630) == [[150, 150, 150, 150]]


def test_no_column_becomes_narrower_than_needed(form: QWidget) -> None:
    (widths,) = rows(form, 330)
    assert widths == list(NEEDED)


def test_columns_wrap_into_equal_rows(form: QWidget) -> None:
    assert [len(row) for row in rows(form, 320)] == [2, 2]
    assert [len(row) for row in rows(form, 120)] == [1, 1, 1, 1]


def test_the_layout_is_never_narrower_than_its_widest_column(form: QWidget) -> None:
    layout = form.layout()
    assert layout is not None
    assert layout.minimumSize().width() == max(NEEDED)


@given(
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 300)), min_size=1, max_size=8),
    st.integers(0, 1000),
)
def test_widths_fill_the_room_and_meet_the_needs(
    columns: list[tuple[int, int]], spare: int
) -> None:
    shares, needed = zip(*columns, strict=True)
    room = sum(needed) + spare

    widths = shared_out(room, shares, needed)

    assert all(width >= least for width, least in zip(widths, needed, strict=True))
    assert room - len(columns) < sum(widths) <= room
