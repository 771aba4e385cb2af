"""The error of a training that several processes share. Free of torch.

The window trains in one process and never meets it.
"""

from __future__ import annotations

from trainer.errors import TrainerError


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
