"""Reading and writing stroke files; errors name the line."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mnist_draw.draw.ink import CANVAS_SIZE, DEFAULT_WIDTH, Point, Stroke
from trainer.data.drawing_files import read_drawings
from trainer.data.recorded_drawing import LONGEST_LINE, RecordedDrawing, StrokeFileError
from trainer.data.stroke_file import to_json, write_drawings
from trainer.errors import DataError, StorageError

if TYPE_CHECKING:
    from pathlib import Path

coordinates = st.floats(0, CANVAS_SIZE)
points = st.builds(Point, coordinates, coordinates, st.floats(-1e9, 1e9), st.floats(0, 1))
drawings = st.builds(
    RecordedDrawing,
    st.none() | st.sampled_from("0123456789"),
    st.lists(
        st.builds(
            Stroke,
            st.lists(points, min_size=1, max_size=5).map(tuple),
            st.floats(4, 40),
            st.booleans(),
        ),
        max_size=4,
    ).map(tuple),
    st.none() | st.text(min_size=1, max_size=100),
)


def read_text(folder: Path, text: str | bytes) -> list[RecordedDrawing]:
    path = folder / "drawings.jsonl"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_drawings(path))


def record(**changes: Any) -> str:
    drawing = {
        "label": "3",
        "width": 500,
        "height": 500,
        "strokes": [[[0, 0, 0], [500, 250, 0.5]]],
    }
    return json.dumps(drawing | changes)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawings=st.lists(drawings, min_size=1, max_size=4))
def test_written_drawings_are_read_back_equal(
    tmp_path: Path, drawings: list[RecordedDrawing]
) -> None:
    path = tmp_path / "drawings.jsonl"
    write_drawings(path, drawings)
    assert list(read_drawings(path)) == drawings


def test_box_is_scaled_to_the_canvas(tmp_path: Path) -> None:
    (drawing,) = read_text(tmp_path, record())
    assert drawing == RecordedDrawing(
        "3", (Stroke((Point(0, 0, 0), Point(280, 140, 0.5)), DEFAULT_WIDTH),)
    )


def test_a_drawing_outside_of_its_box_is_named_and_left_out(tmp_path: Path) -> None:
    seven = [[[200, 200], [400, 190], [700, 200], [600, 450], [500, 700], [450, 850]]]
    path = tmp_path / "drawings.jsonl"
    path.write_text(
        record(width=400, height=400, strokes=seven)
        + "\n"
        + record(width=1000, height=1000, strokes=seven)
    )
    problems: list[StrokeFileError] = []

    assert len(list(read_drawings(path, problems.append))) == 1

    (problem,) = problems
    assert problem.line == 1
    assert "outside of its box" in str(problem)


def test_a_pen_may_leave_the_box_for_a_moment(tmp_path: Path) -> None:
    (drawing,) = read_text(tmp_path, record(strokes=[[[100, 100], [100, 400], [100, 550]]]))
    assert drawing.strokes[0].points[-1].y > CANVAS_SIZE


def test_lines_may_end_with_carriage_returns(tmp_path: Path) -> None:
    assert len(read_text(tmp_path, f"{record()}\r{record()}\r\n{record()}\n")) == 3


@pytest.mark.parametrize("times", [[], [[0, 500]]])
def test_quick_draw_lines_are_read(tmp_path: Path, times: list[list[int]]) -> None:
    line = {"word": "1", "drawing": [[[300, 300], [200, 400], *times]]}
    (drawing,) = read_text(tmp_path, json.dumps(line))
    assert drawing.label == "1"
    (stroke,) = drawing.strokes
    first, last = stroke.points
    assert first.x == last.x
    assert (first.y + last.y) / 2 == pytest.approx(CANVAS_SIZE / 2)
    assert last.t > first.t


@pytest.mark.parametrize(
    ("word", "label"),
    [("circle", "circle"), ("a word that is far too long", None), (7, None), (None, None)],
)
def test_the_word_of_quick_draw_is_the_label(
    tmp_path: Path, word: object, label: str | None
) -> None:
    line = {"word": word, "drawing": [[[300, 300], [200, 400]]]}
    (drawing,) = read_text(tmp_path, json.dumps(line))
    assert drawing.label == label


@pytest.mark.parametrize("drawing", [5, [5], [[[1], [1, 2]]], [[["x"], [1]]], [[[1], [1e300]]]])
def test_damaged_quick_draw_lines_are_named(tmp_path: Path, drawing: object) -> None:
    with pytest.raises(StrokeFileError, match="line 1"):
        read_text(tmp_path, json.dumps({"word": "cat", "drawing": drawing}))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (record().encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04" + bytes(50), "zip archive"),
        (lzma.compress(record().encode()), "xz"),
        (bz2.compress(record().encode()), "bzip2"),
        (b"\x1f\x9d\x90" + bytes(50), "compress"),
        (b"\x28\xb5\x2f\xfd" + bytes(50), "zstd"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "7z archive"),
        (b"GIF89a" + bytes(50), "picture"),
        (b"BM" + bytes(50), "picture"),
        (b"II*\x00" + bytes(50), "picture"),
    ],
)
def test_other_formats_are_named_once(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / "drawings"
    path.write_bytes(content)
    problems: list[StrokeFileError] = []
    with pytest.raises(DataError, match=name):
        list(read_drawings(path, problems.append))
    assert problems == []


def test_wide_box_is_centred_with_its_aspect_ratio(tmp_path: Path) -> None:
    (drawing,) = read_text(
        tmp_path, record(width=560, height=280, strokes=[[[0, 0, 0], [560, 280, 1]]])
    )
    assert drawing.strokes[0].points == (Point(0, 70, 0), Point(280, 210, 1))


@pytest.mark.parametrize(
    "content",
    [
        "label,pixel0,pixel1\n" + "3,0,255\n" * 5000,
        json.dumps([json.loads(record())], indent=1),
        "<ink><trace>1 2, 3 4</trace></ink>\n" * 3,
        json.dumps({"type": "FeatureCollection", "features": []}) + "\n",
        record().encode("utf-16")[2:],
        gzip.compress(gzip.compress(record().encode())),
    ],
    ids=["table", "array", "InkML", "GeoJSON", "UTF-16 without mark", "packed twice"],
)
def test_a_file_of_no_drawings_is_named_once(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "drawings"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    problems: list[StrokeFileError] = []
    with pytest.raises(DataError, match=r"it is no file of drawings.*line 1: ") as caught:
        list(read_drawings(path, problems.append))
    assert caught.value.problem == "no drawings file"
    assert problems == []


@pytest.mark.parametrize("first", ["damaged", "{}", record(label=3)])
def test_lines_before_the_first_drawing_are_named(tmp_path: Path, first: str) -> None:
    path = tmp_path / "drawings.jsonl"
    path.write_text(f"{first}\n" * 3 + record() + "\n")
    problems: list[StrokeFileError] = []
    assert len(list(read_drawings(path, problems.append))) == 1
    assert [problem.line for problem in problems] == [1, 2, 3]


def test_damaged_drawings_alone_are_named_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "drawings.jsonl"
    path.write_text(f"{record(width=0)}\n" * 3)
    problems: list[StrokeFileError] = []
    assert list(read_drawings(path, problems.append)) == []
    assert [problem.line for problem in problems] == [1, 2, 3]


def test_points_without_times_get_increasing_times(tmp_path: Path) -> None:
    (drawing,) = read_text(tmp_path, record(strokes=[[[0, 0], [1, 1], [2, 2]]]))
    times = [point.t for point in drawing.strokes[0].points]
    assert times == sorted(set(times))


def test_strokes_without_times_get_increasing_times(tmp_path: Path) -> None:
    (drawing,) = read_text(tmp_path, record(strokes=[[[0, 0], [500, 0]], [[0, 9], [0, 9]]]))
    times = [point.t for stroke in drawing.strokes for point in stroke.points]
    assert times == sorted(set(times))
    assert 0.3 < times[1] < 2


def test_invalid_lines_are_skipped_if_skip_is_given(tmp_path: Path) -> None:
    path = tmp_path / "drawings.jsonl"
    long = b" " * (LONGEST_LINE + 5)
    good = record().encode()
    path.write_bytes(b"{\n" + good + b"\n" + long + b"\n[]\n" + good + b"\n" + long)
    problems: list[StrokeFileError] = []
    assert len(list(read_drawings(path, problems.append))) == 2
    assert [problem.line for problem in problems] == [1, 3, 4, 6]


def test_pressure_and_brush_are_read(tmp_path: Path) -> None:
    (drawing,) = read_text(
        tmp_path,
        record(strokes=[[[0, 0, 0, 0.25]]], brushes=[{"width": 125, "eraser": True}]),
    )
    assert drawing.strokes == (Stroke((Point(0, 0, 0, 0.25),), 70, eraser=True),)


def test_blank_lines_byte_order_mark_and_crlf_are_accepted(tmp_path: Path) -> None:
    text = "\ufeff" + record() + "\r\n\r\n" + record(label=None) + "\n\n"
    assert [drawing.label for drawing in read_text(tmp_path, text)] == ["3", None]


def test_strokes_without_points_are_dropped(tmp_path: Path) -> None:
    (drawing,) = read_text(tmp_path, record(strokes=[[], [[1, 1, 0]], []]))
    assert len(drawing.strokes) == 1


@pytest.mark.parametrize("text", ["", "\n\n", ".gitignore", ".\n", "\ufeff", "\ufeff\n"])
def test_a_file_without_drawings_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="no drawing in it"):
        read_text(tmp_path, text)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "object"),
        ("3", "object"),
        (record(label=3), "label"),
        (record(label="x" * 21), "label"),
        (record(label=" A"), "label"),
        (record(writer=3), "writer"),
        (record(writer="x" * 101), "writer"),
        (record(width=0), "width"),
        (record(width="500"), "width"),
        (record(height=None), "height"),
        (record(height=1e300), "height"),
        (record(strokes=None), "strokes"),
        (record(strokes=[3]), "stroke"),
        (record(strokes=[[[1]]]), "point"),
        (record(strokes=[[[1, 2, 3, 0.5, 5]]]), "point"),
        (record(strokes=[[{"x": 1}]]), "point"),
        (record(strokes=[[["1", 2]]]), "x"),
        (record(strokes=[[[True, 2]]]), "x"),
        (record(strokes=[[[1, 1e9]]]), "y"),
        (record(strokes=[[[1, 2, 1e300]]]), "t is"),
        (record(strokes=[[[1, 2, 0, 2]]]), "pressure"),
        (record(strokes=[[[float("nan"), 2]]]), "NaN"),
        (record(strokes=[[[1, float("inf")]]]), "Infinity"),
        (record().replace("250", "1e999"), "y"),
        (record().replace("250", "9" * 400), "digits"),
        (record().replace("250", "9" * 5000), "digits"),
        (record(brushes=[]), "brush"),
        (record(brushes=[3]), "brush"),
        (record(brushes=[{"width": -1}]), "width"),
        (record(brushes=[{"eraser": 1}]), "eraser"),
        ("[" * 100_000, "deep"),
        (b"\xff\xfe", "UTF-8"),
        (b"\x80\x04pickle", "UTF-8"),
    ],
)
def test_invalid_line_is_named_with_its_reason(
    tmp_path: Path, line: str | bytes, reason: str
) -> None:
    invalid = line if isinstance(line, bytes) else line.encode()
    with pytest.raises(StrokeFileError, match=f"line 3: .*{reason}") as caught:
        read_text(tmp_path, record().encode() + b"\n\n" + invalid + b"\n")
    assert caught.value.line == 3


def test_drawings_before_an_invalid_line_are_yielded(tmp_path: Path) -> None:
    path = tmp_path / "drawings.jsonl"
    path.write_text(record() + "\n{\n")
    reader = read_drawings(path)
    assert next(reader).label == "3"
    with pytest.raises(StrokeFileError):
        next(reader)


def test_endless_line_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "drawings.jsonl"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(StrokeFileError, match="line 1: longer"):
            next(read_drawings(path))
        assert tracemalloc.get_traced_memory()[1] < 4 * LONGEST_LINE
    finally:
        tracemalloc.stop()


def test_missing_file_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        next(read_drawings(tmp_path / "none.jsonl"))


def test_unwritable_file_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        write_drawings(tmp_path / "file" / "drawings.jsonl", [])


def test_line_follows_the_published_format() -> None:
    drawing = RecordedDrawing("7", (Stroke((Point(1.5, 2, 0.25),), 22),))
    assert json.loads(to_json(drawing)) == {
        "label": "7",
        "width": 280,
        "height": 280,
        "strokes": [[[1.5, 2, 0.25]]],
        "brushes": [{"width": 22, "eraser": False}],
    }
