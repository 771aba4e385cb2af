"""Classes of data sets as far as they are known: of digits until a training has read others."""

from __future__ import annotations

from pathlib import Path

from mnist_draw.train.data_classes import DataClasses
from trainer.recipe.classes import DIGITS

FOLDER = Path("letters")


def test_data_sets_are_of_digits_until_they_were_read() -> None:
    known = DataClasses()
    assert known.of("auto", None) == known.of("folder", FOLDER) == DIGITS
    known.note("folder", FOLDER, ("A", "B"))
    assert known.of("folder", FOLDER) == ("A", "B")
    assert known.of("folder", Path("others")) == known.of("auto", None) == DIGITS


def test_own_drawings_have_the_labels_that_can_be_learnt() -> None:
    known = DataClasses()
    known.drawings = {"x": 9, "o": 9, "rare": 1}
    assert known.learnt == ["o", "x"]
    assert known.of("drawings", None) == ("o", "x")
    known.drawings = {"1": 9, "7": 9}
    assert known.of("drawings", None) == DIGITS


def test_only_own_drawings_are_known_to_name_writers() -> None:
    known = DataClasses()
    known.own_writers = ("Anna", "Ben")
    assert known.writers_of("drawings") == ("Anna", "Ben")
    assert known.writers_of("auto") == known.writers_of("strokes") == ()
    assert known.writers_of("folder") is None
