"""Counts of labels against predictions, in total, by class and by writer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.replay.engine import ReplayedDrawing
    from trainer.network.rejection import Reason
    from trainer.recipe.classes import Classes

_MAX_WRITERS = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """Correct predictions among labelled drawings.

    Attributes:
        right: Drawings predicted as labelled.
        count: Drawings with a label.
    """

    right: int
    count: int

    @property
    def accuracy(self) -> float:
        """In [0, 1]; NaN without drawings."""
        return self.right / self.count if self.count else float("nan")

    def __str__(self) -> str:
        if not self.count:
            return "-"
        return f"{self.accuracy:.2%} ({self.right:,} of {self.count:,})"


@dataclass(slots=True)
class Tally:
    """Running counts of replayed drawings.

    Attributes:
        classes: Classes of the network.
        counts: int64, shape (K + 1, K + 1) for K classes: rows are labels, columns are predictions;
            the last are `neither`.
        writers: Labelled drawings of each writer, for the first thousand writers.
        not_sure: int64, shape (K + 1,): drawings of each row for which the window says "not sure".
        reasons: Counts of the reasons for "not sure".
        foreign: Number of drawings whose label is no class of the network.
    """

    classes: Classes = DIGITS
    counts: NDArray[np.int64] = field(init=False)
    writers: dict[str, Share] = field(default_factory=dict)
    not_sure: NDArray[np.int64] = field(init=False)
    reasons: Counter[Reason] = field(default_factory=Counter)
    foreign: int = 0
    _rows: dict[str | None, int] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.classes) + 1
        self.counts = np.zeros((size, size), np.int64)
        self.not_sure = np.zeros(size, np.int64)
        self._rows = {name: row for row, name in enumerate(self.classes)}

    @property
    def neither(self) -> int:
        """Row of drawings without a label among the classes, column of those without prediction."""
        return len(self.classes)

    def add(self, replayed: ReplayedDrawing) -> tuple[int, int]:
        """Count a drawing; return its row and column."""
        drawing, neither = replayed.drawing, self.neither
        row = self._rows.get(drawing.label, neither)
        self.foreign += row == neither and drawing.label is not None
        column = neither if replayed.predicted is None else replayed.predicted
        self.counts[row, column] += 1
        if replayed.not_sure is not None:
            self.not_sure[row] += 1
            self.reasons[replayed.not_sure] += 1
        if drawing.writer is not None and row != neither:
            known = self.writers.get(drawing.writer)
            if known is not None or len(self.writers) < _MAX_WRITERS:
                known = known or Share(0, 0)
                self.writers[drawing.writer] = Share(known.right + (row == column), known.count + 1)
        return row, column

    @property
    def total(self) -> int:
        """Number of drawings."""
        return int(self.counts.sum())

    @property
    def unlabelled(self) -> int:
        """Number of drawings without a label."""
        return int(self.counts[self.neither].sum()) - self.foreign

    @property
    def unread(self) -> int:
        """Number of drawings without a prediction."""
        return int(self.counts[:, self.neither].sum())

    @property
    def all_labelled(self) -> Share:
        """Accuracy on all drawings whose label is a class of the network."""
        labelled = self.counts[:-1]
        return Share(int(labelled.trace()), int(labelled.sum()))

    def of_class(self, label: int) -> Share:
        """Accuracy on the drawings of a class.

        Args:
            label: Index of the class.
        """
        return Share(int(self.counts[label, label]), int(self.counts[label].sum()))

    def confusions(self) -> Iterator[tuple[int, int, int]]:
        """Label, wrong prediction (or `neither`) and count, most frequent first."""
        wrong = self.counts[:-1].copy()
        np.fill_diagonal(wrong, 0)
        for cell in np.argsort(-wrong, axis=None, kind="stable"):
            row, column = divmod(int(cell), len(self.counts))
            if not wrong[row, column]:
                return
            yield row, column, int(wrong[row, column])
