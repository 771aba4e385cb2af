"""Process group: adds up tensors of all processes, and says when one of them is lost."""

from __future__ import annotations

import contextlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

import torch
from torch import distributed

from trainer.distributed.problems import ProcessLostError
from trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.distributed.ranks import Ranks


class Group:
    """The processes that train together.

    Attributes:
        ranks: Position of this process among them.
    """

    def __init__(self, ranks: Ranks) -> None:
        self.ranks = ranks

    def add_up(self, numbers: torch.Tensor) -> None:
        """Replaces the numbers by the sum over all processes, which all call this.

        Args:
            numbers: Same shape and dtype in all processes, on the training device.

        Raises:
            ProcessLostError: Another process has ended.
        """
        with self._losses_named():
            distributed.all_reduce(numbers)

    def wait_for_all(self) -> None:
        """Waits until all processes have called this.

        Raises:
            ProcessLostError: Another process has ended.
        """
        with self._losses_named():
            distributed.barrier()

    @contextmanager
    def _losses_named(self) -> Iterator[None]:
        try:
            yield
        except RuntimeError as error:
            raise ProcessLostError(self.ranks.world) from error


@contextmanager
def joined(ranks: Ranks, device: torch.device) -> Iterator[Group]:
    """Joins the group that ``torchrun`` describes in the environment; leaves it at the end.

    NCCL connects GPUs, gloo processes on CPUs.

    Args:
        ranks: Position of this process.
        device: The device that it trains on.

    Raises:
        TrainerError: The group does not come together.
    """
    if device.type == "cuda":
        torch.cuda.set_device(device)
    backend = "nccl" if device.type == "cuda" else "gloo"
    try:
        distributed.init_process_group(backend, rank=ranks.rank, world_size=ranks.world)
    except (RuntimeError, ValueError) as error:
        raise TrainerError(
            f"The {ranks.world} processes found no way to each other: {error} Start them with "
            "torchrun, and see that MASTER_ADDR and MASTER_PORT can be reached from each machine."
        ) from error
    try:
        yield Group(ranks)
        # One that leaves first could close its connections while another still reads from them.
        with contextlib.suppress(RuntimeError):
            distributed.barrier()
    finally:
        # After the loss of a process there may be nothing to leave.
        with contextlib.suppress(RuntimeError):
            distributed.destroy_process_group()
