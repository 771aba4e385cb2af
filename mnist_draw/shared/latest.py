"""Latest-wins slot: hands the newest value from one thread to another."""

from __future__ import annotations

import threading
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Latest(Generic[Value]):
    """Holds at most one value: `put` overwrites it, `take` removes it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: Value | None = None

    def put(self, value: Value) -> bool:
        """Store a value; True if the slot was empty, so that the reader must be woken."""
        with self._lock:
            was_empty = self._value is None
            self._value = value
            return was_empty

    def take(self) -> Value | None:
        """Remove and return the value; None if there is none."""
        with self._lock:
            value, self._value = self._value, None
            return value

    @property
    def waiting(self) -> bool:
        """Whether there is a value to take."""
        with self._lock:
            return self._value is not None
