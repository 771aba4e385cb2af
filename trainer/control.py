"""Requests to a running training from another thread: pause, stop, steps, settings.

Free of Qt and torch.
"""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.recipe.live_changes import SettingChange

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.recipe.live_changes import LiveField


@dataclass(frozen=True, slots=True)
class Speed:
    """A request for another speed.

    Attributes:
        steps_per_second: Most steps in a second; infinite for as many as the device can do.
    """

    steps_per_second: float = math.inf


FULL_SPEED = Speed()

Request: TypeAlias = Literal["pause", "resume", "stop", "close", "step"] | Speed | SettingChange
"""A request to a run; `TrainingControl` has a method for each."""


class TrainingControl:
    """Thread-safe requests to one training run.

    Any thread may make requests; the training thread reads them between steps. A run that was
    asked to stop cannot be paused.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: clock: Seconds, for a limited speed."""
        self._clock = clock
        # Guards all that follows; notified at each request.
        self._changed = threading.Condition()
        self._stop = self._close = self._pause = False
        self._single_steps = 0
        self._speed = FULL_SPEED
        self._next_step_at = -math.inf
        self._changes: dict[LiveField, SettingChange] = {}

    def request(self, request: Request) -> None:
        """Make the request; the same as the method of its name."""
        with self._changed:
            match request:
                case "pause":
                    self._pause = not self._stop
                case "resume":
                    self._pause, self._single_steps = False, 0
                case "step":
                    self._pause = not self._stop
                    self._single_steps += self._pause
                case "stop" | "close":
                    self._close |= request == "close"
                    self._stop, self._pause = True, False
                case Speed():
                    self._speed, self._next_step_at = request, -math.inf
                case SettingChange(field):
                    self._changes[field] = request
            self._changed.notify_all()

    def stop(self) -> None:
        """End the run after the present step; its weights are evaluated and kept."""
        self.request("stop")

    def close(self) -> None:
        """End the run as soon as possible: its weights are kept, but not evaluated."""
        self.request("close")

    def pause(self) -> None:
        """Hold the run before its next step until `resume`, `step`, `stop` or `close`."""
        self.request("pause")

    def resume(self) -> None:
        """Continue a paused run."""
        self.request("resume")

    def step(self) -> None:
        """Take one step, and pause; each call is one step more."""
        self.request("step")

    def set_speed(self, steps_per_second: float) -> None:
        """Limit the speed from the next step on; infinite for full speed."""
        self.request(Speed(steps_per_second))

    def change(self, field: LiveField, value: float) -> None:
        """Change a setting before the next step; of several requests the last one counts.

        Raises:
            RecipeError: There is no such setting, or it never takes this value.
        """
        self.request(SettingChange(field, value))

    @property
    def stopped(self) -> bool:
        """Whether the run is to end."""
        return self._stop

    @property
    def closing(self) -> bool:
        """Whether the run is to end without evaluation."""
        return self._close

    @property
    def paused(self) -> bool:
        """Whether the run is paused; single steps may be left."""
        return self._pause

    @property
    def waiting(self) -> bool:
        """Whether the next step has to wait: for its time, for a press, or for the end of a pause.

        Read before every step, so without the lock.
        """
        if self._pause:
            return True
        return self._speed is not FULL_SPEED and self._clock() < self._next_step_at

    @property
    def stepwise(self) -> bool:
        """Whether steps are taken one by one, so that each can be looked at."""
        return self._pause or self._speed.steps_per_second < math.inf

    def wait_for_step(self) -> None:
        """Block until the next step may be taken, or the run is to end."""
        with self._changed:
            while not self._stop:
                if not self._pause:
                    left = self._next_step_at - self._clock()
                    if left <= 0:
                        break
                    self._changed.wait(left)
                elif self._single_steps:
                    self._single_steps -= 1
                    break
                else:
                    self._changed.wait()
            self._next_step_at = self._clock() + 1 / self._speed.steps_per_second

    @property
    def has_changes(self) -> bool:
        """Whether `take_changes` has any; read before every step, so without the lock."""
        return bool(self._changes)

    def take_changes(self) -> tuple[SettingChange, ...]:
        """The changes since the last call, in the order of their first requests."""
        with self._changed:
            taken = tuple(self._changes.values())
            self._changes.clear()
        return taken
