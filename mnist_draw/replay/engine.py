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
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.draw.drawing import Drawing
from trainer.ink.framing import FRAME_SIZE, Framing
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.rejection import too_little_ink
from trainer.runs import helper_process

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.network.rejection import Reason, Rejector

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
        not_sure: Why the window says "not sure"; None where it does not.
    """

    drawing: RecordedDrawing
    digit_image: NDArray[np.uint8] | None
    probabilities: NDArray[np.float32] | None
    not_sure: Reason | None = None

    @property
    def predicted(self) -> int | None:
        """The most probable digit, sure or not; None where there is no ink."""
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
    return _framed(drawing, width, Cost()).framing


def replay(
    drawings: Iterable[RecordedDrawing],
    predict: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
    *,
    rejector: Rejector | None = None,
    width: float | None = None,
    processes: int | None = None,
    patient: bool = False,
    cost: Cost | None = None,
) -> Generator[Reading]:
    """Reads drawing after drawing, in their order and with bounded memory.

    Args:
        drawings: What to read; an error of theirs comes out after the readings before it.
        predict: From a digit image to the probabilities of the ten digits.
        rejector: What says "not sure", as in the window; None to be sure of everything.
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
        framed: Iterator[tuple[RecordedDrawing, _Look]] = (
            (drawing, _framed(drawing, width, cost).look) for drawing in everything
        )
    else:
        framed = _shared_out(itertools.chain(first, source), width, count, cost, patient=patient)
    for drawing, look in framed:
        began = time.thread_time()
        image = look.digit_image
        probabilities = None if image is None else predict(image)
        not_sure = None if rejector is None else rejector.judge(image, speck=look.speck)
        cost.predicting += time.thread_time() - began
        cost.drawings += 1
        yield Reading(drawing, image, probabilities, not_sure)
    if few.error is not None:
        raise few.error


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """What the networks get to see of a drawing: the digit image, whether it is a mere speck."""

    digit_image: NDArray[np.uint8] | None
    speck: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Framed:
    framing: Framing | None
    speck: bool

    @property
    def look(self) -> _Look:
        return _Look(None if self.framing is None else self.framing.digit_image, self.speck)


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
) -> Iterator[tuple[RecordedDrawing, _Look]]:
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
            for drawing, image, inked, speck in zip(
                batch, done.digit_images, done.inked, done.specks, strict=True
            ):
                yield drawing, _Look(image if inked else None, bool(speck))
    finally:
        pool.shutdown(cancel_futures=True)
    if careful.error is not None:
        raise careful.error


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """What a process sends back; arrays of many images cross over quicker than many arrays."""

    digit_images: NDArray[np.uint8]
    inked: NDArray[np.bool_]
    specks: NDArray[np.bool_]
    drawing: float
    framing: float


def _draw_batch(drawings: list[RecordedDrawing], width: float | None) -> _Batch:
    cost = Cost()
    digit_images = np.zeros((len(drawings), FRAME_SIZE, FRAME_SIZE), np.uint8)
    inked = np.zeros(len(drawings), np.bool_)
    specks = np.zeros(len(drawings), np.bool_)
    for place, drawing in enumerate(drawings):
        look = _framed(drawing, width, cost).look
        specks[place] = look.speck
        if look.digit_image is not None:
            inked[place] = True
            digit_images[place] = look.digit_image
    return _Batch(digit_images, inked, specks, cost.drawing, cost.framing)


def _framed(drawing: RecordedDrawing, width: float | None, cost: Cost) -> _Framed:
    began = time.thread_time()
    canvas = Drawing()
    for stroke in drawing.strokes:
        canvas.draw(stroke if width is None else replace(stroke, width=width))
    drawn = time.thread_time()
    strokes = canvas.pen_strokes
    framing = frame_drawing(canvas.raster, strokes)
    speck = too_little_ink(framing, strokes, max(canvas.raster.shape))
    cost.drawing += drawn - began
    cost.framing += time.thread_time() - drawn
    return _Framed(framing, speck)
