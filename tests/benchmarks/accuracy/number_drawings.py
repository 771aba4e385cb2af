"""Numbers of several digits, composed from single digits of the same writer.

Digits stand side by side as people write them: gaps from touching to wide, heights and base line
that vary, the whole written slanted and anywhere on the canvas.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke, point_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# As shares of a digit's height.
_GAPS = (0.03, 0.7)
_CRAMPED_GAPS = (-0.06, 0.03)
_WIDEST = 1.3


def drawings_by_writer(drawings: Sequence[RecordedDrawing]) -> dict[str, list[RecordedDrawing]]:
    """Drawings with ink, by writer."""
    found: defaultdict[str, list[RecordedDrawing]] = defaultdict(list)
    for drawing in drawings:
        if drawing.writer is not None and _extent(_positions(drawing)).max() > 0:
            found[drawing.writer].append(drawing)
    return dict(found)


def is_development(writer: str) -> bool:
    """Whether a writer's drawings serve for development; those of the others judge the result."""
    return int(writer) % 2 == 0


def compose(
    characters: Sequence[RecordedDrawing],
    random: np.random.Generator,
    *,
    cramped: bool = False,
    joined: bool = False,
    pen_width: float = 8.0,
) -> RecordedDrawing:
    """Write single characters side by side.

    Args:
        characters: Drawings of one writer; all with a label, or none.
        random: Source of gaps, sizes, slant and position.
        cramped: Whether neighbours touch or overlap a little; else there is paper between them.
        joined: Whether the pen is not lifted between two characters.
        pen_width: In canvas units.

    Returns:
        A drawing whose label is the number, or None.
    """
    habit = random.uniform(*(_CRAMPED_GAPS if cramped else _GAPS))
    placed: list[NDArray[np.float64]] = []
    right = 0.0
    for index, character in enumerate(characters):
        height = float(np.clip(random.normal(1, 0.1), 0.7, 1.4))
        paths = _scaled(_positions(character), height)
        low = np.concatenate(paths).min(axis=0)
        high = np.concatenate(paths).max(axis=0)
        gap = habit + random.uniform(-0.06, 0.06) if index else 0.0
        if not cramped:
            gap = max(gap, _GAPS[0])
        drop = random.normal(0, 0.06)
        offset = np.array([right + (gap if index else 0.0) - low[0], drop - high[1]])
        paths = [path + offset for path in paths]
        if joined and placed:
            # The last stroke goes on to the first one of the next character.
            placed[-1] = np.concatenate([placed[-1], paths.pop(0)])
        placed += paths
        right = float(offset[0] + high[0])
    slope = random.normal(0, 0.06)
    turn = np.array([[1, 0], [slope, 1]])
    placed = [path @ turn.T for path in placed]
    extent = _extent(placed)
    scale = CANVAS_SIZE * random.uniform(0.55, 0.92) / float(extent.max())
    room = CANVAS_SIZE - scale * extent
    offset = random.uniform(0.15, 0.85, 2) * room - scale * np.concatenate(placed).min(axis=0)
    strokes = tuple(
        Stroke(tuple(Point(x, y) for x, y in (scale * path + offset).tolist()), pen_width)
        for path in placed
    )
    labels = [character.label for character in characters]
    label = "".join(each for each in labels if each) if all(labels) else None
    return RecordedDrawing(label, strokes, characters[0].writer)


def _positions(drawing: RecordedDrawing) -> list[NDArray[np.float64]]:
    return [point_array(stroke.points)[:, :2] for stroke in drawing.strokes]


def _extent(paths: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    extent: NDArray[np.float64] = np.ptp(np.concatenate(paths), axis=0)
    return extent


def _scaled(paths: list[NDArray[np.float64]], height: float) -> list[NDArray[np.float64]]:
    """Scale to a height, and not wider than a wide digit."""
    width, tall = _extent(paths)
    scale = height / max(float(tall), float(width) / _WIDEST)
    return [path * scale for path in paths]
