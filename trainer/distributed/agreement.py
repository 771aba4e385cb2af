"""Stop requests that all processes of a training follow after the same step. Free of torch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.control import TrainingControl

if TYPE_CHECKING:
    from trainer.control import Request


class AgreedControl(TrainingControl):
    """Control of one process among several: a stop counts once every process has heard of it.

    A process that stopped alone would leave the others waiting for its gradients. So each sends
    its request along with its gradients (`wants_stop`), and `agree` receives what all decided.
    """

    def __init__(self, own: TrainingControl) -> None:
        """Wraps a control.

        Args:
            own: Receives the requests made to this process.
        """
        super().__init__()
        self._own = own
        self._agreed = False

    def request(self, request: Request) -> None:
        self._own.request(request)

    @property
    def wants_stop(self) -> bool:
        """Whether this process was asked to stop."""
        return self._own.stopped

    def agree(self) -> None:
        """All processes stop after the present step."""
        self._agreed = True

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

    def wait_while_paused(self) -> None:
        self._own.wait_while_paused()
