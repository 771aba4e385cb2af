"""Figures that the texts behind the presets report, to compare runs with.

Imports no torch: the window draws them before a run starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

Metric: TypeAlias = Literal[
    "test_accuracy",
    "validation_accuracy",
    "validation_loss",
    "train_accuracy",
    "train_loss",
    "first_loss",
]

_DATA_PART: Final = {
    "classes",
    "train_images",
    "validation_images",
    "split",
    "left_out",
    "left_out_writers",
    "images_per_class",
    "wrong_labels",
    "order",
}
"""Fields that decide which images a network learns from, and with which labels."""


@dataclass(frozen=True, slots=True)
class Published:
    """One figure that a text reports.

    Attributes:
        metric: Measured quantity. Accuracies are in [0, 1]; ``train_…`` are means over the batches
            of an epoch; ``first_loss`` is the loss of the first batch.
        epoch: Epochs before the measurement, 0 for the untrained network; None for the end of the
            run.
        value: The figure.
        approximate: Whether the text says "about" or only shows a curve.
        unit: One unit of the last reported digit: 0.01 for 86 %.
    """

    metric: Metric
    epoch: float | None
    value: float
    approximate: bool
    unit: float

    @property
    def rounding(self) -> float:
        """Largest rounding error of the figure: one unit if approximate, else half a unit."""
        return self.unit if self.approximate else self.unit / 2

    @property
    def higher_is_better(self) -> bool:
        """True for accuracies, False for losses."""
        return self.metric.endswith("accuracy")


def published(recipe_name: str) -> tuple[Published, ...]:
    """Figures reported for a preset; empty for none."""
    return _FIGURES.get(recipe_name, ())


def comparable(recipe: Recipe) -> tuple[Published, ...]:
    """Figures that a run of a recipe can be compared with; the run is on MNIST.

    None where it learns from other images than its text, or from other labels: some left out, few
    of each class, wrong labels, sorted, another split.
    """
    figures = published(recipe.name)
    # Other names than those of presets have no figures.
    if figures and set(recipe.differences(preset(recipe.name))) & _DATA_PART:
        return ()
    return figures


def _about(metric: Metric, value: float, *, unit: float) -> Published:
    return Published(metric, None, value, approximate=True, unit=unit)


def _by_epoch(
    metric: Metric, values: tuple[float, ...], *, first_epoch: int, unit: float
) -> tuple[Published, ...]:
    return tuple(
        Published(metric, float(epoch), value, approximate=False, unit=unit)
        for epoch, value in enumerate(values, first_epoch)
    )


_FIGURES: dict[str, tuple[Published, ...]] = {
    "dezero-mlp-sigmoid-sgd": (_about("test_accuracy", 0.86, unit=0.01),),
    "dezero-mlp-relu-sgd": (_about("test_accuracy", 0.93, unit=0.01),),
    "dezero-mlp-relu-adam": (
        _about("train_accuracy", 0.99, unit=0.01),
        _about("test_accuracy", 0.98, unit=0.01),
    ),
    "keras-mlp-dropout": (_about("first_loss", 2.3, unit=0.1),),
    "pytorch-cnn": _by_epoch(
        "validation_loss",
        (0.364, 0.268, 0.214, 0.180, 0.199, 0.153, 0.164, 0.153, 0.131, 0.132),
        first_epoch=1,
        unit=0.001,
    ),
    "rnn-rows": (
        *_by_epoch("train_loss", (0.9635, 0.4838), first_epoch=1, unit=0.0001),
        *_by_epoch("train_accuracy", (0.6724, 0.8506), first_epoch=1, unit=0.0001),
        *_by_epoch("validation_loss", (2.3192, 0.5911, 0.3906), first_epoch=0, unit=0.0001),
        Published("validation_accuracy", 0.0, 0.130, approximate=False, unit=0.001),
        *_by_epoch("validation_accuracy", (0.8068, 0.8828), first_epoch=1, unit=0.0001),
    ),
}
