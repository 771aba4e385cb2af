"""Errors of the engine in the user's language: what happened, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer import errors

if TYPE_CHECKING:
    from mnist_draw.workers.failure import Failure

translate = QCoreApplication.translate


def explain_failure(failure: Failure) -> str:
    """A worker's failure in the user's words."""
    if failure.error is not None:
        return explain(failure.error)
    return translate(
        "messages",
        "Something went wrong that the program did not expect ({details}). "
        "The weights in use stay in use, and you can go on. The log file has the details.",
    ).format(details=failure.details)


def explain(error: errors.TrainerError) -> str:
    """An error of the engine in the user's words."""
    text = str(error)
    match error:
        case errors.RecipeError():
            text = translate(
                "messages", "The setting {field} cannot be {value}. Choose another value."
            ).format(field=error.field, value=error.value)
        case errors.DownloadError():
            text = translate(
                "messages",
                "MNIST could not be downloaded. Check the network, or choose a folder that holds "
                "the MNIST files.",
            )
        case errors.DataError():
            text = translate("messages", "The data in {path} cannot be used: {reason}").format(
                path=error.path, reason=error.reason
            )
        case errors.StorageError():
            text = translate(
                "messages",
                "{path} could not be written: {reason}. Free some space or choose another folder.",
            ).format(path=error.path, reason=error.reason)
        case errors.WeightsError():
            text = translate(
                "messages",
                "{file} cannot be used as weights: {reason} The weights in use stay in use.",
            ).format(file=error.path.name, reason=error.reason)
        case errors.DivergedError():
            text = translate(
                "messages",
                "The loss stopped being a number at step {step} (learning rate {learning_rate}). "
                "Lower the learning rate and train again.",
            ).format(step=f"{error.step:,}", learning_rate=f"{error.learning_rate:g}")
        case errors.OutOfMemoryError():
            text = translate(
                "messages",
                "{device} has too little memory for batches of {batch_size} images. "
                "Try a batch size of {smaller}.",
            ).format(
                device=error.device,
                batch_size=f"{error.batch_size:,}",
                smaller=f"{max(1, error.batch_size // 2):,}",
            )
    return text
