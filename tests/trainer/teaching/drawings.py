"""A hand that writes zigzags: the label is the number of corners."""

from __future__ import annotations

import numpy as np

from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import Point, Stroke


def write(label: str | None, seed: int, *, writer: str | None = "ann") -> RecordedDrawing:
    """One zigzag with as many corners as the label says, None for two."""
    random = np.random.default_rng(seed)
    corners = 2 if label is None else int(label)
    x = np.linspace(60, 220, corners + 2) + random.normal(0, 3, corners + 2)
    y = np.where(np.arange(corners + 2) % 2, 60, 220) + random.normal(0, 3, corners + 2)
    points = tuple(map(Point, x.tolist(), y.tolist()))
    return RecordedDrawing(label, (Stroke(points),), writer)


def lesson_of(count: int, labels: str = "0123456789") -> tuple[RecordedDrawing, ...]:
    """Drawings whose labels take turns."""
    return tuple(write(labels[index % len(labels)], index) for index in range(count))
