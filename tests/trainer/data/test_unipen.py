"""Reading UNIPEN files, and detecting the format of a file of drawings."""

from __future__ import annotations

import gzip
import json
import os
import threading
from typing import TYPE_CHECKING

import pytest

from mnist_draw.draw.ink import DEFAULT_WIDTH
from trainer.data import drawing_files, recorded_drawing, unipen
from trainer.data.recorded_drawing import StrokeFileError
from trainer.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing

HEAD = '.INCLUDE dene.doc\n\n.LEXICON "0" "1" "2"\n.HIERARCHY DIGIT\n\n'


def segment(label: str = "8", body: str = ".PEN_DOWN\n 0 0\n 500 250\n.PEN_UP\n.DT 100\n") -> str:
    return f'.SEGMENT DIGIT 0 ? "{label}"\n.COMMENT {label} 12 224\n{body}'


def read(folder: Path, text: str | bytes) -> tuple[list[RecordedDrawing], list[StrokeFileError]]:
    path = folder / "drawings"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems: list[StrokeFileError] = []
    return list(drawing_files.read_drawings(path, problems.append)), problems


def test_box_is_scaled_to_the_canvas_and_y_is_flipped(tmp_path: Path) -> None:
    (drawing,), problems = read(tmp_path, HEAD + segment())
    assert problems == []
    assert (drawing.label, drawing.writer) == ("8", "12")
    (stroke,) = drawing.strokes
    assert [(point.x, point.y) for point in stroke.points] == [(0, 280), (280, 140)]
    assert stroke.width == DEFAULT_WIDTH


def test_the_box_that_a_file_states_is_used(tmp_path: Path) -> None:
    (drawing,), _ = read(tmp_path, ".X_DIM 1000\n.Y_DIM 1000\n" + segment())
    assert [point.y for point in drawing.strokes[0].points] == pytest.approx([280, 210])


@pytest.mark.parametrize(("low", "high"), [(1000, 3000), (-200, 250), (0.125, 0.875), (2, 7)])
def test_the_box_of_other_units_is_the_extent_of_the_file(
    tmp_path: Path, low: float, high: float
) -> None:
    body = f".PEN_DOWN\n {low} {low}\n {high} {high}\n.PEN_UP\n"
    (drawing,), _ = read(tmp_path, segment(body=body))
    (stroke,) = drawing.strokes
    first, last = stroke.points
    assert (first.x, first.y) == pytest.approx((0, 280), abs=1e-9)
    assert (last.x, last.y) == pytest.approx((280, 0), abs=1e-9)


def test_a_drawing_far_from_all_others_is_named_and_left_out(tmp_path: Path) -> None:
    usual = segment(body=".PEN_DOWN\n 1000 1000\n 3000 3000\n.PEN_UP\n")
    astray = segment("7", ".PEN_DOWN\n 900000 900000\n 910000 900000\n.PEN_UP\n")
    drawings, (problem,) = read(tmp_path, 200 * usual + astray)
    assert len(drawings) == 200
    assert "outside of its box" in str(problem)


@pytest.mark.parametrize("change", [lambda text: text.replace("\n", "\r"), str.lower])
def test_line_ends_and_case_of_keywords_do_not_matter(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    drawings, problems = read(tmp_path, change(HEAD + segment()))
    assert [drawing.label for drawing in drawings] == ["8"]
    assert problems == []


def test_times_follow_sample_rate_and_pauses(tmp_path: Path) -> None:
    body = ".PEN_DOWN\n 1 1\n 2 2\n.PEN_UP\n.DT 100\n.PEN_DOWN\n 3 3\n.PEN_UP\n"
    (drawing,), _ = read(tmp_path, segment(body=body))
    times = [point.t for stroke in drawing.strokes for point in stroke.points]
    assert times == pytest.approx([0, 0.1, 0.3])


def test_empty_segments_are_kept_and_empty_strokes_dropped(tmp_path: Path) -> None:
    text = segment(body="") + segment(body=".PEN_DOWN\n.PEN_UP\n.PEN_DOWN\n 1 1\n.PEN_UP\n")
    (empty, dot), problems = read(tmp_path, text)
    assert empty.strokes == ()
    assert len(dot.strokes) == 1
    assert problems == []


def test_points_while_the_pen_is_up_are_ignored(tmp_path: Path) -> None:
    (drawing,), problems = read(tmp_path, segment() + " 7 7\n 8 8\n")
    assert len(drawing.strokes[0].points) == 2
    assert problems == []


@pytest.mark.parametrize(
    ("invalid", "line", "reason"),
    [
        (segment(label="x" * 21), 8, "label"),
        (segment(body=".PEN_DOWN\n 1\n"), 11, "two numbers"),
        (segment(body=".PEN_DOWN\n 1 2 3\n"), 11, "two numbers"),
        (segment(body=".PEN_DOWN\n 1 nan\n"), 11, "y is"),
        (segment(body=".PEN_DOWN\n 1e9 1\n"), 11, "x is"),
        (segment(body=".PEN_DOWN\n one two\n"), 11, "not one"),
        (segment(body=".DT -5\n"), 10, "pause"),
    ],
)
def test_invalid_lines_are_named_and_skip_their_drawing_only(
    tmp_path: Path, invalid: str, line: int, reason: str
) -> None:
    lines_before = ".PEN_DOWN\n 1 1\n.PEN_UP\n"
    text = "\n\n" + segment("1", lines_before) + invalid + segment("2")
    drawings, problems = read(tmp_path, text)
    assert [drawing.label for drawing in drawings] == ["1", "2"]
    (problem,) = problems
    assert problem.line == line
    assert reason in str(problem)


def test_a_stroke_before_the_first_segment_is_an_error(tmp_path: Path) -> None:
    drawings, (problem,) = read(tmp_path, ".PEN_DOWN\n 1 1\n.PEN_UP\n" + segment())
    assert len(drawings) == 1
    assert problem.line == 1


@pytest.mark.parametrize("columns", ["T X Y", "X Y T", "X"])
def test_other_coordinate_systems_are_refused_at_once(tmp_path: Path, columns: str) -> None:
    with pytest.raises(DataError, match="line 1: points other than X Y"):
        read(tmp_path, f".COORD {columns}\n" + segment() * 2)


@pytest.mark.parametrize("columns", ["X Y", "x y"])
def test_columns_of_points_are_named_in_any_case(tmp_path: Path, columns: str) -> None:
    drawings, problems = read(tmp_path, f".COORD {columns}\n" + segment() * 2)
    assert (len(drawings), problems) == (2, [])


@pytest.mark.parametrize("head", ["", ".X_DIM 1000\n.Y_DIM 1000\n"])
def test_a_byte_order_mark_hides_no_keyword(tmp_path: Path, head: str) -> None:
    plain, _ = read(tmp_path, head + segment())
    marked, problems = read(tmp_path, "\ufeff" + head + segment())
    assert marked == plain
    assert problems == []


def test_compression_and_format_are_detected_from_the_content(tmp_path: Path) -> None:
    record = {"label": "3", "width": 10, "height": 10, "strokes": [[[1, 1]]]}
    for text in (HEAD + segment("3"), json.dumps(record)):
        ((drawing,), _) = read(tmp_path, gzip.compress(text.encode()))
        assert drawing.label == "3"


@pytest.mark.posix(reason="needs a named pipe")
def test_a_gzipped_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(
        target=pipe.write_bytes, args=(gzip.compress((HEAD + segment()).encode()),)
    )
    writer.start()
    assert len(list(drawing_files.read_drawings(pipe, pipe=True))) == 1
    writer.join(5)


def test_truncated_gzip_is_a_data_error_after_the_readable_drawings(tmp_path: Path) -> None:
    path = tmp_path / "truncated.gz"
    path.write_bytes(gzip.compress((HEAD + segment() * 5000).encode())[:-200])
    reader = drawing_files.read_drawings(path)
    assert next(reader).label == "8"
    with pytest.raises(DataError, match="compression is damaged"):
        list(reader)


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    path = tmp_path / "drawings.unp"
    path.write_text(HEAD + segment() * 300)
    shares: list[float] = []
    list(drawing_files.read_drawings(path, progress=shares.append))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_missing_file_and_folder_are_data_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(DataError):
            next(drawing_files.read_drawings(path))


@pytest.mark.parametrize(
    "body", [".PEN_DOWN\n 1\n.PEN_UP\n", ".PEN_DOWN\n 1 1\n 999999 999999\n.PEN_UP\n"]
)
def test_without_skipping_the_first_invalid_line_ends_the_reading(
    tmp_path: Path, body: str
) -> None:
    path = tmp_path / "drawings"
    path.write_text(".X_DIM 600\n.Y_DIM 600\n" + segment("1") + segment("2", body) + segment("3"))
    reader = drawing_files.read_drawings(path)
    assert next(reader).label == "1"
    with pytest.raises(StrokeFileError):
        next(reader)


def test_a_side_that_is_no_number_is_none(tmp_path: Path) -> None:
    stated, _ = read(tmp_path, ".X_DIM wide\n.Y_DIM 100\n" + segment())
    unstated, _ = read(tmp_path, segment())
    assert [drawing.strokes for drawing in stated] == [drawing.strokes for drawing in unstated]


def test_a_question_mark_is_no_label(tmp_path: Path) -> None:
    drawings, _ = read(tmp_path, segment("?") + segment(""))
    assert [drawing.label for drawing in drawings] == [None, None]


def test_a_drawing_of_too_many_points_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unipen, "MOST_POINTS", 2)
    body = ".PEN_DOWN\n 0 0\n 5 5\n 9 9\n.PEN_UP\n"
    drawings, (problem,) = read(tmp_path, segment("1", body) + segment("2"))
    assert [drawing.label for drawing in drawings] == ["2"]
    assert "more than the 2 points" in str(problem)


def test_lines_without_a_stroke_end_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unipen, "_MOST_IDLE_LINES", 20)
    with pytest.raises(DataError, match="line 24: there is no stroke"):
        read(tmp_path, segment() + " 1 1\n" * 30)


def test_blank_lines_end_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded_drawing, "_MOST_BLANK_LINES", 20)
    with pytest.raises(DataError, match="there are only blank lines"):
        read(tmp_path, segment() + "\n" * 30)
