from __future__ import annotations

from mnist_draw.teach.choice import TeachChoice, count
from trainer.drawings.stored_drawing import Counts
from trainer.recipe.classes import DIGITS

COUNTS = Counts({("Ann", "3"): 4, ("Ann", "7"): 2, ("Ann", None): 1, ("", "7"): 5, ("Ben", "x"): 9})
ALL = frozenset(DIGITS)


def test_the_drawings_of_all_writers_and_labels() -> None:
    found = count(COUNTS, TeachChoice(None, ALL), DIGITS)
    assert (found.chosen, found.unlabelled, found.other_labels) == (11, 1, 9)
    assert found.by_label["7"] == 7
    assert found.enough


def test_those_of_one_writer_and_label() -> None:
    found = count(COUNTS, TeachChoice("Ann", frozenset("3")), DIGITS)
    assert (found.chosen, found.unlabelled, found.other_labels) == (4, 1, 0)
    assert not found.enough


def test_guests_are_a_writer() -> None:
    assert count(COUNTS, TeachChoice("", ALL), DIGITS).chosen == 5


def test_labels_without_a_drawing_are_missing() -> None:
    assert count(COUNTS, TeachChoice(None, ALL), DIGITS).missing == tuple("01245689")


def test_another_network_has_other_labels() -> None:
    found = count(COUNTS, TeachChoice(None, frozenset("x")), ("x", "y"))
    assert (found.chosen, found.other_labels, found.missing) == (9, 11, ("y",))
