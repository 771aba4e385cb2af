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
        done: Steps added.
        told: Steps that `tell` has told.
    """

    def __init__(self, steps: int, device: torch.device) -> None:
        self.done = 0
        self.told = 0
        self._losses = torch.zeros(steps, device=device)
        self._accuracies = torch.zeros(steps, device=device)

    def add(self, loss: torch.Tensor, logits: torch.Tensor, labels: torch.Tensor) -> None:
        """Notes a step's loss, a scalar, and from logits (B, 10) and labels (B,) its accuracy."""
        with torch.no_grad():
            self._losses[self.done] = loss
            self._accuracies[self.done] = (logits.argmax(dim=1) == labels).float().mean()
        self.done += 1

    def tell(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Losses and accuracies, each of shape (N,) and read-only, of the N steps not yet told."""
        untold = slice(self.told, self.done)
        self.told = self.done
        losses = self._losses[untold].cpu().numpy().copy()
        accuracies = self._accuracies[untold].cpu().numpy().copy()
        losses.flags.writeable = False
        accuracies.flags.writeable = False
        return losses, accuracies

    def means(self) -> tuple[float, float]:
        """Mean loss and mean accuracy of all steps added."""
        losses, accuracies = self._losses[: self.done], self._accuracies[: self.done]
        return losses.mean().item(), accuracies.mean().item()
