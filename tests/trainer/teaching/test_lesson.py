from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from tests.trainer.teaching.drawings import lesson_of, write
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.drawings.record import uid_of
from trainer.errors import TooFewDrawingsError
from trainer.ink.pen import Point, Stroke
from trainer.recipe.classes import DIGITS
from trainer.teaching.lesson import (
    LeftOut,
    Lesson,
    arrange,
)


def test_a_fifth_is_held_out_from_the_labels_with_the_most_drawings() -> None:
    drawings = (*lesson_of(12, "7"), *lesson_of(3, "4"))
    arranged = arrange(Lesson(drawings), DIGITS)
    assert (len(arranged.learnt.uids), len(arranged.held_out.uids)) == (12, 3)
    assert {drawing.label for drawing in arranged.held_out.drawings} == {"7"}


def test_the_only_drawing_of_a_label_is_learnt() -> None:
    arranged = arrange(Lesson(lesson_of(10)), DIGITS)
    assert arranged.held_out.uids == ()
    assert Counter(drawing.label for drawing in arranged.learnt.drawings) == dict.fromkeys(
        DIGITS, 1
    )


def test_images_and_labels_belong_to_the_drawings() -> None:
    arranged = arrange(Lesson(lesson_of(20)), DIGITS)
    for part in (arranged.learnt, arranged.held_out):
        assert [str(label) for label in part.images.labels] == [
            drawing.label for drawing in part.drawings
        ]
        assert part.uids == tuple(uid_of(drawing.strokes) for drawing in part.drawings)


def test_the_seed_chooses_what_is_held_out() -> None:
    drawings = lesson_of(40)

    def held_out(seed: int) -> set[str]:
        return set(arrange(Lesson(drawings, seed), DIGITS).held_out.uids)

    assert held_out(1) == held_out(1)
    assert held_out(1) != held_out(2)


def test_a_larger_lesson_holds_out_much_the_same() -> None:
    drawings = lesson_of(60)
    small = set(arrange(Lesson(drawings[:40]), DIGITS).held_out.uids)
    large = set(arrange(Lesson(drawings), DIGITS).held_out.uids)
    assert len(small & large) > len(small) / 2


def test_what_was_taught_earlier_is_not_held_out() -> None:
    drawings = lesson_of(40)
    earlier = arrange(Lesson(drawings), DIGITS).held_out.uids
    held_out = arrange(Lesson(drawings), DIGITS, taught=earlier).held_out.uids
    assert len(held_out) == len(earlier)
    assert not set(held_out) & set(earlier)


def test_unusable_drawings_are_counted_by_reason() -> None:
    good = lesson_of(10)
    drawn = write("3", 50).strokes
    wiped = tuple(dataclasses.replace(stroke, width=60, eraser=True) for stroke in drawn)
    erased = RecordedDrawing("3", (*drawn, *wiped))
    dot = RecordedDrawing("1", (Stroke((Point(50.0, 50.0),)),))
    contradictory = write("8", 60)
    drawings = (
        *good,
        write(None, 70),
        dataclasses.replace(good[0], label="x"),
        good[1],
        erased,
        dot,
        RecordedDrawing("1", ()),
        contradictory,
        dataclasses.replace(contradictory, label="3"),
    )
    assert arrange(Lesson(drawings), DIGITS).left_out == LeftOut(
        unlabelled=1, other_classes=1, contradictory=2, repeated=1, unreadable=3
    )


def test_letters_are_learnt_by_a_network_that_reads_letters() -> None:
    letters = tuple(
        dataclasses.replace(each, label="ab"[index % 2]) for index, each in enumerate(lesson_of(10))
    )
    arranged = arrange(Lesson(letters), ("a", "b"))
    assert len(arranged.learnt.uids) + len(arranged.held_out.uids) == 10
    assert arranged.learnt.images.classes == ("a", "b")


def test_too_few_drawings_are_refused_with_their_number() -> None:
    with pytest.raises(TooFewDrawingsError, match="at least 5") as raised:
        arrange(Lesson((*lesson_of(4), write(None, 9))), DIGITS)
    assert raised.value.usable == 4


def test_strokes_are_learnt_as_erasers_have_left_them() -> None:
    whole = write("3", 0)
    tail = Stroke((Point(20, 20), Point(60, 20), Point(100, 20)))
    wiper = Stroke(tail.points, width=60, eraser=True)
    corrected = dataclasses.replace(whole, strokes=(tail, wiper, *whole.strokes))
    arranged = arrange(Lesson((corrected, *lesson_of(6)[1:])), DIGITS)
    (found,) = (
        drawing
        for uid, drawing in zip(arranged.learnt.uids, arranged.learnt.drawings, strict=True)
        if uid == uid_of(corrected.strokes)
    )
    assert len(found.strokes) == 1
