"""Window "My drawings": filter, label by key, delete, undo, import and export."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton, QToolButton

from mnist_draw.own.drawing_grid import DrawingGrid
from mnist_draw.own.label_field import LabelField
from mnist_draw.shared.widgets.message_bar import MessageBar
from tests.foreign_texts import EVIL, taken_for_html
from tests.mnist_draw.own.parts import bend
from tests.mnist_draw.recorder import Recorder
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.data.stroke_file import to_json
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mnist_draw.own.parts import Bench

SELECT = QItemSelectionModel.SelectionFlag.Select


def fill(bench: Bench, *drawings: tuple[str | None, str]) -> None:
    with DrawingStore(bench.path) as store:
        for number, (label, writer) in enumerate(drawings):
            store.add((bend(number),), label, writer)


def show(bench: Bench) -> DrawingGrid:
    """Open the window and wait for its drawings, oldest first."""
    bench.controller.action.trigger()
    box = bench.child(QComboBox, "ownOrderBox")
    box.setCurrentIndex(box.findText("Oldest first"))
    grid = bench.child(DrawingGrid, "ownGrid")
    with DrawingStore(bench.path) as store:
        total = store.counts().total
    bench.wait(lambda: len(grid.entries) == total and bench.window.query.order == "oldest")
    bench.wait(lambda: bench.child(QLabel, "ownStatus").text() != "" or not total)
    return grid


def choose(grid: DrawingGrid, *rows: int) -> None:
    grid.clearSelection()
    for row in rows:
        grid.selectionModel().select(grid.model().index(row, 0), SELECT)


def labels(grid: DrawingGrid) -> list[str | None]:
    return [entry.label for entry in grid.entries]


def refused(bench: Bench) -> bool:
    texts = [message(bench), *(text for text, _ in bench.said)]
    return any("Nothing was changed." in text for text in texts)


def delete_first(bench: Bench, grid: DrawingGrid) -> None:
    rest = labels(grid)[1:]
    choose(grid, 0)
    click(bench, "deleteDrawingsButton")
    bench.wait(lambda: labels(grid) == rest)


def message(bench: Bench) -> str:
    bar = bench.window.findChild(MessageBar)
    assert bar is not None
    return bar.text() if bar.isVisible() else ""


def click(bench: Bench, name: str) -> None:
    bench.child(QToolButton, name).click()


def answer(bench: Bench, name: str, path: Path) -> None:
    """Choose a file or folder in a dialog."""
    dialog = bench.window.findChild(QFileDialog, name)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_empty_window_says_what_to_do(bench: Bench) -> None:
    bench.controller.action.trigger()
    empty = bench.child(QLabel, "noDrawings")
    bench.wait(lambda: empty.text().startswith("No drawings yet."))
    assert not bench.child(QToolButton, "exportDrawingsButton").isEnabled()


def test_drawing_labelled_at_the_canvas_appears(bench: Bench) -> None:
    grid = show(bench)
    bench.draw(digit=7)
    bench.controller.labelling.keep_as("7")
    bench.wait(lambda: labels(grid) == ["7"])


def test_drawings_are_counted_at_the_start_and_after_each_change(bench: Bench) -> None:
    counts: list[dict[str | None, int]] = []
    bench.controller.counted.connect(lambda counted: counts.append(counted.by_label))
    bench.wait(lambda: counts == [{}])
    bench.draw(digit=7)
    bench.controller.labelling.keep_as("7")
    bench.wait(lambda: counts[-1:] == [{"7": 1}])


def test_filters_and_counts(bench: Bench) -> None:
    fill(bench, ("1", "Mia"), ("2", "Mia"), (None, ""), ("1", ""))
    grid = show(bench)
    by_label, by_writer = (bench.child(QComboBox, f"own{name}Box") for name in ("Label", "Writer"))
    texts = [by_label.itemText(row) for row in range(by_label.count())]
    assert texts[0] == "All labels: 4"
    assert texts[1:4] == ["0: 0", "1: 2", "2: 1"]
    assert texts[-1] == "Not labelled: 1"
    by_label.setCurrentIndex(2)
    bench.wait(lambda: labels(grid) == ["1", "1"])
    by_writer.setCurrentIndex(by_writer.findText("Mia: 2"))
    bench.wait(lambda: labels(grid) == ["1"])
    by_label.setCurrentIndex(4)
    bench.wait(lambda: labels(grid) == [])
    bench.child(QPushButton, "showAllDrawingsButton").click()
    bench.wait(lambda: len(labels(grid)) == 4)


def test_key_labels_the_selection_and_undo_takes_it_back(bench: Bench) -> None:
    fill(bench, ("1", "Mia"), ("2", "Mia"), (None, ""))
    grid = show(bench)
    choose(grid, 0, 2)
    QTest.keyClick(grid, Qt.Key.Key_9)
    bench.wait(lambda: labels(grid) == ["9", "2", "9"])
    assert message(bench) == "Labelled 2 drawings 9"
    assert len(grid.chosen) == 2
    bench.window.actions_.undo.trigger()
    bench.wait(lambda: labels(grid) == ["1", "2", None])
    assert not bench.window.actions_.undo.isEnabled()


def type_label(bench: Bench, grid: DrawingGrid, text: str, key: Qt.Key = Qt.Key.Key_Return) -> str:
    """Type a label for the selected drawings; returns the one that was offered."""
    bench.show(grid)
    QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    field = bench.child(LabelField, "labelField")
    assert field.is_open
    offered = field.text()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, key)
    assert field.isHidden()
    return offered


def test_selected_drawings_get_a_label_that_no_key_stands_for(bench: Bench) -> None:
    fill(bench, ("1", "Mia"), ("1", "Mia"), (None, ""))
    grid = show(bench)
    choose(grid, 0, 1)
    assert type_label(bench, grid, " cat  7 ") == "1"
    bench.wait(lambda: labels(grid) == ["cat 7", "cat 7", None])
    assert message(bench) == "Labelled 2 drawings cat 7"
    assert len(grid.chosen) == 2
    assert grid.hasFocus()
    choose(grid, 1, 2)
    assert type_label(bench, grid, "x") == ""
    bench.wait(lambda: labels(grid) == ["cat 7", "x", "x"])
    click(bench, "undoDrawingsButton")
    bench.wait(lambda: labels(grid) == ["cat 7", "cat 7", None])


def test_escape_in_the_field_of_the_label_leaves_drawings_and_window(bench: Bench) -> None:
    fill(bench, ("1", ""))
    grid = show(bench)
    choose(grid, 0)
    type_label(bench, grid, "cat", Qt.Key.Key_Escape)
    assert bench.window.isVisible()
    assert labels(grid) == ["1"]
    assert not bench.window.actions_.undo.isEnabled()


def test_a_label_is_asked_for_drawings_only(bench: Bench) -> None:
    fill(bench, ("1", ""))
    grid = show(bench)
    grid.clearSelection()
    assert not bench.child(QToolButton, "labelDrawingsButton").isEnabled()


def test_deletions_are_undone_one_by_one(bench: Bench) -> None:
    fill(bench, ("1", ""), ("2", ""), ("3", ""))
    grid = show(bench)
    for row in (2, 0):
        choose(grid, row)
        click(bench, "deleteDrawingsButton")
        bench.wait(lambda: message(bench) == "Deleted 1 drawing")
        bench.window.dismiss_message()
    bench.wait(lambda: labels(grid) == ["2"])
    click(bench, "undoDrawingsButton")
    bench.wait(lambda: labels(grid) == ["1", "2"])
    click(bench, "undoDrawingsButton")
    bench.wait(lambda: labels(grid) == ["1", "2", "3"])


def test_undo_that_fails_can_be_tried_again(bench: Bench) -> None:
    fill(bench, ("1", ""), ("2", ""))
    grid = show(bench)
    delete_first(bench, grid)
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON drawings BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    click(bench, "undoDrawingsButton")
    bench.wait(lambda: refused(bench))
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute("DROP TRIGGER full")
    click(bench, "undoDrawingsButton")
    bench.wait(lambda: labels(grid) == ["1", "2"])


def test_a_deletion_that_cannot_be_undone_does_not_block_earlier_ones(bench: Bench) -> None:
    fill(bench, ("1", ""), ("2", ""))
    grid = show(bench)
    delete_first(bench, grid)
    delete_first(bench, grid)
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON drawings WHEN OLD.label = '2'"
            " BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    for _ in range(2):
        bench.window.dismiss_message()
        bench.said.clear()
        click(bench, "undoDrawingsButton")
        bench.wait(lambda: refused(bench))
    click(bench, "undoDrawingsButton")
    bench.wait(lambda: labels(grid) == ["1"])


def test_drawings_are_given_to_the_chosen_writer(bench: Bench) -> None:
    fill(bench, ("1", ""), ("2", "Ben"))
    grid = show(bench)
    bench.controller.writer_button.writer_chosen.emit("Mia")
    assert bench.child(QToolButton, "assignWriterButton").text() == "By Mia"
    choose(grid, 0, 1)
    click(bench, "assignWriterButton")
    bench.wait(lambda: [entry.writer for entry in grid.entries] == ["Mia", "Mia"])


def test_double_click_puts_a_drawing_on_the_canvas(bench: Bench) -> None:
    fill(bench, ("1", "Mia"))
    grid = show(bench)
    put: list[object] = []
    bench.controller.canvas_wanted.connect(put.append)
    grid.activated.emit(grid.model().index(0, 0))
    bench.wait(lambda: put)


def test_file_is_exported_and_imported_twice(bench: Bench, tmp_path: Path) -> None:
    fill(bench, ("1", "Mia"), ("2", "Ben"), ("3", ""))
    grid = show(bench)
    choose(grid, 0, 1)
    actions, path = bench.window.actions_, tmp_path / "out.jsonl"
    actions.export_strokes.trigger()
    answer(bench, "exportStrokesDialog", path)
    bench.wait(lambda: message(bench) == f"2 drawings were written to {path}")
    click(bench, "deleteDrawingsButton")
    bench.wait(lambda: labels(grid) == ["3"])
    actions.import_file.trigger()
    answer(bench, "importDrawingsDialog", path)
    bench.wait(lambda: message(bench) == "out.jsonl: 0 new drawings · 2 deleted ones are back")
    bench.wait(actions.import_file.isEnabled)
    actions.import_file.trigger()
    answer(bench, "importDrawingsDialog", path)
    bench.wait(lambda: message(bench) == "out.jsonl: 0 new drawings · 2 were here already")
    bench.wait(lambda: labels(grid) == ["1", "2", "3"])


def test_pictures_are_exported_into_folders(bench: Bench, tmp_path: Path) -> None:
    fill(bench, ("1", "Mia"), (None, ""))
    show(bench)
    bench.window.actions_.export_digits.trigger()
    answer(bench, "exportPicturesDialog", tmp_path / "out")
    bench.wait(lambda: message(bench).startswith("2 drawings were written to"))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["1", "not labelled"]


def test_labelling_goes_on_during_an_import(bench: Bench, tmp_path: Path) -> None:
    drawing = RecordedDrawing("1", (bend(),))
    path = tmp_path / "many.jsonl"
    lines = (to_json(replace(drawing, strokes=(bend(number),))) for number in range(400))
    path.write_text("\n".join(lines))
    show(bench)
    bench.window.actions_.import_file.trigger()
    answer(bench, "importDrawingsDialog", path)
    bench.draw(55)
    bench.controller.labelling.keep_as("7")
    bench.wait(lambda: bench.line == "Kept as 7")
    assert not bench.window.actions_.import_file.isEnabled()
    bench.child(QPushButton, "cancelTransferButton").click()
    bench.wait(lambda: message(bench) == "Cancelled; what was done so far stays")


def test_unreadable_file_is_explained(bench: Bench, tmp_path: Path) -> None:
    show(bench)
    (tmp_path / "a.jsonl").write_text('{"strokes": 1}\n')
    bench.window.actions_.import_file.trigger()
    answer(bench, "importDrawingsDialog", tmp_path / "a.jsonl")
    bench.wait(lambda: "1 lines could not be read, first line 1" in message(bench))
    (tmp_path / "a.jsonl").write_text('{"strokes": 1}\n' + "nothing\n" * 149)
    bench.wait(bench.window.actions_.import_file.isEnabled)
    bench.window.actions_.import_file.trigger()
    answer(bench, "importDrawingsDialog", tmp_path / "a.jsonl")
    bench.wait(lambda: "150 lines could not be read, first line 1" in message(bench))
    (tmp_path / "a.jsonl").write_text("nothing\n" * 150)
    bench.wait(bench.window.actions_.import_file.isEnabled)
    bench.window.actions_.import_file.trigger()
    answer(bench, "importDrawingsDialog", tmp_path / "a.jsonl")
    bench.wait(lambda: "a.jsonl is no file of drawings" in message(bench))
    bench.wait(bench.window.actions_.import_file.isEnabled)
    bench.window.actions_.import_file.trigger()
    answer(bench, "importDrawingsDialog", tmp_path / "absent.jsonl")
    bench.wait(lambda: "absent.jsonl" in message(bench))


def test_many_drawings_keep_selection_and_position(bench: Bench) -> None:
    with DrawingStore(bench.path) as store:
        store.add_all([NewDrawing((bend(number),), "1") for number in range(300)])
    grid = show(bench)
    grid.verticalScrollBar().setValue(500)
    choose(grid, 120)
    chosen = grid.chosen
    QTest.keyClick(grid, Qt.Key.Key_2)
    bench.wait(lambda: labels(grid)[120] == "2")
    assert grid.chosen == chosen
    assert grid.verticalScrollBar().value() == 500


@pytest.mark.usefixtures("qapp")
def test_entries_are_described_for_screen_readers(bench: Bench) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    fill(bench, (None, "Mia"), ("7", ""))
    grid = show(bench)
    role = Qt.ItemDataRole.AccessibleTextRole
    texts = [grid.model().index(row, 0).data(role) for row in range(2)]
    assert texts[0].startswith("Not labelled, by Mia, ")
    assert texts[1].startswith("7, by a guest, ")


def keep_three(bench: Bench) -> DrawingGrid:
    """Keep a drawing as 3 at the canvas, beside an older one, and choose it in the window."""
    fill(bench, ("1", ""))
    bench.controller.writer_button.writer_chosen.emit("Mia")
    bench.draw(9)
    bench.controller.labelling.keep_as("3")
    bench.wait(lambda: bench.line == "Kept as 3, by Mia")
    grid = show(bench)
    choose(grid, 1)
    return grid


@pytest.mark.parametrize("change", ["relabel", "delete", "rename"])
def test_a_kept_drawing_that_is_changed_cannot_be_taken_back_at_the_canvas(
    bench: Bench, change: str
) -> None:
    grid = keep_three(bench)
    undone = Recorder(bench.controller.labelling.undo_wanted)

    if change == "relabel":
        bench.window.label_wanted.emit("8")
        bench.wait(lambda: labels(grid) == ["1", "8"])
    elif change == "delete":
        click(bench, "deleteDrawingsButton")
        bench.wait(lambda: labels(grid) == ["1"])
    else:
        bench.controller.writer_button.rename_wanted.emit("Mia", "Mimi")
        bench.wait(lambda: [entry.writer for entry in grid.entries] == ["", "Mimi"])

    assert not bench.line.startswith("Kept")
    bench.controller.labelling.line.undo_wanted.emit()
    assert undone.values == []


def test_a_change_of_another_drawing_leaves_the_kept_one(bench: Bench) -> None:
    grid = keep_three(bench)
    delete_first(bench, grid)
    bench.window.actions_.undo.trigger()
    bench.wait(lambda: labels(grid) == ["1", "3"])
    assert bench.line == "Kept as 3, by Mia"


def test_the_name_of_the_writer_is_not_taken_for_html(bench: Bench) -> None:
    show(bench)
    bench.controller.writer_button.writer_chosen.emit(EVIL)
    assert EVIL in bench.child(QToolButton, "assignWriterButton").text()
    assert taken_for_html(bench.window) == set()
