"""Files of drawings that are none, or hostile: each is named, within bounds of time and memory."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.files.hostile import KINDS, hostile_path
from trainer.data.drawing_files import read_drawings
from trainer.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

LINE = json.dumps(
    {"label": "3", "width": 10, "height": 10, "strokes": [[[1, 1, 0.5], [2, 2.5, 1]]]}
)
UNIPEN = '.SEGMENT DIGIT 0 ? "8"\n.COMMENT 8 12 224\n.PEN_DOWN\n 1 2\n 30 4\n.PEN_UP\n.DT 100\n'


@pytest.mark.posix(reason="needs POSIX files")
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        list(read_drawings(hostile_path(kind, tmp_path)))


@pytest.mark.parametrize("before", ["", LINE + "\n", UNIPEN])
def test_a_million_blank_lines_end_the_reading(tmp_path: Path, before: str) -> None:
    path = tmp_path / "blank.gz"
    path.write_bytes(gzip.compress((before + "\n" * 1_100_000).encode(), 1))
    found: list[object] = []
    with pytest.raises(DataError, match="only blank lines"):
        found.extend(read_drawings(path))


def test_a_million_lines_without_a_stroke_end_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "idle.gz"
    path.write_bytes(gzip.compress((UNIPEN + ".H\n" * 1_100_000).encode(), 1))
    with pytest.raises(DataError, match="no stroke in the last million lines"):
        list(read_drawings(path))


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ('"width": ' + "9" * 400, "400 digits"),
        ('"width": 1e999', "larger than any number"),
        ('"writer": "\\ud800"', "surrogate"),
        ('"strokes": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_values_that_python_would_stumble_over_are_named(
    tmp_path: Path, field: str, reason: str
) -> None:
    path = tmp_path / "drawings.jsonl"
    path.write_text("{" + field + "}\n" + LINE, encoding="utf-8")
    problems: list[DataError] = []
    assert len(list(read_drawings(path, problems.append))) == 1
    assert reason in str(problems[0])


@given(
    content=st.sampled_from([LINE, UNIPEN]),
    edits=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=4)), max_size=4
    ),
    packed=st.booleans(),
)
def test_any_damage_is_an_error_or_leaves_drawings_within_bounds(
    content: str,
    edits: list[tuple[float, int, bytes]],
    *,
    packed: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    changed = bytearray(content.encode() * 3)
    for share, removed, added in edits:
        at = int(share * len(changed))
        changed[at : at + removed] = added
    path = tmp_path_factory.mktemp("damaged") / os.fsdecode(b"caf\xe9")
    path.write_bytes(gzip.compress(changed) if packed else changed)
    try:
        drawings = list(read_drawings(path, lambda _: None))
    except DataError as error:
        str(error).encode()
        return
    for drawing in drawings:
        for stroke in drawing.strokes:
            assert all(abs(point.x) < 1e12 and abs(point.y) < 1e12 for point in stroke.points)
