"""Figures of a reading of the class's own drawings: by writer, and without those taught."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    from trainer.drawings.test_set import DrawingTestSet
    from trainer.network.batch_prediction import BatchPrediction


@dataclass(frozen=True, slots=True)
class Score:
    """Drawings read correctly.

    Attributes:
        right: Number read correctly.
        count: Number of drawings.
    """

    right: int
    count: int


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """Figures besides the confusion matrix.

    Attributes:
        by_writer: Scores on drawings that the weights were not taught, by name, empty for guests,
            in the order of the names.
        by_class: Likewise by name of the class, in the order of the classes.
        taught: Number of drawings that the weights were taught: no test of them.
        untaught: Score on the others.
        unlabelled: Number of drawings left out because they have no label.
        other_labels: Number of drawings left out because the network does not know their label.
    """

    by_writer: dict[str, Score]
    by_class: dict[str, Score]
    taught: int
    untaught: Score
    unlabelled: int
    other_labels: int


def own_figures(
    tested: DrawingTestSet, predictions: BatchPrediction, taught: Collection[str]
) -> OwnFigures:
    """Count the readings of drawings.

    Args:
        tested: The drawings.
        predictions: Their predictions.
        taught: Identities of the drawings that the weights were taught.
    """
    right = predictions.predicted == tested.digits.labels
    writers = np.array(tested.writers, object)
    labels = tested.digits.labels
    known = np.array([uid in taught for uid in tested.uids], np.bool_)
    others = ~known

    def score(part: np.ndarray) -> Score:
        return Score(int(right[part].sum()), int(part.sum()))

    return OwnFigures(
        by_writer={
            name: score(others & (writers == name)) for name in sorted(set(writers[others]))
        },
        by_class={
            name: score(others & (labels == index))
            for index, name in enumerate(tested.digits.classes)
            if (others & (labels == index)).any()
        },
        taught=int(known.sum()),
        untaught=score(others),
        unlabelled=tested.unlabelled,
        other_labels=tested.other_labels,
    )
