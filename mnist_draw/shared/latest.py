"""A place for one value between two threads, where the latest wins."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Latest(Generic[Value]):
    """Holds at most one value: putting overwrites, taking empties."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: Value | None = None

    def put(self, value: Value) -> bool:
        """Leaves a value; True if the place was empty, so that the taker must be woken."""
        with self._lock:
            was_empty = self._value is None
            self._value = value
            return was_empty

    def take(self) -> Value | None:
        """The value left last, once; None if there is none."""
        with self._lock:
            value, self._value = self._value, None
            return value
