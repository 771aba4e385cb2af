"""How runs read the class's own drawings; no widgets."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from trainer.network import batch_prediction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.drawings.test_set import DrawingTestSet
    from trainer.network.weights import WeightSnapshot


@dataclass(frozen=True, slots=True)
class OwnScore:
    """Drawings that the weights of a run were not taught.

    Attributes:
        right: Number read correctly.
        count: Number of these drawings; may be 0.
        taught: Number of further drawings, which the weights were taught: no test of them.
    """

    right: int
    count: int
    taught: int


@dataclass(frozen=True, slots=True, eq=False)
class ScoreRequest:
    """Runs to score.

    Attributes:
        weights: Weights file of each run, by its folder.
        cancel: Set to cancel.
    """

    weights: dict[Path, Path]
    cancel: threading.Event = field(default_factory=threading.Event)


def own_score(
    snapshot: WeightSnapshot, tested: DrawingTestSet, cancelled: Callable[[], bool]
) -> OwnScore:
    """Let weights read the drawings that they were not taught.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    taught = frozenset(snapshot.taught)
    others = np.array(
        [index for index, uid in enumerate(tested.uids) if uid not in taught], np.intp
    )
    digits = tested.digits[others]
    predictions = batch_prediction.predict_all(snapshot, digits, cancelled=cancelled)
    right = int(np.trace(predictions.confusion))
    return OwnScore(right, len(digits), len(tested.uids) - len(digits))
