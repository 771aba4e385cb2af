"""How other threads ask a running training to pause or stop; free of Qt and torch."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Request: TypeAlias = Literal["pause", "resume", "stop", "leave"]
"""What may be asked of a run; `TrainingControl` has a method for each."""


class TrainingControl:
    """Thread-safe requests to one training run.

    Any thread may ask; the training thread looks between steps.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._leave = threading.Event()
        self._run = threading.Event()
        self._run.set()
        self._asking = threading.Lock()
        self._listener: Callable[[Request], None] | None = None

    def ask(self, request: Request) -> None:
        """Does what the method of this name does."""
        with self._asking:
            match request:
                case "pause" if not self._stop.is_set():
                    self._run.clear()
                case "resume":
                    self._run.set()
                case "stop" | "leave":
                    if request == "leave":
                        self._leave.set()
                    self._stop.set()
                    self._run.set()
            if self._listener is not None:
                self._listener(request)

    def stop(self) -> None:
        """Ends the run after the present step; the weights reached are evaluated and kept."""
        self.ask("stop")

    def leave(self) -> None:
        """Ends the run as soon as possible: the weights reached are kept, but not evaluated."""
        self.ask("leave")

    def pause(self) -> None:
        """Holds the run before its next step until `resume` or `stop`."""
        self.ask("pause")

    def resume(self) -> None:
        """Lets a paused run go on."""
        self.ask("resume")

    def forward(self, listener: Callable[[Request], None] | None) -> None:
        """Passes on what is asked, to a run in another process.

        Args:
            listener: Is called at once with what was asked before, if that still holds, and from
                now on with each request, in the thread that asks; must not ask in turn. None ends
                it.
        """
        with self._asking:
            self._listener = listener
            if listener is None:
                return
            if self.stopped:
                listener("leave" if self.leaving else "stop")
            elif self.paused:
                listener("pause")

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
