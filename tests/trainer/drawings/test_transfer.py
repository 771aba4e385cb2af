"""Import and export of drawings: files of all kinds, none twice, pictures in folders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.drawings.examples import line
from trainer.data.drawing_files import read_drawings
from trainer.drawings.pictures import canvas_image
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing
from trainer.drawings.transfer import export_pictures, export_strokes, import_file
from trainer.errors import CancelledError, DataError, StorageError
from trainer.ink.image_files import read_picture
from trainer.ink.stroke_image import digit_image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNIPEN = """.SEGMENT DIGIT 0 ? "8"
.COMMENT 8 12 1
.PEN_DOWN
100 100
200 300
.PEN_UP
.DT 100
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DrawingStore]:
    with DrawingStore(tmp_path / "drawings.sqlite") as opened:
        opened.add_all([NewDrawing(line(n), str(n % 10), "Mia") for n in range(12)])
        yield opened


def test_exported_file_imported_twice_adds_nothing_twice(
    store: DrawingStore, tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonl"
    before = list(store.drawings())
    assert export_strokes(path, before) == 12
    with DrawingStore(tmp_path / "other.sqlite") as other:
        assert import_file(other, path).added.new == 12
        again = import_file(other, path)
        assert (again.added.new, again.added.known) == (0, 12)
        imported = list(other.drawings())
    assert [drawing.recorded for drawing in imported] == [drawing.recorded for drawing in before]
    assert [drawing.uid for drawing in imported] == [drawing.uid for drawing in before]
    assert import_file(store, path).added.known == 12


def test_letters_and_unlabelled_drawings_survive_the_way(
    store: DrawingStore, tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonl"
    uids = [drawing.uid for drawing in store.drawings()][:3]
    store.relabel(dict(zip(uids, ["A", "shoe", None], strict=True)))
    export_strokes(path, store.drawings())
    with DrawingStore(tmp_path / "other.sqlite") as other:
        import_file(other, path)
        assert [drawing.label for drawing in other.drawings()][:3] == ["A", "shoe", None]


def test_exported_file_is_a_stroke_file(store: DrawingStore, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export_strokes(path, store.drawings())
    assert [drawing.writer for drawing in read_drawings(path)] == ["Mia"] * 12


def test_unipen_is_imported_with_its_writer(store: DrawingStore, tmp_path: Path) -> None:
    path = tmp_path / "pen.unp"
    path.write_text(UNIPEN + '.SEGMENT DIGIT 0 ? "3"\n.COMMENT 3 12 2\n')
    imported = import_file(store, path)
    assert (imported.added.new, imported.empty) == (1, 1)
    drawing = store.drawing(imported.added.uids[0])
    assert drawing is not None
    assert (drawing.label, drawing.writer) == ("8", "12")


def test_unreadable_lines_are_named_and_the_others_imported(
    store: DrawingStore, tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonl"
    record = {"label": "4", "width": 500, "height": 500, "strokes": [[[0, 0], [500, 250]]]}
    record["writer"] = " Mia\n Ann "
    path.write_text(f"damaged\n{json.dumps(record)}\n")
    imported = import_file(store, path)
    assert [problem.line for problem in imported.problems] == [1]
    drawing = store.drawing(imported.added.uids[0])
    assert drawing is not None
    assert drawing.writer == "Mia Ann"


def test_all_unreadable_lines_are_counted(store: DrawingStore, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    record = {"label": "4", "width": 500, "height": 500, "strokes": [[[0, 0], [500, 250]]]}
    path.write_text("damaged\n" * 150 + json.dumps(record))
    imported = import_file(store, path)
    assert (imported.skipped, len(imported.problems)) == (150, 100)


def test_a_file_of_another_kind_is_refused(store: DrawingStore, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("label,pixel0\n3,0\n")
    with pytest.raises(DataError, match="no file of drawings"):
        import_file(store, path)


def test_missing_file_is_an_error(store: DrawingStore, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        import_file(store, tmp_path / "absent.jsonl")


def test_cancelled_import_keeps_what_it_has(store: DrawingStore, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export_strokes(path, store.drawings())
    with DrawingStore(tmp_path / "other.sqlite") as other:
        with pytest.raises(CancelledError):
            import_file(other, path, cancelled=lambda: True)
        assert other.counts().total == 0


def test_import_restores_deleted_drawings(store: DrawingStore, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    drawings = list(store.drawings())
    export_strokes(path, drawings)
    store.delete([drawing.uid for drawing in drawings[:5]])
    added = import_file(store, path).added
    assert (added.restored, added.known) == (5, 7)


def test_pictures_in_folders_by_label(store: DrawingStore, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    drawings = list(store.drawings())
    shares: list[float] = []
    assert export_pictures(folder, drawings, "digit", shares.append) == 12
    assert shares[-1] == 1.0
    assert sorted(path.name for path in folder.iterdir()) == list("0123456789")
    picture = read_picture(folder / "3" / f"{drawings[3].uid}.png")
    expected = digit_image(drawings[3].strokes)
    assert expected is not None
    np.testing.assert_array_equal(picture.grey, expected)


def test_pictures_of_the_canvas_are_black_on_white(store: DrawingStore, tmp_path: Path) -> None:
    drawing = next(store.drawings())
    export_pictures(tmp_path, [drawing], "canvas")
    picture = read_picture(tmp_path / "0" / f"{drawing.uid}.png")
    np.testing.assert_array_equal(picture.grey, 255 - canvas_image(drawing.strokes))


def test_folder_names_are_told_apart_everywhere(store: DrawingStore, tmp_path: Path) -> None:
    drawings = list(store.drawings())[:6]
    labels = ["a", "A", "b", "?", "nul", None]
    uids = [drawing.uid for drawing in drawings]
    store.relabel(dict(zip(uids, labels, strict=True)))
    changed = [drawing for drawing in store.drawings() if drawing.uid in uids]
    export_pictures(tmp_path / "out", changed, "digit")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "U+0061",
        "U+0041",
        "b",
        "U+003F",
        "U+006E-U+0075-U+006C",
        "not labelled",
    }


def test_pictures_that_cannot_be_written(store: DrawingStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        export_pictures(tmp_path / "file", list(store.drawings()), "digit")
    with pytest.raises(CancelledError):
        export_pictures(tmp_path / "out", list(store.drawings()), "digit", cancelled=lambda: True)
