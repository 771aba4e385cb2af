"""The fewest strokes that still read: the least of a drawing that keeps a network's answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.errors import CancelledError
from trainer.ink.pen import Point, arc_lengths, interpolate, point_array
from trainer.ink.stroke_framing import frame_drawing, frame_strokes
from trainer.ink.stroke_raster import draw_strokes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from trainer.ink.pen import Stroke
    from trainer.network.forward import NumpyNetwork

PREFIX_STEPS: Final = 100
"""Steps of the beginning of a drawing: each is one per cent of the length of its strokes."""
MOST_STROKES: Final = 7
"""Strokes of which every choice is read; of more there are too many choices."""
FEWEST_PROBABILITY: Final = 0.5
"""Probability, [0, 1], from which a network reads a drawing: as much as all others together."""


@dataclass(frozen=True, slots=True)
class FewestStrokes:
    """The least of a drawing that a network still reads.

    Attributes:
        answer: Index of the class that it reads in the whole drawing.
        strokes: Indices of the strokes that are enough, in drawing order: of the fewest, those with
            the shortest lines. None if there are too many strokes to try.
        prefix: Share of the length of all strokes, from the beginning, that is enough, (0, 1].
        beginning: That part of the drawing.
    """

    answer: int
    strokes: tuple[int, ...] | None
    prefix: float
    beginning: tuple[Stroke, ...]


def digit_image_of(strokes: Sequence[Stroke]) -> NDArray[np.uint8] | None:
    """Draw and frame pen strokes: uint8, shape (28, 28); None if they leave no ink."""
    if not strokes:
        return None
    framing = frame_strokes(strokes) or frame_drawing(draw_strokes(strokes))
    return None if framing is None else framing.digit_image


def reading_of(network: NumpyNetwork, image: NDArray[np.uint8] | None) -> int | None:
    """Index of the class that a network reads; None below `FEWEST_PROBABILITY`, or without image.

    Args:
        network: The network.
        image: uint8, shape (28, 28), ink 255 on 0; None for a blank canvas.
    """
    if image is None:
        return None
    probabilities = network.probabilities(network.logits(image[None])[0])
    best = int(probabilities.argmax())
    return best if probabilities[best] >= FEWEST_PROBABILITY else None


def beginning_of(strokes: Sequence[Stroke], share: float) -> tuple[Stroke, ...]:
    """The first part of a drawing, by the length of its strokes.

    Args:
        strokes: In drawing order.
        share: (0, 1]; 1 for the whole drawing.
    """
    lengths = [float(_lengths(stroke)[-1]) for stroke in strokes]
    left = share * sum(lengths)
    kept: list[Stroke] = []
    for stroke, length in zip(strokes, lengths, strict=True):
        # Sums of shares are a little off the sum of all.
        if left >= length - 1e-9:
            kept.append(stroke)
            left -= length
            continue
        if left > 0:
            kept.append(_cut(stroke, left))
        break
    return tuple(kept)


def fewest_strokes(
    network: NumpyNetwork,
    strokes: Sequence[Stroke],
    *,
    report: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> FewestStrokes | None:
    """Find the fewest strokes, and the shortest beginning, that a network reads as the whole.

    Every smaller choice of strokes and every shorter beginning, in steps of one per cent, has been
    read otherwise or with a probability below `FEWEST_PROBABILITY`.

    Args:
        network: The network.
        strokes: Pen strokes in drawing order, at least one.
        report: Called with the share of the work that is done, [0, 1].
        cancelled: Polled before each reading; True cancels.

    Returns:
        None if the network does not read the whole drawing.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    answer = reading_of(network, digit_image_of(strokes))
    if answer is None:
        return None

    def reads(part: Sequence[Stroke]) -> bool:
        if cancelled():
            raise CancelledError
        return reading_of(network, digit_image_of(part)) == answer

    prefix, beginning = 1.0, tuple(strokes)
    for step in range(1, PREFIX_STEPS):
        report(step / (2 * PREFIX_STEPS))
        part = beginning_of(strokes, step / PREFIX_STEPS)
        if reads(part):
            prefix, beginning = step / PREFIX_STEPS, part
            break
    chosen: tuple[int, ...] | None = None
    if len(strokes) <= MOST_STROKES:
        choices = list(_choices(strokes))
        for number, choice in enumerate(choices):
            report((1 + number / len(choices)) / 2)
            if reads([strokes[index] for index in choice]):
                chosen = choice
                break
    report(1.0)
    return FewestStrokes(answer, chosen, prefix, beginning)


def _choices(strokes: Sequence[Stroke]) -> Iterator[tuple[int, ...]]:
    """Every choice of strokes: the fewest first, and of as many those with the least length."""
    lengths = [float(_lengths(stroke)[-1]) for stroke in strokes]
    for count in range(1, len(strokes) + 1):
        yield from sorted(
            combinations(range(len(strokes)), count),
            key=lambda choice: sum(lengths[index] for index in choice),
        )


def _lengths(stroke: Stroke) -> NDArray[np.float64]:
    return arc_lengths(point_array(stroke.points))


def _cut(stroke: Stroke, length: float) -> Stroke:
    """The beginning of a stroke, of a given length in canvas units."""
    lengths = _lengths(stroke)
    kept = int(np.searchsorted(lengths, length, side="right"))
    x, y, pressure = interpolate(point_array(stroke.points), lengths, np.array([length]))[
        0
    ].tolist()
    end = Point(x, y, stroke.points[kept - 1].t, pressure)
    return replace(stroke, points=(*stroke.points[:kept], end))
