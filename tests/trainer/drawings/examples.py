"""Drawings for tests of the store."""

from __future__ import annotations

from trainer.ink.pen import Point, Stroke


def line(number: int = 0, *, eraser: bool = False) -> tuple[Stroke, ...]:
    """A slanted line, another one for each number, with times."""
    start, end = 40.0 + number % 50, 60.0 + number / 50 % 100
    points = (Point(start, 50.25, 0.0), Point(end + 30, 150.5, 0.25, 0.7), Point(end, 230.0, 0.5))
    return (Stroke(points, 22.0, eraser),)
