"""Test set of non-digits: stars, letters, scribbles, several digits, noise.

The detector is never trained on these forms, fonts and scribbles: on other forms of hearts and
letters, and on no stars, houses, flowers or spirals at all.

Each is a drawing on the canvas: strokes where a person would draw it, ink where it would be pasted.
"""

from __future__ import annotations

import importlib
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPainterPath

from mnist_draw.draw.ink import RASTER_SIZE
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke, point_array

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Strokes: TypeAlias = list[NDArray[np.float64]]

# People may read these as digits.
_LIKE_DIGITS = frozenset("OIlSZoiszbgqy")
LETTERS = "".join(letter for letter in string.ascii_letters if letter not in _LIKE_DIGITS)
_HERSHEY = ("futural", "rowmans", "scripts", "cursive", "timesi")
_FAMILIES = ("DejaVu Sans", "DejaVu Serif", "Noto Sans Mono", "URW Bookman", "Z003")


@dataclass(frozen=True, slots=True, eq=False)
class Specimen:
    """One drawing, as strokes or as ink.

    Attributes:
        recorded: Its strokes; None for ink.
        raster: Its ink, uint8, shape (840, 840); None for strokes.
    """

    recorded: RecordedDrawing | None = None
    raster: NDArray[np.uint8] | None = None


def specimens(
    count: int, written: Sequence[RecordedDrawing], random: np.random.Generator
) -> dict[str, list[Specimen]]:
    """Specimens by name of their kind.

    Args:
        count: Specimens per kind; three times as many for letters of fonts.
        written: Digits of writers held out from training.
        random: Source of all variation.
    """
    makers: dict[str, Callable[[np.random.Generator], Strokes]] = {
        "star": _star,
        "spiral": _spiral,
        "heart": _heart,
        "house": _house,
        "flower": _flower,
        "scribble": _scribble,
        "hatching": _hatching,
        "wave": _wave,
        "dash": _dash,
        "letter in a printed hand": _letter_of_strokes,
    }
    result = {
        name: [_placed(make(random), random) for _ in range(count)] for name, make in makers.items()
    }
    result["dot"] = [_dot(random) for _ in range(count)]
    result["short dash"] = [_short_dash(random) for _ in range(count)]
    result["noise"] = [Specimen(raster=_noise(random)) for _ in range(count)]
    digits = [_of(each) for each in written if each.strokes]
    result["two digits"] = [_side_by_side(digits, 2, random) for _ in range(count)]
    result["three or four digits"] = [
        _side_by_side(digits, int(random.integers(3, 5)), random) for _ in range(count)
    ]
    result["letter of a font"] = _letters_of_fonts(3 * count, random)
    hershey = _hershey_letters(3 * count, random)
    if hershey:
        result["letter of Hershey's pen fonts"] = hershey
    return result


def _placed(
    strokes: Strokes, random: np.random.Generator, *, smallest: float = 0.3, largest: float = 0.95
) -> Specimen:
    """Strokes at a random position, size and brush width on the canvas."""
    joined = np.concatenate(strokes)
    low, high = joined.min(axis=0), joined.max(axis=0)
    size = CANVAS_SIZE * random.uniform(smallest, largest) * 0.86
    scale = size / max(float((high - low).max()), 1e-6)
    room = CANVAS_SIZE - scale * (high - low)
    offset = random.uniform(0.1, 0.9, 2) * room - scale * low
    width = float(random.uniform(6, 30))
    return Specimen(
        RecordedDrawing(
            None,
            tuple(
                Stroke(tuple(Point(x, y) for x, y in (scale * stroke + offset).tolist()), width)
                for stroke in strokes
            ),
        )
    )


def _tilted(strokes: Strokes, random: np.random.Generator, spread: float = 0.15) -> Strokes:
    """Strokes with random rotation, slant and jitter."""
    angle, slant = random.normal(0, spread, 2)
    turn = np.array([[np.cos(angle), -np.sin(angle) + slant], [np.sin(angle), np.cos(angle)]])
    extent = float(np.ptp(np.concatenate(strokes), axis=0).max())
    return [stroke @ turn.T + random.normal(0, 0.012 * extent, stroke.shape) for stroke in strokes]


def _along(corners: Sequence[tuple[float, float]], pieces: int = 6) -> NDArray[np.float64]:
    """Polyline through corners, `pieces` points per side."""
    positions = np.array(corners, np.float64)
    at = np.linspace(0, len(positions) - 1, (len(positions) - 1) * pieces + 1)
    index = np.arange(len(positions))
    return np.column_stack([np.interp(at, index, column) for column in positions.T])


def _star(random: np.random.Generator) -> Strokes:
    if random.random() < 0.5:
        angles = np.arange(6) * 4 * np.pi / 5 - np.pi / 2
        corners = [(float(np.cos(angle)), float(np.sin(angle))) for angle in angles]
    else:
        angles = np.arange(11) * np.pi / 5 - np.pi / 2
        radii = np.where(np.arange(11) % 2, random.uniform(0.35, 0.5), 1)
        corners = list(zip(radii * np.cos(angles), radii * np.sin(angles), strict=True))
    return _tilted([_along(corners)], random)


def _spiral(random: np.random.Generator) -> Strokes:
    turns = random.uniform(2.2, 5)
    angle = np.linspace(0, 2 * np.pi * turns, int(24 * turns))
    radius = 0.08 + angle / angle[-1]
    turned = angle * random.choice([-1, 1]) + random.uniform(0, 6.3)
    return _tilted([np.column_stack([radius * np.cos(turned), radius * np.sin(turned)])], random)


def _heart(random: np.random.Generator) -> Strokes:
    t = np.linspace(0, 2 * np.pi, 40)
    x = 16 * np.sin(t) ** 3
    y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
    return _tilted([np.column_stack([x, y])], random, 0.1)


def _house(random: np.random.Generator) -> Strokes:
    roof = random.uniform(0.4, 0.8)
    walls = _along([(0, 1), (0, 0), (1, 0), (1, 1), (0, 1)])
    return _tilted([walls, _along([(0, 0), (0.5, -roof), (1, 0)])], random, 0.08)


def _flower(random: np.random.Generator) -> Strokes:
    petals = int(random.integers(5, 8))
    t = np.linspace(0, 2 * np.pi, 90)
    radius = 0.6 + 0.4 * np.cos(petals * t)
    blossom = np.column_stack([radius * np.cos(t), radius * np.sin(t)])
    strokes = [blossom]
    if random.random() < 0.6:
        strokes.append(_along([(0, 0.4), (0.05, 1.3), (0, 2.2)]))
    return _tilted(strokes, random)


def _scribble(random: np.random.Generator) -> Strokes:
    """Sum of three random oscillations per axis."""
    t = np.linspace(0, 1, int(random.integers(60, 260)))
    path = np.zeros((len(t), 2))
    for axis in range(2):
        for _ in range(3):
            frequency = random.uniform(2, 11)
            path[:, axis] += random.uniform(0.3, 1) * np.sin(
                2 * np.pi * frequency * t + random.uniform(0, 6.3)
            )
    return [path]


def _hatching(random: np.random.Generator) -> Strokes:
    """Parallel strokes."""
    count = int(random.integers(3, 9))
    angle = random.uniform(0, np.pi)
    along = np.array([np.cos(angle), np.sin(angle)])
    normal = np.array([-along[1], along[0]])
    gap = random.uniform(0.15, 0.35)
    return [
        np.outer(np.linspace(-0.5, 0.5, 6) + random.normal(0, 0.05), along)
        + (number * gap + random.normal(0, 0.02)) * normal
        for number in range(count)
    ]


def _wave(random: np.random.Generator) -> Strokes:
    periods = random.uniform(1.8, 5)
    t = np.linspace(0, 1, 60)
    height = random.uniform(0.06, 0.3)
    return _tilted([np.column_stack([t, height * np.sin(2 * np.pi * periods * t)])], random)


def _dash(random: np.random.Generator) -> Strokes:
    angle = np.radians(random.uniform(-18, 18))
    t = np.linspace(0, 1, 12)
    bow = random.normal(0, 0.04) * np.sin(np.pi * t)
    return [np.column_stack([t * np.cos(angle), t * np.sin(angle) + bow])]


# Capitals without curves, in other proportions than those of the training set.
_CAPITALS: dict[str, list[list[tuple[float, float]]]] = {
    "A": [[(0, 5), (2, 0), (4, 5)], [(0.8, 3), (3.2, 3)]],
    "E": [[(3, 0), (0, 0), (0, 5), (3, 5)], [(0, 2.4), (2.4, 2.4)]],
    "F": [[(3, 0), (0, 0), (0, 5)], [(0, 2.2), (2.4, 2.2)]],
    "H": [[(0, 0), (0, 5)], [(3.4, 0), (3.4, 5)], [(0, 2.6), (3.4, 2.6)]],
    "K": [[(0, 0), (0, 5)], [(3, 0), (0, 2.8), (3.2, 5)]],
    "L": [[(0, 0), (0, 5), (3, 5)]],
    "M": [[(0, 5), (0.4, 0), (2.2, 3), (4, 0), (4.4, 5)]],
    "N": [[(0, 5), (0, 0), (3.4, 5), (3.4, 0)]],
    "T": [[(0, 0), (4, 0)], [(2, 0), (2, 5)]],
    "V": [[(0, 0), (1.9, 5), (3.8, 0)]],
    "W": [[(0, 0), (1.2, 5), (2.6, 1.2), (4, 5), (5.2, 0)]],
    "X": [[(0, 0), (3.6, 5)], [(3.6, 0), (0, 5)]],
    "Y": [[(0, 0), (1.8, 2.4), (3.6, 0)], [(1.8, 2.4), (1.8, 5)]],
}


def _letter_of_strokes(random: np.random.Generator) -> Strokes:
    letter = list(_CAPITALS)[random.integers(len(_CAPITALS))]
    stretch = np.array([random.uniform(0.7, 1.3), 1.0])
    return _tilted([_along(corners) * stretch for corners in _CAPITALS[letter]], random)


def _dot(random: np.random.Generator) -> Specimen:
    x, y = random.uniform(30, 250, 2).tolist()
    points = [Point(x + dx, y + dy) for dx, dy in random.normal(0, 2, (random.integers(1, 5), 2))]
    return Specimen(RecordedDrawing(None, (Stroke(tuple(points), random.uniform(4, 40)),)))


def _short_dash(random: np.random.Generator) -> Specimen:
    x, y = random.uniform(60, 220, 2).tolist()
    angle, length = random.uniform(0, 2 * np.pi), random.uniform(5, 26)
    along = [
        Point(x + share * length * np.cos(angle), y + share * length * np.sin(angle))
        for share in np.linspace(0, 1, 5)
    ]
    return Specimen(RecordedDrawing(None, (Stroke(tuple(along), random.uniform(6, 30)),)))


def _noise(random: np.random.Generator) -> NDArray[np.uint8]:
    """Grid of squares, black and white or in shades of grey."""
    cell = int(random.choice([4, 10, 20, 40]))
    side = RASTER_SIZE // cell
    levels = random.random((side, side))
    if random.random() < 0.5:
        levels = (levels < random.uniform(0.05, 0.6)).astype(np.float64)
    return np.kron(255 * levels, np.ones((cell, cell))).astype(np.uint8)


def _of(recorded: RecordedDrawing) -> Strokes:
    return [point_array(stroke.points)[:, :2] for stroke in recorded.strokes]


def _side_by_side(digits: list[Strokes], count: int, random: np.random.Generator) -> Specimen:
    """Digits in a row; in 3 of 10 drawings they touch or overlap."""
    result: Strokes = []
    at = 0.0
    gap = random.uniform(-0.25, 0.05) if random.random() < 0.3 else random.uniform(0.1, 0.5)
    for _ in range(count):
        digit = digits[random.integers(len(digits))]
        joined = np.concatenate(digit)
        low, high = joined.min(axis=0), joined.max(axis=0)
        scale = random.uniform(0.85, 1.15) / max(float(high[1] - low[1]), 1.0)
        result += [scale * (stroke - low) + [at, random.normal(0, 0.06)] for stroke in digit]
        at += max(scale * float(high[0] - low[0]), 0.15) + gap
    return _placed(result, random, smallest=0.5)


def _letters_of_fonts(count: int, random: np.random.Generator) -> list[Specimen]:
    """Letters of installed fonts, as ink."""
    installed = [family for family in _FAMILIES if family in QFontDatabase.families()]
    result = []
    for number in range(count if installed else 0):
        font = QFont(installed[number % len(installed)])
        font.setWeight(QFont.Weight.Light if random.random() < 0.5 else QFont.Weight.Normal)
        font.setPixelSize(600)
        path = QPainterPath()
        path.addText(0, 0, font, LETTERS[random.integers(len(LETTERS))])
        box = path.boundingRect()
        scale = RASTER_SIZE * random.uniform(0.3, 0.9) / max(box.width(), box.height())
        image = QImage(RASTER_SIZE, RASTER_SIZE, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(RASTER_SIZE / 2, RASTER_SIZE / 2)
        painter.scale(scale, scale)
        painter.translate(-box.center())
        painter.fillPath(path, QColor("white"))
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(RASTER_SIZE, -1)
        result.append(Specimen(raster=rows[:, :RASTER_SIZE].copy()))
    return result


def _hershey_letters(count: int, random: np.random.Generator) -> list[Specimen]:
    """Letters of A. V. Hershey's pen fonts, if the package Hershey-Fonts is installed."""
    try:
        module = importlib.import_module("HersheyFonts")
    except ImportError:
        return []
    result = []
    for number in range(count):
        font = module.HersheyFonts()
        font.load_default_font(_HERSHEY[number % len(_HERSHEY)])
        letter = LETTERS[random.integers(len(LETTERS))]
        strokes = [np.array(stroke, np.float64) for stroke in font.strokes_for_text(letter)]
        result.append(_placed(_tilted(strokes, random, 0.1), random))
    return result
