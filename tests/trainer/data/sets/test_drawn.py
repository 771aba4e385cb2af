"""Data sets of labelled drawings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.data.downloads import ignore, never
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.data.sets.any_set import read_any_set
from trainer.data.sets.drawn import drawn_set, read_drawn_set
from trainer.data.stroke_augmentation import digit_images
from trainer.errors import CancelledError, DataError
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_image import digit_image
from trainer.ink.stroke_raster import visible_strokes

if TYPE_CHECKING:
    from pathlib import Path


def drawing(label: str | None, writer: str | None = None, shift: float = 0.0) -> RecordedDrawing:
    points = tuple(Point(200 + shift + 3 * n, 200 + n * n / 5, n / 100) for n in range(30))
    return RecordedDrawing(label, (Stroke(points),), writer)


def test_the_classes_are_the_labels_in_order(tmp_path: Path) -> None:
    drawings = [drawing(label) for label in "BAABBA"] + [drawing(None)]
    dataset = drawn_set(drawings, "our letters", tmp_path)
    assert (dataset.name, dataset.classes) == ("our letters", ("A", "B"))
    assert len(dataset.train) == 4
    assert sorted(dataset.test.labels.tolist()) == [0, 1]


def test_digits_stay_among_ten(tmp_path: Path) -> None:
    dataset = drawn_set([drawing(label) for label in "3737"], "ours", tmp_path)
    assert dataset.classes == tuple("0123456789")
    assert set(dataset.train.labels.tolist()) == {3, 7}


def test_every_fifth_writer_is_held_out(tmp_path: Path) -> None:
    drawings = [drawing(label, writer) for writer in "abcdefghij" for label in "XY"]
    dataset = drawn_set(drawings, "ours", tmp_path)
    assert (len(dataset.train), len(dataset.test)) == (16, 4)


def test_a_label_of_one_writer_is_learnt_nevertheless(tmp_path: Path) -> None:
    drawings = [drawing("X", writer) for writer in "abcdef"] + [drawing("Y", "a")] * 2
    dataset = drawn_set(drawings, "ours", tmp_path)
    assert set(dataset.train.labels.tolist()) == {0, 1}


def test_dots_are_no_drawings(tmp_path: Path) -> None:
    drawings = [drawing(label) for label in "AABBCC"]
    dots = [RecordedDrawing(label, (Stroke((Point(100, 100),)),)) for label in "ABDD"]
    both = drawn_set([*dots, *drawings], "ours", tmp_path)
    alone = drawn_set(drawings, "ours", tmp_path)
    assert both.classes == ("A", "B", "C")
    assert both.train.images.tobytes() == alone.train.images.tobytes()
    assert sorted(both.test.labels.tolist()) == [0, 1, 2]
    with pytest.raises(DataError, match="0 labelled drawings"):
        drawn_set(dots * 2, "ours", tmp_path)


def test_the_same_drawings_make_the_same_set(tmp_path: Path) -> None:
    drawings = [drawing(label, shift=n) for n, label in enumerate("ABABABABAB")]
    one, other = (drawn_set(drawings, "ours", tmp_path) for _ in range(2))
    assert one.train.images.tobytes() == other.train.images.tobytes()


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ("AAA", "all its drawings have the same label"),
        ("ABC", "it has 3 labelled drawings; at least 2 for each"),
        ("", "it has 0 labelled drawings"),
        ([*map(chr, range(1000, 1065))] * 2, "its drawings have 65 labels"),
    ],
)
def test_too_few_or_too_many_labels_are_refused(
    tmp_path: Path, labels: str | list[str], sentence: str
) -> None:
    with pytest.raises(DataError, match=sentence):
        drawn_set([drawing(label) for label in labels], "ours", tmp_path)


def test_a_stroke_file_is_a_data_set(tmp_path: Path) -> None:
    path = tmp_path / "our-letters.jsonl"
    lines = [
        json.dumps(
            {"label": label, "width": 100, "height": 100, "strokes": [[[20, 20], [50, 80 - n]]]}
        )
        for n, label in enumerate(["cat", "dog"] * 5)
    ]
    path.write_text("\n".join([*lines, "damaged"]))
    dataset = read_any_set(path, ignore, never)
    assert (dataset.name, dataset.classes) == ("our-letters", ("cat", "dog"))
    assert len(dataset.train) + len(dataset.test) == 10
    assert dataset.unread_lines == (1, 11)
    with pytest.raises(CancelledError):
        read_any_set(path, ignore, lambda: True)


@pytest.mark.parametrize(
    "content", ["label,pixel0\n3,0\n4,0\n", "\x93NUMPY\x01\x00", ".COORD T X Y\n"]
)
def test_a_file_of_another_kind_is_no_data_set(tmp_path: Path, content: str) -> None:
    path = tmp_path / "train.csv"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(DataError, match="neither IDX files nor NumPy arrays") as caught:
        read_any_set(path, ignore, never)
    assert caught.value.problem == "data set"


def test_each_image_knows_its_writer(tmp_path: Path) -> None:
    drawings = []
    for width, writer in enumerate(["Anna", " Ben ", None], 1):
        points = tuple(Point(100 + 2 * n * width, 100 + 6 * n, n / 100) for n in range(30))
        drawings += [RecordedDrawing(label, (Stroke(points),), writer) for label in "XY" * 3]
    dataset = drawn_set(drawings, "ours", tmp_path)
    assert dataset.writers == ("Anna", "Ben")
    found = set()
    for part in (dataset.train, dataset.test):
        assert part.writers is not None
        ink_width = (part.images.max(axis=1) > 0).sum(axis=1).tolist()
        found |= set(zip(part.writers.tolist(), ink_width, strict=True))
    # The wider the drawings, the later the writer.
    assert [name for name, _ in sorted(found, key=lambda each: each[1])] == ["Anna", "Ben", ""]


def test_without_names_there_are_no_writers(tmp_path: Path) -> None:
    dataset = drawn_set([drawing(label) for label in "ABAB"], "ours", tmp_path)
    assert dataset.writers == ()
    assert dataset.train.writers is None


def test_framing_can_be_cancelled_and_learnt_drawings_are_identified(tmp_path: Path) -> None:
    drawings = []
    for width in range(1, 7):
        points = tuple(Point(100 + 2 * n * width, 100 + 6 * n, n / 100) for n in range(30))
        drawings.append(RecordedDrawing("XY"[width % 2], (Stroke(points),), None))
    with pytest.raises(CancelledError):
        drawn_set(drawings, "ours", tmp_path, cancelled=lambda: True)
    found = drawn_set(drawings, "ours", tmp_path, identify=lambda strokes: str(len(strokes)))
    assert found.drawings == ("1",) * len(found.train)


PEN = Stroke((Point(60, 60), Point(140, 200), Point(220, 60)), 20.0)
CUT = (PEN, Stroke((Point(30, 120), Point(250, 125)), 30.0, eraser=True))
WIDE = Stroke((Point(60, 140), Point(220, 140)), 60.0)
# What is left of its ink is no line.
BLOT = (WIDE, Stroke((Point(40, 155), Point(240, 155)), 50.0, eraser=True))
NOTHING = (PEN, Stroke((Point(0, 140), Point(280, 140)), 280.0, eraser=True))


@pytest.mark.parametrize("strokes", [CUT, BLOT])
def test_erased_ink_is_not_learnt(tmp_path: Path, strokes: tuple[Stroke, ...]) -> None:
    drawings = [RecordedDrawing("A", strokes)] * 2 + [RecordedDrawing("B", (PEN,))] * 2
    known: list[object] = []

    def identify(strokes: object) -> str:
        known.append(strokes)
        return "uid"

    dataset = drawn_set(drawings, "ours", tmp_path, identify=identify)
    # As lists and the canvas show it.
    expected = digit_image(strokes)
    for part in (dataset.train, dataset.test):
        (image,) = part.images[part.labels == 0]
        np.testing.assert_array_equal(image, expected)
    assert strokes in known


def test_drawing_that_was_erased_whole_is_left_out(tmp_path: Path) -> None:
    drawings = [RecordedDrawing(label, (PEN,)) for label in "AABB"]
    erased = [RecordedDrawing(label, NOTHING) for label in "AB"]
    both, alone = (drawn_set(each, "ours", tmp_path) for each in (erased + drawings, drawings))
    assert both.train.images.tobytes() == alone.train.images.tobytes()


def test_copies_are_made_of_the_ink_that_erasers_have_left() -> None:
    assert visible_strokes(BLOT) is None
    visible = visible_strokes(CUT)
    assert visible is not None
    found, expected = (
        digit_images([RecordedDrawing("7", each)], 3, random=np.random.default_rng(0))
        for each in (CUT, visible)
    )
    assert found.images.tobytes() == expected.images.tobytes()
    unread = [RecordedDrawing("7", each) for each in (BLOT, NOTHING)]
    assert len(digit_images(unread, random=np.random.default_rng(0))) == 0


def test_a_file_that_cannot_be_read_is_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read_drawn_set(tmp_path / "absent.jsonl", ignore, never)
    assert caught.value.problem not in {"data set", "no drawings file"}
