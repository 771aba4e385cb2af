"""Change of looks or language of all windows: the active one first, each other one in its turn.

Qt styles all widgets that were ever shown at once, those of hidden windows too, which takes half a
second for 1,800 of them, and nobody can draw meanwhile. Here, windows beside the active one give
their style back before the change; each gets the new one, and is painted, in a turn of the event
loop of its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

_CHANGES: Final = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
_POLISHED: Final = Qt.WidgetAttribute.WA_WState_Polished
_OWN_STYLE: Final = Qt.WidgetAttribute.WA_SetStyle
_WINDOWS: Final = (Qt.WindowType.Window, Qt.WindowType.Dialog)


@contextmanager
def look_change(app: QApplication) -> Iterator[None]:
    """Give windows another style, font or palette in the body; see `reactions_held` too."""
    others = [_Waiting(window) for window in _windows_beside_the_active_one(app)]
    for other in others:
        other.rest()
    try:
        with reactions_held(app) as held:
            yield
            for other in others:
                other.changes = held.take(other.resting)
    finally:
        if others:
            _Turns(others, app)


@contextmanager
def language_change(app: QApplication) -> Iterator[None]:
    """Change the language in the body."""
    others = [_Waiting(window) for window in _windows_beside_the_active_one(app)]
    try:
        yield
    finally:
        if others:
            _Turns(others, app)


@contextmanager
def reactions_held(app: QApplication) -> Iterator[_HeldChanges]:
    """Let widgets hear of another style, font or palette after the body, each once.

    What is in them hears first: they measure it. Qt tells them in loops over all widgets, in no
    order, which end in a crash when a widget that reacts destroys another.
    """
    held = _HeldChanges()
    app.installEventFilter(held)
    try:
        yield held
    finally:
        app.removeEventFilter(held)
        held.tell()


class _HeldChanges(QObject):
    """Takes the changes of looks from widgets made in Python, whose code may do anything."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[QObject, list[QEvent.Type]] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _CHANGES or not shiboken6.createdByPython(watched):
            return False
        kinds = self._held.setdefault(watched, [])
        if kind not in kinds:
            kinds.append(kind)
        return True

    def take(self, widgets: list[QWidget]) -> dict[QWidget, list[QEvent.Type]]:
        """What these widgets have not heard of; `tell` tells them no more."""
        return {each: self._held.pop(each) for each in widgets if each in self._held}

    def tell(self) -> None:
        """Tell the widgets, the innermost first."""
        for widget, kinds in sorted(self._held.items(), key=lambda each: -_depth(each[0])):
            _tell(widget, kinds)


@dataclass(slots=True, eq=False)
class _Waiting:
    """A window that waits for its turn.

    Attributes:
        window: The window; not painted until its turn if it is visible.
        resting: Its widgets without style, each after its parent.
        changes: What some of them have not heard of yet.
    """

    window: QWidget
    resting: list[QWidget] = field(default_factory=list)
    changes: dict[QWidget, list[QEvent.Type]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.window.isVisible():
            self.window.setUpdatesEnabled(False)

    def rest(self) -> None:
        """Give the style back: Qt leaves widgets alone that have none of the application's."""
        style = self.window.style()
        for widget in _family(self.window):
            # One with a style sheet of its own has a style of its own.
            if widget.testAttribute(_POLISHED) and widget.style() is style:
                style.unpolish(widget)
                widget.setAttribute(_POLISHED, on=False)
                widget.setAttribute(_OWN_STYLE)
                self.resting.append(widget)

    def take_turn(self) -> None:
        """Get the present style, hear of it, and be painted."""
        for widget in self.resting:
            if shiboken6.isValid(widget):
                widget.setAttribute(_OWN_STYLE, on=False)
                widget.style().polish(widget)
                widget.setAttribute(_POLISHED)
        for widget in reversed(self.resting):
            others = [each for each in self.changes.get(widget, ()) if each != _CHANGES[0]]
            _tell(widget, [*others, _CHANGES[0]])
        if shiboken6.isValid(self.window):
            self.window.setUpdatesEnabled(True)


class _Turns(QObject):
    """Gives each window its turn, then deletes itself."""

    def __init__(self, waiting: list[_Waiting], app: QApplication) -> None:
        super().__init__(app)
        # Visible ones first.
        self._waiting = sorted(waiting, key=lambda each: each.window.isVisible())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)
        self._turn.start()

    @Slot()
    def _next(self) -> None:
        self._waiting.pop().take_turn()
        if not self._waiting:
            self._turn.stop()
            self.deleteLater()


def _windows_beside_the_active_one(app: QApplication) -> list[QWidget]:
    active = app.activeWindow()
    return [
        window
        for window in app.topLevelWidgets()
        if window.windowType() in _WINDOWS
        and window is not active
        # Without an active one, the user is in another program, and may see all that are visible.
        and (not window.isVisible() or (active is not None and window.updatesEnabled()))
    ]


def _family(widget: QWidget) -> Iterator[QWidget]:
    """A window and what is in it, without windows of its own; each widget after its parent."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and child.windowType() not in _WINDOWS:
            yield from _family(child)


def _tell(widget: QObject, kinds: list[QEvent.Type]) -> None:
    for kind in kinds:
        if shiboken6.isValid(widget):
            QCoreApplication.sendEvent(widget, QEvent(kind))


def _depth(widget: QObject) -> int:
    """Number of objects that it is in."""
    depth, parent = 0, widget.parent() if shiboken6.isValid(widget) else None
    while parent is not None:
        depth, parent = depth + 1, parent.parent()
    return depth
