"""Recorder of a signal's emissions, in the thread of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class Recorder(QObject):
    """Holds the first argument of every emission, in order.

    Other than pytest-qt's blockers, it is a QObject: a worker's signal reaches it through the
    test's event loop instead of calling it in the worker's thread.
    """

    def __init__(self, signal: SignalInstance) -> None:
        super().__init__()
        self.values: list[Any] = []
        signal.connect(self._record)

    @Slot()
    @Slot(object)
    def _record(self, value: object = None) -> None:
        self.values.append(value)

    def __len__(self) -> int:
        return len(self.values)


class TextRecorder(Recorder):
    """Holds the texts of messages: what their functions return when they are emitted."""

    @Slot()
    @Slot(object)
    def _record(self, value: object = None) -> None:
        assert callable(value)
        super()._record(value())
