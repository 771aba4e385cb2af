"""Pause, stop or close a running training from another thread. Free of Qt and torch."""

from __future__ import annotations

import threading
from typing import Literal, TypeAlias

Request: TypeAlias = Literal["pause", "resume", "stop", "close"]
"""A request to a run; `TrainingControl` has a method for each."""


class TrainingControl:
    """Thread-safe requests to one training run.

    Any thread may make requests; the training thread reads them between steps. A run that was
    asked to stop cannot be paused.
    """

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._close = threading.Event()
        self._run = threading.Event()
        self._run.set()
        self._requesting = threading.Lock()

    def request(self, request: Request) -> None:
        """Make the request; the same as the method of its name."""
        with self._requesting:
            match request:
                case "pause":
                    if not self._stop.is_set():
                        self._run.clear()
                case "resume":
                    self._run.set()
                case "stop" | "close":
                    if request == "close":
                        self._close.set()
                    self._stop.set()
                    self._run.set()

    def stop(self) -> None:
        """End the run after the present step; its weights are evaluated and kept."""
        self.request("stop")

    def close(self) -> None:
        """End the run as soon as possible: its weights are kept, but not evaluated."""
        self.request("close")

    def pause(self) -> None:
        """Hold the run before its next step until `resume`, `stop` or `close`."""
        self.request("pause")

    def resume(self) -> None:
        """Continue a paused run."""
        self.request("resume")

    @property
    def stopped(self) -> bool:
        """Whether the run is to end."""
        return self._stop.is_set()

    @property
    def closing(self) -> bool:
        """Whether the run is to end without evaluation."""
        return self._close.is_set()

    @property
    def paused(self) -> bool:
        """Whether the run is paused."""
        return not self._run.is_set()

    def wait_while_paused(self) -> None:
        """Block while the run is paused."""
        self._run.wait()
