"""Rejection: share of non-digits answered with "not sure", share of digits refused, calibration.

Non-digits of kinds that the detector never learnt from (`tests.benchmarks.accuracy.non_digits`) and
digits go through the canvas, framing and decision of the window. The detector's threshold moves
both shares: the curve lists both for several thresholds.

Digits are MNIST's last 5,000 training images, which no network is trained on, and, with
``--pendigits``, people's drawings. The bundled weights have learnt from these people; for an
unbiased measurement train networks without some writers, and name both:

  mnist-trainer detector --strokes FILE --hold-out-writers 1,4,7 --out DETECTOR
  mnist-trainer bundle --strokes FILE --continue BASE --hold-out-writers 1,4,7 --out READER
  python -m tests.benchmarks.accuracy.not_sure --pendigits FILE --writers 1,4,7 \\
         --detector DETECTOR/weights.safetensors --weights READER/weights.safetensors

Several digits side by side are made of the same people's digits, or of the built-in strokes' forms.
Letters of A. V. Hershey's pen fonts are added if the package Hershey-Fonts is installed.

Usage: python -m tests.benchmarks.accuracy.not_sure [--data-dir FOLDER] [--pendigits FILE]
       [--writers N,N,…] [--detector FILE] [--weights FILE] [--count N] [--seed N] [--test]
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import torch
from PySide6.QtWidgets import QApplication

from mnist_draw.predict.bundled_detector import DETECTOR
from mnist_draw.predict.starting_weights import BUNDLED
from mnist_draw.replay.engine import replay
from tests.benchmarks import common
from tests.benchmarks.accuracy.installed import installed_weights
from tests.benchmarks.accuracy.non_digits import specimens
from trainer.bundled import nondigits
from trainer.bundled.writer_collections import load_drawings
from trainer.data.synthetic.digit_forms import digit_forms
from trainer.ink.framing import frame
from trainer.network.calibration import BINS, expected_calibration_error
from trainer.network.prediction import Predictor
from trainer.network.rejection import (
    MIN_DIGIT_PROBABILITY,
    Rejector,
    is_scribble,
    too_little_ink,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tests.benchmarks.accuracy.non_digits import Specimen
    from trainer.data.digits import Digits
    from trainer.data.recorded_drawing import RecordedDrawing

COMMAND = "python -m tests.benchmarks.accuracy.not_sure --data-dir FOLDER"
THRESHOLDS = (0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
CAUGHT, REFUSED, CALIBRATION, MODEL_TIME = 0.95, 0.01, 0.01, 1.0
"""Targets: two shares, calibration error, milliseconds."""
_VALIDATION = 5_000
_TIMED = 400
_PART = 500


class DigitDetector:
    """Probability that a drawing is one digit; 0 for specks and scribbles, which rules refuse."""

    def __init__(self, detector: Predictor) -> None:
        self._rejector = Rejector(detector)

    def of_images(self, images: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Probabilities of digit images, uint8, shape (N, 28, 28)."""
        # In parts: the network of all images at once would need much memory.
        parts = np.split(images, range(_PART, len(images), _PART))
        return np.concatenate([self._rejector.digit_probabilities(part) for part in parts])

    def of_drawings(self, drawings: Sequence[RecordedDrawing]) -> NDArray[np.float64]:
        """Probabilities of strokes drawn on the canvas."""
        replayed = replay(drawings, lambda _: np.zeros(10, np.float32), rejector=Rejector(None))
        chances = []
        for each in replayed:
            image = each.digit_image
            refused = each.not_sure is not None or is_scribble(each.drawing.strokes)
            chances.append(0.0 if refused or image is None else self.of_images(image[None])[0])
        return np.array(chances)

    def of_specimens(self, found: Sequence[Specimen]) -> NDArray[np.float64]:
        """Probabilities of strokes and of ink."""
        chances = self.of_drawings([each.recorded for each in found if each.recorded is not None])
        of_ink = []
        for raster in (each.raster for each in found if each.raster is not None):
            framing = frame(raster)
            speck = too_little_ink(framing, None, max(raster.shape))
            of_ink.append(
                0.0 if framing is None or speck else self.of_images(framing.digit_image[None])[0]
            )
        return np.concatenate([chances, of_ink])


def measure(options: argparse.Namespace) -> dict[str, object]:
    """Run the benchmark; returns curve, shares by kind and data set, calibration and time."""
    application = QApplication.instance() or QApplication([])
    torch.set_num_threads(1)
    detector = Predictor(installed_weights(options.detector, DETECTOR))
    network = Predictor(installed_weights(options.weights, BUNDLED))
    random = np.random.default_rng(options.seed)
    people = _people(options)
    mnist = common.mnist(options)
    scanned = mnist.test if options.test else mnist.train[-_VALIDATION:]

    digit_detector = DigitDetector(detector)
    non_digits = {
        kind: digit_detector.of_specimens(found)
        for kind, found in specimens(options.count, people or _forms(), random).items()
    }
    digits = {
        "MNIST test" if options.test else "MNIST validation": digit_detector.of_images(
            scanned.images
        )
    }
    calibration = {next(iter(digits)): _calibration(network, scanned)}
    if people:
        digits["people's drawings"] = digit_detector.of_drawings(people)
        calibration["people's drawings"] = _calibration_of(network, people)
    del application
    caught = _share_below(np.concatenate(list(non_digits.values())), MIN_DIGIT_PROBABILITY)
    refused = {
        name: _share_below(chances, MIN_DIGIT_PROBABILITY) for name, chances in digits.items()
    }
    milliseconds = _model_time(network, detector, scanned)
    return {
        "benchmark": "accuracy.not_sure",
        "question": "Rejection of non-digits and digits, calibration, model time",
        "threshold": MIN_DIGIT_PROBABILITY,
        "caught": caught,
        "caught_by_kind": {
            kind: _share_below(each, MIN_DIGIT_PROBABILITY) for kind, each in non_digits.items()
        },
        "refused": refused,
        "curve": [
            {
                "threshold": threshold,
                "caught": _share_below(np.concatenate(list(non_digits.values())), threshold),
                "refused": {name: _share_below(each, threshold) for name, each in digits.items()},
            }
            for threshold in THRESHOLDS
        ],
        "drawings": {name: len(each) for name, each in (non_digits | digits).items()},
        "expected_calibration_error": calibration,
        "bins": BINS,
        "model_ms": milliseconds,
        "rows": _rows(caught, refused, calibration, milliseconds),
    }


def _rows(
    caught: float,
    refused: dict[str, float],
    calibration: dict[str, float],
    milliseconds: dict[str, float],
) -> list[common.Row]:
    together = milliseconds["network"] + milliseconds["detector"]
    by_set = ", ".join(f"{name} {common.percent(share)}" for name, share in refused.items())
    errors = ", ".join(f"{name} {common.percent(error)}" for name, error in calibration.items())
    return [
        common.row(
            'Non-digits answered with "not sure"',
            common.percent(caught),
            target="at least 95 %",
            met=caught >= CAUGHT,
            baseline="",
            command=COMMAND,
        ),
        common.row(
            "Digits refused",
            by_set,
            target="at most 1 %",
            met=max(refused.values()) <= REFUSED,
            baseline="",
            command=COMMAND,
        ),
        common.row(
            "Expected calibration error",
            errors,
            target="at most 1 %",
            met=max(calibration.values()) <= CALIBRATION,
            baseline="",
            command=COMMAND,
        ),
        common.row(
            "Model time per drawing, network and detector",
            f"{together:.2f} ms",
            target="at most 1 ms",
            met=together <= MODEL_TIME,
            baseline=f"the network alone: {milliseconds['network']:.2f} ms",
            command=COMMAND,
        ),
    ]


def _people(options: argparse.Namespace) -> list[RecordedDrawing]:
    if options.pendigits is None:
        return []
    wanted = set(options.writers.replace(",", " ").split())
    return [
        drawing
        for drawing in load_drawings(options.pendigits)
        if drawing.strokes and (not wanted or drawing.writer in wanted)
    ]


def _forms() -> list[RecordedDrawing]:
    return [
        nondigits.to_drawing(form.drawing(index), form.digit)
        for form in digit_forms()
        for index in range(len(form.masters))
    ]


def _share_below(chances: NDArray[np.float64], threshold: float) -> float:
    return round(float((chances < threshold).mean()), 5)


def _calibration(network: Predictor, digits: Digits) -> float:
    probabilities = np.array([network.predict(image)[0] for image in digits.images])
    return round(expected_calibration_error(probabilities, digits.labels), 5)


def _calibration_of(network: Predictor, drawings: Sequence[RecordedDrawing]) -> float:
    predictions = [
        (each.probabilities, int(each.drawing.label))
        for each in replay(drawings, lambda image: network.predict(image)[0])
        if each.probabilities is not None and each.drawing.label is not None
    ]
    probabilities, labels = zip(*predictions, strict=True)
    return round(expected_calibration_error(np.array(probabilities), np.array(labels)), 5)


def _model_time(network: Predictor, detector: Predictor, digits: Digits) -> dict[str, float]:
    """Median processor time in milliseconds per prediction on one thread."""
    result = {}
    for name, predictor in (("network", network), ("detector", detector)):
        times = []
        for image in digits.images[:_TIMED]:
            began = time.thread_time()
            predictor.predict(image)
            times.append(1000 * (time.thread_time() - began))
        result[name] = round(float(np.median(times)), 3)
    return result


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--pendigits", type=Path, metavar="FILE", help="UNIPEN file of digits")
    parser.add_argument("--writers", default="", metavar="N,N,…", help="only these (default: all)")
    parser.add_argument("--detector", type=Path, metavar="FILE", help="default: the bundled one")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="default: the bundled ones")
    parser.add_argument("--count", type=int, default=200, metavar="N", help="specimens per kind")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random non-digits")
    parser.add_argument("--test", action="store_true", help="use MNIST's test images")
    since = common.Moment.now()
    common.report(measure(parser.parse_args()), since=since)


if __name__ == "__main__":
    main()
