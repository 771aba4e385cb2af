"""Loss, accuracy and time of training steps, recorded without slowing the steps down."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Stopwatch:
    """Total time between `start` and `stop`.

    Attributes:
        seconds: Total up to the last `stop`.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._started_at = 0.0

    def start(self) -> None:
        self._started_at = time.perf_counter()

    def stop(self) -> None:
        self.seconds = self.read()

    def read(self) -> float:
        """Total up to now, in seconds; call it only between `start` and `stop`."""
        return self.seconds + time.perf_counter() - self._started_at


class EpochMetrics:
    """Loss and accuracy of each step of one epoch, kept on the device.

    They are copied to the CPU only when they are reported: each copy stalls a GPU.

    Attributes:
        losses: float32, shape (steps,), on the device; valid up to `done`.
        accuracies: Likewise, [0, 1].
        done: Number of steps recorded.
        reported: Number of steps returned by `report`.
    """

    def __init__(self, steps: int, device: torch.device) -> None:
        self.losses = torch.zeros(steps, device=device)
        self.accuracies = torch.zeros(steps, device=device)
        # On a CPU numpy writes single numbers faster, into the same memory.
        on_cpu = device.type == "cpu"
        self._writable_losses = self.losses.numpy() if on_cpu else self.losses
        self._writable_accuracies = self.accuracies.numpy() if on_cpu else self.accuracies
        self.reset()

    def reset(self) -> None:
        """Discards all steps, for the next epoch."""
        self.done = 0
        self.reported = 0

    def record(self, loss: torch.Tensor | float, accuracy: torch.Tensor | float) -> None:
        """Records a step: numbers or scalar tensors; on a CPU numbers only."""
        self._writable_losses[self.done] = loss
        self._writable_accuracies[self.done] = accuracy
        self.done += 1

    def report(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Losses and accuracies of the N steps since the last call, read-only, each (N,)."""
        new = slice(self.reported, self.done)
        self.reported = self.done
        losses = self.losses[new].cpu().numpy().copy()
        accuracies = self.accuracies[new].cpu().numpy().copy()
        losses.flags.writeable = False
        accuracies.flags.writeable = False
        return losses, accuracies

    def means(self) -> tuple[float, float]:
        """Mean loss and mean accuracy of all recorded steps."""
        losses, accuracies = self.losses[: self.done], self.accuracies[: self.done]
        return losses.mean().item(), accuracies.mean().item()
