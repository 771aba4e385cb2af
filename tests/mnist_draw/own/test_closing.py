"""The window asks before it closes while drawings could not be kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from trainer.data.drawing_files import read_drawings
from trainer.drawings.store import DrawingStore

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mnist_draw.own.parts import Bench


def fill_disk(bench: Bench) -> None:
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON drawings BEGIN SELECT RAISE(FAIL, 'full'); END"
        )


def free_disk(bench: Bench) -> None:
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute("DROP TRIGGER full")


def keep(bench: Bench, number: int) -> None:
    bench.draw(number)
    bench.controller.labelling.keep_as(str(number))


def close_unkept(bench: Bench) -> None:
    """Keep a drawing on a full disk and close the window at once: it asks."""
    bench.main_window.show()
    bench.wait(bench.path.exists)
    keep(bench, 1)
    bench.wait(lambda: bench.line == "Kept as 1")
    fill_disk(bench)
    keep(bench, 2)
    bench.main_window.close()
    bench.wait(lambda: asked(bench) is not None)


def asked(bench: Bench) -> QMessageBox | None:
    found = bench.main_window.findChildren(QMessageBox, "unkeptDialog")
    return next((box for box in found if box.isVisible()), None)


def press(bench: Bench, name: str) -> None:
    box = asked(bench)
    assert box is not None
    button = box.findChild(QPushButton, name)
    assert button is not None
    button.click()


def stored(bench: Bench) -> list[str | None]:
    with DrawingStore(bench.path) as store:
        return [drawing.label for drawing in store.drawings()]


def test_it_closes_without_a_question_where_all_is_kept(bench: Bench) -> None:
    bench.main_window.show()
    keep(bench, 1)
    bench.main_window.close()
    bench.wait(lambda: not bench.main_window.isVisible())
    assert stored(bench) == ["1"]


def test_drawings_are_kept_once_there_is_room(bench: Bench) -> None:
    close_unkept(bench)
    box = asked(bench)
    assert box is not None
    assert box.text().startswith("1 drawing is not kept yet.")
    press(bench, "retryUnkeptButton")
    bench.wait(lambda: asked(bench) not in {None, box})
    assert bench.main_window.isVisible()
    free_disk(bench)
    press(bench, "retryUnkeptButton")
    bench.wait(lambda: not bench.main_window.isVisible())
    assert stored(bench) == ["1", "2"]


def test_drawings_are_saved_to_a_file(bench: Bench, tmp_path: Path) -> None:
    close_unkept(bench)
    press(bench, "saveUnkeptButton")
    dialog = bench.main_window.findChild(QFileDialog, "saveUnkeptDialog")
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "saved.jsonl"))
    dialog.reject()
    bench.wait(lambda: not bench.main_window.isVisible())
    assert [drawing.label for drawing in read_drawings(tmp_path / "saved.jsonl")] == ["2"]
    assert stored(bench) == ["1"]


def test_window_stays_open_or_closes_without_them(bench: Bench) -> None:
    close_unkept(bench)
    press(bench, "cancelCloseButton")
    assert bench.main_window.isVisible()
    bench.main_window.close()
    press(bench, "discardUnkeptButton")
    bench.wait(lambda: not bench.main_window.isVisible())
    assert stored(bench) == ["1"]
