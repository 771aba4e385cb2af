"""Sentences about the store: how it was opened, what was changed, imported and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw import messages
from mnist_draw.own.commands import Delete, Keep, Relabel, RenameWriter, SetWriters
from mnist_draw.shared.numbers import whole

if TYPE_CHECKING:
    from mnist_draw.own.commands import Command
    from mnist_draw.own.requests import Job, Refused, StoreState
    from trainer.drawings.transfer import Imported

translate = QCoreApplication.translate


def opening_problem(state: StoreState) -> str:
    """What was wrong with the store when it was opened; empty if nothing was."""
    if state.obstacle is not None:
        return translate(
            "MyDrawings", "My drawings can be looked at, but not changed. {reason}"
        ).format(reason=messages.explain(state.obstacle))
    if state.recovery is not None:
        recovery = state.recovery
        text = translate(
            "MyDrawings",
            "The file of My drawings was damaged. It was set aside as {file}, and {count} drawings "
            "were saved from it and from the last backup.",
        )
        return text.format(file=recovery.set_aside.name, count=whole(recovery.drawings))
    if state.backup_problem is not None:
        return translate(
            "MyDrawings", "My drawings are complete, but today's backup failed. {reason}"
        ).format(reason=messages.explain(state.backup_problem))
    return ""


def refusal(refused: Refused, reason: str) -> str:
    """Why something could not be kept or changed, and what happens next.

    Args:
        refused: The worker's answer.
        reason: The failure, explained.
    """
    if not isinstance(refused.change.command, Keep):
        return translate("MyDrawings", "Nothing was changed. {reason}").format(reason=reason)
    if refused.waiting == 1:
        text = translate(
            "MyDrawings",
            "The drawing is not kept yet. {reason} It waits until the next one is kept, as long as "
            "the program runs.",
        )
    else:
        text = translate(
            "MyDrawings",
            "{count} drawings are not kept yet. {reason} They wait until the next one is kept, as "
            "long as the program runs.",
        )
    return text.format(count=whole(refused.waiting), reason=reason)


def unkept(count: int, reason: str) -> str:
    """Question before the program closes while drawings wait in memory.

    Args:
        count: Number of drawings.
        reason: Why they could not be kept, explained.
    """
    text = _number(
        translate("MyDrawings", "1 drawing is not kept yet. {reason} What shall become of it?"),
        translate(
            "MyDrawings", "{count} drawings are not kept yet. {reason} What shall become of them?"
        ),
        count,
    )
    return text.replace("{reason}", reason)


def changed(command: Command) -> str:
    """What a command has changed; empty where everyone sees it."""
    text = ""
    match command:
        case Delete(uids):
            text = _number(
                translate("MyDrawings", "Deleted 1 drawing"),
                translate("MyDrawings", "Deleted {count} drawings"),
                len(uids),
            )
        case Relabel(labels):
            text = _number(
                translate("MyDrawings", "Labelled 1 drawing {label}"),
                translate("MyDrawings", "Labelled {count} drawings {label}"),
                len(labels),
            ).replace("{label}", next(iter(labels.values())) or "?")
        case SetWriters(writers):
            text = _number(
                translate("MyDrawings", "Changed the writer of 1 drawing"),
                translate("MyDrawings", "Changed the writer of {count} drawings"),
                len(writers),
            )
        case RenameWriter(old, new):
            text = translate("MyDrawings", "Renamed {old} to {new}").format(old=old, new=new)
    return text


def _number(one: str, several: str, count: int) -> str:
    return one if count == 1 else several.replace("{count}", whole(count))


def imported(result: Imported) -> str:
    """What an import has brought."""
    added = result.added
    new = _number(
        translate("MyDrawings", "{file}: 1 new drawing"),
        translate("MyDrawings", "{file}: {count} new drawings"),
        added.new,
    )
    parts = [new.replace("{file}", result.path.name)]
    if added.known:
        text = translate("MyDrawings", "{count} were here already")
        parts.append(text.format(count=whole(added.known)))
    if added.restored:
        text = translate("MyDrawings", "{count} deleted ones are back")
        parts.append(text.format(count=whole(added.restored)))
    if added.labelled:
        text = translate("MyDrawings", "{count} have a label now")
        parts.append(text.format(count=whole(added.labelled)))
    if result.empty:
        text = translate("MyDrawings", "{count} without ink were left out")
        parts.append(text.format(count=whole(result.empty)))
    if result.problems:
        parts.append(messages.unread_lines(result.skipped, result.problems[0].line))
    return " · ".join(parts)


def exported(job: Job, count: int) -> str:
    """What an export has written."""
    text = _number(
        translate("MyDrawings", "1 drawing was written to {path}"),
        translate("MyDrawings", "{count} drawings were written to {path}"),
        count,
    )
    return text.replace("{path}", str(job.path))
