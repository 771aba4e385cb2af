"""Are drawings read as before when something was drawn, erased, and drawn again?

People's drawings, to which one of three things happens; all of them leave what a person takes for
the same digit:

- a scribble: added where the canvas is blank, then wiped away;
- a tail: the last stroke goes on too far, then what is too much is wiped away;
- a part: three tenths of the longest stroke are wiped away and drawn again.

The eraser is as wide as the brush and follows the ink as a hand does, a little beside it. Each
drawing is framed from what is left of its strokes, as the window does, and from its raster alone.
The bundled weights have learnt from UCI's pen strokes: only the differences tell something.

Usage: python -m tests.benchmarks.accuracy.erasing --pendigits FILE [--weights FILE] [--drawings N];
without a UNIPEN file of people's drawings, there is nothing to measure.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import torch

from mnist_draw.draw.drawing import Drawing
from tests.benchmarks import common
from tests.benchmarks.accuracy.framing import Reader, chosen_drawings, chosen_weights, written
from trainer.ink.framing import frame
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke, arc_lengths, curve, interpolate, point_array
from trainer.ink.stroke_framing import frame_drawing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.ink.framing import Framing

    Places: TypeAlias = NDArray[np.float64]  # Shape (P, 2), in canvas units.
    Change: TypeAlias = Callable[
        [tuple[Stroke, ...], float, np.random.Generator], tuple[Stroke, ...] | None
    ]

SIZES = (0.3, 0.5, 0.7)
BRUSHES = (16, 32)
MOST_LOST = 0.5
"""Points of accuracy that wiping away a scribble or a tail may cost."""

_SPACING = 6.0  # Canvas units from one event of the pen to the next.
_TRIES = 60  # To find a blank place.


def scribble(
    strokes: tuple[Stroke, ...], brush: float, random: np.random.Generator
) -> tuple[Stroke, ...] | None:
    """Zigzags and wipes them away, twice; None where the canvas has no blank place."""
    ink = np.concatenate([_places(stroke) for stroke in strokes])
    for _ in range(_TRIES):
        middle = random.uniform(brush, CANVAS_SIZE - brush, 2)
        distance = _nearest(ink, middle)
        if distance > 2.2 * brush + 12:
            break
    else:
        return None
    room = min(distance - 2 * brush, 40.0)
    zigzag = np.column_stack([np.linspace(-0.7, 0.7, 12), 0.6 * (-1.0) ** np.arange(12)]) * room
    turn = random.uniform(0, np.pi)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    added = _stroke(np.clip(zigzag @ rotation.T + middle, 2, CANVAS_SIZE - 2), brush)
    way = _places(added)
    return (*strokes, added, *(_wiped(way, brush, share, random) for share in (0.15, 0.25)))


def tail(
    strokes: tuple[Stroke, ...], brush: float, random: np.random.Generator
) -> tuple[Stroke, ...] | None:
    """Goes on too far and wipes that away, twice; None where the canvas has no room for it."""
    ink = np.concatenate([_places(stroke) for stroke in strokes])
    last = _places(strokes[-1])
    for _ in range(_TRIES):
        turn, length = random.uniform(0, 2 * np.pi), random.uniform(1.5 * brush + 20, 90)
        ways = np.arange(_SPACING, length, _SPACING)
        way = last[-1] + ways[:, None] * [np.cos(turn), np.sin(turn)]
        apart = min((_nearest(ink, place) for place in way[ways > brush]), default=0.0)
        if ((way > 4) & (way < CANVAS_SIZE - 4)).all() and apart > 1.05 * brush:
            break
    else:
        return None
    longer = _stroke(np.concatenate([last, way]), brush)
    beyond = way[ways > 0.9 * brush]
    wiped = (_wiped(beyond, brush, share, random) for share in (0.12, 0.2))
    return (*strokes[:-1], longer, *wiped)


def part(
    strokes: tuple[Stroke, ...], brush: float, random: np.random.Generator
) -> tuple[Stroke, ...] | None:
    """Wipes a part of the longest stroke away and draws it again; None where all are short."""
    way = max(map(_places, strokes), key=len)
    if len(way) < 8:
        return None
    count = max(3, int(0.3 * len(way)))
    first = int(random.integers(0, len(way) - count))
    # The new ink overlaps the old by half its width.
    overlap = int(brush / 2 / _SPACING) + 1
    again = way[max(0, first - overlap) : first + count + overlap]
    erased = _wiped(way[first : first + count], brush, 0.15, random)
    return (*strokes, erased, _stroke(again + _wobble(len(again), 1.5, random), brush))


CHANGES: dict[str, Change] = {"scribble": scribble, "tail": tail, "part": part}


def figures(
    reader: Reader, drawings: Sequence[RecordedDrawing], change: Change, size: float, brush: float
) -> dict[str, float]:
    """Accuracies in percent, how many drawings, how many of them were framed as rasters."""
    random = np.random.default_rng(1)
    images: dict[str, list[NDArray[np.uint8]]] = {"untouched": [], "raster": [], "strokes": []}
    labels, rasters = [], 0
    for drawing in drawings:
        strokes = written(drawing, size, brush, random)
        changed = change(strokes, brush, random)
        if changed is None:
            continue
        canvas = Drawing()
        for stroke in changed:
            canvas.draw(stroke)
        left = canvas.pen_strokes
        rasters += left is None
        images["untouched"].append(_image(frame_drawing(canvas.raster, strokes)))
        images["raster"].append(_image(frame(canvas.raster)))
        images["strokes"].append(_image(frame_drawing(canvas.raster, left)))
        labels.append(int(drawing.label or 0))
    accuracies = {
        name: round(reader.accuracy(np.stack(each), np.array(labels, np.uint8)), 2)
        for name, each in images.items()
    }
    return accuracies | {"drawings": len(labels), "framed as rasters": rasters}


def milliseconds(drawings: Sequence[RecordedDrawing]) -> dict[str, float]:
    """Median processor time of one look at the strokes that are left, eraser down and up."""
    found: dict[str, list[float]] = {"eraser down": [], "eraser up": []}
    for drawing in drawings:
        canvas = Drawing()
        strokes = written(drawing, 0.6, 22)
        for stroke in strokes:
            canvas.draw(stroke)
        way = max(map(_places, strokes), key=len)
        first, *rest = _stroke(way[len(way) // 3 : len(way) // 3 + 10], 22).points
        canvas.begin_stroke(first, 22, eraser=True)
        for point in rest:
            canvas.extend(point)
            found["eraser down"].append(_seconds(canvas))
        canvas.end_stroke()
        found["eraser up"].append(_seconds(canvas))
    return {name: round(1000 * float(np.median(each)), 3) for name, each in found.items()}


def _seconds(canvas: Drawing) -> float:
    begin = time.thread_time()
    _ = canvas.pen_strokes
    return time.thread_time() - begin


def _image(framing: Framing | None) -> NDArray[np.uint8]:
    return np.zeros((28, 28), np.uint8) if framing is None else framing.digit_image


def _places(stroke: Stroke) -> Places:
    """The path, at even distances."""
    path = curve(point_array(stroke.points))
    ways = arc_lengths(path)
    count = max(2, int(ways[-1] / _SPACING) + 1)
    return interpolate(path, ways, np.linspace(0, ways[-1], count))[:, :2]


def _stroke(places: Places, width: float, *, eraser: bool = False) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in places.tolist()), width, eraser)


def _wiped(way: Places, brush: float, share: float, random: np.random.Generator) -> Stroke:
    """An eraser along a way, beside it by about this share of its width."""
    return _stroke(way + _wobble(len(way), share * brush, random), brush, eraser=True)


def _wobble(count: int, size: float, random: np.random.Generator) -> Places:
    """How far a hand strays: a smooth curve around 0."""
    knots = random.normal(0, size, (max(2, count // 6 + 2), 2))
    at = np.linspace(0, len(knots) - 1, count)
    return np.column_stack([np.interp(at, range(len(knots)), column) for column in knots.T])


def _nearest(places: Places, place: Places) -> float:
    return float(np.hypot(*(places - place).T).min())


def measure(options: argparse.Namespace) -> dict[str, object]:
    """All figures; none without drawings."""
    if not options.pendigits:
        return {"benchmark": "erasing", "rows": []}
    torch.set_num_threads(1)
    reader = Reader(chosen_weights(options.weights))
    drawings = chosen_drawings(options.pendigits, options.drawings, options.seed)
    table = {
        f"{name}, size {size:g}, brush {brush}": figures(reader, drawings, change, size, brush)
        for name, change in CHANGES.items()
        for size in SIZES
        for brush in BRUSHES
    }
    wiped = [each for name, each in table.items() if not name.startswith("part")]
    lost, lost_by_rasters = (
        max(each["untouched"] - each[way] for each in wiped) for way in ("strokes", "raster")
    )
    row = common.row(
        "A scribble or a tail drawn and erased: most accuracy lost, of 12 sizes and brushes",
        f"{lost:.1f} points",
        target=f"at most {MOST_LOST} points",
        met=lost <= MOST_LOST,
        baseline=f"from rasters: {lost_by_rasters:.1f} points",
        command="python -m tests.benchmarks.accuracy.erasing --pendigits FILE",
    )
    return {
        "benchmark": "erasing",
        "accuracy": table,
        "milliseconds": milliseconds(drawings),
        "rows": [row],
    }


def main() -> None:
    """Prints the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--pendigits", type=Path, metavar="FILE", help="UNIPEN file of drawings")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="default: the bundled ones")
    parser.add_argument("--drawings", type=int, default=250, help="people's drawings to read")
    parser.add_argument("--seed", type=int, default=0, help="of the choice")
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
