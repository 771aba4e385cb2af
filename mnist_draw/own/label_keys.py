"""Keys that label the drawing: those of the classes of the network in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class LabelKeys(QObject):
    """Shortcuts of the drawing area, one for each class that a key can name.

    Digits have their key, letters theirs with Shift: plain letters are those of the tools. Where a
    letter comes in both cases, and for longer names, there is no key.

    Attributes:
        pressed: Emits the class.
    """

    pressed = Signal(str)

    def __init__(self, area: QWidget) -> None:
        """Args: area: The keys work while it or a widget in it has the focus."""
        super().__init__(area)
        self._area = area
        self._shortcuts: list[QShortcut] = []

    def set_classes(self, classes: Iterable[str]) -> None:
        """Offer the keys of other classes."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = [
            self._shortcut(name, key) for name, key in keys_of(tuple(classes)).items()
        ]

    def _shortcut(self, name: str, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._area)
        # Digits are also typed into the fields of the training.
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setProperty("label", name)
        shortcut.activated.connect(self._press)
        return shortcut

    @Slot()
    def _press(self) -> None:
        self.pressed.emit(self.sender().property("label"))


def keys_of(classes: tuple[str, ...]) -> dict[str, str]:
    """The key of each class that has one."""
    keys = {}
    for name in classes:
        if len(name) != 1 or not name.isascii():
            continue
        if name.isdigit():
            keys[name] = name
        elif name.isalpha() and name.swapcase() not in classes:
            keys[name] = f"Shift+{name.upper()}"
    return keys
