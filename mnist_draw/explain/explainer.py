"""Observer that explains predictions: leaves out strokes and spots, and reads again."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from mnist_draw.explain.drawing_reader import DrawingReader
from mnist_draw.explain.explanation import Area, Explanation, StrokeEffect, Subject
from mnist_draw.explain.occlusion import occlude
from trainer.ink.framing import FRAME_SIZE
from trainer.ink.pen import CANVAS_SIZE
from trainer.ink.stroke_framing import PEN_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mnist_draw.predict.observation import Observation
    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke

MOST_STROKES = 12
"""Of more strokes, none decides; leaving out each of a scribble's hundreds would take long."""

# Pause after each slice while the pen is down: the next drawing may arrive at any time.
_PAUSE_S = 0.025
_PAUSE_SHARE = 4.0  # As a multiple of the time that the slice took.


class Explainer:
    """Yields the explanation of one observation, more complete with each item.

    Strokes come first. The occlusion map takes a hundred times as long and waits until the pen is
    up.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Args: clock: Seconds, from any start."""
        self._clock = clock
        self._next_slice = 0.0
        # Pen movements end the work on older drawings: it continues with the next stroke, so that
        # all effects are recent.
        self._turn = 0

    def __call__(self, observation: Observation) -> Iterator[Explanation]:
        reader = DrawingReader(observation)
        explanation = _begun(observation, reader)
        # Nothing is computed before the first item, which the next drawing waits for.
        yield explanation
        if reader.answer is None or reader.answer.digit is None:
            return
        count, first = len(explanation.strokes), self._turn
        for index in (position % count for position in range(first, first + count)):
            if explanation.pen_down and self._clock() < self._next_slice:
                return
            began = self._clock()
            effects = list(explanation.effects)
            effects[index] = stroke_effect(reader, explanation.strokes, index)
            explanation = replace(explanation, effects=tuple(effects))
            self._turn = index + 1
            ended = self._clock()
            self._next_slice = ended + max(_PAUSE_S, _PAUSE_SHARE * (ended - began))
            yield explanation
        if not explanation.pen_down:
            for occlusion in occlude(reader):
                yield replace(explanation, occlusion=occlusion)


def stroke_effect(reader: DrawingReader, strokes: tuple[Stroke, ...], index: int) -> StrokeEffect:
    """Leave one stroke out, frame the others and read them.

    Args:
        reader: With an answer.
        strokes: All visible strokes.
        index: Of the stroke to leave out.
    """
    assert reader.answer is not None
    without = reader.read_strokes(strokes[:index] + strokes[index + 1 :])
    change = -reader.answer.probability if without is None else reader.answer.change(without)
    return StrokeEffect(change, without)


def _begun(observation: Observation, reader: DrawingReader) -> Explanation:
    request, framing = observation.request, observation.prediction.framing
    subject = _subject(request.strokes)
    left_out = (request.strokes or ()) if subject == "strokes" else ()
    return Explanation(
        reader.answer,
        subject,
        left_out,
        (None,) * len(left_out),
        area=(0.0, 0.0, 1.0, 1.0)
        if framing is None or request.unframed
        else image_area(framing, max(request.raster.shape), request.strokes),
        framing=framing,
        pen_down=request.pen_down,
    )


def _subject(strokes: tuple[Stroke, ...] | None) -> Subject:
    if strokes is None:
        return "picture"
    if len(strokes) < 2:
        return "one stroke"
    return "strokes" if len(strokes) <= MOST_STROKES else "many strokes"


def image_area(framing: Framing, raster_side: int, strokes: tuple[Stroke, ...] | None) -> Area:
    """Where a framed digit image lies on the canvas.

    Args:
        framing: Of the drawing.
        raster_side: Side of the square raster, in pixels.
        strokes: The strokes that were framed; None if the raster was.
    """
    left, top, right, bottom = (edge / raster_side for edge in framing.box)
    height, width = framing.scaled.shape
    column, row = framing.offset
    on_canvas, in_image = max(right - left, bottom - top), max(width, height)
    # Framing keeps the middles of strokes, not their widths: these map to each other.
    brush = max((stroke.width for stroke in strokes or ()), default=0.0) / CANVAS_SIZE
    if strokes and on_canvas > 2 * brush:
        on_canvas, in_image = on_canvas - brush, in_image - PEN_WIDTH
    scale = on_canvas / in_image
    return (
        (left + right) / 2 - (column + width / 2) * scale,
        (top + bottom) / 2 - (row + height / 2) * scale,
        FRAME_SIZE * scale,
        FRAME_SIZE * scale,
    )
