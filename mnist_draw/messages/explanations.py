"""Error messages for users: one function for every error of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.messages import (
    data_problems,
    export_problems,
    storage_problems,
    training_problems,
    watch_problems,
    weights_problems,
)
from mnist_draw.plain_text import path_text
from mnist_draw.shared.numbers import whole
from trainer import errors
from trainer.export.problems import ExportError
from trainer.printable import printable
from trainer.recipe.classes import ClassesError
from trainer.robustness.problems import NoChangeFoundError, OverflowingWeightsError
from trainer.runs.live.problems import WatchError

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.shared.failure import Failure

translate = QCoreApplication.translate


def explain_failure(failure: Failure, log_file: Path | None = None) -> str:
    """Explain a worker's failure.

    Args:
        failure: Emitted by the worker.
        log_file: Named for the details of an unexpected error.
    """
    if failure.error is not None:
        return explain(failure.error)
    text = _unexpected()
    if log_file is None:
        return text
    where = translate("messages", "Details for a bug report are in {path}").format(
        path=path_text(log_file)
    )
    return f"{text} {where}"


def explain_fallback(error: errors.TrainerError) -> str:
    """Explain why a run trains on the built-in strokes instead of MNIST."""
    start = translate("messages", "Training on computer-drawn digits.")
    return f"{start} {explain(error)}"


def unread_lines(count: int, first: int, data: str = "") -> str:
    """Say that lines of a file of drawings were left out.

    Args:
        count: How many.
        first: Number of the first.
        data: Name of the file or data set; empty where it is named already.
    """
    text = translate("MyDrawings", "{count} lines could not be read, first line {line}")
    text = text.format(count=whole(count), line=whole(first))
    return f"{printable(data)}: {text}" if data else text


def explain_unkept(error: errors.StorageError, kept: Path | None = None) -> str:
    """Explain why a successful run could not be kept where it should.

    Args:
        error: The reason.
        kept: The run folder under its hidden name; None if there is none.
    """
    return storage_problems.unkept_run(error, kept)


def explain(error: errors.TrainerError) -> str:
    """Explain an error of the engine."""
    match error:
        case errors.DataError() | errors.DownloadError() | ClassesError():
            return data_problems.explanation(error)
        case errors.StorageError() | errors.StoreError() | errors.JoinedFolderError():
            return storage_problems.explanation(error)
        case errors.WeightsError() | NoChangeFoundError() | OverflowingWeightsError():
            return weights_problems.explanation(error)
        case (
            errors.RecipeError()
            | errors.DivergedError()
            | errors.OutOfMemoryError()
            | errors.LibraryError()
            | errors.ProcessEndedError()
            | errors.TooFewDrawingsError()
        ):
            return training_problems.explanation(error)
        case ExportError():
            text = export_problems.explanation(error)
        case WatchError():
            text = watch_problems.explanation(error)
        case errors.CancelledError():
            text = translate("messages", "Stopped. The network in use stays.")
        case _:
            # Errors of the terminal alone have no other class.
            text = _unexpected()
    return text


def _unexpected() -> str:
    return translate(
        "messages",
        "Something unexpected went wrong. The network in use stays. Try again; if it comes back, "
        "restart the app.",
    )
