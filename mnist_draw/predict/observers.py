"""Runs observers of predictions slice by slice; the newest prediction replaces older ones."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from mnist_draw.predict.observation import Observed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mnist_draw.predict.observation import Observation, Observer


class Observers:
    """Observers by name, and their unfinished work on the newest prediction.

    `set` may be called from any thread, everything else from the prediction thread only.
    """

    def __init__(
        self, emit: Callable[[Observed], None], report: Callable[[Exception], None]
    ) -> None:
        """Takes the callbacks for results and errors.

        Args:
            emit: Receives every item of every observer.
            report: Receives an observer's error; that observer is removed, so that it does not
                fail again with each movement of the pen.
        """
        self._emit, self._report = emit, report
        self._lock = threading.Lock()
        self._observers: dict[str, Observer] = {}
        self._changed: set[str] = set()
        self._observation: Observation | None = None
        self._unfinished: dict[str, Iterator[object]] = {}

    def set(self, name: str, observer: Observer | None) -> bool:
        """Sets or removes an observer; True if `start_changed` has to be called."""
        with self._lock:
            if observer is None:
                self._observers.pop(name, None)
            else:
                self._observers[name] = observer
            is_first = not self._changed
            self._changed.add(name)
            return is_first

    @property
    def any(self) -> bool:
        """Whether there are observers."""
        with self._lock:
            return bool(self._observers)

    def start(self, observation: Observation) -> None:
        """Observes a new prediction: computes the first item of every observer."""
        self._observation = observation
        self._unfinished.clear()
        with self._lock:
            self._changed.clear()
            observers = dict(self._observers)
        for name, observer in observers.items():
            self._step(name, observer(observation))

    def start_changed(self) -> None:
        """Lets new observers observe the present prediction; forgets removed ones."""
        with self._lock:
            changed, self._changed = self._changed, set()
            observers = {name: self._observers.get(name) for name in sorted(changed)}
        for name, observer in observers.items():
            self._unfinished.pop(name, None)
            if observer is not None and self._observation is not None:
                self._step(name, observer(self._observation))

    @property
    def unfinished(self) -> bool:
        """Whether `resume` has work to do."""
        return bool(self._unfinished)

    def resume(self) -> None:
        """Computes the next item of the observer that has waited longest."""
        name = next(iter(self._unfinished))
        self._step(name, self._unfinished.pop(name))

    def _step(self, name: str, items: Iterator[object]) -> None:
        assert self._observation is not None
        try:
            result = next(items)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 - one observer's error spares the others
            with self._lock:
                self._observers.pop(name, None)
            self._report(error)
            return
        self._unfinished[name] = items
        self._emit(Observed(name, self._observation.prediction, result))
