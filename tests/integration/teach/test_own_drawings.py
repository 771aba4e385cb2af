"""My drawings in the whole application: a long one on the canvas."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from mnist_draw.own.drawing_grid import DrawingGrid
from mnist_draw.stroke_files import canvas_writer
from tests.integration.teacher import zero
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")


def test_a_long_drawing_of_the_store_is_labelled_on_the_canvas(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = start()
    area, own = teacher.app.draw_area, teacher.app.late.own_drawings
    line = own.labelling.line
    teacher.draw(zero())
    own.labelling.keep_later_action.trigger()
    teacher.wait_until(lambda: line.text.startswith("Kept"))
    area.clear_action.trigger()
    own.action.trigger()
    grid = teacher.app.window.findChild(DrawingGrid, "ownGrid")
    assert grid is not None
    teacher.wait_until(lambda: grid.entries)
    put = Recorder(teacher.app.drawings.put)
    # Each look at the clock takes so long that the drawing comes in slices.
    clock = itertools.count(step=0.04)
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))

    grid.activated.emit(grid.model().index(0, 0))
    teacher.wait_until(lambda: len(put) == 1)
    teacher.wait_until(own.labelling.keep_action.isEnabled)
    own.labelling.keep_as("8")

    teacher.wait_until(lambda: line.text == "Kept as 8")
    teacher.wait_until(lambda: [entry.label for entry in grid.entries] == ["8"])
