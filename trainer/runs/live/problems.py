"""Why a training cannot be watched. Free of torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from pathlib import Path

WatchProblem: TypeAlias = Literal["foreign", "vanished", "damaged", "broken off"]

_SENTENCES: dict[WatchProblem, str] = {
    "foreign": "{path} holds neither a training that goes on nor a run.",
    "vanished": "{path} has vanished, or can no longer be reached.",
    "damaged": "The progress in {path} is damaged: {reason}.",
    "broken off": "The training in {path} has failed: {reason}",
}


class WatchError(TrainerError):
    """A training that goes on elsewhere cannot be watched, or no longer.

    Attributes:
        path: Its run folder.
        problem: ``"foreign"``: no run folder; ``"vanished"``: it can no longer be read;
            ``"damaged"``: it holds what no training writes; ``"broken off"``: the training failed.
        reason: The cause, in words.
    """

    def __init__(self, path: Path, problem: WatchProblem, reason: str = "") -> None:
        super().__init__(_SENTENCES[problem].format(path=path, reason=reason))
        self.path = path
        self.problem: WatchProblem = problem
        self.reason = reason

    def __reduce__(self) -> tuple[type[WatchError], tuple[Path, WatchProblem, str]]:
        return WatchError, (self.path, self.problem, self.reason)
