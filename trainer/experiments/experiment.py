"""Definition of an experiment: its knob, its trainings, and what their results say."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Variant:
    """One training of an experiment.

    Attributes:
        key: Its name within the experiment, such as ``"without"``.
        label: What is particular about it, in English: ``"without any {value}"``.
        value: Fills in the label: ``"7"``.
        recipe: Its recipe.
    """

    key: str
    label: str
    value: str
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of one training.

    Attributes:
        variant: The training.
        test_accuracy: Share of the test images read correctly, [0, 1]; NaN if not measured.
        train_accuracy: Share of the training images read correctly during the last epoch, [0, 1];
            NaN if no epoch ended.
        confusion: K rows, one for each class that a test image shows, of K counts, one for each
            answer; empty if not measured.
        diverged_at: The step at which the loss stopped being a number; None if it never did.
    """

    variant: Variant
    test_accuracy: float = math.nan
    train_accuracy: float = math.nan
    confusion: tuple[tuple[int, ...], ...] = ()
    diverged_at: int | None = None

    def answers(self, index: int) -> float:
        """Share of all answers that are one class, [0, 1]; NaN if not measured."""
        total = sum(map(sum, self.confusion))
        return sum(row[index] for row in self.confusion) / total if total else math.nan

    def read_as(self, index: int) -> tuple[float, ...]:
        """Share of each answer for the test images that show one class, [0, 1]."""
        row = self.confusion[index] if self.confusion else ()
        total = sum(row)
        return tuple(count / total for count in row) if total else ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the results say.

    Attributes:
        expectation: Key of the expectation that came true; empty for none.
        figures: The figures of the sentence, by name.
    """

    expectation: str
    figures: dict[str, float] = field(default_factory=dict)


Variants: TypeAlias = Callable[[float], tuple[Variant, ...]]
"""The trainings for a value of the knob."""

Conclude: TypeAlias = Callable[[float, tuple[Outcome, ...]], Verdict]
"""The verdict for a value of the knob and the outcomes of all its trainings, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A question that two or more trainings answer.

    Attributes:
        key: Identifier, part of the names of its recipes.
        title: Its title, in English; ``{value}`` stands for the knob's.
        values: What the knob offers.
        default: One of them.
        expectations: Keys of what one may expect.
        variants: Makes the trainings.
        conclude: Says what came of them.
        together: Whether the networks are equal but for their learning rate, so that they can be
            trained as one.
        in_percent: Whether the knob's values are shares, written in percent.
    """

    key: str
    title: str
    values: tuple[float, ...]
    default: float
    expectations: tuple[str, ...]
    variants: Variants
    conclude: Conclude
    together: bool = False
    in_percent: bool = False

    def text_of(self, value: float) -> str:
        """A value of the knob, in English: ``7``, ``33 %``."""
        return f"{100 * value:g} %" if self.in_percent else f"{value:g}"

    def title_of(self, value: float) -> str:
        """The title with a value of the knob, in English."""
        return self.title.format(value=self.text_of(value))
