"""Explanation of one prediction: frozen data for the view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.rejection import Reason
    from trainer.recipe.classes import Classes

Subject: TypeAlias = Literal["strokes", "one stroke", "many strokes", "picture"]
"""What is left out: whole strokes; or spots, of a single stroke, of a scribble of many strokes, or
of ink that is not of strokes, such as a pasted picture."""

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, width and height, as shares of the side of the canvas."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a network reads in one image.

    Attributes:
        probabilities: float32, shape (K,), each in [0, 1]; NaN if the weights have overflowed.
        not_sure: Why the image is rejected; None if it is accepted as a digit.
        classes: Names of the K classes.
    """

    probabilities: NDArray[np.float32]
    not_sure: Reason | None = None
    classes: Classes = DIGITS

    @property
    def digit(self) -> int | None:
        """Index of the most probable class; None if the probabilities are not finite."""
        return int(self.probabilities.argmax()) if np.isfinite(self.probabilities).all() else None

    @property
    def name(self) -> str | None:
        """Name of the most probable class; None if the probabilities are not finite."""
        return None if self.digit is None else self.classes[self.digit]

    @property
    def probability(self) -> float:
        """Probability of the most probable digit, in [0, 1]."""
        return float(self.probabilities.max())

    def change(self, other: Reading) -> float:
        """Change of the probability of this reading's digit in another reading, in [-1, 1].

        0 where either has no digit.
        """
        if self.digit is None or other.digit is None:
            return 0.0
        return float(other.probabilities[self.digit]) - self.probability


@dataclass(frozen=True, slots=True, eq=False)
class StrokeEffect:
    """Effect of leaving one stroke out.

    Attributes:
        change: Change of the answer's probability, in [-1, 1]: negative where the stroke speaks
            for the answer.
        without: Reading of the drawing without it; None if no ink is left.
    """

    change: float
    without: Reading | None


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A square patch of the digit image.

    Attributes:
        row: Row of its centre.
        column: Column of its centre.
        where: Vertical and horizontal position in the ink, each -1, 0 or 1: upper or left, middle,
            lower or right third.
        change: Change of the answer's probability without its ink, in [-1, 1].
        without: Reading of the image without its ink.
    """

    row: int
    column: int
    where: tuple[int, int]
    change: float
    without: Reading


@dataclass(frozen=True, slots=True, eq=False)
class OcclusionMap:
    """Effect of blanking a square patch around each pixel of the digit image.

    Attributes:
        changes: float32, shape (28, 28): change of the answer's probability, in [-1, 1]; while it
            is incomplete, blocks of pixels share one measured change.
        decisive: The patch that lowers the probability most; None while incomplete.
    """

    changes: NDArray[np.float32]
    decisive: Spot | None = None

    @property
    def complete(self) -> bool:
        """Whether a patch around every pixel has been blanked."""
        return self.decisive is not None


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """What strokes and spots do to one prediction, as far as it has been computed.

    Attributes:
        answer: Reading of the whole drawing; None for a blank canvas.
        subject: What is left out.
        strokes: The strokes that were left out, in drawing order; empty unless that is the subject.
        effects: Their effects; None where not yet computed.
        occlusion: Effects of spots of the digit image; None where not yet computed.
        area: Where the digit image lies on the canvas.
        framing: The framing of the drawing; the same object as long as the drawing is the same.
        pen_down: Whether a stroke was being drawn.
    """

    answer: Reading | None
    subject: Subject
    strokes: tuple[Stroke, ...] = ()
    effects: tuple[StrokeEffect | None, ...] = ()
    occlusion: OcclusionMap | None = None
    area: Area = (0.0, 0.0, 1.0, 1.0)
    framing: Framing | None = None
    pen_down: bool = False

    @property
    def known_effects(self) -> tuple[StrokeEffect, ...]:
        """The effects computed so far, in drawing order."""
        return tuple(effect for effect in self.effects if effect is not None)

    @property
    def settled(self) -> bool:
        """Whether all that a sentence needs has been computed for a finished drawing."""
        if self.pen_down:
            return False
        if self.answer is None or self.answer.digit is None:
            return True
        if self.subject == "strokes":
            return None not in self.effects
        return self.occlusion is not None and self.occlusion.complete
