"""``mnist-draw replay``: replay a stroke file in the terminal."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tqdm import tqdm

from mnist_draw.predict import starting_weights
from mnist_draw.replay import text_report
from mnist_draw.replay.engine import Cost
from mnist_draw.replay.file_replay import replay_file
from mnist_draw.replay.tally import Tally
from trainer.printable import printable
from trainer.reading.number import number_as_json
from trainer.runs import run_shelf
from trainer.terminal import run_command

if TYPE_CHECKING:
    from argparse import Namespace

    from mnist_draw.replay.engine import ReplayedDrawing
    from trainer.data.recorded_drawing import StrokeFileError
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.classes import Classes

_MAX_PROBLEMS = 20


@dataclass(slots=True)
class _Problems:
    """Reports lines that cannot be read, without flooding the terminal."""

    count: int = 0

    def report(self, problem: StrokeFileError) -> None:
        self.count += 1
        if self.count <= _MAX_PROBLEMS:
            _log(f"{problem} (left out)")

    def report_total(self) -> None:
        if self.count > _MAX_PROBLEMS:
            _log(f"{self.count:,} lines were left out in all")


def run(options: Namespace) -> int:
    """Replay a file.

    Args:
        options: Parsed by `mnist_draw.__main__.parser`.

    Returns:
        Exit status: 0, or 1 after an error or a line that could not be read.
    """
    return run_command("mnist-draw replay", lambda: _run(options))


def _run(options: Namespace) -> int:
    problems = _Problems()
    try:
        _replay(options, problems)
    finally:
        problems.report_total()
    return 1 if problems.count else 0


def _replay(options: Namespace, problems: _Problems) -> None:
    snapshot = _weights(options)
    classes = snapshot.recipe.classes
    cost, tally = Cost(), Tally(classes)
    drawings = replay_file(
        options.file,
        snapshot,
        on_problem=problems.report,
        width=options.brush,
        processes=options.processes,
        cost=cost,
        pipe=True,
    )
    # disable=None shows progress in a terminal only.
    for replayed in tqdm(drawings, unit=" drawings", leave=False, disable=None, file=sys.stderr):
        tally.add(replayed)
        if options.json:
            print(json.dumps(_as_json(replayed, classes)))
    out = sys.stderr if options.json else sys.stdout
    if not options.json:
        data = f"trained on {snapshot.data}" if snapshot.step else "not trained"
        print(
            f"{printable(str(options.file))}\n"
            f"read by {printable(snapshot.recipe.title)}, {printable(data)}\n"
        )
        print(text_report.summary(tally))
    if options.report:
        print(f"\n{text_report.details(tally)}\n\n{_describe(cost)}", file=out)


def _weights(options: Namespace) -> WeightSnapshot:
    """Load the weights that the window would start with.

    Raises:
        WeightsError: The file named on the command line cannot be used.
    """
    chosen = starting_weights.choose(options.weights, run_shelf.default_folder())
    if chosen.problem is not None:
        raise chosen.problem
    assert chosen.snapshot is not None
    return chosen.snapshot


def _as_json(replayed: ReplayedDrawing, classes: Classes) -> dict[str, object]:
    probabilities, number = replayed.probabilities, replayed.number
    digit: dict[str, object] = {
        "label": replayed.drawing.label,
        "predicted": None if replayed.predicted is None else classes[replayed.predicted],
        "probabilities": None
        if probabilities is None
        else [round(float(probability), 6) for probability in probabilities],
        "not_sure": replayed.not_sure,
    }
    return digit if number is None else {**digit, **number_as_json(number)}


def _describe(cost: Cost) -> str:
    if not cost.drawings:
        return "No drawing was read."
    each = 1000 / cost.drawings
    return (
        f"Processor time of a drawing: {cost.drawing * each:.1f} ms to draw it, "
        f"{cost.framing * each:.1f} ms to frame it, {cost.predicting * each:.1f} ms to read it."
    )


def _log(text: str) -> None:
    print(f"mnist-draw replay: {text}", file=sys.stderr)
