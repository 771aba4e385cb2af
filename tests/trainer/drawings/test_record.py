"""Records: what computers exchange is read back equal, and merges do not depend on the order."""

from __future__ import annotations

import itertools
import zlib
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.drawings.examples import line
from trainer.drawings.record import Record, Stamp, pack, parse_record, uid_of, unpack
from trainer.files.values import FormatError
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke

coordinates = st.floats(-CANVAS_SIZE, 2 * CANVAS_SIZE)
points = st.builds(Point, coordinates, coordinates, st.floats(0, 1e6), st.floats(0, 1))
strokes = st.lists(
    st.builds(
        Stroke,
        st.lists(points, min_size=1, max_size=4).map(tuple),
        st.floats(4, 40),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
stamps = st.builds(Stamp, st.integers(0, 3), st.sampled_from("ab"))
records = st.builds(
    Record,
    st.just("uid"),
    st.integers(0, 3),
    st.sampled_from("ab"),
    st.just(pack(line())),
    st.none() | st.sampled_from("12"),
    stamps,
    st.sampled_from(["", "Mia"]),
    stamps,
    st.booleans(),
    stamps,
)


@given(strokes)
def test_strokes_are_unpacked_equal(drawn: tuple[Stroke, ...]) -> None:
    assert unpack(pack(drawn)) == drawn


@given(records)
def test_record_is_parsed_equal(record: Record) -> None:
    assert parse_record(record.to_json().encode()) == record


@given(st.lists(records, min_size=3, max_size=3))
def test_merge_does_not_depend_on_the_order(three: list[Record]) -> None:
    results = {reduce(Record.merge, order) for order in itertools.permutations(three)}
    assert len(results) == 1
    (result,) = results
    assert all(result.merge(record) == result for record in three)


def test_later_change_wins_field_by_field() -> None:
    early, late = Stamp(1, "a"), Stamp(2, "b")
    relabelled = Record("uid", 1, "a", b"", "7", late, "", early, deleted=True, removed=early)
    renamed = Record("uid", 1, "a", b"", "1", early, "Mia", late, deleted=True, removed=early)
    merged = relabelled.merge(renamed)
    assert (merged.label, merged.labelled, merged.writer, merged.written) == (
        "7",
        late,
        "Mia",
        late,
    )


def test_identity_ignores_times_and_pressure() -> None:
    points = (Point(1, 2, 0.5, 0.25), Point(30, 40.001, 9.0))
    same = (Point(1, 2), Point(30, 40))
    assert uid_of([Stroke(points)]) == uid_of([Stroke(same)])
    assert uid_of([Stroke(points)]) != uid_of([Stroke(same, eraser=True)])
    assert uid_of([Stroke(same), Stroke(same)]) != uid_of([Stroke(same + same)])
    assert uid_of([Stroke((Point(-0.0, 0),))]) == uid_of([Stroke((Point(0, 0),))])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"uid":"uid"', '"uid":7'),
        ('"created":1', '"created":-1'),
        ('"label":"1"', '"label":""'),
        ('"label":"1"', '"label":17'),
        ('"deleted":false', '"deleted":0'),
        ('"width":280', '"width":500'),
        ('[1,"a"]', "[1]"),
        ('[1,"a"]', '[1.5,"a"]'),
        ("50.25", '"50"'),
        ("50.25", "1e9"),
        ("50.25", "true"),
        ('"eraser":false', '"eraser":7,"width":-1'),
        ("{", "["),
        ('"uid":"uid"', '"uid":""'),
        ('"brushes":[', '"brushes":[{"width":22,"eraser":false},'),
        ("[[40.0,50.25,0.0],", "[[40.0,50.25],"),
        ('"changed":', '"other":'),
    ],
)
def test_damaged_record_is_refused(old: str, new: str) -> None:
    stamp = Stamp(1, "a")
    text = Record(
        "uid", 1, "a", pack(line()), "1", stamp, "Mia", stamp, deleted=False, removed=stamp
    ).to_json()
    assert old in text
    with pytest.raises(FormatError):
        parse_record(text.replace(old, new).encode())


def test_record_without_strokes_is_a_tombstone() -> None:
    stamp = Stamp(1, "a")
    alive = Record("uid", 1, "a", b"", "1", stamp, "", stamp, deleted=False, removed=stamp)
    with pytest.raises(ValueError, match="strokes"):
        parse_record(alive.to_json().encode())


def test_damaged_ink_is_refused() -> None:
    with pytest.raises(FormatError, match="strokes are damaged"):
        unpack(pack(line())[:-5])


def test_stroke_without_points_is_refused() -> None:
    stamp = Stamp(1, "a")
    ink = zlib.compress(
        b'{"width":280,"height":280,"strokes":[[]],"brushes":[{"width":22,"eraser":false}]}'
    )
    empty = Record("uid", 1, "a", ink, "1", stamp, "", stamp, deleted=False, removed=stamp)
    with pytest.raises(FormatError, match="points"):
        _ = empty.strokes
