"""Numbers: share of drawings of several digits that are read wholly rightly, and false alarms.

Numbers of 2, 3 and 4 digits are composed from single digits of one writer
(`tests.benchmarks.accuracy.number_drawings`): of UNIPEN train_r01_v07, converted to stroke files
(``digits.jsonl.gz``, ``capitals.jsonl.gz``, ``small.jsonl.gz``, ``symbols.jsonl.gz`` in a folder),
and, with ``--pendigits``, of UCI's digits. They are framed, judged, cut and read as in the window.
Writers with an even number served for development, the others judge the result.

False alarms: single digits, letters, signs and words that are read as a number without doubt.

Each kind has a sample of its own, drawn by the seed: of fewer drawings, the first ones. Every
fourth number is read as a picture too, which takes longest.

The bundled weights have learnt from these people; for an unbiased measurement train networks
without some writers (see `tests.benchmarks.accuracy.not_sure`) and name them with ``--writers``.

Usage: python -m tests.benchmarks.accuracy.numbers --unipen FOLDER [--pendigits FILE]
       [--weights FILE] [--detector FILE] [--drawings N] [--seed N]
       [--writers NAME:N,N,…] [--development]
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from PySide6.QtWidgets import QApplication

from mnist_draw.draw.ink import RASTER_SIZE, raster_of
from mnist_draw.predict.bundled_detector import DETECTOR
from mnist_draw.predict.starting_weights import BUNDLED
from tests.benchmarks import common
from tests.benchmarks.accuracy.installed import installed_weights
from tests.benchmarks.accuracy.number_drawings import (
    compose,
    drawings_by_writer,
    is_development,
)
from trainer.bundled.writer_collections import load_drawings
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector, too_little_ink
from trainer.reading.number import NumberReading, read_number
from trainer.reading.number_finder import NumberFinder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.ink.pen import Stroke
    from trainer.reading.number import NumberPart

COMMAND = "python -m tests.benchmarks.accuracy.numbers --unipen FOLDER"
RIGHT = 0.95
"""Target: share of numbers with paper between the digits that are read wholly rightly."""
MILLISECONDS = 5.0
"""Target: processor time that cutting and reading a number may take."""
_LENGTHS = (2, 3, 4)
_BLANK = np.zeros((RASTER_SIZE, RASTER_SIZE), np.uint8)
_CHARACTERS = ("capitals", "small", "symbols")
_PICTURES = 4  # Each fourth number is read as a picture too.
_TIMED = 60


@dataclass(frozen=True, slots=True)
class Count:
    """Drawings of one kind.

    Attributes:
        drawings: Number of drawings.
        right: Those read as the number that was written.
        digits: Those cut into as many digits as were written.
        found: Those read as some number.
        sure: Those read as some number without doubt.
    """

    drawings: int
    right: int
    digits: int
    found: int
    sure: int

    def share(self, count: int) -> float:
        """A count as a share of the drawings, [0, 1]."""
        return count / max(self.drawings, 1)


class NumberReader:
    """Reads drawings and pictures as the window does."""

    def __init__(self, network: Predictor, detector: Predictor) -> None:
        self._network, self._rejector = network, Rejector(detector)
        self._finder = NumberFinder(self._rejector)

    def read_drawings(self, drawings: Sequence[RecordedDrawing]) -> list[NumberReading | None]:
        """Numbers in drawings of strokes; None where there is none."""
        return [self._read(None, drawing.strokes) for drawing in drawings]

    def read_pictures(self, drawings: Sequence[RecordedDrawing]) -> list[NumberReading | None]:
        """Numbers in the ink of drawings, without their strokes."""
        return [self._read(raster_of(drawing.strokes), None) for drawing in drawings]

    def time_drawings(self, drawings: Sequence[RecordedDrawing]) -> dict[str, float]:
        """Processor time of cutting and reading numbers, in milliseconds."""
        times = []
        for drawing in drawings:
            began = time.thread_time()
            self._read_parts(self._finder.find(None, drawing.strokes, "several digits"))
            times.append(1e3 * (time.thread_time() - began))
        return common.figures(times, digits=2)

    def _read(
        self, raster: NDArray[np.uint8] | None, strokes: Sequence[Stroke] | None
    ) -> NumberReading | None:
        framing = frame_drawing(_BLANK if raster is None else raster, strokes)
        speck = too_little_ink(framing, strokes, RASTER_SIZE)
        image = None if framing is None else framing.digit_image
        reason = self._rejector.judge(image, speck=speck, strokes=strokes)
        return self._read_parts(self._finder.find(raster, strokes, reason))

    def _read_parts(self, parts: tuple[NumberPart, ...]) -> NumberReading | None:
        snapshot = self._network.snapshot
        return read_number(parts, self._network.network, snapshot.recipe.classes)


def measure(options: argparse.Namespace) -> dict[str, object]:
    """Run the benchmark; returns counts and shares by kind of drawing."""
    application = QApplication.instance() or QApplication([])
    reader = NumberReader(
        Predictor(installed_weights(options.weights, BUNDLED)),
        Predictor(installed_weights(options.detector, DETECTOR)),
    )
    sources = {"UNIPEN": load_drawings(options.unipen / "digits.jsonl.gz")}
    if options.pendigits is not None:
        sources["pendigits"] = load_drawings(options.pendigits)
    counts: dict[str, Count] = {}
    timed: list[RecordedDrawing] = []
    for source, drawings in sources.items():
        writers = _chosen(drawings_by_writer(drawings), source, options)
        for length in _LENGTHS:
            kind = f"{source}, {length} digits"
            written = _numbers(writers, length, kind, options)
            timed += written[:_TIMED]
            counts[kind] = _counted(written, reader.read_drawings(written))
            pictures = written[::_PICTURES]
            counts[f"{kind}, as a picture"] = _counted(pictures, reader.read_pictures(pictures))
            kind = f"{kind} that touch"
            written = _numbers(writers, length, kind, options, cramped=True)
            counts[kind] = _counted(written, reader.read_drawings(written))
        kind = f"{source}, single digits"
        single = _sampled([each for drawn in writers.values() for each in drawn], kind, options)
        counts[kind] = _counted(single, reader.read_drawings(single))
    counts |= _false_alarms(options, reader)
    milliseconds = reader.time_drawings(timed)
    del application
    return {
        "benchmark": "accuracy.numbers",
        "question": "Numbers of several digits read wholly rightly, false alarms",
        "writers": "even (development)" if options.development else "odd",
        "weights": str(options.weights or "bundled"),
        "seed": options.seed,
        "counts": {
            kind: {
                "drawings": each.drawings,
                "right": each.right,
                "cut_rightly": each.digits,
                "read_as_a_number": each.found,
                "without_doubt": each.sure,
            }
            for kind, each in counts.items()
        },
        "milliseconds": milliseconds,
        "rows": _rows(counts, milliseconds["median"], milliseconds["p95"]),
    }


def _random(kind: str, options: argparse.Namespace) -> np.random.Generator:
    """Source of the drawings of one kind; they are the same whatever other kinds there are."""
    return np.random.default_rng([options.seed, *kind.encode()])


def _chosen(
    writers: Mapping[str, list[RecordedDrawing]], source: str, options: argparse.Namespace
) -> dict[str, list[RecordedDrawing]]:
    named = (text.partition(":") for text in options.writers)
    wanted = {
        number
        for name, _, numbers in named
        if name == source.lower()
        for number in numbers.split(",")
    }
    return {
        writer: drawings
        for writer, drawings in writers.items()
        if is_development(writer) == options.development and (not wanted or writer in wanted)
    }


def _numbers(
    writers: Mapping[str, list[RecordedDrawing]],
    length: int,
    kind: str,
    options: argparse.Namespace,
    *,
    cramped: bool = False,
) -> list[RecordedDrawing]:
    """Numbers in the hands of random writers."""
    random = _random(kind, options)
    names = sorted(writer for writer, drawings in writers.items() if len(drawings) >= length)
    numbers = []
    for _ in range(options.drawings):
        drawings = writers[names[int(random.integers(len(names)))]]
        chosen = [drawings[int(index)] for index in random.integers(len(drawings), size=length)]
        numbers.append(compose(chosen, random, cramped=cramped))
    return numbers


def _sampled(
    drawings: Sequence[RecordedDrawing], kind: str, options: argparse.Namespace
) -> list[RecordedDrawing]:
    """Up to twice as many as there are numbers of a kind, without replacement."""
    order = _random(kind, options).permutation(len(drawings))
    return [drawings[int(index)] for index in order[: 2 * options.drawings]]


def _false_alarms(options: argparse.Namespace, reader: NumberReader) -> dict[str, Count]:
    counts = {}
    letters: list[RecordedDrawing] = []
    for characters in _CHARACTERS:
        found = drawings_by_writer(load_drawings(options.unipen / f"{characters}.jsonl.gz"))
        of_writers = [
            each for drawn in _chosen(found, "UNIPEN", options).values() for each in drawn
        ]
        kind = f"UNIPEN, {characters}"
        drawings = _sampled(of_writers, kind, options)
        counts[kind] = _counted(drawings, reader.read_drawings(drawings))
        letters += [] if characters == "symbols" else of_writers
    writers = {
        writer: drawings
        for writer, drawings in drawings_by_writer(letters).items()
        if len(drawings) >= max(_LENGTHS)
    }
    words = [
        word
        for length in _LENGTHS
        for word in _numbers(writers, length, f"UNIPEN, words of {length} letters", options)
    ]
    counts["UNIPEN, words of letters"] = _counted(words, reader.read_drawings(words))
    return counts


def _counted(drawings: Sequence[RecordedDrawing], numbers: Sequence[NumberReading | None]) -> Count:
    pairs = [
        (drawing.label, number)
        for drawing, number in zip(drawings, numbers, strict=True)
        if number is not None
    ]
    return Count(
        len(drawings),
        sum(number.text == label for label, number in pairs),
        sum(len(number.text) == len(label or "") for label, number in pairs),
        len(pairs),
        sum(number.not_sure is None for _, number in pairs),
    )


def _rows(counts: Mapping[str, Count], median: float, p95: float) -> list[common.Row]:
    rows = []
    for kind, count in counts.items():
        if "digits" in kind and "single" not in kind:
            right = count.share(count.right)
            spaced = "touch" not in kind and "picture" not in kind
            measured = (
                f"{common.percent(right, digits=1)} read rightly, "
                f"{common.percent(count.share(count.digits), digits=1)} cut rightly"
            )
            target, met = ("at least 95 %", right >= RIGHT) if spaced else ("", None)
        else:
            measured = f"{common.percent(count.share(count.sure), digits=1)} read as numbers"
            target, met = "", None
        rows.append(
            common.row(
                f"{kind} ({count.drawings:,} drawings)",
                measured,
                target=target,
                met=met,
                baseline="",
                command=COMMAND,
            )
        )
    rows.append(
        common.row(
            "Processor time of cutting and reading a number",
            f"median {median:.1f} ms, p95 {p95:.1f} ms",
            target=f"at most {MILLISECONDS:.0f} ms",
            met=p95 <= MILLISECONDS,
            baseline="",
            command=COMMAND,
        )
    )
    return rows


def main() -> None:
    """Measure and print the report."""
    parser = common.parser(__doc__)
    parser.add_argument("--unipen", type=Path, metavar="FOLDER")
    parser.add_argument("--pendigits", type=Path, metavar="FILE")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="default: the bundled ones")
    parser.add_argument("--detector", type=Path, metavar="FILE", help="default: the bundled one")
    parser.add_argument("--drawings", type=int, default=200, help="numbers of each kind")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--writers",
        action="append",
        default=[],
        metavar="NAME:N,N,…",
        help="only these writers of unipen or of pendigits",
    )
    parser.add_argument("--development", action="store_true", help="the writers of development")
    since = common.Moment.now()
    options = parser.parse_args()
    if options.unipen is None:
        common.report(
            {
                "benchmark": "accuracy.numbers",
                "skipped": "needs --unipen FOLDER",
                "rows": [],
            }
        )
        return
    common.report(measure(options), since=since)


if __name__ == "__main__":
    main()
