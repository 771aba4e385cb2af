"""Replay engine: recorded drawings through the window's own ink, framing and prediction.

Drawing and framing take most of the time, so large files are split among processes; each uses the
same `Drawing` as the window. Needs no display.
"""

from __future__ import annotations

import itertools
import multiprocessing
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.draw.drawing import Drawing
from trainer.device import processors
from trainer.ink.framing import FRAME_SIZE
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.rejection import too_little_ink
from trainer.reading.number_finder import NumberFinder
from trainer.runs import process_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.ink.pen import Stroke
    from trainer.network.rejection import Reason, Rejector
    from trainer.reading.number import NumberPart, NumberReading

BATCH = 32
"""Drawings sent to a process at a time."""
PARALLEL_MINIMUM = 4 * BATCH
"""Fewer drawings take less time in this process than starting others."""


@dataclass(frozen=True, slots=True, eq=False)
class ReplayedDrawing:
    """A recorded drawing with its prediction.

    Attributes:
        drawing: The recorded strokes, label and writer.
        digit_image: uint8, shape (28, 28), ink = 255 on 0; None without ink.
        probabilities: float32, shape (K,), finite; None without ink, and where the weights are too
            large for a prediction.
        not_sure: Why the window shows no digit as the answer; None if it does.
        number: The number that the window shows instead; None if it shows none.
    """

    drawing: RecordedDrawing
    digit_image: NDArray[np.uint8] | None
    probabilities: NDArray[np.float32] | None
    not_sure: Reason | None = None
    number: NumberReading | None = None

    @property
    def predicted(self) -> int | None:
        """Index of the most probable class, sure or not; None without probabilities."""
        return None if self.probabilities is None else int(self.probabilities.argmax())


@dataclass(slots=True)
class Cost:
    """Processor time of a replay in seconds, by step.

    Attributes:
        drawings: Number of drawings.
        drawing: Strokes to raster.
        framing: Strokes or raster to digit image.
        predicting: Digit image to probabilities.
    """

    drawings: int = 0
    drawing: float = 0.0
    framing: float = 0.0
    predicting: float = 0.0


def replay(
    drawings: Iterable[RecordedDrawing],
    predict: Callable[[NDArray[np.uint8]], NDArray[np.float32]],
    *,
    rejector: Rejector | None = None,
    read_number: Callable[[tuple[NumberPart, ...]], NumberReading | None] | None = None,
    width: float | None = None,
    processes: int | None = None,
    low_priority: bool = False,
    cost: Cost | None = None,
) -> Generator[ReplayedDrawing]:
    """Predict drawings in their order, with bounded memory.

    Args:
        drawings: An error that it raises is raised again after the drawings before it.
        predict: From a digit image to the probabilities of the classes.
        rejector: Decides on "not sure", as in the window; None for never.
        read_number: Reads the digits of a number, given a rejector; None for no numbers.
        width: Brush width in canvas units instead of each stroke's own.
        processes: Number of processes that draw and frame; 1 for this one alone. By default one
            per processor.
        low_priority: Whether child processes have a lower priority than this one.
        cost: Processor time is added to it.
    """
    cost = Cost() if cost is None else cost
    source = iter(drawings)
    head = _UntilError(itertools.islice(source, PARALLEL_MINIMUM))
    first = list(head)
    count = processors.processes(processes)
    if count == 1 or len(first) < PARALLEL_MINIMUM or head.error is not None:
        everything = iter(first) if head.error else itertools.chain(first, source)
        framed: Iterator[tuple[RecordedDrawing, _NetworkInput]] = (
            (drawing, _frame(drawing, width, cost)) for drawing in everything
        )
    else:
        framed = _frame_in_processes(
            itertools.chain(first, source), width, count, cost, low_priority=low_priority
        )
    finder = None if rejector is None or read_number is None else NumberFinder(rejector)
    for drawing, network_input in framed:
        began = time.thread_time()
        image = network_input.digit_image
        probabilities = None if image is None else predict(image)
        if probabilities is not None and not np.isfinite(probabilities).all():
            probabilities = None
        not_sure = None
        if rejector is not None:
            strokes = network_input.strokes
            not_sure = rejector.judge(image, speck=network_input.speck, strokes=strokes)
        number = None
        if finder is not None and read_number is not None:
            parts = finder.find(network_input.raster, network_input.strokes, not_sure)
            number, not_sure = read_number(parts), "several digits" if parts else not_sure
        cost.predicting += time.thread_time() - began
        cost.drawings += 1
        yield ReplayedDrawing(drawing, image, probabilities, not_sure, number)
    if head.error is not None:
        raise head.error


@dataclass(frozen=True, slots=True, eq=False)
class _NetworkInput:
    """Input of classifier and detector, and what a number is cut out of.

    Attributes:
        digit_image: uint8, shape (28, 28); None without ink.
        speck: Whether it is too little ink.
        strokes: The visible strokes; None where they do not cover the ink.
        raster: The ink, uint8, shape (840, 840); None with strokes.
    """

    digit_image: NDArray[np.uint8] | None
    speck: bool
    strokes: tuple[Stroke, ...] | None
    raster: NDArray[np.uint8] | None


class _UntilError:
    """Iterates up to an error and keeps it, to be raised later."""

    def __init__(self, source: Iterable[RecordedDrawing]) -> None:
        self._source = source
        self.error: Exception | None = None

    def __iter__(self) -> Iterator[RecordedDrawing]:
        try:
            yield from self._source
        except Exception as error:  # noqa: BLE001 - raised again by the caller
            self.error = error


def _frame_in_processes(
    drawings: Iterable[RecordedDrawing],
    width: float | None,
    processes: int,
    cost: Cost,
    *,
    low_priority: bool,
) -> Iterator[tuple[RecordedDrawing, _NetworkInput]]:
    until_error = _UntilError(drawings)
    source = iter(until_error)
    # A forked child may hang on locks held by threads of torch or Qt.
    context = multiprocessing.get_context("spawn")
    pending: deque[tuple[list[RecordedDrawing], Future[_Batch]]] = deque()
    pool = ProcessPoolExecutor(
        processes, context, initializer=partial(process_settings.prepare, low_priority=low_priority)
    )
    try:
        while True:
            while len(pending) < 2 * processes:
                batch = list(itertools.islice(source, BATCH))
                if not batch:
                    break
                pending.append((batch, pool.submit(_draw_batch, batch, width)))
            if not pending:
                break
            batch, future = pending.popleft()
            done = future.result()
            cost.drawing += done.drawing
            cost.framing += done.framing
            for drawing, image, inked, speck, ink in zip(
                batch, done.digit_images, done.inked, done.specks, done.ink, strict=True
            ):
                yield drawing, _NetworkInput(image if inked else None, bool(speck), *ink)
    finally:
        pool.shutdown(cancel_futures=True)
    if until_error.error is not None:
        raise until_error.error


@dataclass(frozen=True, slots=True, eq=False)
class _Batch:
    """Result of a process; pickling one array of many images is faster than many arrays."""

    digit_images: NDArray[np.uint8]
    inked: NDArray[np.bool_]
    specks: NDArray[np.bool_]
    ink: list[tuple[tuple[Stroke, ...] | None, NDArray[np.uint8] | None]]
    drawing: float
    framing: float


def _draw_batch(drawings: list[RecordedDrawing], width: float | None) -> _Batch:
    cost = Cost()
    digit_images = np.zeros((len(drawings), FRAME_SIZE, FRAME_SIZE), np.uint8)
    inked = np.zeros(len(drawings), np.bool_)
    specks = np.zeros(len(drawings), np.bool_)
    ink = []
    for index, drawing in enumerate(drawings):
        network_input = _frame(drawing, width, cost)
        specks[index] = network_input.speck
        ink.append((network_input.strokes, network_input.raster))
        if network_input.digit_image is not None:
            inked[index] = True
            digit_images[index] = network_input.digit_image
    return _Batch(digit_images, inked, specks, ink, cost.drawing, cost.framing)


def _frame(drawing: RecordedDrawing, width: float | None, cost: Cost) -> _NetworkInput:
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
    return _NetworkInput(
        None if framing is None else framing.digit_image,
        speck,
        strokes,
        canvas.raster if strokes is None else None,
    )
