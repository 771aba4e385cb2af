"""Strokes for tests, and drawings made of them."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import CANVAS_SIZE, MAX_WIDTH, MIN_WIDTH, SCALE, Point, Stroke

coordinates = st.floats(-50, CANVAS_SIZE + 50)
points = st.builds(Point, coordinates, coordinates, pressure=st.floats(0, 1))
strokes = st.builds(
    Stroke,
    st.lists(points, min_size=1, max_size=6).map(tuple),
    st.floats(MIN_WIDTH, MAX_WIDTH),
    st.booleans(),
)


def line(*positions: tuple[float, float], width: float = 20, eraser: bool = False) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in positions), width, eraser)


def ring(count: int, width: float = 20) -> Stroke:
    angles = [2 * math.pi * index / count for index in range(count + 1)]
    return line(*((140 + 80 * math.cos(a), 140 + 80 * math.sin(a)) for a in angles), width=width)


def ink_at(drawing: Drawing, x: float, y: float) -> int:
    return int(drawing.raster[int(y * SCALE), int(x * SCALE)])


def drawn(*all_strokes: Stroke) -> Drawing:
    drawing = Drawing()
    for stroke in all_strokes:
        drawing.draw(stroke)
    return drawing
