"""Which drawings of the store to teach, and whether they are enough; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from trainer.teaching.lesson import FEWEST_DRAWINGS

if TYPE_CHECKING:
    from trainer.drawings.stored_drawing import Counts, StoredDrawing
    from trainer.recipe.classes import Classes

RECOMMENDED: Final = 20
"""Drawings with which a lesson is worth it: docs/accuracy.md."""


@dataclass(frozen=True, slots=True)
class TeachChoice:
    """Chosen drawings.

    Attributes:
        writer: Only those of this writer, empty for guests; None for all.
        labels: Only those with one of these labels.
    """

    writer: str | None
    labels: frozenset[str]

    def accepts(self, drawing: StoredDrawing) -> bool:
        """Whether a drawing is chosen."""
        of_writer = self.writer is None or drawing.writer == self.writer
        return of_writer and drawing.label in self.labels


@dataclass(frozen=True, slots=True)
class ChosenCounts:
    """Numbers of drawings for a choice.

    Attributes:
        by_label: Drawings of the writer by label, of all classes, whether the label is chosen or
            not.
        chosen: Drawings with a chosen label.
        unlabelled: Drawings of the writer without a label.
        other_labels: Drawings of the writer whose label the network does not know.
    """

    by_label: dict[str, int]
    chosen: int
    unlabelled: int
    other_labels: int

    @property
    def enough(self) -> bool:
        """Whether they can be taught."""
        return self.chosen >= FEWEST_DRAWINGS

    @property
    def missing(self) -> tuple[str, ...]:
        """Labels without a drawing."""
        return tuple(label for label, count in self.by_label.items() if not count)


def count(counts: Counts, choice: TeachChoice, classes: Classes) -> ChosenCounts:
    """Count the drawings of a choice for a network with these classes."""
    by_label = dict.fromkeys(classes, 0)
    unlabelled = other = 0
    for (writer, label), number in counts.cells.items():
        if choice.writer not in {None, writer}:
            continue
        if label is None:
            unlabelled += number
        elif label in by_label:
            by_label[label] += number
        else:
            other += number
    chosen = sum(number for label, number in by_label.items() if label in choice.labels)
    return ChosenCounts(by_label, chosen, unlabelled, other)
