"""Parse the events of a training that goes on: typed and bounded. Free of torch."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.events import DataReady, Evaluated, Started, StepsDone
from trainer.files.values import (
    LARGEST_COUNT,
    FormatError,
    items,
    number,
    parse_json,
    table,
    text,
    whole,
)
from trainer.network.calibration import MAX_TEMPERATURE, MIN_TEMPERATURE
from trainer.recipe.recipes import Recipe
from trainer.runs.live.files import BROKEN_OFF, FORMAT, LONGEST_REASON

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

# The largest float32, in which losses are computed.
_LARGEST_MEASURE = 3.5e38
_LONGEST_TEXT = 500
# Longer than any path.
_LONGEST_ORIGIN = 40_000
_MOST_STEPS = 1_000_000
_MOST_CLASSES = 1000


class BrokenOff(Exception):  # noqa: N818 - the end of a training, no error of the reader
    """The training has failed; the text says why."""


def recipe_of(line: bytes) -> Recipe:
    """The recipe of the first line of a training's events.

    Raises:
        FormatError, RecipeError: It is no such line.
    """
    content = table("the first line", parse_json(line))
    if content.get("format") != FORMAT:
        raise FormatError("its first line names another format")
    return Recipe.from_dict(content.get("recipe"))


def event_of(line: bytes) -> DataReady | Started | StepsDone | Evaluated | None:
    """The event of another line; None for one that a later version may write.

    Raises:
        BrokenOff: The training has failed.
        FormatError: It is no such line.
    """
    fields = table("a line", parse_json(line))
    match fields.get("event"):
        case "data_ready":
            return _data_ready(fields)
        case "started":
            return _started(fields)
        case "steps_done":
            return _steps_done(fields)
        case "evaluated":
            return _evaluated(fields)
        case other if other == BROKEN_OFF:
            raise BrokenOff(text("reason", fields.get("reason"), LONGEST_REASON))
    return None


def _data_ready(fields: Mapping[str, object]) -> DataReady:
    classes = items("classes", fields.get("classes"), _MOST_CLASSES)
    return DataReady(
        text("name", fields.get("name"), _LONGEST_TEXT),
        text("origin", fields.get("origin"), _LONGEST_ORIGIN),
        _count(fields, "train_images"),
        _count(fields, "validation_images"),
        _count(fields, "test_images"),
        classes=tuple(text("a class", each, _LONGEST_TEXT) for each in classes),
    )


def _started(fields: Mapping[str, object]) -> Started:
    return Started(
        run=text("run", fields.get("run"), _LONGEST_TEXT),
        device=text("device", fields.get("device"), _LONGEST_TEXT),
        parameters=_count(fields, "parameters"),
        epochs=_count(fields, "epochs"),
        steps=_count(fields, "steps"),
        steps_per_epoch=whole("steps_per_epoch", fields.get("steps_per_epoch"), 1, LARGEST_COUNT),
        first_step=_count(fields, "first_step"),
        in_bfloat16=fields.get("in_bfloat16") is True,
        processes=_count(fields, "processes"),
        epochs_before=number("epochs_before", fields.get("epochs_before", 0), 0, LARGEST_COUNT),
        may_know_validation=fields.get("may_know_validation") is True,
    )


def _steps_done(fields: Mapping[str, object]) -> StepsDone:
    losses = _measures(fields, "losses", _LARGEST_MEASURE)
    accuracies = _measures(fields, "accuracies", 1)
    if not len(losses) or len(losses) != len(accuracies):
        raise FormatError("there are as many losses as accuracies, at least one")
    return StepsDone(
        first_step=whole("first_step", fields.get("first_step"), 1, LARGEST_COUNT),
        losses=losses,
        accuracies=accuracies,
        learning_rate=_measure(fields, "learning_rate", _LARGEST_MEASURE),
        images_per_second=_measure(fields, "images_per_second", LARGEST_COUNT),
        seconds=_measure(fields, "seconds", LARGEST_COUNT),
        seconds_left=_measure(fields, "seconds_left", LARGEST_COUNT),
    )


def _evaluated(fields: Mapping[str, object]) -> Evaluated:
    split = fields.get("split")
    if split != "train" and split != "validation" and split != "test":  # noqa: PLR1714 - narrows
        raise FormatError("split is train, validation or test")
    never = items("never_predicted", fields.get("never_predicted", []), _MOST_CLASSES)
    return Evaluated(
        split=split,
        step=_count(fields, "step"),
        epoch=number("epoch", fields.get("epoch"), 0, LARGEST_COUNT),
        loss=_measure(fields, "loss", _LARGEST_MEASURE),
        accuracy=_measure(fields, "accuracy", 1),
        images=_count(fields, "images"),
        whole=fields.get("whole") is True,
        never_predicted=tuple(whole("a class", each, 0, _MOST_CLASSES) for each in never),
        temperature=number(
            "temperature", fields.get("temperature", 1), MIN_TEMPERATURE, MAX_TEMPERATURE
        ),
    )


def _count(fields: Mapping[str, object], name: str) -> int:
    return whole(name, fields.get(name), 0, LARGEST_COUNT)


def _measure(fields: Mapping[str, object], name: str, high: float) -> float:
    """A number from 0 on, or NaN for null: it was not measured."""
    value = fields.get(name)
    return math.nan if value is None else number(name, value, 0, high)


def _measures(fields: Mapping[str, object], name: str, high: float) -> NDArray[np.float32]:
    values: list[Any] = items(name, fields.get(name), _MOST_STEPS)
    numbers = [math.nan if each is None else number(name, each, 0, high) for each in values]
    # A finite number may exceed float32; as infinity it is left out of curves.
    with np.errstate(over="ignore"):
        result = np.array(numbers, np.float32)
    result.flags.writeable = False
    return result
