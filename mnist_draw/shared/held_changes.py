"""Changes of looks and of language that widgets hear of later, each error of theirs reported."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

_ALWAYS: Final = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_CHANGES: Final = (QEvent.Type.PaletteChange, *_ALWAYS)


@contextmanager
def errors_reported() -> Iterator[None]:
    """Report an error of the body like one of a slot, and go on after the body.

    Widgets are told one after the other: an error of one shall not keep the others from hearing.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001 - of any widget
        sys.excepthook(type(error), error, error.__traceback__)


class HeldLooks(QObject):
    """Takes the changes of looks from widgets made in Python, whose code may do anything."""

    def __init__(self) -> None:
        super().__init__()
        self._held: dict[QObject, list[QEvent.Type]] = {}

    @contextmanager
    def holding(self, app: QApplication) -> Iterator[None]:
        """Take them in the body."""
        app.installEventFilter(self)
        try:
            yield
        finally:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _CHANGES or not shiboken6.createdByPython(watched):
            return False
        kinds = self._held.setdefault(watched, [])
        if kind not in kinds:
            kinds.append(kind)
        return True

    def tell(self, but: set[QWidget]) -> None:
        """Tell the widgets, the innermost first, but not these."""
        told = [widget for widget in self._held if widget not in but]
        for widget in sorted(told, key=_depth, reverse=True):
            _tell(widget, self._held.pop(widget, []))

    def tell_all(self, widget: QWidget) -> None:
        """Tell a widget of another font and style, and of what else it has not heard of."""
        # Of a new font it may have heard while what is in it still had none of its own.
        _tell(widget, sorted({*self._held.pop(widget, []), *_ALWAYS}, key=_CHANGES.index))


class HeldLanguage(QObject):
    """Takes the change of language from a window, to which it comes once for each of its parents.

    Its filter stays: a window hears of another language when its parent does, too.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._lets_through = False
        window.installEventFilter(self)

    def tell(self, window: QWidget) -> None:
        """Tell the window."""
        self._lets_through = True
        try:
            _tell(window, [QEvent.Type.LanguageChange])
        finally:
            self._lets_through = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        return event.type() == QEvent.Type.LanguageChange and not self._lets_through


def _tell(widget: QObject, kinds: list[QEvent.Type]) -> None:
    for kind in kinds:
        with errors_reported():
            if shiboken6.isValid(widget):
                QCoreApplication.sendEvent(widget, QEvent(kind))


def _depth(widget: QObject) -> int:
    """Number of objects that it is in."""
    depth, parent = 0, widget.parent() if shiboken6.isValid(widget) else None
    while parent is not None:
        depth, parent = depth + 1, parent.parent()
    return depth
