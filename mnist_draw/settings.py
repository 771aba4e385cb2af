"""Settings file: what the application remembers between starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from mnist_draw.shared.language import Language
from mnist_draw.shared.theme import Scheme
from mnist_draw.train.view_switch import View
from trainer.files.user_folder import portable_folder

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class Settings:
    """Typed access to a settings file; an invalid value counts as absent."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @classmethod
    def of_user(cls, parent: QObject | None = None) -> Settings:
        """The user's own settings file, or that of a portable program."""
        portable = portable_folder()
        if portable is not None:
            file = str(portable / "settings.ini")
            return cls(QSettings(file, QSettings.Format.IniFormat, parent))
        return cls(
            QSettings(
                QSettings.Format.IniFormat,
                QSettings.Scope.UserScope,
                "mnist-draw",
                "mnist-draw",
                parent,
            )
        )

    def sync(self) -> None:
        """Writes changes to the file."""
        self._store.sync()

    @property
    def geometry(self) -> QByteArray:
        """Geometry of the main window from `QWidget.saveGeometry`; empty at first."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    def side_geometry(self, name: str) -> QByteArray:
        """Geometry of a side window from `QWidget.saveGeometry`; empty at first."""
        value = self._store.value(f"window/{name}_geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_side_geometry(self, name: str, value: QByteArray) -> None:
        """Sets the geometry of a side window."""
        self._store.setValue(f"window/{name}_geometry", value)

    @property
    def columns(self) -> QByteArray:
        """State of the splitter between the areas from `QSplitter.saveState`; empty at first."""
        value = self._store.value("window/columns")
        return value if isinstance(value, QByteArray) else QByteArray()

    @columns.setter
    def columns(self, value: QByteArray) -> None:
        self._store.setValue("window/columns", value)

    @property
    def view(self) -> View:
        """View of the network under the training controls."""
        value = self._text("look/view")
        return cast("View", value) if value in get_args(View) else "curves"

    @view.setter
    def view(self, value: View) -> None:
        self._store.setValue("look/view", value)

    @property
    def inside_detached(self) -> bool:
        """Whether the Inside view has a window of its own."""
        return self._text("look/inside_detached") == "true"

    @inside_detached.setter
    def inside_detached(self, value: bool) -> None:
        self._store.setValue("look/inside_detached", "true" if value else "false")

    @property
    def scheme(self) -> Scheme:
        """Colour scheme."""
        value = self._text("look/scheme")
        return cast("Scheme", value) if value in get_args(Scheme) else "system"

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._store.setValue("look/scheme", value)

    @property
    def language(self) -> Language | None:
        """Language of the window; None for the system's."""
        value = self._text("look/language")
        return cast("Language", value) if value in get_args(Language) else None

    @language.setter
    def language(self, value: Language | None) -> None:
        self._store.setValue("look/language", value or "")

    @property
    def projector(self) -> bool:
        """Whether everything is enlarged."""
        return self._text("look/projector") == "true"

    @projector.setter
    def projector(self, value: bool) -> None:
        self._store.setValue("look/projector", "true" if value else "false")

    @property
    def sound(self) -> bool:
        """Whether a tone follows the loss."""
        return self._text("training/sound") == "true"

    @sound.setter
    def sound(self, value: bool) -> None:
        self._store.setValue("training/sound", "true" if value else "false")

    @property
    def settings_folded(self) -> bool:
        """Whether the settings of the training are folded into one line."""
        return self._text("training/settings_folded") == "true"

    @settings_folded.setter
    def settings_folded(self, value: bool) -> None:
        self._store.setValue("training/settings_folded", "true" if value else "false")

    @property
    def brush_width(self) -> float | None:
        """Width of the brush in canvas units; None at first."""
        try:
            return float(self._text("drawing/brush_width"))
        except ValueError:
            return None

    @brush_width.setter
    def brush_width(self, value: float) -> None:
        self._store.setValue("drawing/brush_width", repr(value))

    @property
    def recipe(self) -> str:
        """Name of the chosen recipe; empty at first."""
        return self._text("training/recipe")

    @recipe.setter
    def recipe(self, value: str) -> None:
        self._store.setValue("training/recipe", value)

    @property
    def data(self) -> str:
        """Key of the chosen data set; empty at first."""
        return self._text("training/data")

    @data.setter
    def data(self, value: str) -> None:
        self._store.setValue("training/data", value)

    @property
    def data_folder(self) -> Path | None:
        """Folder with MNIST files; None at first."""
        value = self._text("training/data_folder")
        return Path(value) if value else None

    @data_folder.setter
    def data_folder(self, value: Path | None) -> None:
        self._store.setValue("training/data_folder", str(value) if value else "")

    @property
    def closed_run(self) -> str:
        """Identifier of the run that closing the window ended; empty for none."""
        return self._text("training/closed_run")

    @closed_run.setter
    def closed_run(self, value: str) -> None:
        self._store.setValue("training/closed_run", value)

    @property
    def writer(self) -> str:
        """Who draws: a name, or empty for a guest."""
        return self._text("drawings/writer")

    @writer.setter
    def writer(self, value: str) -> None:
        self._store.setValue("drawings/writer", value)

    @property
    def writers(self) -> tuple[str, ...]:
        """Names to choose from."""
        return tuple(name for name in self._text("drawings/writers").split("\n") if name)

    @writers.setter
    def writers(self, value: tuple[str, ...]) -> None:
        self._store.setValue("drawings/writers", "\n".join(value))

    @property
    def joined_folder(self) -> Path | None:
        """Folder in which computers exchange drawings; None for none."""
        value = self._text("drawings/joined_folder")
        return Path(value) if value else None

    @joined_folder.setter
    def joined_folder(self, value: Path | None) -> None:
        self._store.setValue("drawings/joined_folder", str(value) if value else "")

    @property
    def asks_first(self) -> bool:
        """Whether an experiment asks what the class expects before it runs."""
        return self._text("experiments/asks_first") != "false"

    @asks_first.setter
    def asks_first(self, value: bool) -> None:
        self._store.setValue("experiments/asks_first", "true" if value else "false")

    def dialog_folder(self, kind: str) -> Path | None:
        """Folder in which a file of this kind was last chosen; None at first."""
        value = self._text(f"folders/{kind}")
        return Path(value) if value else None

    def set_dialog_folder(self, kind: str, folder: Path) -> None:
        """Sets the folder for a kind of file."""
        self._store.setValue(f"folders/{kind}", str(folder))

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
