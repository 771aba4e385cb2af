"""Counts of labels against predictions, in total, by digit and by writer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.replay.engine import ReplayedDrawing
    from trainer.network.rejection import Reason

DIGITS = 10
NEITHER = 10
"""Row of drawings without a label, column of drawings without a prediction."""

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
        counts: int64, shape (11, 11): rows are labels, columns are predictions; index 10 is
            ``NEITHER``.
        writers: Labelled drawings of each writer, for the first thousand writers.
        not_sure: int64, shape (11,): drawings of each row for which the window says "not sure".
        reasons: Counts of the reasons for "not sure".
    """

    counts: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((DIGITS + 1, DIGITS + 1), np.int64)
    )
    writers: dict[str, Share] = field(default_factory=dict)
    not_sure: NDArray[np.int64] = field(default_factory=lambda: np.zeros(DIGITS + 1, np.int64))
    reasons: Counter[Reason] = field(default_factory=Counter)

    def add(self, replayed: ReplayedDrawing) -> tuple[int, int]:
        """Count a drawing; return its row and column."""
        drawing = replayed.drawing
        row = NEITHER if drawing.label is None else int(drawing.label)
        column = NEITHER if replayed.predicted is None else replayed.predicted
        self.counts[row, column] += 1
        if replayed.not_sure is not None:
            self.not_sure[row] += 1
            self.reasons[replayed.not_sure] += 1
        if drawing.writer is not None and row != NEITHER:
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
        return int(self.counts[NEITHER].sum())

    @property
    def unread(self) -> int:
        """Number of drawings without a prediction."""
        return int(self.counts[:, NEITHER].sum())

    @property
    def all_digits(self) -> Share:
        """Accuracy on all labelled drawings."""
        return Share(int(self.counts[:DIGITS].trace()), int(self.counts[:DIGITS].sum()))

    def digit(self, label: int) -> Share:
        """Accuracy on the drawings with this label."""
        return Share(int(self.counts[label, label]), int(self.counts[label].sum()))

    def confusions(self) -> Iterator[tuple[int, int, int]]:
        """Label, wrong prediction (or ``NEITHER``) and count, most frequent first."""
        wrong = self.counts[:DIGITS].copy()
        np.fill_diagonal(wrong, 0)
        for cell in np.argsort(-wrong, axis=None, kind="stable"):
            row, column = divmod(int(cell), DIGITS + 1)
            if not wrong[row, column]:
                return
            yield row, column, int(wrong[row, column])
