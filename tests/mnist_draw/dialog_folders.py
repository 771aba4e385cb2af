"""Folders of file dialogs, kept in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class DialogFolders(dict[str, "Path"]):
    """A store of folders by kind of file."""

    def dialog_folder(self, kind: str) -> Path | None:
        return self.get(kind)

    def set_dialog_folder(self, kind: str, folder: Path) -> None:
        self[kind] = folder
