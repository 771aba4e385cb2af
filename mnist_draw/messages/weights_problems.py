"""Messages about files of weights that cannot be used, and about networks that answer nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QMimeDatabase

from mnist_draw.plain_text import short_path_text
from trainer import errors
from trainer.printable import printable
from trainer.robustness.problems import NoChangeFoundError, OverflowingWeightsError

if TYPE_CHECKING:
    from pathlib import Path


NetworkProblem: TypeAlias = errors.WeightsError | NoChangeFoundError | OverflowingWeightsError

translate = QCoreApplication.translate


def explanation(error: NetworkProblem) -> str:
    """Explain why weights cannot be used, or why nothing was found that fools them."""
    match error:
        case errors.WeightsError():
            stay = translate("messages", "The network in use stays.")
            return f"{explain_weights(error)} {stay}"
        case OverflowingWeightsError():
            return translate(
                "messages",
                "The weights of this network overflow: it reads nothing. Choose another network.",
            )
        case NoChangeFoundError():
            return translate(
                "messages",
                "No change of this drawing was found that turns the answer. Choose another "
                "network, or draw another digit.",
            )


def explain_weights(error: errors.WeightsError) -> str:
    """Explain why a file cannot be used, whatever uses it."""
    return _sentence(error).format(
        path=short_path_text(error.path), file=printable(error.path.name)
    )


def is_picture(path: Path) -> bool:
    """Whether a file is a picture, by its content and name."""
    return QMimeDatabase().mimeTypeForFile(str(path)).name().startswith("image/")


def _sentence(error: errors.WeightsError) -> str:
    match error.problem:
        case "foreign" if is_picture(error.path):
            return translate(
                "messages", "{file} is a picture, not weights. Open it with File, Open picture."
            )
        case "missing":
            return translate("messages", "There is no file {path}. Choose another one.")
        case "unreadable":
            return translate(
                "messages",
                "{path} cannot be opened. Check that you may read it, or choose another file.",
            )
        case "damaged":
            return translate("messages", "The weights in {file} are damaged. Choose another file.")
        case "foreign":
            return translate(
                "messages",
                "{file} holds no weights, or damaged ones. Choose a file that MNIST Draw saved.",
            )
        case "too early":
            return translate(
                "messages", "{file} holds no weights from so early. Choose a later step."
            )
