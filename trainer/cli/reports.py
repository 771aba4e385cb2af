"""Output of the commands: events as lines of JSON, or as a short report."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    SettingChanged,
    SnapshotTaken,
    Started,
    StepInspected,
    StepsDone,
    Taught,
    WeightsKept,
)
from trainer.recipe.classes import DIGITS, listed
from trainer.teaching.comparison_report import comparison_as_text

if TYPE_CHECKING:
    from trainer.events import TrainingEvent
    from trainer.network.evaluation import Evaluation
    from trainer.recipe.classes import Classes
    from trainer.recipe.recipes import Recipe

_TABLE_HEAD = (
    "epoch     step    training loss  accuracy    validation loss  accuracy\n"
    "-----  -------    -------------  --------    ---------------  --------"
)
_KNOWN_VALIDATION = (
    "\nThe weights to continue from may have learnt some of the validation images, with other data "
    "or by another split: validation may look too good."
)


class TextReport:
    """Report of a training run: a table with one row for each validation of the whole split."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._epoch_figures: Evaluated | None = None

    def text(self, event: TrainingEvent) -> str | None:
        """Text to print for an event; None for nothing."""
        match event:
            case DataReady():
                return (
                    f"{event.name} from {event.origin}: {event.train_images:,} training, "
                    f"{event.validation_images:,} validation and {event.test_images:,} test images"
                    f"{_classes(event.classes)}"
                )
            case Started():
                numbers = ", layers in bfloat16" if event.in_bfloat16 else ""
                shared = f", {event.processes} processes" if event.processes > 1 else ""
                return (
                    f"{self._recipe.title}, seed {self._recipe.seed}: {event.parameters:,} "
                    f"parameters, {event.steps:,} steps on {event.device}{shared}{numbers}"
                    f"{_KNOWN_VALIDATION if event.may_know_validation else ''}\n\n{_TABLE_HEAD}"
                )
            case Evaluated():
                return self._evaluation(event)
            case SettingChanged(step, field, value, before):
                was = "" if before is None else f" (was {before:g})"
                return f"{'':5}  {step:7,}    {field} = {value:g} from the next step on{was}"
            case Taught() | Finished():
                return _end(event)
            case StepsDone() | SnapshotTaken() | WeightsKept() | StepInspected():
                pass
        return None

    def _evaluation(self, event: Evaluated) -> str | None:
        if event.split == "train" and self._recipe.validation_images:
            # The validation of the same step follows and completes the row.
            self._epoch_figures = event
            return None
        if event.split == "train":
            return _row(event, None)
        if event.split == "validation" and event.whole:
            trained, self._epoch_figures = self._epoch_figures, None
            return _row(trained, event)
        return None


def _end(event: Taught | Finished) -> str:
    return _summary(event) if isinstance(event, Finished) else comparison_as_text(event.comparison)


def _classes(classes: Classes) -> str:
    return "" if classes == DIGITS else f"; {len(classes)} classes: {listed(classes)}"


def _row(trained: Evaluated | None, validated: Evaluated | None) -> str:
    event = validated or trained
    assert event is not None
    position = f"{event.epoch:5.2f}  {event.step:7,}"
    return f"{position}    {_figures(trained, 13)}    {_figures(validated, 15)}".rstrip()


def _figures(event: Evaluated | None, width: int) -> str:
    if event is None:
        return " " * (width + 10)
    return f"{event.loss:{width}.4f}  {percent(event.accuracy):>8}"


def _summary(event: Finished) -> str:
    lines = [""]
    if event.stopped:
        lines.append(f"Stopped at step {event.steps:,}.")
    if event.without_improvement:
        lines.append(f"Stopped after {_epochs(event.without_improvement)} without improvement.")
    if math.isfinite(event.best_epoch):
        lines.append(f"The weights are those of the best validation, epoch {event.best_epoch:g}.")
    if math.isfinite(event.test_accuracy):
        lines.append(f"Test: accuracy {percent(event.test_accuracy)}, loss {event.test_loss:.4f}")
    lines.append(
        f"Trained for {event.train_seconds:.1f} s at {event.images_per_second:,.0f} images a second"
    )
    if event.folder is not None:
        lines.append(f"Kept in {event.folder}")
    return "\n".join(lines)


def _epochs(count: int) -> str:
    return f"{count} epoch" if count == 1 else f"{count} epochs"


def evaluation_as_text(evaluation: Evaluation, classes: Classes) -> str:
    """Format accuracy, loss and confusion matrix of an evaluation."""
    # Room for "60,000" and for a space before the longest name.
    width = max(7, *(len(name) + 2 for name in classes))
    label_width = max(5, *map(len, classes))
    figures = (
        f"accuracy {percent(evaluation.accuracy)}, loss {evaluation.loss:.4f}, "
        f"{evaluation.images:,} images"
    )
    rows = [
        f"{name:>{label_width}}  " + "".join(f"{count:{width},}" for count in counts)
        for name, counts in zip(classes, evaluation.confusion, strict=True)
    ]
    return "\n".join(
        [
            figures,
            "",
            f"{'label':{label_width}}  predicted as",
            " " * (label_width + 2) + "".join(f"{name:>{width}}" for name in classes),
            *rows,
        ]
    )


def prediction_as_text(name: str, probabilities: list[float], classes: Classes) -> str:
    """Format the predicted class, and the probabilities as bars."""
    predicted = classes[probabilities.index(max(probabilities))]
    width = max(map(len, classes))
    bars = [
        f"  {each:{width}}  {percent(probability):>8}  {'#' * round(probability * 40)}".rstrip()
        for each, probability in zip(classes, probabilities, strict=True)
    ]
    return "\n".join([f"{name}: {predicted}", *bars])


def percent(share: float) -> str:
    """Format a share of 1 as per cent: ``98.31 %``."""
    return f"{100 * share:.2f} %"
