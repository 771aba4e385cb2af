"""``mnist-draw replay``: reads a file of recorded drawings as the window would, in a terminal."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqdm import tqdm

from mnist_draw.predict import bundled_detector, starting_weights
from mnist_draw.replay import tally
from mnist_draw.replay.engine import Cost, replay
from trainer.data import drawing_files
from trainer.errors import TrainerError
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from argparse import Namespace

    from mnist_draw.replay.engine import Reading
    from trainer.data.recorded_drawing import StrokeFileError
    from trainer.network.weights import WeightSnapshot

_MOST_PROBLEMS = 20
INTERRUPTED = 130


@dataclass(slots=True)
class _Problems:
    """Tells of wrong lines, but does not flood the terminal."""

    count: int = 0

    def tell(self, problem: StrokeFileError) -> None:
        self.count += 1
        if self.count <= _MOST_PROBLEMS:
            _say(f"{problem} (left out)")

    def sum_up(self) -> None:
        if self.count > _MOST_PROBLEMS:
            _say(f"{self.count:,} lines were left out in all")


def run(options: Namespace) -> int:
    """Replays a file.

    Args:
        options: What `mnist_draw.__main__.parser` gives for this command.

    Returns:
        Exit status: 0, or 1 when something was left out or could not be done.
    """
    problems = _Problems()
    try:
        _replay(options, problems)
    except TrainerError as error:
        problems.sum_up()
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Who read has had enough. Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    problems.sum_up()
    return 1 if problems.count else 0


def _replay(options: Namespace, problems: _Problems) -> None:
    import torch  # noqa: PLC0415 - takes seconds, and the processes that only draw need none

    # One image is too little work to share, as in the window.
    torch.set_num_threads(1)
    from trainer.network.prediction import Predictor  # noqa: PLC0415 - needs torch

    snapshot = _weights(options)
    predictor = Predictor(snapshot)
    cost, counted = Cost(), tally.Tally()
    readings = replay(
        drawing_files.read_drawings(options.file, problems.tell),
        lambda digit_image: predictor.predict(digit_image)[0],
        rejector=bundled_detector.load(),
        width=options.brush,
        processes=options.processes,
        cost=cost,
    )
    # Without a terminal there is no progress to look at.
    for reading in tqdm(readings, unit=" drawings", leave=False, disable=None, file=sys.stderr):
        counted.add(reading)
        if options.json:
            print(json.dumps(_as_json(reading)))
    out = sys.stderr if options.json else sys.stdout
    if not options.json:
        data = f"trained on {snapshot.data}" if snapshot.step else "not trained"
        print(
            f"{options.file}\nread by {snapshot.recipe.title}, {data}\n\n{tally.summary(counted)}"
        )
    if options.report:
        print(f"\n{tally.report(counted)}\n\n{_describe(cost)}", file=out)
    sys.stdout.flush()


def _weights(options: Namespace) -> WeightSnapshot:
    """What the window would start with.

    Raises:
        WeightsError: The file that was asked for cannot be used.
    """
    chosen = starting_weights.choose(options.weights, run_shelf.default_folder())
    if chosen.problem is not None:
        raise chosen.problem
    assert chosen.snapshot is not None
    return chosen.snapshot


def _as_json(reading: Reading) -> dict[str, object]:
    probabilities = reading.probabilities
    return {
        "label": reading.drawing.label,
        "predicted": None if reading.predicted is None else str(reading.predicted),
        "probabilities": None
        if probabilities is None
        else [round(float(probability), 6) for probability in probabilities],
        "not_sure": reading.not_sure,
    }


def _describe(cost: Cost) -> str:
    if not cost.drawings:
        return "No drawing was read."
    each = 1000 / cost.drawings
    return (
        f"Processor time of a drawing: {cost.drawing * each:.1f} ms to draw it, "
        f"{cost.framing * each:.1f} ms to frame it, {cost.predicting * each:.1f} ms to read it."
    )


def _say(text: str) -> None:
    print(f"mnist-draw replay: {text}", file=sys.stderr)
