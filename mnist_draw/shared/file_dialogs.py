"""File dialogs that start in the folder last used for the same kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol

from PySide6.QtCore import QCoreApplication, QDir, QObject, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

Kind = Literal[
    "weights",
    "strokes",
    "pictures",
    "curve_pictures",
    "curve_tables",
    "data",
    "joined",
    "exports",
    "run_folders",
]

_DOCUMENTS: Final = QStandardPaths.StandardLocation.DocumentsLocation
_STANDARD: Final[dict[Kind, QStandardPaths.StandardLocation]] = {
    "weights": _DOCUMENTS,
    "strokes": _DOCUMENTS,
    "pictures": QStandardPaths.StandardLocation.PicturesLocation,
    "curve_pictures": QStandardPaths.StandardLocation.PicturesLocation,
    "curve_tables": _DOCUMENTS,
    "data": _DOCUMENTS,
    "joined": _DOCUMENTS,
    "exports": _DOCUMENTS,
    "run_folders": _DOCUMENTS,
}


class FolderStore(Protocol):
    """Remembers folders from one start of the application to the next."""

    def dialog_folder(self, kind: str) -> Path | None:
        """The folder last used for a kind of file; None at first."""

    def set_dialog_folder(self, kind: str, folder: Path) -> None:
        """Remembers the folder used for a kind of file."""


def install(app: QCoreApplication, store: FolderStore | None) -> None:
    """Set where the application's file dialogs remember folders; None forgets them."""
    _memory(app).store = store


def create(parent: QWidget, name: str, kind: Kind, title: str) -> QFileDialog:
    """Create a dialog for one existing file; it is deleted when it closes.

    Connect to ``fileSelected``, then call ``open()``. The result is no subclass of QFileDialog,
    which would lose the system's own dialog.

    Args:
        parent: The dialog is modal to its window.
        name: The dialog's ``objectName``.
        kind: Decides the folder that it starts in and remembers.
        title: Title of the dialog.
    """
    dialog = QFileDialog(parent, title)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    set_kind(dialog, kind)
    app = QCoreApplication.instance()
    assert app is not None
    dialog.fileSelected.connect(_memory(app).remember)
    return dialog


def create_for_saving(
    parent: QWidget, name: str, kind: Kind, title: str, file_name: str
) -> QFileDialog:
    """Create a dialog for the file to write, as `create`.

    Args:
        parent: The dialog is modal to its window.
        name: The dialog's ``objectName``.
        kind: Decides the folder that it starts in and remembers.
        title: Title of the dialog.
        file_name: Suggested name; its suffix is added to a name that has none.
    """
    dialog = create(parent, name, kind, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # The dialog adds it before it asks whether to replace a file.
    dialog.setDefaultSuffix(Path(file_name).suffix)
    dialog.selectFile(file_name)
    return dialog


def create_for_folder(parent: QWidget, name: str, kind: Kind, title: str) -> QFileDialog:
    """Create a dialog for an existing folder, as `create`."""
    dialog = create(parent, name, kind, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return dialog


def set_kind(dialog: QFileDialog, kind: Kind) -> None:
    """Change the kind of file, and the folder too unless the user has left the first one."""
    before: Kind | None = dialog.property("kind")
    dialog.setProperty("kind", kind)
    if before is None or dialog.directory() == QDir(str(folder(before))):
        dialog.setDirectory(str(folder(kind)))


def folder(kind: Kind) -> Path:
    """The remembered folder if it still exists, else the user's standard folder, else home."""
    app = QCoreApplication.instance()
    store = _memory(app).store if app is not None else None
    remembered = store.dialog_folder(kind) if store is not None else None
    for candidate in (str(remembered or ""), QStandardPaths.writableLocation(_STANDARD[kind])):
        # Unlike Path.is_dir, it raises nothing where the folder may not be looked at.
        if candidate and QDir(candidate).exists():
            return Path(candidate)
    return Path(QDir.homePath())


class _FolderMemory(QObject):
    """The application's store, and the slot that fills it."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.store: FolderStore | None = None

    @Slot(str)
    def remember(self, chosen: str) -> None:
        """Stores the folder of what a dialog's user has chosen."""
        dialog = self.sender()
        if self.store is not None and isinstance(dialog, QFileDialog):
            path = Path(chosen)
            is_folder = dialog.fileMode() == QFileDialog.FileMode.Directory
            self.store.set_dialog_folder(
                dialog.property("kind"), path if is_folder else path.parent
            )


def _memory(app: QCoreApplication) -> _FolderMemory:
    return app.findChild(_FolderMemory) or _FolderMemory(app)
