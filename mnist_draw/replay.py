"""Replay: recorded drawings through the very canvas ink, framing and prediction of the window.

Drawing and framing take the time, so many drawings are shared out among processes; each of them
uses the same `Drawing` as the window. No display is needed.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from mnist_draw import helper_process
from mnist_draw.drawing import Drawing
from trainer.framing import FRAME_SIZE, Framing
from trainer.stroke_framing import frame_drawing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from mnist_draw.strokes import RecordedDrawing

_Framed: TypeAlias = "tuple[RecordedDrawing, NDArray[np.uint8] | None]"

BATCH = 32
"""Drawings that a process gets at a time."""
FEW = 4 * BATCH
"""So many drawings are replayed sooner by this process than others would be started."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the network made of one drawing.

    Attributes:
        drawing: What was drawn.
        digit_image: uint8, shape (28, 28), ink = 255 on 0; None where there is no ink.
        probabilities: float32, shape (10,); None where there is no ink.
    """

    drawing: RecordedDrawing
    digit_image: NDArray[np.uint8] | None
    probabilities: NDArray[np.float32] | None

    @property
    def predicted(self) -> int | None:
        """The digit that the window shows; None where it shows none."""
        return None if self.probabilities is None else int(self.probabilities.argmax())


@dataclass(slots=True)
class Cost:
    """Seconds of processor time that a replay has taken, by what for.

    Attributes:
        drawings: How many.
        drawing: Strokes to raster.
        framing: Strokes or raster to digit image.
        predicting: Digit image to probabilities.
    """

    drawings: int = 0
    drawing: float = 0.0
    framing: float = 0.0
    predicting: float = 0.0


def framing_of(drawing: RecordedDrawing, width: float | None = None) -> Framing | None:
    """Draws it on a canvas of its own and frames it as the window does.

    Args:
        drawing: What to draw.
        width: Brush width in canvas units in place of each stroke's own.
    """
    return _framed(drawing, width, Cost())


def replay(
    drawings: Iterable[RecordedDrawing],
    predict: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
    *,
    width: float | None = None,
    processes: int | None = None,
    patient: bool = False,
    cost: Cost | None = None,
) -> Generator[Reading]:
    """Reads drawing after drawing, in their order and with bounded memory.

    Args:
        drawings: What to read; an error of theirs comes out after the readings before it.
        predict: From a digit image to the probabilities of the ten digits.
        width: Brush width in canvas units in place of each stroke's own.
        processes: How many draw and frame; 1 is this one alone. By default one a processor.
        patient: Whether the others leave the processor to this one first.
        cost: Is added to while it goes on.
    """
    cost = Cost() if cost is None else cost
    source = iter(drawings)
    few = _Careful(itertools.islice(source, FEW))
    first = list(few)
    count = processes or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0])
    if count == 1 or len(first) < FEW or few.error is not None:
        everything = iter(first) if few.error else itertools.chain(first, source)
        framed: Iterator[_Framed] = (
            (drawing, _digit_image(_framed(drawing, width, cost))) for drawing in everything
        )
    else:
        framed = _shared_out(itertools.chain(first, source), width, count, cost, patient=patient)
    for drawing, digit_image in framed:
        began = time.thread_time()
        probabilities = None if digit_image is None else predict(digit_image)
        cost.predicting += time.thread_time() - began
        cost.drawings += 1
        yield Reading(drawing, digit_image, probabilities)
    if few.error is not None:
        raise few.error


class _Careful:
    """Iterates up to an error and keeps it for later."""

    def __init__(self, source: Iterable[RecordedDrawing]) -> None:
        self._source = source
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[RecordedDrawing]:
        try:
            yield from self._source
        except Exception as error:  # noqa: BLE001 - raised again by who asks for it
            self.error = error


def _shared_out(
    drawings: Iterable[RecordedDrawing],
    width: float | None,
    processes: int,
    cost: Cost,
    *,
    patient: bool,
) -> Iterator[_Framed]:
    careful = _Careful(drawings)
    source = iter(careful)
    # Copies of a process with threads (torch's, Qt's) may hang: start new ones.
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[list[RecordedDrawing], Future[_Batch]]] = deque()
    pool = ProcessPoolExecutor(
        processes, context, initializer=partial(helper_process.prepare, patient=patient)
    )
    try:
        while True:
            while len(waiting) < 2 * processes:
                batch = list(itertools.islice(source, BATCH))
                if not batch:
                    break
                waiting.append((batch, pool.submit(_draw_batch, batch, width)))
            if not waiting:
                break
            batch, future = waiting.popleft()
            done = future.result()
            cost.drawing += done.drawing
            cost.framing += done.framing
            for drawing, image, inked in zip(batch, done.digit_images, done.inked, strict=True):
                yield drawing, image if inked else None
    finally:
        pool.shutdown(cancel_futures=True)
    if careful.error is not None:
        raise careful.error


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """What a process sends back; arrays of many images cross over quicker than many arrays."""

    digit_images: NDArray[np.uint8]
    inked: NDArray[np.bool_]
    drawing: float
    framing: float


def _draw_batch(drawings: list[RecordedDrawing], width: float | None) -> _Batch:
    cost = Cost()
    digit_images = np.zeros((len(drawings), FRAME_SIZE, FRAME_SIZE), np.uint8)
    inked = np.zeros(len(drawings), np.bool_)
    for place, drawing in enumerate(drawings):
        framing = _framed(drawing, width, cost)
        if framing is not None:
            inked[place] = True
            digit_images[place] = framing.digit_image
    return _Batch(digit_images, inked, cost.drawing, cost.framing)


def _framed(drawing: RecordedDrawing, width: float | None, cost: Cost) -> Framing | None:
    began = time.thread_time()
    canvas = Drawing()
    for stroke in drawing.strokes:
        canvas.draw(stroke if width is None else replace(stroke, width=width))
    drawn = time.thread_time()
    framing = frame_drawing(canvas.raster, canvas.pen_strokes)
    cost.drawing += drawn - began
    cost.framing += time.thread_time() - drawn
    return framing


def _digit_image(framing: Framing | None) -> NDArray[np.uint8] | None:
    return None if framing is None else framing.digit_image
