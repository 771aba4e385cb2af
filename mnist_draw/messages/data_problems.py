"""Messages about data sets: their files, their download, the files of drawings and runs."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from mnist_draw.plain_text import short_path_text
from mnist_draw.recipe.field_texts import data_name
from mnist_draw.shared.numbers import whole
from trainer import errors
from trainer.data.recorded_drawing import StrokeFileError
from trainer.data.sets.problems import SENTENCES, DataSetError
from trainer.printable import printable
from trainer.recipe.classes import ClassesError, listed

DataProblem: TypeAlias = errors.DataError | errors.DownloadError | ClassesError

translate = QCoreApplication.translate


def explanation(error: DataProblem) -> str:
    """Explain why data cannot be used."""
    match error:
        case DataSetError():
            sentence = translate("DataSet", SENTENCES[error.kind]).format(**error.values)
            return f"{short_path_text(error.path)}: {sentence}"
        case errors.DataError():
            return _sentence(error.problem).format(
                path=short_path_text(error.path),
                files=printable(", ".join(error.lacking)),
                line=whole(error.line) if isinstance(error, StrokeFileError) else "",
            )
        case errors.DownloadError():
            return _download(error.problem)
        case ClassesError():
            return translate(
                "messages",
                "The network reads {classes}, but {data} holds {others}. Choose a network for "
                "these classes, or its own data set.",
            ).format(
                classes=listed(error.classes),
                data=data_name(error.data),
                others=listed(error.data_classes),
            )


def _download(problem: errors.DownloadProblem) -> str:
    match problem:
        case "no connection":
            return translate(
                "messages",
                "MNIST was not downloaded: there is no internet connection. Connect and train "
                "again, or choose a folder with MNIST.",
            )
        case "too slow":
            return translate(
                "messages",
                "MNIST was not downloaded: the connection is too slow. Train again later, or "
                "choose a folder with MNIST.",
            )
        case "server":
            return translate(
                "messages",
                "MNIST was not downloaded: its servers have trouble. Train again later, or choose "
                "a folder with MNIST.",
            )
        case "damaged":
            return translate(
                "messages",
                "MNIST was not downloaded: what arrived was damaged. Train again later, or choose "
                "a folder with MNIST.",
            )
        case "filter":
            return translate(
                "messages",
                "MNIST was not downloaded: an internet filter blocks it. Ask its administrator, "
                "or choose a folder with MNIST.",
            )
        case "sign in":
            return translate(
                "messages",
                "MNIST was not downloaded: the internet connection asks you to sign in. Do so in "
                "a web browser and train again.",
            )


def _sentence(problem: errors.DataProblem) -> str:
    return {
        "missing": translate(
            "messages", "There is no folder {path}. Choose another one, or other data."
        ),
        "incomplete": translate(
            "messages", "{path} lacks {files}. Add what is missing, or choose another folder."
        ),
        "unreadable": translate(
            "messages",
            "{path} cannot be opened. Check that you may read it and that its drive is connected.",
        ),
        "damaged": translate(
            "messages", "{path} is damaged. Put a sound copy in its place, or choose another."
        ),
        "data set": translate(
            "messages", "{path} cannot be used as a data set. Choose another one."
        ),
        "foreign": translate(
            "messages",
            "{path} is not MNIST’s file of this name. Put the right one in its place, or "
            "choose another folder.",
        ),
        "not downloaded": translate(
            "messages", "MNIST is not on this computer. Choose a folder with MNIST."
        ),
        "no package": translate(
            "messages", "A part of this program is missing. Install the program again."
        ),
        "no picture": translate(
            "messages", "{path} is no picture that can be read. Choose a PNG or JPEG file."
        ),
        "no drawing": translate("messages", "There is no drawing in {path}. Choose another file."),
        "no drawings file": translate(
            "messages",
            "{path} is no file of drawings. Choose a stroke file (JSON Lines) or a UNIPEN file.",
        ),
        "packed": translate(
            "messages", "{path} is an archive. Unpack it, and choose the file inside."
        ),
        "encoding": translate(
            "messages", "{path} is UTF-16 text. Save it as UTF-8 and choose it again."
        ),
        "line": translate(
            "messages", "Line {line} of {path} cannot be read. Correct it and try again."
        ),
        "picture": translate(
            "messages",
            "{path} is a picture, not a file of drawings. Open it with File, Open picture.",
        ),
        "no run": translate(
            "messages",
            "There is no run in {path}: it was deleted or moved. Choose another run.",
        ),
        "damaged run": translate(
            "messages", "{path} of this run is damaged. Choose another run, or train it again."
        ),
        "nothing taught": translate(
            "messages", "The run in {path} has taught no drawings. Choose another run."
        ),
    }[problem]
