"""Texts of the robustness curves: changes, their amounts and axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared import numbers

if TYPE_CHECKING:
    from trainer.robustness.changes import Change

translate = QCoreApplication.translate


def change_name(change: Change) -> str:
    """A change as a choice."""
    return {
        "shift": translate("Robustness", "Shift"),
        "turn": translate("Robustness", "Turn"),
        "thickness": translate("Robustness", "Thickness of the strokes"),
    }[change]


def axis_title(change: Change) -> str:
    """What the x axis shows, with its unit."""
    return {
        "shift": translate("Robustness", "shift in pixels"),
        "turn": translate("Robustness", "turn in degrees"),
        "thickness": translate("Robustness", "pixels on each side of a stroke: thinner – thicker"),
    }[change]


def amount_text(change: Change, amount: float) -> str:
    """One amount with its unit."""
    size = numbers.plain(abs(amount))
    if change == "turn":
        return f"{size}°"
    if change == "thickness" and amount:
        text = (
            translate("Robustness", "{amount} px thinner")
            if amount < 0
            else translate("Robustness", "{amount} px thicker")
        )
        return text.format(amount=size)
    return f"{size} px"


def question(change: Change) -> str:
    """What the class may expect, at the amount of `REFERENCE`."""
    return {
        "shift": translate(
            "Robustness", "All test digits move by 3 pixels. Which network loses more?"
        ),
        "turn": translate(
            "Robustness", "All test digits turn by 30 degrees. Which network loses more?"
        ),
        "thickness": translate(
            "Robustness",
            "All strokes get thicker by 1 pixel on each side. Which network loses more?",
        ),
    }[change]


def result(change: Change) -> str:
    """The sentence with the figures {mlp}, {cnn} and {images}."""
    return {
        "shift": translate(
            "Robustness",
            "Moved by 3 pixels, the MLP still reads {mlp} of {images} test images, the CNN {cnn}.",
        ),
        "turn": translate(
            "Robustness",
            "Turned by 30 degrees, the MLP still reads {mlp} of {images} test images, the CNN "
            "{cnn}.",
        ),
        "thickness": translate(
            "Robustness",
            "With thicker strokes, the MLP still reads {mlp} of {images} test images, the CNN "
            "{cnn}.",
        ),
    }[change]
