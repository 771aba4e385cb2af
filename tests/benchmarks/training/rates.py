"""Five learning rates trained together, against one run and against five runs in turn.

One run, the five together and the five in turn alternate, so that a machine whose speed drifts
slows all of them down. Seconds count training steps; processor time counts all threads. Where
other programs compete for the processors, processor time compares fairly and seconds do not.

Usage: python -m tests.benchmarks.training.rates [--data-dir FOLDER] [--recipes NAME ...]
       [--rounds N] [--images N]
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.benchmarks import common
from trainer.data.digits import DataSet
from trainer.events import Finished, MemberEvent, Pace
from trainer.recipe.presets import preset
from trainer.training import loop
from trainer.training.stacked.recipes import at_rates
from trainer.training.stacked.together import train_together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe

_MOST_TIMES = 2.5
# As factors of the recipe's own rate: none of them diverges.
_FACTORS = (0.25, 0.5, 1.0, 1.5, 2.0)
_RECIPES = ("pytorch-linear", "mlp", "mlp-augmented", "fast-cnn")
_TEST_IMAGES = 100
_PACE = Pace(metrics=0.2, snapshots=float("inf"), kept=0)
_COMMAND = "python -m tests.benchmarks.training.rates --data-dir FOLDER"


@dataclass(slots=True)
class Times:
    """Seconds of training steps and of processors, of each round."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, *trainings: Iterable[TrainingEvent]) -> None:
        """Run trainings one after the other."""
        began, seconds = time.process_time(), 0.0
        for training in trainings:
            last: Finished | None = None
            for event in training:
                inner = event.event if isinstance(event, MemberEvent) else event
                if isinstance(inner, Finished):
                    last = inner
            assert last is not None
            # Of networks that are trained together each has the seconds of all.
            seconds += last.train_seconds
        self.seconds.append(seconds)
        self.processor.append(time.process_time() - began)


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--recipes", nargs="+", default=list(_RECIPES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--images", type=int, default=12_800, help="of an epoch")
    options = parser.parse_args()
    dataset = common.mnist(options)
    dataset = DataSet(dataset.name, dataset.origin, dataset.train, dataset.test[:_TEST_IMAGES])
    since = common.Moment.now()
    rows, figures = [], {}
    for name in options.recipes:
        one, together, in_turn = Times(), Times(), Times()
        recipe = _short(preset(name), options.images)
        _measure(recipe, dataset, options.rounds, one, together, in_turn)
        rows.append(_row(name, one, together, in_turn))
        figures[name] = {
            kind: {"seconds": times.seconds, "processor_seconds": times.processor}
            for kind, times in (("one", one), ("together", together), ("in_turn", in_turn))
        }
    common.report(
        {
            "benchmark": "training.rates",
            "question": "Five learning rates trained together",
            "rows": rows,
            "figures": figures,
        },
        since=since,
    )


def _short(recipe: Recipe, images: int) -> Recipe:
    return recipe.with_changes(
        epochs=1, train_images=images, validation_images=_TEST_IMAGES, evaluations_per_epoch=1
    )


def _measure(
    recipe: Recipe, dataset: DataSet, rounds: int, one: Times, together: Times, in_turn: Times
) -> None:
    """Alternate one run, five together and five in turn; the first round only warms up."""
    recipes = at_rates(recipe, [factor * recipe.learning_rate for factor in _FACTORS])
    for number in range(rounds + 1):
        turns = Times(), Times(), Times()
        turns[0].add(loop.train(recipe, dataset, pace=_PACE))
        turns[1].add(train_together(recipes, dataset, pace=_PACE))
        turns[2].add(*(loop.train(each, dataset, pace=_PACE) for each in recipes))
        if number:
            for total, turn in zip((one, together, in_turn), turns, strict=True):
                total.seconds += turn.seconds
                total.processor += turn.processor


def _row(name: str, one: Times, together: Times, in_turn: Times) -> common.Row:
    times = statistics.median(
        five / single for five, single in zip(together.seconds, one.seconds, strict=True)
    )
    work = statistics.median(
        five / single for five, single in zip(together.processor, one.processor, strict=True)
    )
    turns = statistics.median(
        five / other for five, other in zip(in_turn.seconds, together.seconds, strict=True)
    )
    return common.row(
        f"`{name}`: five learning rates together",
        f"{times:.1f} times the time of one, {work:.1f} times its processor time",
        target=f"at most {_MOST_TIMES} times the time",
        met=times <= _MOST_TIMES,
        baseline=f"five runs in turn take {turns:.1f} times as long",
        command=_COMMAND,
    )


if __name__ == "__main__":
    main()
