"""Drawings for tests of the store."""

from __future__ import annotations

from trainer.ink.pen import Point, Stroke


def line(number: int = 0, *, eraser: bool = False) -> tuple[Stroke, ...]:
    """A bent line with times, another one for each number below 25 million."""
    start, end, low = 40.0 + number % 50, 60.0 + number // 50 % 100, number // 5000 % 5000 / 100
    points = (
        Point(start, 50.25, 0.0),
        Point(end + 30, 150.5, 0.25, 0.7),
        Point(end, 200.0 + low, 0.5),
    )
    return (Stroke(points, 22.0, eraser),)
