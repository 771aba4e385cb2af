"""Sentences about the joined folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from mnist_draw import messages
from mnist_draw.plain_text import short_path_text
from mnist_draw.shared.numbers import whole
from trainer.errors import JoinedFolderError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.shared.failure import Failure
    from trainer.drawings.joined_folder import Exchange

translate = QCoreApplication.translate


def invitation() -> str:
    """What a joined folder is for."""
    return translate(
        "JoinedFolder",
        "Collect the drawings of a class: every computer joins the same shared folder",
    )


def exchanged(folder: Path, exchange: Exchange, time: QDateTime) -> str:
    """The state after an exchange."""
    clock = QLocale().toString(time.time(), QLocale.FormatType.ShortFormat)
    others = exchange.computers
    if others == 1:
        text = translate("JoinedFolder", "{folder} · 1 other computer · exchanged at {time}")
    else:
        text = translate("JoinedFolder", "{folder} · {count} other computers · exchanged at {time}")
    return text.format(folder=folder, count=whole(others), time=clock)


def problem(folder: Path, exchange: Exchange) -> str | None:
    """What an exchange could not do; None if it did everything."""
    if exchange.unpublished is not None:
        match exchange.unpublished.problem:
            case "full":
                text = translate(
                    "JoinedFolder",
                    "{folder} is full. The drawings of this computer are kept here, and written "
                    "as soon as there is room.",
                )
            case "forbidden":
                text = translate(
                    "JoinedFolder",
                    "Nothing may be written to {folder}. The drawings of this computer are kept "
                    "here. Ask who looks after the folder.",
                )
            case "in use":
                text = translate(
                    "JoinedFolder",
                    "Another program has a file in {folder} open. The drawings of this computer "
                    "are kept here, and written at the next exchange.",
                )
            case "damaged" | "other":
                text = translate(
                    "JoinedFolder",
                    "Writing to {folder} failed. The drawings of this computer are kept here, and "
                    "written at the next exchange.",
                )
        return text.format(folder=short_path_text(folder))
    if exchange.left_out:
        count, (name, kind) = len(exchange.left_out), exchange.left_out[0]
        if kind == "newer":
            text = translate(
                "JoinedFolder",
                "{count} files were written by a newer version of this program, and left out: "
                "{name}. Update this computer.",
            )
        else:
            text = translate(
                "JoinedFolder",
                "{count} files could not be read, or not all of them: {name}. Everything else is "
                "collected; they are tried again.",
            )
        return text.format(count=whole(count), name=name)
    return None


def failure(failed: Failure) -> str:
    """Why nothing was exchanged."""
    text = messages.explain_failure(failed)
    if isinstance(failed.error, JoinedFolderError | StorageError):
        kept = translate("JoinedFolder", "Everything is kept on this computer.")
        return f"{text} {kept}"
    return text
