"""History of visited units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.inside.unit.history import History

if TYPE_CHECKING:
    from trainer.network.unit_sums import Unit

A: tuple[str, Unit] = ("logits", (7,))
B: tuple[str, Unit] = ("linear1", (3,))
C: tuple[str, Unit] = ("pixels", (0, 5, 5))


def visited(*units: tuple[str, Unit]) -> History:
    history = History()
    for unit in units:
        history.visit(unit)
    return history


def test_units_form_a_trail() -> None:
    history = visited(A, B, C)
    assert list(history.trail) == [A, B, C]
    assert (history.previous, history.following) == (B, None)


def test_step_back_and_forth() -> None:
    history = visited(A, B, C, B)
    assert history.trail == (A, B)
    assert (history.previous, history.following) == (A, C)
    history.visit(C)
    assert list(history.trail) == [A, B, C]


def test_new_unit_after_a_step_back_replaces_what_followed() -> None:
    history = visited(A, B, A, C)
    assert history.trail == (A, C)
    assert history.following is None


def test_unit_of_the_trail_is_a_step_back() -> None:
    history = visited(A, B, C, A)
    assert history.trail == (A,)
    assert history.following == B


def test_same_unit_again_changes_nothing() -> None:
    assert visited(A, A, A).trail == (A,)


def test_long_ways_are_forgotten_from_their_start() -> None:
    history = visited(*(("linear1", (number,)) for number in range(1000)))
    assert len(history.trail) == 200
    assert history.trail[-1] == ("linear1", (999,))


def test_cleared_history_starts_again() -> None:
    history = visited(A, B)
    history.clear()
    assert history.trail == ()
    assert (history.previous, history.following) == (None, None)
