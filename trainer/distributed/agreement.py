"""Requests that all processes of a training follow after the same step. Free of torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.control import TrainingControl
from trainer.recipe.live_changes import SettingChange

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.control import Request
    from trainer.recipe.live_changes import LiveField


class AgreedControl(TrainingControl):
    """Control of one process among several: a request counts once every process has heard of it.

    A process that stopped alone would leave the others waiting for its gradients, and one that
    changed a setting alone would spoil their weights. So each sends its requests along with its
    gradients (`wants_stop`, `wanted_changes`), and `agree` receives what all decided.
    """

    def __init__(self, own: TrainingControl) -> None:
        """Wraps a control.

        Args:
            own: Receives the requests made to this process.
        """
        super().__init__()
        self._own = own
        self._agreed = False
        self._agreed_changes: tuple[SettingChange, ...] = ()

    def request(self, request: Request) -> None:
        self._own.request(request)

    @property
    def wants_stop(self) -> bool:
        """Whether this process was asked to stop."""
        return self._own.stopped

    def wanted_changes(self) -> dict[LiveField, float]:
        """Settings that this process was asked to change since the last call."""
        return {change.field: change.value for change in self._own.take_changes()}

    def agree(self, *, stop: bool, changes: Mapping[LiveField, float]) -> None:
        """Decide what follows the present step in all processes.

        Args:
            stop: Whether the run ends.
            changes: New values of settings.
        """
        self._agreed |= stop
        self._agreed_changes = tuple(SettingChange(*change) for change in changes.items())

    @property
    def stopped(self) -> bool:
        return self._agreed

    @property
    def closing(self) -> bool:
        return self._own.closing

    @property
    def paused(self) -> bool:
        # The others wait in the next exchange of gradients.
        return self._own.paused

    @property
    def waiting(self) -> bool:
        return self._own.waiting

    @property
    def stepwise(self) -> bool:
        # No process has the whole batch to show.
        return False

    def wait_for_step(self) -> None:
        self._own.wait_for_step()

    @property
    def has_changes(self) -> bool:
        return bool(self._agreed_changes)

    def take_changes(self) -> tuple[SettingChange, ...]:
        taken, self._agreed_changes = self._agreed_changes, ()
        return taken
