"""The built-in data set: synthetic handwritten digits, for use without network or files.

Each digit image is a written form (`trainer.data.synthetic.digit_forms`) under random distortion,
drawn with a round brush and framed exactly as the canvas is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import DataSet, Digits
from trainer.data.progress import Progress
from trainer.data.synthetic.digit_forms import digit_forms
from trainer.data.synthetic.stroke_curves import outlines
from trainer.data.synthetic.stroke_raster import rasterise
from trainer.errors import CancelledError
from trainer.ink.framing import BOX_SIZE, frame_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from trainer.data.progress import ProgressCallback
    from trainer.data.synthetic.stroke_curves import Outline

NAME = "Computer-drawn digits"

# Progress is reported and cancellation checked once a block, about 0.15 s of work.
_BLOCK = 1_000
_SEGMENTS = 44
# A little over twice the framed size: framing averages at least two pixels a side.
_INK_SIDE = 42
_RASTER_SIDE = 46


@dataclass(frozen=True, slots=True)
class Hand:
    """Distribution of handwriting styles.

    Lengths are in units of the written forms, where a digit is about 100 high; "spread" is a
    standard deviation.
    """

    mixing: float = 0.8
    """Dirichlet concentration of the mixture of a form's masters; small: close to one of them."""
    exaggeration: float = 1.15
    """Factor on the mixture's difference from the mean master."""
    jitter: float = 2.6
    """Spread of each control point."""
    stroke_shift: float = 2.5
    """Spread of the offset of each stroke after the first."""
    end_length: float = 4.0
    """Spread of the extra length at a stroke's ends."""
    aspect: float = 0.2
    """Spread of the logarithm of width / height."""
    slant: float = 0.12
    """Mean of the shear to the right."""
    slant_spread: float = 0.22
    rotation: float = 0.08
    """Spread in radians."""
    bend: float = 4.5
    """Spread of bends of the plane: a bow in x, and the middle moved in y."""
    taper: float = 0.13
    """Spread of the difference in width between top and bottom, as a share of the width."""
    wave: float = 2.0
    """Spread of three plane waves in x and in y that distort the plane."""
    tremor: float = 0.5
    """Spread of the tremor along a stroke."""
    width: float = 2.6
    """Median line width in pixels of the framed digit, whose longest side is 20."""
    width_spread: float = 0.29
    """Spread of its logarithm."""
    pressure: float = 0.12
    """Spread of the slow change of the line width along a stroke, as a share of the width."""


def generate(
    train_images: int = 60_000,
    test_images: int = 10_000,
    *,
    seed: int = 0,
    report: ProgressCallback | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> DataSet:
    """Generate the data set; deterministic for a seed and sizes.

    The digits are balanced (counts differ by one at most) and shuffled.

    Args:
        train_images: Number of training and validation images together.
        test_images: Number of test images, with a random stream of their own.
        seed: 0 or above.
        report: Called after each block of images.
        cancelled: Checked before each block.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    total = train_images + test_images
    splits = []
    done = 0
    for stream, count in enumerate((train_images, test_images)):
        root = np.random.SeedSequence((seed, stream))
        labels = (np.arange(count) % 10).astype(np.uint8)
        np.random.default_rng(root).shuffle(labels)
        images = np.empty((count, 28, 28), np.uint8)
        firsts = range(0, count, _BLOCK)
        for first, block_seed in zip(firsts, root.spawn(len(firsts)), strict=True):
            if cancelled is not None and cancelled():
                raise CancelledError
            part = slice(first, first + _BLOCK)
            images[part] = write(labels[part], np.random.default_rng(block_seed))
            done += len(labels[part])
            if report is not None:
                report(Progress("generate", NAME, done, total, "images"))
        splits.append(Digits(images, labels))
    return DataSet(NAME, f"generated, seed {seed}", *splits)


def write(
    labels: NDArray[np.uint8], random: np.random.Generator, hand: Hand | None = None
) -> NDArray[np.uint8]:
    """Generate one digit image a label, each in a random form and style.

    Args:
        labels: uint8, shape (N,), 0 to 9.
        random: Source of all variation.
        hand: Distribution of styles; None for that of the data set.

    Returns:
        uint8, shape (N, 28, 28), framed, ink 255 on 0.
    """
    return frame_all(draw(labels, random, hand))


def draw(
    labels: NDArray[np.uint8], random: np.random.Generator, hand: Hand | None = None
) -> NDArray[np.uint8]:
    """The rasters that `write` frames: uint8, shape (N, 46, 46), ink 255 on 0."""
    hand = hand or Hand()
    count = len(labels)
    starts = np.empty((count, _SEGMENTS, 2))
    ends = np.empty((count, _SEGMENTS, 2))
    choice = _choose_forms(labels, random)
    for index, outline in enumerate(outlines(_SEGMENTS)):
        chosen = np.flatnonzero(choice == index)
        if len(chosen):
            points = _curves(outline, len(chosen), random, hand)
            starts[chosen] = points[:, outline.segments[:, 0]]
            ends[chosen] = points[:, outline.segments[:, 1]]
    joined = np.concatenate([starts, ends], axis=1)
    joined = _distort(joined, random, hand)

    widths = np.exp(random.normal(np.log(hand.width), hand.width_spread, count))
    widths = np.clip(widths, 0.9, 7) * (_INK_SIDE / BOX_SIZE)
    pressure = _pressure(count, random, hand)
    radii = np.clip(widths[:, None] / 2 * pressure, 0.6, None)
    # Scale the ink's longest side, line width included, to `_INK_SIDE`.
    reach = radii.max(axis=1)
    low, high = joined.min(axis=1), joined.max(axis=1)
    side = np.maximum((high - low).max(axis=1), 1)
    scale = (_INK_SIDE - 2 * reach) / side
    joined -= ((low + high) / 2)[:, None]
    joined *= scale[:, None, None]
    joined += _RASTER_SIDE / 2 + random.uniform(-0.5, 0.5, (count, 1, 2))
    return rasterise(
        joined[:, :_SEGMENTS].astype(np.float32),
        joined[:, _SEGMENTS:].astype(np.float32),
        radii[:, :-1].astype(np.float32),
        radii[:, 1:].astype(np.float32),
        size=_RASTER_SIDE,
    )


def _choose_forms(labels: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.int64]:
    """Index of a form for each label, in proportion to the forms' shares."""
    shares = np.array([form.share for form in digit_forms()])
    digits = np.array([form.digit for form in digit_forms()])
    choice = np.empty(len(labels), np.int64)
    for digit in range(10):
        forms = np.flatnonzero(digits == digit)
        indices = np.flatnonzero(labels == digit)
        chances = shares[forms] / shares[forms].sum()
        choice[indices] = random.choice(forms, len(indices), p=chances)
    return choice


def _curves(
    outline: Outline, count: int, random: np.random.Generator, hand: Hand
) -> NDArray[np.float64]:
    """Curve points of one form before distortion: shape (count, T, 2)."""
    masters = outline.masters
    mixture = random.dirichlet(np.full(len(masters), hand.mixing), count)
    mean = masters.mean(axis=0)
    points = mean + hand.exaggeration * np.tensordot(mixture, masters - mean, axes=1)
    points += random.normal(0, hand.jitter, points.shape)
    shift = random.normal(0, hand.stroke_shift, (count, outline.strokes[-1] + 1, 2))
    shift[:, 0] = 0
    points += shift[:, outline.strokes]
    tips, neighbours = outline.ends.T
    along = points[:, tips] - points[:, neighbours]
    along /= np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1)
    points[:, tips] += along * random.normal(0, hand.end_length, (count, len(tips), 1))
    roundness = random.uniform(0, 1, (count, 1, 1))
    pointed: NDArray[np.float64] = outline.smooth @ points
    pointed += roundness * (outline.round @ points - pointed)
    return pointed


def _distort(
    points: NDArray[np.float64], random: np.random.Generator, hand: Hand
) -> NDArray[np.float64]:
    """Bend, shake, slant and rotate N drawings of points, shape (N, T, 2)."""
    count = len(points)

    def spread(amount: float, *shape: int) -> NDArray[np.float64]:
        return random.normal(0, amount, (count, *shape, 1))

    x, y = points[..., 0], points[..., 1]
    middle_x = (x.min(axis=1) + x.max(axis=1))[:, None] / 2
    x = x - middle_x
    y = y - 50
    bow = np.cos(np.pi * np.clip(y, -50, 50) / 100)
    x = x * (1 + spread(hand.taper) * y / 50) + spread(hand.bend) * bow
    y = y + spread(hand.bend) * bow
    for _ in range(3):
        frequency_x, frequency_y = spread(2 * np.pi / 120), spread(2 * np.pi / 120)
        wave = np.exp(1j * (frequency_x * x + frequency_y * y))
        amounts = random.normal(0, hand.wave, (4, count, 1))
        x = x + amounts[0] * wave.real + amounts[1] * wave.imag
        y = y + amounts[2] * wave.real + amounts[3] * wave.imag
    # Segment ends are the next segments' starts: both get the same tremor.
    along = np.linspace(0, 2 * np.pi, _SEGMENTS + 1)
    along = np.concatenate([along[:-1], along[1:]])
    for harmonic in (5, 9, 14):
        phase = random.uniform(0, 2 * np.pi, (2, count, 1))
        x = x + spread(hand.tremor) * np.sin(harmonic * along + phase[0])
        y = y + spread(hand.tremor) * np.sin(harmonic * along + phase[1])
    x = x * np.exp(spread(hand.aspect))
    x = x - (hand.slant + spread(hand.slant_spread)) * y
    angle = spread(hand.rotation)
    turned = np.cos(angle) * x - np.sin(angle) * y, np.sin(angle) * x + np.cos(angle) * y
    return np.stack(turned, axis=2)


def _pressure(count: int, random: np.random.Generator, hand: Hand) -> NDArray[np.float64]:
    """Line width along the pen's path, as a share of the drawing's: shape (count, S + 1)."""
    along = np.linspace(0, 2 * np.pi, _SEGMENTS + 1)
    phase = random.uniform(0, 2 * np.pi, (2, count, 1))
    amount = random.normal(0, hand.pressure, (2, count, 1))
    slow = amount[0] * np.sin(along / 2 + phase[0]) + amount[1] * np.sin(2 * along + phase[1])
    pressure: NDArray[np.float64] = np.clip(1 + slow, 0.5, 1.6)
    return pressure
