"""Counts what was read as what: per digit, per writer, and the report for a terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mnist_draw.replay.engine import Reading
    from trainer.network.rejection import Reason

DIGITS = 10
NEITHER = 10
"""Row of drawings that nobody labelled, column of those that are not read as any digit."""

_MOST_WRITERS = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    Attributes:
        right: Read as labelled.
        count: All that have a label.
    """

    right: int
    count: int

    @property
    def accuracy(self) -> float:
        """In [0, 1]; NaN of none."""
        return self.right / self.count if self.count else float("nan")

    def __str__(self) -> str:
        if not self.count:
            return "-"
        return f"{self.accuracy:.2%} ({self.right:,} of {self.count:,})"


@dataclass(slots=True)
class Tally:
    """Readings, counted as they come.

    Attributes:
        counts: int64, shape (11, 11): rows are labels, columns what was read; index 10 is
            ``NEITHER``.
        writers: Right and all labelled drawings of each writer, the first thousand of them.
        not_sure: int64, shape (11,): of how many drawings of each row the window is not sure.
        reasons: How many of them for which reason.
    """

    counts: NDArray[np.int64] = field(
        default_factory=lambda: np.zeros((DIGITS + 1, DIGITS + 1), np.int64)
    )
    writers: dict[str, Share] = field(default_factory=dict)
    not_sure: NDArray[np.int64] = field(default_factory=lambda: np.zeros(DIGITS + 1, np.int64))
    reasons: Counter[Reason] = field(default_factory=Counter)

    def add(self, reading: Reading) -> tuple[int, int]:
        """Counts a reading; returns its row and column."""
        drawing = reading.drawing
        row = NEITHER if drawing.label is None else int(drawing.label)
        column = NEITHER if reading.predicted is None else reading.predicted
        self.counts[row, column] += 1
        if reading.not_sure is not None:
            self.not_sure[row] += 1
            self.reasons[reading.not_sure] += 1
        if drawing.writer is not None and row != NEITHER:
            known = self.writers.get(drawing.writer)
            if known is not None or len(self.writers) < _MOST_WRITERS:
                known = known or Share(0, 0)
                self.writers[drawing.writer] = Share(known.right + (row == column), known.count + 1)
        return row, column

    @property
    def total(self) -> int:
        """All drawings."""
        return int(self.counts.sum())

    @property
    def unlabelled(self) -> int:
        """Drawings without a label."""
        return int(self.counts[NEITHER].sum())

    @property
    def unread(self) -> int:
        """Drawings that were read as no digit."""
        return int(self.counts[:, NEITHER].sum())

    @property
    def all_digits(self) -> Share:
        """All labelled drawings together."""
        return Share(int(self.counts[:DIGITS].trace()), int(self.counts[:DIGITS].sum()))

    def digit(self, label: int) -> Share:
        """The drawings with this label."""
        return Share(int(self.counts[label, label]), int(self.counts[label].sum()))

    def confusions(self) -> Iterator[tuple[int, int, int]]:
        """Label, what it was read as (``NEITHER`` for no digit) and how often; frequent first."""
        wrong = self.counts[:DIGITS].copy()
        np.fill_diagonal(wrong, 0)
        for place in np.argsort(-wrong, axis=None, kind="stable"):
            row, column = divmod(int(place), DIGITS + 1)
            if not wrong[row, column]:
                return
            yield row, column, int(wrong[row, column])


def summary(tally: Tally) -> str:
    """A few lines."""
    lines = []
    if tally.all_digits.count:
        lines.append(f"{tally.all_digits} labelled drawings were read correctly.")
    else:
        lines.append(f"{tally.total:,} drawings, none of them labelled.")
    if tally.all_digits.count and tally.unlabelled:
        lines.append(f"Without a label: {tally.unlabelled:,}")
    if tally.unread:
        lines.append(f"Read as no digit: {tally.unread:,}")
    if tally.reasons:
        reasons = ", ".join(f"{reason}: {count:,}" for reason, count in tally.reasons.most_common())
        lines.append(f"Not sure: {tally.reasons.total():,} ({reasons})")
    return "\n".join(lines)


def report(tally: Tally) -> str:
    """Accuracy of each digit, who was read as what, and the accuracy of each writer."""
    if not tally.all_digits.count:
        return "There is nothing to compare with: the drawings have no labels."
    width = max(6, len(f"{tally.counts.max():,}") + 1)
    # What was read as no digit gets a column only where there is such a thing.
    columns = [*range(DIGITS), *([NEITHER] if tally.counts[:DIGITS, NEITHER].any() else [])]
    heads = ["none" if column == NEITHER else str(column) for column in columns]
    lines = [
        "Rows: what was meant. Columns: what was read.",
        "",
        "      " + "".join(f"{head:>{width}}" for head in heads) + "   accuracy   not sure",
    ]
    for row in range(DIGITS):
        cells = "".join(
            f"{tally.counts[row, column]:>{width},}"
            if tally.counts[row, column]
            else f"{'·':>{width}}"
            for column in columns
        )
        share = tally.digit(row)
        accuracy = f"{share.accuracy:8.2%}" if share.count else f"{'-':>8}"
        lines.append(f"{row:>6}{cells}   {accuracy}   {tally.not_sure[row]:8,}")
    confusions = [
        f"{row} read as {'no digit' if column == NEITHER else column}: {count:,}"
        for row, column, count in list(tally.confusions())[:5]
    ]
    if confusions:
        lines += ["", "Most frequent confusions: " + "; ".join(confusions)]
    if tally.writers:
        lines += ["", "Accuracy of each writer:"]
        ordered = sorted(tally.writers.items(), key=lambda item: item[1].accuracy)
        lines += [f"{writer:>10}  {share}" for writer, share in ordered]
    return "\n".join(lines)
