"""Recipe fields of the augmentation: random distortions of the training images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from trainer.recipe.fields import Real, setting

DISTORTIONS: Final = ("shift", "rotation", "scaling", "shear", "thickness")
"""Fields that distort each image of each batch."""


@dataclass(frozen=True, kw_only=True)
class AugmentationFields:
    """The augmentation: random distortions of the training images."""

    __slots__ = ()

    shift: float = setting(
        0.0, Real(0.0, 4.0, "pixels"), "Moves each training image at random by up to this much."
    )
    """Random translation along each axis, up to this many pixels either way."""
    rotation: float = setting(
        0.0, Real(0.0, 45.0, "degrees"), "Turns each training image at random by up to this much."
    )
    """Random rotation, up to this many degrees either way."""
    scaling: float = setting(
        0.0,
        Real(0.0, 0.5),
        "Enlarges or shrinks each training image at random by up to this share.",
    )
    """Random scaling of each axis by a factor in [1 - scaling, 1 + scaling]."""
    shear: float = setting(
        0.0, Real(0.0, 45.0, "degrees"), "Slants each training image at random by up to this much."
    )
    """Random shear, up to this many degrees either way."""
    thickness: float = setting(
        0.0,
        Real(0.0, 1.0, "pixels"),
        "Widens or narrows each training image's strokes at random by up to this much a side.",
    )
    """Random change of the stroke width, up to this many pixels on each side, wider or narrower."""
    written_forms: float = setting(
        0.0,
        Real(0.0, 1.0),
        "Share of 0s, 1s, 4s, 7s and 9s that are rewritten as people elsewhere write them: slashed "
        "0s, 1s with a flag, crossed 7s, 9s with a hook.",
    )
    """Share of the 0s, 1s, 4s, 7s and 9s redrawn in another handwriting in each epoch, [0, 1]; see
    `trainer.training.handwriting_variants`."""

    @property
    def distorts(self) -> bool:
        """Whether the images of each batch are distorted."""
        return any(getattr(self, name) for name in DISTORTIONS)
