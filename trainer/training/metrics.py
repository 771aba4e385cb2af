"""Loss, accuracy and time of training steps, gathered without slowing the steps down."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Stopwatch:
    """Adds up the time between `go_on` and `hold`.

    Attributes:
        seconds: What was added up until the last `hold`.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._since = 0.0

    def go_on(self) -> None:
        """Starts the clock."""
        self._since = time.perf_counter()

    def hold(self) -> None:
        """Stops the clock."""
        self.seconds = self.read()

    def read(self) -> float:
        """Seconds until now; only while the clock runs."""
        return self.seconds + time.perf_counter() - self._since


class EpochMetrics:
    """Loss and accuracy of each step of one epoch.

    They stay on the device until somebody looks: reading one stalls a GPU.

    Attributes:
        losses: float32, shape (steps,), on the device; as far as `done`.
        accuracies: Likewise, [0, 1].
        done: Steps noted.
        told: Steps that `tell` has told.
    """

    def __init__(self, steps: int, device: torch.device) -> None:
        self.losses = torch.zeros(steps, device=device)
        self.accuracies = torch.zeros(steps, device=device)
        # On a CPU numpy writes single numbers faster, into the same memory.
        on_cpu = device.type == "cpu"
        self._loss_places = self.losses.numpy() if on_cpu else self.losses
        self._accuracy_places = self.accuracies.numpy() if on_cpu else self.accuracies
        self.begin()

    def begin(self) -> None:
        """Forgets the steps noted, for another epoch."""
        self.done = 0
        self.told = 0

    def note(self, loss: torch.Tensor | float, accuracy: torch.Tensor | float) -> None:
        """Notes a step: numbers or scalar tensors; on a CPU numbers only."""
        self._loss_places[self.done] = loss
        self._accuracy_places[self.done] = accuracy
        self.done += 1

    def tell(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Losses and accuracies, each of shape (N,) and read-only, of the N steps not yet told."""
        untold = slice(self.told, self.done)
        self.told = self.done
        losses = self.losses[untold].cpu().numpy().copy()
        accuracies = self.accuracies[untold].cpu().numpy().copy()
        losses.flags.writeable = False
        accuracies.flags.writeable = False
        return losses, accuracies

    def means(self) -> tuple[float, float]:
        """Mean loss and mean accuracy of all steps noted."""
        losses, accuracies = self.losses[: self.done], self.accuracies[: self.done]
        return losses.mean().item(), accuracies.mean().item()
