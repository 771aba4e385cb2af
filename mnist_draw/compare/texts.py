"""Texts of the comparison: kinds of networks, directions and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.compare.directions import SCALES
from mnist_draw.shared import numbers

if TYPE_CHECKING:
    from mnist_draw.compare.directions import Direction
    from trainer.recipe.groups.network import Model

translate = QCoreApplication.translate


def kind_name(model: Model) -> str:
    """Short name of a kind of network."""
    return translate("Comparison", "Linear") if model == "linear" else model.upper()


def direction_text(direction: Direction) -> str:
    """Where the drawing goes, or what it becomes."""
    return {
        "right": translate("Comparison", "to the right"),
        "left": translate("Comparison", "to the left"),
        "down": translate("Comparison", "downwards"),
        "up": translate("Comparison", "upwards"),
        "clockwise": translate("Comparison", "clockwise"),
        "anticlockwise": translate("Comparison", "anticlockwise"),
        "thicker": translate("Comparison", "thicker strokes"),
        "thinner": translate("Comparison", "thinner strokes"),
    }[direction]


def amount_text(direction: Direction, index: int) -> str:
    """One amount of a direction's scale, with its unit."""
    scale = SCALES[direction]
    amount = numbers.plain(scale.amounts[index])
    if scale.unit == "degrees":
        return translate("Comparison", "{amount}°").format(amount=amount)
    return translate("Comparison", "{amount} px").format(amount=amount)
