"""Error messages for users, translated: what happened, and what to do next.

Each problem has whole sentences; the engine's own English reasons are for the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QMimeDatabase

from mnist_draw.shared.problems import training
from trainer import errors
from trainer.data.sets.problems import SENTENCES, DataSetError
from trainer.printable import printable
from trainer.recipe.classes import ClassesError, listed

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
    text = translate(
        "messages",
        "Something unexpected went wrong ({details}). The network in use stays. Try again; if "
        "it comes back, restart the app.",
    ).format(details=failure.details)
    if log_file is None:
        return text
    where = translate("messages", "Details for a bug report are in {path}").format(
        path=_shown(log_file)
    )
    return f"{text} {where}"


def explain_fallback(error: errors.TrainerError) -> str:
    """Explain why a run trains on the built-in strokes instead of MNIST."""
    start = translate("messages", "Training on computer-drawn digits.")
    return f"{start} {explain(error)}"


def explain_unkept(error: errors.StorageError, kept: Path | None = None) -> str:
    """Explain why a successful run could not be kept where it should.

    Args:
        error: The reason.
        kept: The run folder under its hidden name; None if there is none.
    """
    if kept is not None:
        return translate(
            "messages",
            "Another program has the folder of this run open. The run is kept in {folder} until "
            "MNIST Draw is started again, and then stands with the others in Runs.",
        ).format(folder=_shown(kept))
    match error.problem:
        case "full":
            text = translate("messages", "This run could not be kept: the disk is full.")
        case "forbidden":
            text = translate(
                "messages", "This run could not be kept: you may not write to {folder}."
            )
        case "in use":
            text = translate(
                "messages", "This run could not be kept: another program has a file of it open."
            )
        case "other":
            text = translate("messages", "This run could not be kept in {folder} ({reason}).")
    rest = translate(
        "messages", "Its network is in use: save it elsewhere with File, Save weights (Ctrl+S)."
    )
    start = text.format(folder=_shown(error.path.parent), reason=printable(error.reason))
    return f"{start} {rest}"


def explain(error: errors.TrainerError) -> str:  # noqa: C901 - one case for each kind
    """Explain an error of the engine."""
    text = str(error)
    match error:
        case errors.RecipeError(value=value):
            if isinstance(value, tuple):
                value = ", ".join(map(str, value))
            text = translate(
                "messages", "The setting “{field}” cannot be {value}. Choose another value."
            ).format(field=error.field.replace("_", " "), value=value)
        case errors.DownloadError():
            text = _download(error)
        case errors.DataError():
            text = _data(error)
        case ClassesError():
            text = other_classes(error)
        case errors.StorageError() | errors.StoreError() | errors.JoinedFolderError():
            text = _unkept(error)
        case errors.WeightsError():
            text = _weights(error)
        case errors.DivergedError():
            text = translate(
                "messages",
                "The loss stopped being a number at step {step}: the steps were too large. Lower "
                "the learning rate (now {learning_rate}) and train again.",
            ).format(step=_number(error.step), learning_rate=f"{error.learning_rate:g}")
        case errors.OutOfMemoryError():
            text = training.memory(error)
        case errors.TooFewDrawingsError():
            text = training.too_few(error)
        case errors.ProcessEndedError():
            text = training.broken_off(error)
        case errors.LibraryError():
            text = training.library(error)
    return text


def other_classes(error: ClassesError) -> str:
    """Explain that weights and data set do not belong together."""
    return translate(
        "messages",
        "The network reads {classes}, but {data} holds {others}. Choose weights that were trained "
        "on these classes, or the data set of the weights.",
    ).format(
        classes=listed(error.classes),
        data=translate("RunChoices", error.data),
        others=listed(error.data_classes),
    )


def _download(error: errors.DownloadError) -> str:
    match error.problem:
        case "no connection":
            return translate(
                "messages",
                "MNIST could not be downloaded: there seems to be no internet connection. Connect "
                "and train again, or choose a folder that holds the MNIST files.",
            )
        case "too slow":
            return translate(
                "messages",
                "MNIST could not be downloaded: the connection is too slow or has stalled. "
                "Train again later, or choose a folder that holds the MNIST files.",
            )
        case "server":
            return translate(
                "messages",
                "MNIST could not be downloaded: the servers that offer it have trouble. Train "
                "again later, or choose a folder that holds the MNIST files.",
            )
        case "damaged":
            return translate(
                "messages",
                "MNIST could not be downloaded: what arrived was damaged or something else. Train "
                "again later, or choose a folder that holds the MNIST files.",
            )
        case "filter":
            return translate(
                "messages",
                "MNIST could not be downloaded: a filter of this internet connection seems to "
                "block it. Ask its administrator, or choose a folder that holds the MNIST "
                "files.",
            )
        case "sign in":
            return translate(
                "messages",
                "MNIST could not be downloaded: this internet connection seems to ask you to "
                "sign in. Do so in a web browser and train again, or choose a folder that "
                "holds the MNIST files.",
            )


def _data(error: errors.DataError) -> str:
    if isinstance(error, DataSetError):
        sentence = translate("DataSet", SENTENCES[error.kind]).format(**error.values)
        return f"{_shown(error.path)}: {sentence}"
    match error.problem:
        case "missing":
            text = translate(
                "messages",
                "There is no folder {path}. Choose one that holds the MNIST files, or train on "
                "other data.",
            )
        case "incomplete":
            text = translate(
                "messages",
                "The folder {path} does not hold all of MNIST: {files} not found. Add what is "
                "missing, or choose another folder.",
            )
        case "unreadable":
            text = translate(
                "messages",
                "{path} cannot be opened. Check that you may read it and that its drive is "
                "connected, or choose another folder.",
            )
        case "damaged":
            text = translate(
                "messages",
                "The file {path} is damaged. Put a fresh copy of it in its place, or choose "
                "another folder.",
            )
        case "foreign":
            text = translate(
                "messages",
                "The file {path} is not the one that MNIST has under this name. Put the right one "
                "in its place, or choose another folder.",
            )
        case "other":
            text = translate("messages", "{path} cannot be used: {reason}")
    return text.format(
        path=_shown(error.path), files=", ".join(error.lacking), reason=printable(error.reason)
    )


def _storage(error: errors.StorageError) -> str:
    match error.problem:
        case "full":
            text = translate(
                "messages",
                "{path} could not be saved: the disk is full. Free some space and try again.",
            )
        case "forbidden":
            text = translate(
                "messages",
                "{path} could not be saved: you may not write there. Choose another folder.",
            )
        case "in use":
            text = translate(
                "messages",
                "{path} could not be saved: another program, such as Excel, has it open. Close it "
                "there and try again.",
            )
        case "other":
            text = translate(
                "messages", "{path} could not be saved ({reason}). Choose another folder."
            )
    return text.format(path=_shown(error.path), reason=printable(error.reason))


def _unkept(error: errors.StorageError | errors.StoreError | errors.JoinedFolderError) -> str:
    match error:
        case errors.StorageError():
            return _storage(error)
        case errors.StoreError():
            return _store(error)
        case errors.JoinedFolderError():
            return _joined_folder(error)


def _store(error: errors.StoreError) -> str:
    match error.problem:
        case "newer":
            text = translate(
                "messages",
                "My drawings in {path} were written by a newer version of this program. They are "
                "unchanged: update this computer to see them.",
            )
        case "damaged":
            text = translate(
                "messages",
                "The file {path} of My drawings turned out to be damaged. It is set aside at the "
                "next change, and its last backup takes its place.",
            )
        case "unreadable":
            text = translate(
                "messages",
                "My drawings in {path} cannot be opened ({reason}). They are unchanged.",
            )
    return text.format(path=error.path, reason=error.reason)


def _joined_folder(error: errors.JoinedFolderError) -> str:
    match error.problem:
        case "missing":
            text = translate(
                "messages",
                "The folder {path} is not there: is its share or stick connected? What is missing "
                "is exchanged when it is back.",
            )
        case "foreign":
            text = translate(
                "messages",
                "{path} is not the joined folder: its share may not be connected, or it was "
                "emptied. Leave it and join it again if it is the right one.",
            )
        case "unreadable":
            text = translate(
                "messages",
                "The folder {path} cannot be read ({reason}). What is missing is exchanged when "
                "it can.",
            )
        case "newer":
            text = translate(
                "messages",
                "A newer version of this program uses the folder {path}. Update this computer.",
            )
    return text.format(path=error.path, reason=error.reason)


def explain_weights(error: errors.WeightsError) -> str:
    """Explain why a file cannot be used, whatever uses it."""
    match error.problem:
        case "foreign" if is_picture(error.path):
            text = translate(
                "messages",
                "{file} is a picture, and holds no weights. A picture goes on the canvas: File, "
                "Open picture.",
            )
        case "missing":
            text = translate("messages", "There is no file {path}. Choose another file.")
        case "unreadable":
            text = translate(
                "messages",
                "{path} cannot be opened. Check that it is a file that you may "
                "read, or choose another one.",
            )
        case "damaged":
            text = translate("messages", "The weights in {file} are damaged. Choose another file.")
        case "foreign":
            text = translate(
                "messages",
                "{file} holds no weights, or damaged ones. Choose a file that MNIST Draw saved.",
            )
        case "other":
            text = translate("messages", "{file} cannot be used as weights: {reason}")
    return text.format(
        path=_shown(error.path), file=printable(error.path.name), reason=printable(error.reason)
    )


def is_picture(path: Path) -> bool:
    """Whether a file is a picture, by its content and name."""
    return QMimeDatabase().mimeTypeForFile(str(path)).name().startswith("image/")


def _weights(error: errors.WeightsError) -> str:
    stay = translate("messages", "The network in use stays.")
    return f"{explain_weights(error)} {stay}"


def _shown(path: Path) -> str:
    """A path; bytes of it that are no text are escaped."""
    return printable(str(path))


def _number(number: int) -> str:
    """Group digits as the user's language does."""
    return QLocale().toString(number)
