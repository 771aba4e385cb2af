"""Delivery of observations to the window: those of the newest prediction, however late."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_draw.predict.observation import Observed

# Enough to keep observers busy while the window paints.
_MOST_WAITING = 4


class ObservedDelivery(QObject):
    """Hands what observers compute to the thread that creates this object.

    Observers compute hundreds of items a second. If each waited in the event queue of a window that
    is busy for seconds, they would fill the memory, and keep it busy for seconds more.

    Attributes:
        received: All items that waited have been received.
    """

    received = Signal()
    _posted = Signal(int)

    def __init__(self, receive: Callable[[Observed], None]) -> None:
        """Args: receive: Called with each item, in the thread that creates this object."""
        super().__init__()
        self._receive = receive
        self._lock = threading.Lock()
        self._last = 0
        self._waiting: dict[str, list[tuple[int, Observed]]] = {}
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, observed: Observed) -> None:
        """Let an item be received, from any thread.

        Items of the same observer that still wait are dropped, if they are of another prediction.
        """
        with self._lock:
            self._last += 1
            number = self._last
            items = self._waiting.setdefault(observed.name, [])
            if items and items[-1][1].prediction is not observed.prediction:
                items.clear()
            items.append((number, observed))
        self._posted.emit(number)

    @property
    def is_behind(self) -> bool:
        """Whether so many items wait that their observers had better wait too; from any thread."""
        with self._lock:
            return sum(map(len, self._waiting.values())) >= _MOST_WAITING

    @Slot(int)
    def _deliver(self, number: int) -> None:
        # A newer item waits for its own turn: the prediction that it belongs to comes before it.
        due: list[tuple[int, Observed]] = []
        with self._lock:
            for items in self._waiting.values():
                while items and items[0][0] <= number:
                    due.append(items.pop(0))
            all_due = not any(self._waiting.values())
        for _, observed in sorted(due, key=lambda each: each[0]):
            self._receive(observed)
        if due and all_due:
            self.received.emit()
