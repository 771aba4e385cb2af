"""Messages about files that cannot be written, the store of drawings and the joined folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication

from mnist_draw.plain_text import short_path_text
from trainer import errors

if TYPE_CHECKING:
    from pathlib import Path

StoringProblem: TypeAlias = errors.StorageError | errors.StoreError | errors.JoinedFolderError

translate = QCoreApplication.translate


def explanation(error: StoringProblem) -> str:
    """Explain why something could not be stored, opened or exchanged."""
    match error:
        case errors.StorageError():
            text = _storage(error.problem)
        case errors.StoreError():
            text = _store(error.problem)
        case errors.JoinedFolderError():
            text = _joined_folder(error.problem)
    return text.format(path=short_path_text(error.path))


def unkept_run(error: errors.StorageError, kept: Path | None) -> str:
    """Explain why a successful run could not be kept; for the arguments see `explain_unkept`."""
    if kept is not None:
        return translate(
            "messages",
            "Another program has the folder of this run open. The run is kept in {folder} until "
            "MNIST Draw is started again, and then stands with the others in Runs.",
        ).format(folder=short_path_text(kept))
    match error.problem:
        case "full":
            text = translate("messages", "This run was not kept: the disk is full.")
        case "forbidden":
            text = translate("messages", "This run was not kept: you may not write to {folder}.")
        case "in use":
            text = translate(
                "messages", "This run was not kept: another program has a file of it open."
            )
        case "damaged" | "other":
            text = translate("messages", "This run was not kept: {folder} does not take it.")
    rest = translate(
        "messages", "Its network is in use: save it elsewhere with File, Save weights (Ctrl+S)."
    )
    return f"{text.format(folder=short_path_text(error.path.parent))} {rest}"


def _storage(problem: errors.StorageProblem) -> str:
    match problem:
        case "full":
            return translate(
                "messages", "{path} was not saved: the disk is full. Free some space and try again."
            )
        case "forbidden":
            return translate(
                "messages",
                "{path} was not saved: you may not write there. Choose another folder, or ask who "
                "looks after this computer.",
            )
        case "in use":
            return translate(
                "messages",
                "{path} is open in another program, such as Excel. Close it there and try again.",
            )
        case "damaged":
            return translate(
                "messages",
                "{path} is damaged, and was not changed. Delete this run, or train it again.",
            )
        case "other":
            return translate(
                "messages",
                "{path} was not saved: the drive does not take it. Check the drive, or choose "
                "another folder.",
            )


def _store(problem: errors.StoreProblem) -> str:
    match problem:
        case "newer":
            return translate(
                "messages",
                "A newer version of this program wrote My drawings. They are unchanged: update "
                "this computer to see them.",
            )
        case "damaged":
            return translate(
                "messages",
                "The file of My drawings is damaged. It is set aside at the next change, and its "
                "last backup takes its place.",
            )
        case "unreadable":
            return translate(
                "messages",
                "My drawings cannot be opened, and are unchanged. Check that you may read {path} "
                "and that its drive is connected.",
            )
        case "replaced":
            return translate(
                "messages", "The file of My drawings was replaced in the meantime. Try again."
            )


def _joined_folder(problem: errors.FolderProblem) -> str:
    match problem:
        case "missing":
            return translate(
                "messages",
                "The folder {path} is not there. Connect its share or stick: what is missing is "
                "exchanged then.",
            )
        case "foreign":
            return translate(
                "messages",
                "{path} is not the joined folder: it is not connected, or it was emptied. Connect "
                "it, or join it again.",
            )
        case "unreadable":
            return translate(
                "messages",
                "The folder {path} cannot be read. Check that you may read it: what is missing is "
                "exchanged then.",
            )
        case "newer":
            return translate(
                "messages", "A newer version of this program uses {path}. Update this computer."
            )
