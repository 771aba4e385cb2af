"""The command ``robustness``: accuracy of weights against growing changes of the images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.command_inputs import described, loaded_data, origin_of
from trainer.cli.progress_bar import open_bar
from trainer.cli.reports import percent
from trainer.errors import TrainerError
from trainer.network import weights
from trainer.printable import printable
from trainer.recipe.classes import check_classes
from trainer.robustness.changes import AMOUNTS, CHANGES
from trainer.robustness.curve import robustness_curves, sample
from trainer.runs.event_lines import json_line
from trainer.runs.run_weights import weights_file

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from trainer.data.digits import Digits
    from trainer.network.forward import NumpyNetwork
    from trainer.network.weights import WeightSnapshot
    from trainer.robustness.changes import Change
    from trainer.robustness.curve import RobustnessCurve

_UNITS: dict[Change, str] = {"shift": "px", "turn": "°", "thickness": "px"}


def robustness(options: argparse.Namespace) -> int:
    """Measure and print the curves of all weights, a table or lines for each change."""
    if options.images < 0 or options.seed < 0:
        raise TrainerError("--images and --seed are at least 0.")
    names = [str(path) for path in options.weights]
    snapshots = [weights.load(weights_file(path)) for path in options.weights]
    dataset = loaded_data(options).dataset
    for snapshot in snapshots:
        check_classes(snapshot.recipe.classes, dataset.name, dataset.classes)
    digits = sample(dataset.test, options.images or len(dataset.test), options.seed)
    if not len(digits):
        raise TrainerError(f"The test split of {dataset.name} has no images.")
    if not options.json:
        for number, (name, snapshot) in enumerate(zip(names, snapshots, strict=True), 1):
            print(f"{number}: {printable(name)}, {described(snapshot)}")
        print(f"{len(digits):,} of {len(dataset.test):,} test images of {dataset.name}")
    networks = [snapshot.network for snapshot in snapshots]
    for change in dict.fromkeys(options.changes or CHANGES):
        curves = _measured(networks, digits, change)
        lines = (
            _json(names, snapshots, dataset.name, curves)
            if options.json
            else _table(change, curves)
        )
        print("\n".join(lines))
    return 0


def _measured(
    networks: Sequence[NumpyNetwork], digits: Digits, change: Change
) -> tuple[RobustnessCurve, ...]:
    """Measure one change, with a progress bar on stderr."""
    curves: tuple[RobustnessCurve, ...] = ()
    bar = open_bar(change, len(AMOUNTS[change]), "amounts")
    try:
        for step in robustness_curves(networks, digits, change):
            curves = step
            bar.move_to(len(step[0].correct))
    finally:
        bar.close()
    return curves


def _json(
    names: Sequence[str],
    snapshots: Sequence[WeightSnapshot],
    data: str,
    curves: Sequence[RobustnessCurve],
) -> Iterator[str]:
    for name, snapshot, curve in zip(names, snapshots, curves, strict=True):
        yield json_line(
            {
                "event": "robustness",
                "weights": name,
                **origin_of(snapshot),
                "data": data,
                "change": curve.change,
                "images": curve.images,
                "amounts": list(curve.amounts),
                "correct": list(curve.correct),
                "accuracy": list(curve.accuracies),
                "standard_error": list(curve.standard_errors),
            }
        )


def _table(change: Change, curves: Sequence[RobustnessCurve]) -> Iterator[str]:
    """A row an amount, a column for each weights, with the standard error."""
    yield ""
    yield f"{change:>9}" + "".join(f"{number:>18}" for number in range(1, len(curves) + 1))
    for index, amount in enumerate(AMOUNTS[change]):
        cells = (
            f"{percent(curve.accuracies[index])} ± {100 * curve.standard_errors[index]:.2f}"
            for curve in curves
        )
        yield f"{f'{amount:g} {_UNITS[change]}':>9}" + "".join(f"{cell:>18}" for cell in cells)
