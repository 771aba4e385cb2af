"""Classes: the names of what a network tells apart, in the order of its outputs."""

from __future__ import annotations

from typing import TypeAlias

from trainer.errors import TrainerError
from trainer.recipe.fields import Names

Classes: TypeAlias = tuple[str, ...]

DIGITS: Classes = tuple("0123456789")
"""The classes of MNIST, and of every recipe that names no others."""

MOST_CLASSES = 64
"""Most classes that a network may tell apart; EMNIST's largest split has 62."""

CLASS_NAMES = Names(2, MOST_CLASSES, 20)
"""Domain of the names of classes."""

LEFT_OUT = Names(0, MOST_CLASSES - 1, 20)
"""Domain of the names of classes that a training leaves out."""


def digit_of_class(classes: Classes) -> tuple[int | None, ...]:
    """The digit that each class stands for; None for a class that is no digit."""
    return tuple(int(name) if name in DIGITS else None for name in classes)


def reads_digits(classes: Classes) -> bool:
    """Whether all classes are digits: what is known of digits then holds for the network."""
    return set(classes) <= set(DIGITS)


def reads_letters(classes: Classes) -> bool:
    """Whether all classes are single letters of any script."""
    return all(len(name) == 1 and name.isalpha() for name in classes)


def listed(classes: Classes) -> str:
    """Classes in a few words: all of up to ten, else the first two and the last: ``A, B … Z``."""
    if len(classes) <= len(DIGITS):
        return ", ".join(classes)
    return f"{classes[0]}, {classes[1]} … {classes[-1]}"


class ClassesError(TrainerError):
    """Weights tell other classes apart than a data set holds.

    Attributes:
        classes: Classes of the weights.
        data: Name of the data set.
        data_classes: Classes of the data set.
    """

    def __init__(self, classes: tuple[str, ...], data: str, data_classes: tuple[str, ...]) -> None:
        super().__init__(
            f"The network reads {listed(classes)}, but {data} holds {listed(data_classes)}. "
            "Choose weights that were trained on these classes, or the data set of the weights."
        )
        self.classes = classes
        self.data = data
        self.data_classes = data_classes


def check_classes(classes: Classes, data: str, data_classes: Classes) -> None:
    """Check that weights tell apart exactly what a data set holds.

    Args:
        classes: Classes of the weights.
        data: Name of the data set.
        data_classes: Its classes.

    Raises:
        ClassesError: They are others, or in another order.
    """
    if classes != data_classes:
        raise ClassesError(classes, data, data_classes)
