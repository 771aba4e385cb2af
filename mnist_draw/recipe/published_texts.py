"""Translated texts of the figures published for a recipe."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared import numbers
from trainer.recipe.published import published

if TYPE_CHECKING:
    from trainer.recipe.published import Metric, Published

translate = QCoreApplication.translate

# The most informative metric first.
_ORDER: Final[tuple[Metric, ...]] = (
    "test_accuracy",
    "validation_accuracy",
    "validation_loss",
    "train_accuracy",
    "train_loss",
    "first_loss",
)


def summary(recipe_name: str) -> tuple[str, ...]:
    """One phrase per published metric of a recipe, with its last figure."""
    latest = {figure.metric: figure for figure in published(recipe_name)}
    return tuple(_phrase(latest[metric]) for metric in _ORDER if metric in latest)


def _phrase(figure: Published) -> str:
    metric = {
        "test_accuracy": translate("Published", "test accuracy"),
        "validation_accuracy": translate("Published", "validation accuracy"),
        "validation_loss": translate("Published", "validation loss"),
        "train_accuracy": translate("Published", "training accuracy"),
        "train_loss": translate("Published", "training loss"),
        "first_loss": translate("Published", "first loss"),
    }[figure.metric]
    share = figure.higher_is_better
    decimals = round(-math.log10(figure.unit)) - (2 if share else 0)
    value = numbers.decimal(figure.value * (100 if share else 1), max(0, decimals))
    if share:
        value = translate("Published", "{number} %").format(number=value)
    if figure.approximate:
        value = translate("Published", "about {value}").format(value=value)
    text = translate("Published", "{metric} {value}").format(metric=metric, value=value)
    if figure.epoch:
        text = translate("Published", "{figure} after {epochs} epochs").format(
            figure=text, epochs=numbers.whole(figure.epoch)
        )
    return text
