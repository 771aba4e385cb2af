"""How other threads ask a running training to pause or stop; free of Qt and torch."""

from __future__ import annotations

import threading


class TrainingControl:
    """Thread-safe requests to one training run.

    Any thread may ask; the training thread looks between steps.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._leave = threading.Event()
        self._run = threading.Event()
        self._run.set()

    def stop(self) -> None:
        """Ends the run after the present step; the weights reached are evaluated and kept."""
        self._stop.set()
        self._run.set()

    def leave(self) -> None:
        """Ends the run as soon as possible: the weights reached are kept, but not evaluated."""
        self._leave.set()
        self.stop()

    def pause(self) -> None:
        """Holds the run before its next step until `resume` or `stop`."""
        self._run.clear()
        # Looked at afterwards, or a stop that comes in between would be held for ever.
        if self._stop.is_set():
            self._run.set()

    def resume(self) -> None:
        """Lets a paused run go on."""
        self._run.set()

    @property
    def stopped(self) -> bool:
        """Whether the run was asked to end."""
        return self._stop.is_set()

    @property
    def leaving(self) -> bool:
        """Whether the run was asked to end without evaluating."""
        return self._leave.is_set()

    @property
    def paused(self) -> bool:
        """Whether the run is held."""
        return not self._run.is_set()

    def wait_while_paused(self) -> None:
        """Returns at once unless the run is held, else when it is no longer."""
        self._run.wait()
