"""Translated texts of the training status line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe import field_texts
from mnist_draw.shared.numbers import decimal, short, whole
from trainer.recipe.classes import reads_digits

if TYPE_CHECKING:
    from trainer.data.progress import Progress
    from trainer.events import DataReady, Finished, Started, StepsDone

translate = QCoreApplication.translate


def duration(seconds: float) -> str:
    """Format a duration: 48 s, 3 min 20 s, 2 h 5 min."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 1:
        return translate("TrainingPanel", "{seconds} s").format(seconds=rest)
    hours, minutes_left = divmod(minutes, 60)
    if hours < 1:
        return translate("TrainingPanel", "{minutes} min {seconds} s").format(
            minutes=minutes, seconds=rest
        )
    return translate("TrainingPanel", "{hours} h {minutes} min").format(
        hours=hours, minutes=minutes_left
    )


def preparation(progress: Progress) -> str:
    """Progress before the first step."""
    patterns = {
        "download": translate("TrainingPanel", "Downloading {subject}"),
        "read": translate("TrainingPanel", "Reading {subject}"),
        "generate": translate("TrainingPanel", "Drawing {subject}"),
    }
    activity = patterns[progress.activity].format(subject=field_texts.data_name(progress.subject))
    if not progress.total:
        return f"{activity}…"
    if progress.unit == "bytes":
        amount = translate("TrainingPanel", "{done} of {total} MB").format(
            done=decimal(progress.done / 1e6, 1),
            total=decimal(progress.total / 1e6, 1),
        )
    else:
        amount = translate("TrainingPanel", "{done} of {total} images").format(
            done=whole(progress.done), total=whole(progress.total)
        )
    return f"{activity} · {amount}"


def data(ready: DataReady) -> str:
    """The data set that the run uses."""
    text = translate(
        "TrainingPanel", "{name} · {train} images to learn from, {validation} to check with"
    )
    if not reads_digits(ready.classes):
        text = translate(
            "TrainingPanel",
            "{name}, {classes} classes · {train} images to learn from, {validation} to check with",
        )
    return text.format(
        classes=whole(len(ready.classes)),
        name=field_texts.data_name(ready.name),
        train=whole(ready.train_images),
        validation=whole(ready.validation_images),
    )


def paused() -> str:
    """The run is paused."""
    return translate("TrainingPanel", "Paused: draw, look, and resume when you like")


def testing() -> str:
    """The last evaluation, after all steps."""
    return translate("TrainingPanel", "Reading the test digits, which it has never seen…")


def cancelled() -> str:
    """The run was cancelled before its first step."""
    return translate("TrainingPanel", "Cancelled: the network in use stays")


def unwatched() -> str:
    """A training that goes on elsewhere is no longer followed."""
    return translate(
        "TrainingPanel", "No longer watching: the training goes on there, the network in use stays"
    )


def ended_early() -> str:
    """An error ended the run."""
    return translate("TrainingPanel", "Training ended early: the network in use stays")


def steps(started: Started, done: StepsDone, networks: int, *, stepwise: bool) -> str:
    """Progress of a run, or the last step where each can be looked at."""
    if stepwise:
        return step(started, done)
    if started.share(done.last_step) >= 1:
        return testing()
    return training(started, done, networks)


def training(started: Started, steps: StepsDone, networks: int = 1) -> str:
    """Progress, time left and speed of a run; of networks that train together, their number."""
    done = steps.last_step - started.first_step
    epochs = started.epochs_before + max(0, done - 1) / max(1, started.steps_per_epoch)
    epoch = min(started.epochs, math.floor(epochs) + 1)
    pattern = translate(
        "TrainingPanel",
        "Epoch {epoch} of {epochs} · {percent} % · {left} left · {speed} images/s",
    )
    if networks > 1:
        pattern = translate(
            "TrainingPanel",
            "{networks} networks together · epoch {epoch} of {epochs} · {percent} % · {left} left",
        )
    return pattern.format(
        networks=whole(networks),
        epoch=whole(epoch),
        epochs=whole(started.epochs),
        percent=math.floor(100 * started.share(steps.last_step)),
        left=duration(math.ceil(steps.seconds_left)),
        speed=whole(_rounded(steps.images_per_second)),
    )


def step(started: Started, steps: StepsDone) -> str:
    """A single step and its loss."""
    return translate("TrainingPanel", "Step {step} of {steps} · loss {loss}").format(
        step=whole(steps.last_step - started.first_step),
        steps=whole(started.steps),
        loss=short(float(steps.losses[-1])),
    )


def finished(run: Finished, epochs: float, networks: int = 1) -> str:
    """Result of a run.

    Args:
        run: The result.
        epochs: Epochs done, those of a run that this one completes included.
        networks: Networks that were trained together; of these each has a result of its own.
    """
    if networks > 1 and not run.stopped:
        return translate("TrainingPanel", "{networks} networks trained in {time}").format(
            networks=whole(networks), time=_time(run)
        )
    if run.stopped:
        return translate("TrainingPanel", "Stopped in epoch {epoch}").format(
            epoch=decimal(epochs, 1)
        )
    result = _result(run)
    if run.without_improvement:
        result += " · " + translate(
            "TrainingPanel", "stopped early: {count} epochs without improvement"
        ).format(count=whole(run.without_improvement))
    if not math.isnan(run.best_epoch):
        result += " · " + translate("TrainingPanel", "best weights: epoch {epoch}").format(
            epoch=decimal(run.best_epoch, 0 if run.best_epoch == round(run.best_epoch) else 1)
        )
    return result


def _time(run: Finished) -> str:
    if run.train_seconds >= 60:
        return duration(run.train_seconds)
    return translate("TrainingPanel", "{seconds} s").format(seconds=decimal(run.train_seconds, 1))


def _result(run: Finished) -> str:
    took = _time(run)
    if math.isnan(run.test_accuracy):
        return translate("TrainingPanel", "Finished in {time}").format(time=took)
    return translate("TrainingPanel", "Test accuracy {accuracy} % in {time}").format(
        accuracy=decimal(100 * run.test_accuracy, 2), time=took
    )


def _rounded(speed: float) -> float:
    """Round a speed to two significant figures; the rest is noise."""
    if speed < 10:
        return speed
    unit = 10.0 ** (math.floor(math.log10(speed)) - 1)
    return round(speed / unit) * unit
