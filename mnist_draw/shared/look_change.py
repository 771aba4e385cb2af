"""Change of looks or language of all windows, without a long stop: the active one first.

Qt styles all widgets that were ever shown at once, those of hidden windows too: half a second for
1,800 of them, in which the pen waits. Here, windows give their style back before the change; each
gets the new one, and is painted, in turns of the event loop of its own.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from mnist_draw.shared.held_changes import HeldLanguage, HeldLooks, errors_reported

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

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
    with _turns(app, in_turns=in_turns) as (waiting, held):
        try:
            with held.holding(app):
                for each in waiting:
                    each.rest()
                yield
        finally:
            held.tell(but={widget for each in waiting for widget in each.resting})


@contextmanager
def language_change(app: QApplication, *, in_turns: bool) -> Iterator[None]:
    """Change the language in the body.

    Args:
        app: The application.
        in_turns: Whether windows get it in later turns of the event loop, the active one first.
    """
    with _turns(app, in_turns=in_turns) as (waiting, _):
        for each in waiting:
            each.hold_language()
        yield


@contextmanager
def reactions_held(app: QApplication) -> Iterator[None]:
    """Let widgets hear of another style, font or palette after the body, each once.

    What is in them hears first: they measure it. Qt tells them in loops over all widgets, in no
    order, which end in a crash when a widget that reacts destroys another.
    """
    held = HeldLooks()
    try:
        with held.holding(app):
            yield
    finally:
        held.tell(but=set())


@dataclass(slots=True, eq=False)
class _Waiting:
    """A window that waits for its turn.

    Attributes:
        window: The window; not painted until its turn if it is visible.
        resting: Its widgets without style, each after its parent.
        language: Takes its change of language; None if it has none.
    """

    window: QWidget
    resting: list[QWidget] = field(default_factory=list)
    language: HeldLanguage | None = None

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

    def hold_language(self) -> None:
        """Take the change of language until the turn."""
        if self.language is None:
            self.language = HeldLanguage(self.window)

    def steps(self, app: QApplication, held: HeldLooks) -> Iterator[None]:
        """Get the present looks and language, hear of them, be painted; each step is short."""
        for widget in self.resting:
            if shiboken6.isValid(widget) and widget.testAttribute(_OWN_STYLE):
                widget.setAttribute(_OWN_STYLE, on=False)
                with errors_reported(), held.holding(app):
                    widget.style().polish(widget)
                widget.setAttribute(_POLISHED)
            yield
        for widget in reversed(self.resting):
            held.tell_all(widget)
            yield
        if self.language is not None and shiboken6.isValid(self.window):
            self.language.tell(self.window)
        if shiboken6.isValid(self.window):
            self.window.setUpdatesEnabled(True)
            # Qt takes an update that came before for one that it has posted already: it was lost.
            QCoreApplication.postEvent(self.window, QEvent(QEvent.Type.UpdateRequest))


class _Turns(QObject):
    """Gives windows their turns, then deletes itself; in between, other events have theirs.

    Attributes:
        waiting: Windows that wait; the next one is the last.
        held: What their widgets have not heard of.
    """

    def __init__(self, waiting: list[_Waiting], held: HeldLooks, app: QApplication) -> None:
        super().__init__(app)
        self.waiting, self.held, self._app = waiting, held, app
        # Those that had their turn still hold the language back: see `HeldLanguage`.
        self._all = tuple(waiting)
        self._steps = waiting[-1].steps(app, held)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)
        self._turn.start()

    def end(self) -> None:
        """Give no more turns."""
        self._turn.stop()
        self._all = ()
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
            self._steps = self.waiting[-1].steps(self._app, self.held)
        else:
            self.end()


@contextmanager
def _turns(app: QApplication, *, in_turns: bool) -> Iterator[tuple[list[_Waiting], HeldLooks]]:
    """Let no window be painted until its turn after the body."""
    before = app.findChild(_Turns)
    unfinished = {} if before is None else {each.window: each for each in before.waiting}
    held = HeldLooks() if before is None else before.held
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
        yield waiting, held
    finally:
        if in_turns and waiting:
            _Turns(waiting, held, app)
        else:
            for each in reversed(waiting):
                for _ in each.steps(app, held):
                    pass


def _family(widget: QWidget) -> Iterator[QWidget]:
    """A window and what is in it, without windows of its own; each widget after its parent."""
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and child.windowType() not in _WINDOWS:
            yield from _family(child)
