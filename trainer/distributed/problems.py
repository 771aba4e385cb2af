"""Errors of a training that several processes share. Free of torch.

The window trains in one process and never meets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProcessLostError(TrainerError):
    """One of the processes that train together has ended.

    Attributes:
        processes: How many there were.
    """

    def __init__(self, processes: int) -> None:
        super().__init__(
            f"One of the {processes} processes of this training ended before the others, which "
            "cannot train without it. Its own message, above, says why; the weights of the last "
            "complete step are kept. Start again, or continue from them with --continue."
        )
        self.processes = processes


class DifferentInputsError(TrainerError):
    """The processes that are to train together do not have the same inputs.

    Attributes:
        processes: How many there are.
        inputs: What differs, in words.
    """

    def __init__(self, processes: int, inputs: Sequence[str]) -> None:
        super().__init__(
            f"The {processes} processes of this training differ in {' and '.join(inputs)}. Give "
            "all of them the same arguments, files and version of this program."
        )
        self.processes = processes
        self.inputs = tuple(inputs)
