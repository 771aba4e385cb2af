"""Change of looks or language of all windows, without a long stop: the active one first.

Qt styles all widgets that were ever shown at once, those of hidden windows too, which takes half a
second for 1,800 of them, and nobody can draw meanwhile. Here, windows give their style back before
the change; each gets the new one, and is painted, in turns of the event loop of its own.
"""

from __future__ import annotations

import time
from collections import deque
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
_TURN_SECONDS: Final = 0.03
_WINDOWS: Final = (Qt.WindowType.Window, Qt.WindowType.Dialog)


@contextmanager
def look_change(app: QApplication, *, in_turns: bool) -> Iterator[None]:
    """Give windows another style, font or palette in the body; see `reactions_held` too.

    Args:
        app: The application.
        in_turns: Whether windows get it in later turns of the event loop, the active one first.
    """
    with _turns(app, in_turns=in_turns) as waiting:
        for each in waiting:
            each.rest()
        with reactions_held(app) as held:
            yield
            for each in waiting:
                each.changes |= held.take(each.resting)


@contextmanager
def language_change(app: QApplication, *, in_turns: bool) -> Iterator[None]:
    """Change the language in the body.

    Args:
        app: The application.
        in_turns: Whether windows are painted in later turns of the event loop.
    """
    with _turns(app, in_turns=in_turns):
        yield


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

    def rest(self) -> None:
        """Give the style back: Qt leaves widgets alone that have none of the application's."""
        style, asleep = self.window.style(), set(self.resting)
        self.resting = []
        for widget in _family(self.window):
            # One with a style sheet of its own has a style of its own.
            if widget.testAttribute(_POLISHED) and widget.style() is style:
                style.unpolish(widget)
                widget.setAttribute(_POLISHED, on=False)
                widget.setAttribute(_OWN_STYLE)
            elif widget not in asleep:
                continue
            self.resting.append(widget)

    def steps(self) -> Iterator[None]:
        """Get the present style, hear of it, and be painted; each step takes a moment."""
        for widget in self.resting:
            if shiboken6.isValid(widget) and widget.testAttribute(_OWN_STYLE):
                widget.setAttribute(_OWN_STYLE, on=False)
                widget.style().polish(widget)
                widget.setAttribute(_POLISHED)
            yield
        for widget in reversed(self.resting):
            others = [each for each in self.changes.get(widget, ()) if each != _CHANGES[0]]
            _tell(widget, [*others, _CHANGES[0]])
            yield
        if shiboken6.isValid(self.window):
            self.window.setUpdatesEnabled(True)


class _Turns(QObject):
    """Gives windows their turns, then deletes itself; in between, other events have theirs."""

    def __init__(self, waiting: list[_Waiting], app: QApplication) -> None:
        super().__init__(app)
        self.waiting = waiting
        self._steps = waiting[-1].steps()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)
        self._turn.start()

    def end(self) -> None:
        """Give no more turns."""
        self._turn.stop()
        # It must not be found again.
        self.setParent(None)
        self.deleteLater()

    @Slot()
    def _next(self) -> None:
        """Take steps for some time; a window that has taken all of them is painted after it."""
        end = time.perf_counter() + _TURN_SECONDS
        for _ in self._steps:
            if time.perf_counter() > end:
                return
        self.waiting.pop()
        if self.waiting:
            self._steps = self.waiting[-1].steps()
        else:
            self.end()


@contextmanager
def _turns(app: QApplication, *, in_turns: bool) -> Iterator[list[_Waiting]]:
    """Let no window be painted until its turn after the body."""
    before = app.findChild(_Turns)
    unfinished = {} if before is None else {each.window: each for each in before.waiting}
    if before is not None:
        before.end()
    windows = [each for each in app.topLevelWidgets() if each.windowType() in _WINDOWS]
    if not in_turns:
        windows = [each for each in windows if each in unfinished]
    # Turns are taken from the end.
    windows.sort(key=lambda each: (each is app.activeWindow(), each.isVisible()))
    waiting = [unfinished.get(window) or _Waiting(window) for window in windows]
    for each in waiting:
        each.window.setUpdatesEnabled(False)
    try:
        yield waiting
    finally:
        if in_turns and waiting:
            _Turns(waiting, app)
        elif waiting:
            for each in reversed(waiting):
                deque(each.steps(), maxlen=0)


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
