"""Keyboard shortcuts of the windows, read from their actions and buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from mnist_draw.shared.descendants import descendants
from mnist_draw.shared.platforms import keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QMainWindow

# The letter that opens a menu entry, as in "&Open" and "開く(&O)".
_MNEMONIC: Final = re.compile(r"\s*\(&\w\)|&(?=\w)")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """What a key does.

    Attributes:
        text: The text of the action or button, without mnemonic.
        keys: The keys, as this system writes them.
        meaning: The action's tooltip.
    """

    text: str
    keys: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class ShortcutGroup:
    """The shortcuts of one menu or window."""

    title: str
    shortcuts: tuple[Shortcut, ...]


def shortcut_groups(
    main_window: QMainWindow, side_windows: Iterable[QWidget], others_title: str
) -> list[ShortcutGroup]:
    """All shortcuts: by menu, then those of the main window in no menu, then by side window.

    Args:
        main_window: The window with the menus.
        side_windows: Windows beside it.
        others_title: Title of those that are in no menu.
    """
    groups: list[ShortcutGroup] = []
    seen: set[QAction] = set()
    for entry in main_window.menuBar().actions():
        actions = list(_entries(entry))
        seen.update(actions)
        groups.append(_group(plain(entry.text()), map(_of_action, actions)))
    groups.append(_group(others_title, _of_window(main_window, seen)))
    groups += [
        _group(window.windowTitle(), _of_window(window, seen))
        for window in side_windows
        if window is not main_window
    ]
    return [group for group in groups if group.shortcuts]


def plain(text: str) -> str:
    """The text of an action without its mnemonic and its dots."""
    return _MNEMONIC.sub("", text).rstrip("…")


def _entries(entry: QAction) -> Iterator[QAction]:
    """All actions of a menu and its submenus."""
    menu = entry.menu()
    if isinstance(menu, QMenu):
        for action in menu.actions():
            yield from _entries(action)
    else:
        yield entry


def _of_window(window: QWidget, seen: set[QAction]) -> Iterator[Shortcut]:
    """Shortcuts of a window's own actions and buttons; those seen before are left out."""
    for action in descendants(window, QAction):
        if action not in seen and _is_in(action, window):
            seen.add(action)
            yield _of_action(action)
    for button in descendants(window, QAbstractButton):
        if button.window() is window and not button.shortcut().isEmpty():
            name = button.accessibleName() or button.text()
            yield Shortcut(plain(name), _keys([button.shortcut()]), button.toolTip())


def _is_in(action: QAction, window: QWidget) -> bool:
    """Whether an action belongs to a window itself, not to a side window that is its child."""
    parent: QObject | None = action.parent()
    while parent is not None and not isinstance(parent, QWidget):
        parent = parent.parent()
    return parent is not None and parent.window() is window


def _of_action(action: QAction) -> Shortcut:
    return Shortcut(plain(action.text()), _keys(action.shortcuts()), action.toolTip())


def _keys(sequences: Iterable[QKeySequence]) -> tuple[str, ...]:
    return tuple(keys.native(each) for each in sequences if not each.isEmpty())


def _group(title: str, shortcuts: Iterable[Shortcut]) -> ShortcutGroup:
    return ShortcutGroup(title, tuple(each for each in shortcuts if each.keys and each.text))
