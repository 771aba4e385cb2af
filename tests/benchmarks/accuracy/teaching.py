"""Teaching: what twenty drawings of a person do to that person's other drawings, and to MNIST.

For each writer, some drawings are taught to the same weights, and all others of the writer are read
before and after, as are MNIST's validation images. The weights must not have learnt from these
writers, as the bundled ones have from UNIPEN's: name others with ``--weights``. Every other writer
was used to choose the settings of `trainer.teaching.data_set`; figures come from the rest.

Besides, with the first writers, lessons that go wrong: one wrong label among twenty, contradictory
labels, a single digit.

Usage: python -m tests.benchmarks.accuracy.teaching --strokes FILE [--data-dir FOLDER]
       [--weights FILE] [--drawings N] [--seed N] [--writers N] [--tuning]
Without a file of people's drawings nothing is measured.
"""

from __future__ import annotations

import dataclasses
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import torch

from mnist_draw.predict.starting_weights import bundled_file
from tests.benchmarks import common
from trainer.data.drawing_files import read_drawings
from trainer.data.stroke_augmentation import digit_images
from trainer.events import Finished, Taught
from trainer.network import batch_prediction, weights
from trainer.network.calibration import expected_calibration_error
from trainer.teaching.lesson import FEWEST_DRAWINGS, Lesson
from trainer.teaching.teach import teach

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from trainer.data.digits import DataSet, Digits
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.network.weights import WeightSnapshot

COMMAND: Final = (
    "python -m tests.benchmarks.accuracy.teaching --data-dir FOLDER --strokes digits.jsonl.gz"
)
MOST_LOST: Final = 0.1
"""Percentage points of MNIST's validation images that a lesson may cost."""
_MOST_OF_ONE: Final = 130  # Three writers of UNIPEN with more are whole institutes.
_FEWEST_READ: Final = 20
_CALIBRATION: Final = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """One lesson.

    Attributes:
        read: Drawings of the writer that were not in the lesson.
        before: Of these, read correctly before.
        after: Likewise after.
        lost: Percentage points of MNIST's validation images lost; negative if won.
        calibration: Expected calibration error on MNIST's validation images after it.
        seconds: From the weights to the comparison.
    """

    read: int
    before: int
    after: int
    lost: float
    calibration: float
    seconds: float


def mislabelled(drawings: tuple[RecordedDrawing, ...]) -> tuple[RecordedDrawing, ...]:
    """The first drawing with a wrong label."""
    first = drawings[0]
    wrong = str((int(str(first.label)) + 5) % 10)
    return (dataclasses.replace(first, label=wrong), *drawings[1:])


def measure(options: argparse.Namespace) -> dict[str, object]:
    """Run the benchmark; returns figures by kind of lesson."""
    if options.strokes is None:
        return {
            "benchmark": "accuracy.teaching",
            "rows": [],
            "skipped": "no file of people's drawings",
        }
    torch.set_num_threads(1)
    start = weights.load(options.weights or bundled_file())
    mnist = common.mnist(options)
    writers = _writers(options.strokes, options.drawings, tuning=options.tuning)
    if options.writers:
        writers = dict(list(writers.items())[: options.writers])
    lessons: dict[str, list[Outcome]] = {}
    lessons["plain"] = [
        _outcome(start, mnist, each, options, lambda drawings: drawings)
        for each in writers.values()
    ]
    if not options.tuning:
        some = list(writers.values())[:8]
        lessons["one wrong label"] = [
            _outcome(start, mnist, each, options, mislabelled) for each in some
        ]
        lessons["one digit"] = [
            _outcome(start, mnist, each, options, _only_most_frequent)
            for each in some
            if len(_only_most_frequent(_chosen(each, options)[0])) >= FEWEST_DRAWINGS
        ]
    return {
        "benchmark": "accuracy.teaching",
        "question": "What a lesson does to a writer's other drawings and to MNIST",
        "weights": start.recipe.name,
        "lessons": {
            name: [dataclasses.asdict(each) for each in outcomes]
            for name, outcomes in lessons.items()
        },
        "rows": [
            row
            for name, outcomes in lessons.items()
            for row in _rows(start, name, outcomes, options)
        ],
    }


def _only_most_frequent(drawings: tuple[RecordedDrawing, ...]) -> tuple[RecordedDrawing, ...]:
    labels = [drawing.label for drawing in drawings]
    most = max(set(labels), key=lambda label: (labels.count(label), label))
    return tuple(drawing for drawing in drawings if drawing.label == most)


def _writers(path: Path, drawings: int, *, tuning: bool) -> dict[str, list[RecordedDrawing]]:
    """Drawings by writer, of every other writer."""
    found: dict[str, list[RecordedDrawing]] = defaultdict(list)
    for drawing in read_drawings(path, skip=lambda _: None):
        if drawing.label is not None and drawing.writer is not None:
            found[drawing.writer].append(drawing)
    enough = sorted(
        writer
        for writer, each in found.items()
        if drawings + _FEWEST_READ <= len(each) <= max(_MOST_OF_ONE, 2 * drawings)
    )
    return {writer: found[writer] for writer in enough[0 if tuning else 1 :: 2]}


def _outcome(
    start: WeightSnapshot,
    mnist: DataSet,
    drawings: Sequence[RecordedDrawing],
    options: argparse.Namespace,
    change: Callable[[tuple[RecordedDrawing, ...]], tuple[RecordedDrawing, ...]],
) -> Outcome:
    chosen, rest = _chosen(drawings, options)
    others = digit_images(rest, random=np.random.default_rng(options.seed))
    lesson = change(chosen)
    began = time.perf_counter()
    events = list(teach(start, Lesson(lesson, options.seed), mnist))
    seconds = time.perf_counter() - began
    (comparison,) = (event.comparison for event in events if isinstance(event, Taught))
    finished = events[-1]
    assert isinstance(finished, Finished)
    known = comparison.known
    return Outcome(
        read=len(others),
        before=_right(start, others),
        after=_right(finished.snapshot, others),
        lost=100 * (known.right_before - known.right_after) / len(known),
        calibration=_calibration(finished.snapshot, mnist.train[-_CALIBRATION:]),
        seconds=seconds,
    )


def _chosen(
    drawings: Sequence[RecordedDrawing], options: argparse.Namespace
) -> tuple[tuple[RecordedDrawing, ...], list[RecordedDrawing]]:
    """The drawings of the lesson, drawn by lot, and the writer's others."""
    order = np.random.default_rng(options.seed).permutation(len(drawings)).tolist()
    chosen = tuple(drawings[index] for index in order[: options.drawings])
    return chosen, [drawings[index] for index in order[options.drawings :]]


def _right(snapshot: WeightSnapshot, digits: Digits) -> int:
    return int(np.trace(batch_prediction.predict_all(snapshot, digits).confusion))


def _calibration(snapshot: WeightSnapshot, digits: Digits) -> float:
    logits = batch_prediction.predict_log_probabilities(snapshot, digits)
    return expected_calibration_error(snapshot.network.probabilities(logits), digits.labels)


def _rows(
    start: WeightSnapshot, name: str, outcomes: list[Outcome], options: argparse.Namespace
) -> list[common.Row]:
    read = sum(each.read for each in outcomes)
    before, after = (sum(getattr(each, part) for each in outcomes) for part in ("before", "after"))
    worse = sum(each.after < each.before for each in outcomes)
    better = sum(each.after > each.before for each in outcomes)
    lost = np.array([each.lost for each in outcomes])
    title = f"`{start.recipe.name}`, {options.drawings} drawings, {len(outcomes)} writers: {name}"
    command = COMMAND + (f" --drawings {options.drawings}" if options.drawings != 20 else "")
    return [
        common.row(
            f"{title}: the writer's other {read:,} drawings read correctly",
            f"{common.percent(after / read)}; {better} writers better, {worse} worse",
            target="better" if name == "plain" else "",
            met=after > before if name == "plain" else None,
            baseline=f"before: {common.percent(before / read)}",
            command=command,
        ),
        common.row(
            f"{title}: MNIST's validation images lost",
            f"{lost.mean():.2f} points (standard deviation {lost.std():.2f}, worst "
            f"{lost.max():.2f}); calibration error "
            f"{common.percent(float(np.mean([each.calibration for each in outcomes])))}",
            target="at most 0.1 points" if name == "plain" else "",
            met=bool(lost.mean() <= MOST_LOST) if name == "plain" else None,
            baseline="",
            command=command,
        ),
    ]


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--strokes", type=Path, help="a file of drawings with writers")
    parser.add_argument("--weights", type=Path, help="default: the bundled weights")
    parser.add_argument("--drawings", type=int, default=20, help="drawings of a lesson")
    parser.add_argument("--writers", type=int, default=0, help="at most so many; 0 for all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--tuning", action="store_true", help="the writers to choose settings on")
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
