"""Collections of stroke files: whose writers are the same, and which are held out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from trainer.bundled.writer_collections import (
    PROLIFIC,
    StrokeFile,
    copies_by_writer,
    load_collections,
    parse_writers,
    split_by_kind,
    split_by_writer,
)
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import Point, Stroke

LINE = (Stroke((Point(50, 50), Point(50, 200))),)


def stroke_file(path: Path, *drawings: tuple[str, str | None]) -> Path:
    """A stroke file with a drawing by each (label, writer)."""
    strokes = [[[50, 50], [50, 200]]]
    path.write_text(
        "".join(
            json.dumps(
                {"label": label, "writer": writer, "width": 280, "height": 280, "strokes": strokes}
            )
            + "\n"
            for label, writer in drawings
        )
    )
    return path


@pytest.mark.parametrize(
    ("text", "collection", "path"),
    [
        ("unipen=data/digits.jsonl.gz", "unipen", "data/digits.jsonl.gz"),
        ("data/pendigits-orig.tra.unp.gz", "pendigits-orig", "data/pendigits-orig.tra.unp.gz"),
        ("data/a=b.jsonl", "a=b", "data/a=b.jsonl"),
    ],
)
def test_a_file_belongs_to_the_named_collection_or_to_its_own(
    text: str, collection: str, path: str
) -> None:
    assert StrokeFile.parse(text) == StrokeFile(Path(path), collection)


def test_its_text_names_collection_and_file_without_the_folder() -> None:
    file = StrokeFile(Path("data") / "digits.jsonl.gz", "unipen")
    assert str(file) == "unipen=digits.jsonl.gz"
    assert StrokeFile.parse(str(file)).collection == "unipen"


def test_a_number_is_one_writer_within_a_collection_and_another_in_the_next(
    tmp_path: Path,
) -> None:
    files = [
        StrokeFile(stroke_file(tmp_path / "digits.jsonl", ("1", "3")), "unipen"),
        StrokeFile(stroke_file(tmp_path / "capitals.jsonl", ("A", "3")), "unipen"),
        StrokeFile(stroke_file(tmp_path / "pen.jsonl", ("1", "3"), ("7", None)), "pendigits"),
    ]
    writers = [drawing.writer for drawing in load_collections(files)]
    assert writers == ["unipen:3", "unipen:3", "pendigits:3", None]


FILES = [StrokeFile(Path("a.jsonl"), "unipen"), StrokeFile(Path("b.jsonl"), "pendigits")]


def test_held_out_writers_are_named_by_collection_and_number() -> None:
    texts = ["unipen:3,8", "pendigits:1"]
    assert parse_writers(texts, FILES) == {"unipen:3", "unipen:8", "pendigits:1"}


def test_numbers_alone_are_enough_for_one_collection() -> None:
    assert parse_writers(["3,8"], FILES[:1] * 2) == {"unipen:3", "unipen:8"}


@pytest.mark.parametrize("text", ["3,8", "emnist:3"])
def test_a_held_out_writer_of_no_collection_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write one of pendigits:.*, unipen:"):
        parse_writers([text], FILES)


def test_writers_are_trained_on_or_held_out() -> None:
    drawings = [RecordedDrawing("1", LINE, writer) for writer in ("a:1", "a:2", "a:1")]
    train, held_out = split_by_writer(drawings, {"a:1"})
    assert [drawing.writer for drawing in train] == ["a:2"]
    assert len(held_out) == 2


def test_digits_and_others_are_told_apart_by_their_labels() -> None:
    drawings = [RecordedDrawing(label, LINE) for label in ("7", "A", None, "&", "0")]
    digits, others = split_by_kind([*drawings, RecordedDrawing("3", ())])
    assert [drawing.label for drawing in digits] == ["7", "0"]
    assert [drawing.label for drawing in others] == ["A", "&"]


def test_drawings_of_a_writer_with_few_get_more_copies() -> None:
    numbers = {"few": 5, "prolific": PROLIFIC, "school": 4 * PROLIFIC}
    drawings = [
        RecordedDrawing("1", LINE, writer)
        for writer, number in numbers.items()
        for _ in range(number)
    ]
    found = copies_by_writer(drawings, 6)
    assert {each[0].writer: (len(each), copies) for each, copies in found} == {
        "few": (5, 12),
        "prolific": (PROLIFIC, 6),
        "school": (4 * PROLIFIC, 3),
    }
    assert min(copies for _, copies in copies_by_writer(drawings, 1)) == 1
