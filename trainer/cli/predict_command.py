"""The command ``predict``: predict images in files and of a data set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.cli.command_inputs import (
    chosen_weights,
    described,
    loaded_data,
    origin_of,
    split_named,
)
from trainer.cli.reports import percent, prediction_as_text
from trainer.errors import TrainerError
from trainer.ink.framing import FRAME_SIZE, frame
from trainer.ink.image_files import read_picture
from trainer.ink.photos import ink_from_image
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector, too_little_ink
from trainer.printable import printable
from trainer.reading.number import number_as_json, read_number
from trainer.reading.number_finder import NumberFinder
from trainer.recipe.classes import DIGITS
from trainer.runs.event_lines import json_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.ink.image_files import Picture
    from trainer.network.rejection import Reason
    from trainer.reading.number import NumberReading
    from trainer.recipe.recipes import Recipe

# Framing a digit image of MNIST again changes no pixel by more than one level.
_ROUNDING_LEVELS = 2


def predict(options: argparse.Namespace) -> int:
    """Predict images in files and of a data set."""
    snapshot = chosen_weights(options)
    predictor = Predictor(snapshot)
    classes = snapshot.recipe.classes
    judged = _judged(options, predictor)
    if not options.json:
        print(described(snapshot))
    for name, label, digit_image in digit_images(options, snapshot.recipe):
        probabilities = predictor.predict(digit_image)[0].tolist()
        if not np.isfinite(probabilities).all():
            raise TrainerError(
                f"{name}: the weights are so large that the prediction is not a number."
            )
        answer = judged.get(name) if label is None else None
        number = None if answer is None else answer.number
        if options.json:
            predicted = classes[int(np.argmax(probabilities))]
            line = {
                "event": "predicted",
                "image": name,
                "label": _label(label),
                "predicted": _label(predicted),
                "probabilities": probabilities,
            }
            named = {} if classes == DIGITS else {"classes": classes}
            sure = {} if answer is None else {"not_sure": answer.not_sure}
            several = {} if number is None else number_as_json(number)
            print(json_line({**line, **sure, **several, **named, **origin_of(snapshot)}))
        else:
            title = name if label is None else f"{name}, label {label}"
            print(prediction_as_text(printable(title), probabilities, classes))
            if answer is not None and answer.not_sure is not None:
                print(f"  not sure: {answer.not_sure}")
            if number is not None:
                print(f"  as a number: {number.text}  {percent(number.probability)}")
    return 0


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a detector makes of a picture.

    Attributes:
        not_sure: Why the window would say "not sure"; None if it would not.
        number: The number that it would show instead; None without one.
    """

    not_sure: Reason | None
    number: NumberReading | None


def _judged(options: argparse.Namespace, predictor: Predictor) -> dict[str, _Judged]:
    """The pictures of files as a detector judges them, by their names; empty without one."""
    if options.detector is None:
        return {}
    classes = predictor.snapshot.recipe.classes
    rejector = Rejector(Predictor(weights.load(options.detector))).for_classes(classes)
    finder = NumberFinder(rejector)
    found = {}
    for path in options.images:
        picture = read_picture(path)
        if _is_digit_image(picture):
            found[str(path)] = _Judged(rejector.judge(picture.grey, speck=False), None)
            continue
        ink = ink_from_image(picture.grey, alpha=picture.alpha)
        framing = None if ink is None else frame(ink)
        if ink is None or framing is None:
            continue
        speck = too_little_ink(framing, None, max(ink.shape))
        not_sure = rejector.judge(framing.digit_image, speck=speck)
        parts = finder.find(ink, None, not_sure)
        number = read_number(parts, predictor.network, classes)
        found[str(path)] = _Judged("several digits" if parts else not_sure, number)
    return found


def _label(name: str | None) -> str | int | None:
    """A class in JSON: digits are numbers."""
    return int(name) if name in DIGITS else name


def digit_images(
    options: argparse.Namespace, recipe: Recipe
) -> Iterator[tuple[str, str | None, NDArray[np.uint8]]]:
    """Yield name, class (None if unknown) and digit image, shape (28, 28)."""
    for path in options.images:
        yield str(path), None, digit_image_from(path)
    if not options.index:
        return
    dataset = loaded_data(options).dataset
    digits = split_named(dataset, options.split, recipe)
    for index in options.index:
        if not 0 <= index < len(digits):
            raise TrainerError(
                f"--index {index}: the {options.split} split of {dataset.name} has "
                f"{len(digits):,} images, counted from 0."
            )
        name = f"{dataset.name} {options.split} {index}"
        yield name, digits.classes[digits.labels[index]], digits.images[index]


def digit_image_from(path: Path) -> NDArray[np.uint8]:
    """Find and frame the digit in an image file, as the window does with a pasted picture.

    Raises:
        DataError: The file cannot be read.
        TrainerError: There is no ink in it.
    """
    picture = read_picture(path)
    if _is_digit_image(picture):
        return picture.grey
    ink = ink_from_image(picture.grey, alpha=picture.alpha)
    framing = frame(ink) if ink is not None else None
    if framing is None:
        raise TrainerError(
            f"{path}: there is no ink in it. Dark writing on light, even paper works best."
        )
    return framing.digit_image


def _is_digit_image(picture: Picture) -> bool:
    return picture.alpha is None and _is_framed(picture.grey)


def _is_framed(grey: NDArray[np.uint8]) -> bool:
    """Whether an image is a digit image as MNIST's are: light on dark, in size and position."""
    if grey.shape != (FRAME_SIZE, FRAME_SIZE):
        return False
    framing = frame(grey)
    if framing is None:
        return False
    change = np.abs(framing.digit_image.astype(np.int16) - grey)
    return int(change.max()) <= _ROUNDING_LEVELS
