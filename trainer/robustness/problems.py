"""Errors of the search for a change that turns a network's answer."""

from __future__ import annotations

from trainer.errors import TrainerError


class NoChangeFoundError(TrainerError):
    """No change of the image was found that turns the answer."""

    def __init__(self) -> None:
        super().__init__(
            "No change of this drawing was found that turns the answer. Choose another network, "
            "another digit, or draw again."
        )


class OverflowingWeightsError(TrainerError):
    """A network's logits are no numbers."""

    def __init__(self) -> None:
        super().__init__(
            "The weights of this network overflow: it reads nothing. Choose another network."
        )
