"""Accuracy after erasing: drawings to which something was added and erased, or redrawn.

One of three changes is made to people's drawings; a person still reads the same digit:

- scribble: added where the canvas is blank, then erased;
- tail: the last stroke is continued too far, then the excess is erased;
- part: three tenths of the longest stroke are erased and drawn again.

The eraser is as wide as the brush and follows the ink with a small random offset. Each drawing is
framed from its remaining strokes, as in the window, and from its raster alone. The bundled weights
have learnt from UCI's pen strokes: only differences count.

Usage: python -m tests.benchmarks.accuracy.erasing --pendigits FILE [--weights FILE] [--drawings N]
Without a UNIPEN file of people's drawings nothing is measured.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import torch

from mnist_draw.draw.drawing import Drawing
from tests.benchmarks import common
from tests.benchmarks.accuracy.framing import Classifier, chosen_drawings, chosen_weights, written
from trainer.ink.framing import frame
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke, arc_lengths, curve, interpolate, point_array
from trainer.ink.stroke_framing import frame_drawing

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.ink.framing import Framing

    Positions: TypeAlias = NDArray[np.float64]  # Shape (P, 2), in canvas units.
    Change: TypeAlias = Callable[
        [tuple[Stroke, ...], float, np.random.Generator], tuple[Stroke, ...] | None
    ]

SIZES = (0.3, 0.5, 0.7)
BRUSHES = (16, 32)
MOST_LOST = 0.5
"""Percentage points of accuracy that erasing a scribble or a tail may cost."""

_SPACING = 6.0  # Canvas units between pen events.
_TRIES = 60  # Random positions tried to find a blank one.


def scribble(
    strokes: tuple[Stroke, ...], brush: float, random: np.random.Generator
) -> tuple[Stroke, ...] | None:
    """Add a zigzag and erase it in two passes; None if the canvas has no blank position."""
    ink = np.concatenate([_positions(stroke) for stroke in strokes])
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
    path = _positions(added)
    return (*strokes, added, *(_wiped(path, brush, share, random) for share in (0.15, 0.25)))


def tail(
    strokes: tuple[Stroke, ...], brush: float, random: np.random.Generator
) -> tuple[Stroke, ...] | None:
    """Continue the last stroke and erase the excess in two passes; None if there is no room."""
    ink = np.concatenate([_positions(stroke) for stroke in strokes])
    last = _positions(strokes[-1])
    for _ in range(_TRIES):
        turn, length = random.uniform(0, 2 * np.pi), random.uniform(1.5 * brush + 20, 90)
        paths = np.arange(_SPACING, length, _SPACING)
        path = last[-1] + paths[:, None] * [np.cos(turn), np.sin(turn)]
        apart = min((_nearest(ink, position) for position in path[paths > brush]), default=0.0)
        if ((path > 4) & (path < CANVAS_SIZE - 4)).all() and apart > 1.05 * brush:
            break
    else:
        return None
    longer = _stroke(np.concatenate([last, path]), brush)
    beyond = path[paths > 0.9 * brush]
    wiped = (_wiped(beyond, brush, share, random) for share in (0.12, 0.2))
    return (*strokes[:-1], longer, *wiped)


def part(
    strokes: tuple[Stroke, ...], brush: float, random: np.random.Generator
) -> tuple[Stroke, ...] | None:
    """Erase a part of the longest stroke and draw it again; None if all strokes are short."""
    path = max(map(_positions, strokes), key=len)
    if len(path) < 8:
        return None
    count = max(3, int(0.3 * len(path)))
    first = int(random.integers(0, len(path) - count))
    # The new ink overlaps the old by half of the brush width.
    overlap = int(brush / 2 / _SPACING) + 1
    again = path[max(0, first - overlap) : first + count + overlap]
    erased = _wiped(path[first : first + count], brush, 0.15, random)
    return (*strokes, erased, _stroke(again + _wobble(len(again), 1.5, random), brush))


CHANGES: dict[str, Change] = {"scribble": scribble, "tail": tail, "part": part}


def figures(
    classifier: Classifier,
    drawings: Sequence[RecordedDrawing],
    change: Change,
    size: float,
    brush: float,
) -> dict[str, float]:
    """Accuracies in percent, number of drawings, number of those framed as rasters."""
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
        name: round(classifier.accuracy(np.stack(each), np.array(labels, np.uint8)), 2)
        for name, each in images.items()
    }
    return accuracies | {"drawings": len(labels), "framed as rasters": rasters}


def milliseconds(drawings: Sequence[RecordedDrawing]) -> dict[str, float]:
    """Median processor time of reading the remaining strokes, with eraser down and up."""
    found: dict[str, list[float]] = {"eraser down": [], "eraser up": []}
    for drawing in drawings:
        canvas = Drawing()
        strokes = written(drawing, 0.6, 22)
        for stroke in strokes:
            canvas.draw(stroke)
        path = max(map(_positions, strokes), key=len)
        first, *rest = _stroke(path[len(path) // 3 : len(path) // 3 + 10], 22).points
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


def _positions(stroke: Stroke) -> Positions:
    """Positions along the stroke at even distances."""
    path = curve(point_array(stroke.points))
    paths = arc_lengths(path)
    count = max(2, int(paths[-1] / _SPACING) + 1)
    return interpolate(path, paths, np.linspace(0, paths[-1], count))[:, :2]


def _stroke(positions: Positions, width: float, *, eraser: bool = False) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in positions.tolist()), width, eraser)


def _wiped(path: Positions, brush: float, share: float, random: np.random.Generator) -> Stroke:
    """Eraser stroke along a path, offset by about `share` of its width."""
    return _stroke(path + _wobble(len(path), share * brush, random), brush, eraser=True)


def _wobble(count: int, size: float, random: np.random.Generator) -> Positions:
    """Smooth random offsets around 0."""
    knots = random.normal(0, size, (max(2, count // 6 + 2), 2))
    at = np.linspace(0, len(knots) - 1, count)
    return np.column_stack([np.interp(at, range(len(knots)), column) for column in knots.T])


def _nearest(positions: Positions, position: Positions) -> float:
    return float(np.hypot(*(positions - position).T).min())


def measure(options: argparse.Namespace) -> dict[str, object]:
    """Run the benchmark; returns its report, without rows if there are no drawings."""
    if not options.pendigits:
        return {"benchmark": "accuracy.erasing", "rows": []}
    torch.set_num_threads(1)
    classifier = Classifier(chosen_weights(options.weights))
    drawings = chosen_drawings(options.pendigits, options.drawings, options.seed)
    table = {
        f"{name}, size {size:g}, brush {brush}": figures(classifier, drawings, change, size, brush)
        for name, change in CHANGES.items()
        for size in SIZES
        for brush in BRUSHES
    }
    wiped = [each for name, each in table.items() if not name.startswith("part")]
    lost, lost_by_rasters = (
        max(each["untouched"] - each[path] for each in wiped) for path in ("strokes", "raster")
    )
    row = common.row(
        "Accuracy lost after a scribble or tail was drawn and erased: worst of 12 sizes and "
        "brushes",
        f"{lost:.1f} points",
        target=f"at most {MOST_LOST} points",
        met=lost <= MOST_LOST,
        baseline=f"framed from the raster: {lost_by_rasters:.1f} points",
        command="python -m tests.benchmarks.accuracy.erasing --pendigits FILE",
    )
    return {
        "benchmark": "accuracy.erasing",
        "accuracy": table,
        "milliseconds": milliseconds(drawings),
        "rows": [row],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--pendigits", type=Path, metavar="FILE", help="UNIPEN file of drawings")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="default: the bundled ones")
    parser.add_argument("--drawings", type=int, default=250, help="number of people's drawings")
    parser.add_argument("--seed", type=int, default=0, help="of the random choice")
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
