"""Change of fonts, colours or language of all windows: reactions after it, then the paint."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

_CHANGES: Final = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
_PAINTED_APART: Final = (Qt.WindowType.Window, Qt.WindowType.Dialog)


@contextmanager
def look_change(app: QApplication) -> Iterator[None]:
    """Let widgets hear of new fonts, palettes and styles after the body, each once.

    Qt tells them in loops over all widgets, which end in a crash when a widget that reacts destroys
    another. The active window is painted at once, and each other one in a turn of the event loop of
    its own: a dozen together would take a third of the time of a change, in which nobody can draw.
    """
    held = _HeldChanges()
    paused = _paused_windows(app)
    app.installEventFilter(held)
    try:
        yield
        app.removeEventFilter(held)
        held.deliver()
    finally:
        app.removeEventFilter(held)
        if paused:
            _PaintTurns(paused, app)


class _HeldChanges(QObject):
    """Takes the changes of looks from widgets made in Python, whose code may do anything."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[tuple[int, QEvent.Type], QObject] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _CHANGES or not shiboken6.createdByPython(watched):
            return False
        self._held[id(watched), kind] = watched
        return True

    def deliver(self) -> None:
        """Send what was held to the widgets that still exist, children first.

        Their parents measure them.
        """
        depths = {widget: _depth(widget) for widget in self._held.values()}
        for (_, kind), widget in sorted(self._held.items(), key=lambda each: -depths[each[1]]):
            if shiboken6.isValid(widget):
                QCoreApplication.sendEvent(widget, QEvent(kind))


def _depth(widget: QObject) -> int:
    """Number of objects that it is in."""
    depth, parent = 0, widget.parent() if shiboken6.isValid(widget) else None
    while parent is not None:
        depth, parent = depth + 1, parent.parent()
    return depth


def _paused_windows(app: QApplication) -> list[QWidget]:
    """Windows beside the active one, which are not painted until their updates are enabled."""
    active = app.activeWindow()
    if active is None:
        # The user is in another program.
        return []
    paused = [
        window
        for window in app.topLevelWidgets()
        if window.isVisible()
        and window.updatesEnabled()
        and window.windowType() in _PAINTED_APART
        and window is not active
    ]
    for window in paused:
        window.setUpdatesEnabled(False)
    return paused


class _PaintTurns(QObject):
    """Paints one paused window in each turn of the event loop, then deletes itself."""

    def __init__(self, paused: list[QWidget], app: QApplication) -> None:
        super().__init__(app)
        self._paused = paused
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._paint_next)
        self._turn.start()

    @Slot()
    def _paint_next(self) -> None:
        window = self._paused.pop()
        if shiboken6.isValid(window):
            window.setUpdatesEnabled(True)
        if not self._paused:
            self._turn.stop()
            self.deleteLater()
