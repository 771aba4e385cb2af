"""Cost of live controls: training with and without them, in turns in one process.

Without them a run asks neither for changes of settings nor whether it has to wait before a step.
With them it asks before every step, and four settings change in each run. The recipe has the
shortest steps of all presets with dropout and distortions, so that the share is the largest.

Usage: python -m tests.benchmarks.training.live_changes [--data-dir FOLDER] [--rounds N]
       [--images N] [--recipe NAME]
"""

from __future__ import annotations

import statistics
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unittest import mock

from tests.benchmarks import common
from trainer.events import Finished, Pace, SettingChanged
from trainer.recipe.live_changes import LIVE_FIELDS, initial_values
from trainer.recipe.presets import preset
from trainer.training import epoch, loop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.data.digits import DataSet
    from trainer.events import NetworkEvent
    from trainer.recipe.recipes import Recipe
    from trainer.training.run_state import RunState

_GOAL = 0.01
_COMMAND = "python -m tests.benchmarks.training.live_changes --data-dir FOLDER"


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="pairs of runs")
    parser.add_argument("--images", type=int, default=20_000, help="of each run")
    parser.add_argument("--recipe", default="mlp-augmented", help="its steps are timed")
    options = parser.parse_args()
    dataset = common.mnist(options)
    recipe = preset(options.recipe).with_changes(
        epochs=1, dropout=0.1, validation_images=0, train_images=options.images
    )
    changes = _changes(recipe)
    since = common.Moment.now()
    costs = []
    for number in range(options.rounds + 1):
        with _without_controls():
            without = _step_seconds(recipe, dataset, ())
        cost = _step_seconds(recipe, dataset, changes) / without - 1
        if number:
            # The first pair warms the processor and the allocator up.
            costs.append(cost)
    cost = statistics.median(costs)
    common.report(
        {
            "benchmark": "training.live_changes",
            "question": "Cost of live controls",
            "rows": [
                common.row(
                    "Time of a training step that asks for changes and single steps",
                    f"{100 * cost:+.2f} % ({len(costs)} pairs of runs of {recipe.name})",
                    target="at most 1 % more",
                    met=cost <= _GOAL,
                    baseline="the same steps without live controls, in turns",
                    command=_COMMAND,
                )
            ],
            "results": {"costs": [round(each, 4) for each in costs]},
        },
        since=since,
    )


def _changes(recipe: Recipe) -> tuple[SettingChanged, ...]:
    """A change of each setting near the beginning of an epoch."""
    values = initial_values(recipe)
    return tuple(
        SettingChanged(5 * number, field, 0.5 * values[field] or 1e-4)
        for number, field in enumerate(LIVE_FIELDS, 1)
    )


def _step_seconds(recipe: Recipe, dataset: DataSet, changes: tuple[SettingChanged, ...]) -> float:
    pace = Pace(metrics=0.5, snapshots=float("inf"), kept=0)
    *_, last = loop.train(recipe, dataset, changes=changes, pace=pace)
    assert isinstance(last, Finished)
    assert last.changes == len(changes)
    return last.train_seconds / last.steps


@contextmanager
def _without_controls() -> Iterator[None]:
    def nothing(run: RunState) -> Iterator[NetworkEvent]:
        del run
        yield from ()

    with mock.patch.object(epoch, "_prepare_step", nothing):
        yield


if __name__ == "__main__":
    main()
