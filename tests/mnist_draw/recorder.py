"""Collects what a signal brings, in the thread of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class Recorder(QObject):
    """Holds the first argument of every emission, in order.

    pytest-qt's own blockers are no receivers in Qt's sense: a signal of a worker would run them in
    the worker's thread.
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
