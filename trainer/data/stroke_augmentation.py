"""Digit images from recorded pen strokes, augmented with random variation of the handwriting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import Digits, writer_names
from trainer.ink.framing import FRAME_SIZE
from trainer.ink.pen import CANVAS_SIZE, curve, point_array
from trainer.ink.stroke_framing import PEN_WIDTH, frame_curves
from trainer.ink.stroke_raster import visible_strokes
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.recipe.classes import Classes


@dataclass(frozen=True, slots=True)
class Variation:
    """Strength of the augmentation; "spread" is a standard deviation."""

    slant: float = 0.12
    """Spread of the shear."""
    rotation: float = 0.08
    """Spread in radians."""
    aspect: float = 0.12
    """Spread of the logarithm of width / height."""
    wave: float = 0.02
    """Spread of the amplitude of two plane waves, as a share of the digit's size."""
    middle: float = 0.0
    """Spread of the vertical offset of the middle, as a share of the digit's size: it changes the
    proportion of upper and lower half."""
    taper: float = 0.0
    """Spread of the difference in width between bottom and top, as a share of the width."""
    pen_width: float = 0.16
    """Spread of the logarithm of the pen's width."""


NO_VARIATION = Variation(slant=0, rotation=0, aspect=0, wave=0, pen_width=0)
"""Digits as they were written."""


def digit_images(
    drawings: Sequence[RecordedDrawing],
    copies: int = 1,
    *,
    random: np.random.Generator,
    variation: Variation = NO_VARIATION,
    classes: Classes = DIGITS,
) -> Digits:
    """Frame augmented copies of drawings as the canvas does.

    Drawings with a label that is no class, those too small for stroke framing, and those of which
    erasers have left more than lines, are dropped.

    Args:
        drawings: Recorded drawings.
        copies: Number of copies; the images are all drawings once, then all again, and so on.
        random: Source of all variation.
        variation: Strength of the augmentation.
        classes: Names of the classes.
    """
    indices = {name: index for index, name in enumerate(classes)}
    images, labels, writers = [], [], []
    visible = (visible_strokes(drawing.strokes) or () for drawing in drawings)
    curves = [[curve(point_array(stroke.points)) for stroke in strokes] for strokes in visible]
    for _ in range(copies):
        for drawing, paths in zip(drawings, curves, strict=True):
            if drawing.label not in indices or not paths:
                continue
            width = PEN_WIDTH * float(np.exp(random.normal(0, variation.pen_width)))
            framing = frame_curves(_vary(paths, random, variation), pen_width=width)
            if framing is not None:
                images.append(framing.digit_image)
                labels.append(indices[drawing.label])
                writers.append(drawing.writer)
    shape = (len(images), FRAME_SIZE, FRAME_SIZE)
    return Digits(
        np.array(images, np.uint8).reshape(shape),
        np.array(labels, np.uint8),
        classes,
        writer_names(writers),
    )


def _vary(
    paths: list[NDArray[np.float64]], random: np.random.Generator, variation: Variation
) -> list[NDArray[np.float64]]:
    """The curves of a digit under random distortion, within the canvas."""
    joined = np.concatenate(paths)
    low, high = joined[:, :2].min(axis=0), joined[:, :2].max(axis=0)
    size = max(float((high - low).max()), 1.0)
    x, y = ((joined[:, :2] - (low + high) / 2) / size).T
    for _ in range(2):
        frequency, phase = random.normal(0, 3.0, (2, 2)), random.uniform(0, 2 * np.pi, 2)
        amount = random.normal(0, variation.wave, 2)
        x, y = (
            x + amount[0] * np.sin(frequency[0, 0] * x + frequency[0, 1] * y + phase[0]),
            y + amount[1] * np.sin(frequency[1, 0] * x + frequency[1, 1] * y + phase[1]),
        )
    if variation.middle or variation.taper:
        # Below a third the order of y is kept.
        middle = np.clip(random.normal(0, variation.middle), -0.33, 0.33)
        widths = 1 + np.clip(2 * y * random.normal(0, variation.taper), -0.7, 0.7)
        x, y = x * widths, y + middle * np.maximum(1 - np.square(2 * y), 0)
    x = x * np.exp(random.normal(0, variation.aspect))
    x = x - random.normal(0, variation.slant) * y
    angle = random.normal(0, variation.rotation)
    x, y = np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y
    # At a third of the canvas a digit stays within it at any rotation.
    varied = np.column_stack([x, y]) * (CANVAS_SIZE / 3) + CANVAS_SIZE / 2
    varied = np.column_stack([varied, joined[:, 2]])
    return np.split(varied, np.cumsum([len(path) for path in paths])[:-1])
