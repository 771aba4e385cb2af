"""Accuracy by position, size and brush of a drawing, with and without framing.

Three measurements with the same weights:

1. MNIST's test digits, redrawn by a pen at random size and position, then framed: accuracy lost.
2. People's drawings at four sizes, with brushes of 4 to 40: spread of the accuracies, framed from
   strokes and, as after pasting a picture, from the raster alone.
3. The same with usual brushes, as recorded and large in the middle: framed, and shrunk with the
   whole canvas, as most apps do it.

The bundled weights have learnt from UCI's pen strokes: on these they measure the effect of framing,
not the accuracy on strangers' drawings. For that use weights that learnt from MNIST alone.

Usage: python -m tests.benchmarks.accuracy.framing [--data-dir FOLDER] [--pendigits FILE]
       [--weights FILE]
Without a UNIPEN file of people's drawings only the first is measured.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from mnist_draw.draw.drawing import Drawing
from mnist_draw.predict.starting_weights import BUNDLED
from tests.benchmarks import common
from tests.trainer.redrawn import redraw_on_canvas
from trainer.bundled.writer_collections import load_drawings
from trainer.ink.framing import frame, frame_all, plain_resize
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke
from trainer.ink.stroke_framing import frame_drawing
from trainer.network import models, weights

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from trainer.data.digits import Digits
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.network.weights import WeightSnapshot

# Longest side of the drawing as a share of the canvas; brush widths in canvas units.
SIZES = (0.25, 0.5, 0.75, 1.0)
BRUSHES = (4, 10, 16, 22, 32, 40)
USUAL_BRUSHES = (8, 16, 24, 32)

LARGEST_LOSS = 0.3
"""Percentage points of accuracy that redrawn digits may lose."""
LARGEST_SPREAD = 0.5
"""Percentage points between the best and the worst combination of size and brush."""

_BLOCK = 200
_CAREFUL_SIZE = 0.65  # With the brush, about the 20 of 28 pixels that MNIST's digits have.
_RASTERS = 300  # Drawing a raster takes ten times as long as framing its strokes.


class Classifier:
    """A network that predicts many digit images at once."""

    def __init__(self, snapshot: WeightSnapshot) -> None:
        self._network = models.build_with(snapshot.recipe, snapshot.arrays).eval()

    def accuracy(self, digit_images: NDArray[np.uint8], labels: NDArray[np.uint8]) -> float:
        """Accuracy in percent; images are uint8, shape (N, 28, 28)."""
        with torch.inference_mode():
            images_BCHW = torch.tensor(digit_images)[:, None]
            predicted = torch.cat(
                [
                    self._network(images_BCHW[first : first + _BLOCK].float() / 255).argmax(1)
                    for first in range(0, len(images_BCHW), _BLOCK)
                ]
            )
        return 100 * float((predicted.numpy() == labels).mean())


def written(
    drawing: RecordedDrawing, size: float, brush: float, random: np.random.Generator | None = None
) -> tuple[Stroke, ...]:
    """The drawing at a size (share of the canvas), at a random position or in the middle.

    All of its ink is on the canvas; the largest drawings are made a little smaller for that.
    """
    positions = np.array(
        [(point.x, point.y) for stroke in drawing.strokes for point in stroke.points]
    )
    low, high = positions.min(axis=0), positions.max(axis=0)
    side = min(size * CANVAS_SIZE, CANVAS_SIZE - brush)
    scale = side / max(float((high - low).max()), 1.0)
    room = CANVAS_SIZE - brush - (high - low) * scale
    shares = np.array([0.5, 0.5]) if random is None else random.uniform(0, 1, 2)
    x, y = shares * room + brush / 2 - low * scale
    return tuple(
        Stroke(
            tuple(
                Point(point.x * scale + x, point.y * scale + y, point.t) for point in each.points
            ),
            brush,
        )
        for each in drawing.strokes
    )


def raster_of(strokes: Sequence[Stroke]) -> NDArray[np.uint8]:
    """Canvas raster of these strokes."""
    canvas = Drawing()
    for stroke in strokes:
        canvas.draw(stroke)
    return canvas.raster


def from_strokes(strokes: Sequence[Stroke]) -> NDArray[np.uint8]:
    """Digit image as the window frames it from strokes; few drawings need their raster."""
    framing = frame_drawing(_NO_INK, strokes) or frame_drawing(raster_of(strokes), strokes)
    assert framing is not None
    return framing.digit_image


def from_raster(strokes: Sequence[Stroke]) -> NDArray[np.uint8]:
    """Digit image as the window frames it where strokes do not account for the ink."""
    framing = frame(raster_of(strokes))
    assert framing is not None
    return framing.digit_image


_NO_INK = np.zeros((1, 1), np.uint8)


def redrawn_figures(classifier: Classifier, digits: Digits, seed: int) -> dict[str, float]:
    """Accuracies in percent of MNIST's digits, and of the same redrawn and framed."""
    random = np.random.default_rng(seed)
    framed = np.concatenate([frame_all(block) for block in redraw_on_canvas(digits.images, random)])
    originals = classifier.accuracy(digits.images, digits.labels)
    again = classifier.accuracy(framed, digits.labels)
    return {"originals": originals, "redrawn": again, "difference": again - originals}


def combination_figures(
    classifier: Classifier,
    drawings: Sequence[RecordedDrawing],
    make_image: Callable[[Sequence[Stroke]], NDArray[np.uint8]],
    seed: int,
) -> dict[str, object]:
    """Accuracy in percent for each size and brush, and their spread."""
    labels = _labels(drawings)
    table: dict[str, dict[str, float]] = {}
    for size in SIZES:
        row = table[f"size {size:g}"] = {}
        for brush in BRUSHES:
            random = np.random.default_rng(seed)
            images = np.stack([make_image(written(each, size, brush, random)) for each in drawings])
            row[f"brush {brush}"] = round(classifier.accuracy(images, labels), 2)
    values = [value for row in table.values() for value in row.values()]
    spread = max(values) - min(values)
    return {"drawings": len(drawings), "accuracy": table, "spread": round(spread, 2)}


def method_figures(
    classifier: Classifier,
    drawings: Sequence[RecordedDrawing],
    write: Callable[[RecordedDrawing, float], tuple[Stroke, ...]],
) -> dict[str, object]:
    """Accuracy in percent for each usual brush and method; `write` takes a drawing and a brush."""
    labels = _labels(drawings)
    table: dict[str, dict[str, float]] = {}
    for brush in USUAL_BRUSHES:
        images: dict[str, list[NDArray[np.uint8]]] = {}
        for drawing in drawings:
            strokes = write(drawing, brush)
            raster = raster_of(strokes)
            plain, framings = plain_resize(raster), [frame(raster), frame_drawing(raster, strokes)]
            assert plain is not None
            images.setdefault("shrunk as most apps do it", []).append(plain)
            for name, framing in zip(("raster", "strokes"), framings, strict=True):
                assert framing is not None
                images.setdefault(f"framed from the {name}", []).append(framing.digit_image)
        for name, seen in images.items():
            accuracy = round(classifier.accuracy(np.stack(seen), labels), 2)
            table.setdefault(name, {})[f"brush {brush}"] = accuracy
    return {"drawings": len(drawings), "accuracy": table}


def as_recorded(drawing: RecordedDrawing, brush: float) -> tuple[Stroke, ...]:
    """The drawing at its recorded position and size."""
    return tuple(replace(stroke, width=brush) for stroke in drawing.strokes)


def in_the_middle(drawing: RecordedDrawing, brush: float) -> tuple[Stroke, ...]:
    """The drawing as a careful person writes it for an app that only shrinks the canvas."""
    return written(drawing, _CAREFUL_SIZE, brush)


def _labels(drawings: Sequence[RecordedDrawing]) -> NDArray[np.uint8]:
    return np.array([int(drawing.label or 0) for drawing in drawings], np.uint8)


def chosen_drawings(path: Path, count: int, seed: int) -> list[RecordedDrawing]:
    """Random choice of labelled drawings of a UNIPEN file."""
    found = [each for each in load_drawings(path) if each.label and each.strokes]
    order = np.random.default_rng(seed).permutation(len(found))
    return [found[index] for index in order[:count]]


def chosen_weights(path: Path | None) -> WeightSnapshot:
    """Weights of the file, or the bundled ones."""
    if path is not None:
        return weights.load(path)
    with resources.as_file(resources.files("mnist_draw.resources") / BUNDLED) as installed:
        return weights.load(installed)


def measure(options: argparse.Namespace) -> dict[str, object]:
    """Run the benchmark; returns its report."""
    torch.set_num_threads(1)
    snapshot = chosen_weights(options.weights)
    classifier = Classifier(snapshot)
    test = common.mnist(options).test
    redraw = redrawn_figures(classifier, test, options.seed)
    found: dict[str, object] = {
        "benchmark": "accuracy.framing",
        "weights": {"recipe": snapshot.recipe.name, "data": snapshot.data},
        "seed": options.seed,
        "redrawn": {"digits": len(test.images)}
        | {name: round(value, 3) for name, value in redraw.items()},
    }
    command = "python -m tests.benchmarks.accuracy.framing --data-dir FOLDER"
    rows = [
        common.row(
            "MNIST's test digits, redrawn at random size and position, then framed",
            f"{redraw['redrawn']:.2f} %",
            target=f"within {LARGEST_LOSS} points",
            met=abs(redraw["difference"]) <= LARGEST_LOSS,
            baseline=f"the originals: {redraw['originals']:.2f} %",
            command=command,
        )
    ]
    if options.pendigits:
        drawings = chosen_drawings(options.pendigits, options.drawings, options.seed)
        few = drawings[:_RASTERS]
        strokes = combination_figures(classifier, drawings, from_strokes, options.seed)
        raster = combination_figures(classifier, few, from_raster, options.seed)
        found["sizes and brushes"] = {"from strokes": strokes, "from rasters": raster}
        found["as recorded"] = method_figures(classifier, few, as_recorded)
        found["large in the middle"] = method_figures(classifier, few, in_the_middle)
        spread = strokes["spread"]
        assert isinstance(spread, float)
        rows.append(
            common.row(
                f"{len(SIZES)} sizes × {len(BRUSHES)} brushes: best minus worst accuracy",
                f"{spread:.2f} points",
                target=f"within {LARGEST_SPREAD} points",
                met=spread <= LARGEST_SPREAD,
                baseline=f"framed from the raster: {raster['spread']} points",
                command=f"{command} --pendigits FILE",
            )
        )
    return {**found, "rows": rows}


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--pendigits", type=Path, metavar="FILE", help="UNIPEN file of drawings")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="default: the bundled ones")
    parser.add_argument("--drawings", type=int, default=1000, help="number of people's drawings")
    parser.add_argument(
        "--seed", type=int, default=0, help="of sizes, positions and the random choice"
    )
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
