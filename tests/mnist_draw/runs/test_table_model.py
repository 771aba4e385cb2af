from __future__ import annotations

import dataclasses
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt

from mnist_draw.runs import columns
from mnist_draw.runs.columns import Cell, Column, Context, cells
from mnist_draw.runs.library import read_library
from mnist_draw.runs.table_model import SORT_ROLE, RunsTableModel
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY
from tests.mnist_draw.recorder import Recorder
from trainer.events import SettingChanged
from trainer.recipe.presets import FAST_CNN
from trainer.runs import run_reader, run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from mnist_draw.runs.library import RunEntry

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = ("a", "b", "c")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs that differ in seed."""
    folder = tmp_path_factory.mktemp("runs")
    for seed, name in enumerate(NAMES):
        keep_run(folder, TINY.with_changes(seed=seed), name=name)
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """A copy of the runs that a test may change."""
    return shutil.copytree(kept, tmp_path / "runs")


def cell(table: RunsTableModel, row: int, column: Column) -> str:
    return str(table.index(row, column).data())


def filled(folder: Path) -> RunsTableModel:
    table = RunsTableModel(TINY)
    table.set_entries(read_library(folder).entries)
    return table


def test_a_row_counts_the_changes_while_it_trained_and_lists_them_in_its_tip(folder: Path) -> None:
    first, second, third = read_library(folder).entries
    change = SettingChanged(300, "learning_rate", 0.002, 0.015)
    table = RunsTableModel(TINY)
    figures = first.summary.figures
    table.set_entries(
        (
            dataclasses.replace(
                first,
                summary=dataclasses.replace(first.summary, figures=figures | {"changes": 1}),
                changes=(change,),
            ),
            second,
            third,
        )
    )
    assert [cell(table, row, Column.CHANGES) for row in range(3)] == ["1 change", "–", "–"]
    index = table.index(0, Column.CHANGES)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "Step 300: Learning rate 0.015 → 0.002" in tip


def test_a_row_shows_the_run(folder: Path) -> None:
    table = filled(folder)
    summary = run_shelf.runs(folder)[2]
    best = summary.best_validation_accuracy()
    assert best is not None
    # No preset is called "tiny": the title is all there is to tell. No two runs have one name.
    names = [cell(table, row, Column.NAME) for row in range(3)]
    assert names == [TINY.title, f"{TINY.title} (2)", f"{TINY.title} (3)"]
    assert cell(table, 2, Column.RECIPE) == "tiny"
    assert cell(table, 2, Column.SEED) == "2"
    assert cell(table, 2, Column.VALIDATION) == f"{100 * best:.2f} %"
    assert cell(table, 2, Column.TEST) == f"{100 * summary.figures['test_accuracy']:.2f} %"
    assert cell(table, 2, Column.EPOCHS) == "3"
    assert cell(table, 2, Column.ENDED) == "complete"
    assert cell(table, 2, Column.DATA) == "Blocks"
    assert cell(table, 2, Column.DEVICE) == "cpu"
    assert cell(table, 2, Column.DIFFERENCES) == "same settings"


def test_the_model_obeys_qt_model_rules(folder: Path, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(filled(folder))  # type: ignore[no-untyped-call] # untyped in pytest-qt


def test_missing_results_are_dashes_and_sort_last(folder: Path) -> None:
    path = folder / "b" / run_reader.SUMMARY_FILE
    summary = json.loads(path.read_text())
    summary["figures"] = {}
    path.write_text(json.dumps(summary))
    (folder / "b" / run_reader.EVALUATIONS_FILE).unlink()
    table = filled(folder)
    assert {cell(table, 1, column) for column in (Column.TEST, Column.LOSS, Column.EPOCHS)} == {"–"}
    by_test = QSortFilterProxyModel()
    by_test.setSourceModel(table)
    by_test.setSortRole(SORT_ROLE)
    by_test.sort(Column.TEST, Qt.SortOrder.DescendingOrder)
    assert by_test.mapToSource(by_test.index(2, 0)).row() == 1


def test_numbers_are_right_aligned(folder: Path) -> None:
    table = filled(folder)
    assert (
        table.index(0, Column.TEST).data(Qt.ItemDataRole.TextAlignmentRole)
        & Qt.AlignmentFlag.AlignRight
    )


def test_adding_and_removing_runs_keeps_the_other_rows(folder: Path) -> None:
    library = read_library(folder)
    table = RunsTableModel(TINY)
    table.set_entries(library.entries)
    staying = table.index(2, Column.NAME)

    table.set_entries(library.entries[2:])
    assert [entry.folder.name for entry in table.entries] == ["c"]
    table.set_entries(library.entries)

    assert [entry.folder.name for entry in table.entries] == list(NAMES)
    assert staying.isValid()


def test_typing_a_title_requests_renaming(folder: Path, qtbot: QtBot) -> None:
    table = filled(folder)
    with qtbot.waitSignal(table.rename_requested) as blocker:
        assert table.setData(table.index(0, Column.NAME), "  first\n try ")
    assert blocker.args == [folder / "a", "first try"]


def test_typing_the_recipe_title_removes_the_title(folder: Path, qtbot: QtBot) -> None:
    run_shelf.rename(folder / "a", "first")
    table = filled(folder)
    with qtbot.waitSignal(table.rename_requested) as blocker:
        table.setData(table.index(0, Column.NAME), TINY.title)
    assert blocker.args == [folder / "a", ""]


def test_typing_the_same_title_requests_nothing(folder: Path, qtbot: QtBot) -> None:
    table = filled(folder)
    with qtbot.assertNotEmitted(table.rename_requested):
        assert not table.setData(table.index(0, Column.NAME), TINY.title)


def test_rows_are_copied_as_tab_separated_text(folder: Path) -> None:
    text = filled(folder).as_text([folder / "a", folder / "c"])
    header, first, second = (line.split("\t") for line in text.splitlines())
    assert len(header) == len(first) == len(second) == len(Column) - 1
    assert (first[header.index("Seed")], second[header.index("Seed")]) == ("0", "2")


def test_a_library_fills_an_empty_table_in_one_reset(folder: Path) -> None:
    table = RunsTableModel(FAST_CNN)
    resets, inserts = Recorder(table.modelReset), Recorder(table.rowsInserted)
    table.set_entries(read_library(folder).entries)
    assert table.rowCount() == 3
    assert (len(resets), len(inserts)) == (1, 0)


def test_cells_are_built_once_and_not_by_reading_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = []

    def count(entry: RunEntry, context: Context) -> dict[Column, Cell]:
        built.append(entry.folder.name)
        return cells(entry, context)

    monkeypatch.setattr(columns, "cells", count)
    table = filled(folder)
    texts = [cell(table, row, column) for row in range(3) for column in Column]
    assert len(texts) == 3 * len(Column)
    assert built == list(NAMES)


def test_the_run_in_use_is_marked(folder: Path) -> None:
    table = filled(folder)
    second = table.entries[1]
    table.set_in_use(second.run)

    def marks(row: int) -> tuple[bool, bool]:
        accessible = table.index(row, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
        icon = table.index(row, Column.IN_USE).data(Qt.ItemDataRole.DecorationRole)
        return icon is not None, accessible is not None

    assert [marks(row) for row in range(3)] == [(False, False), (True, True), (False, False)]
    assert "Its weights predict now" in table.index(1, Column.NAME).data(
        Qt.ItemDataRole.ToolTipRole
    )
    assert cell(table, 1, Column.NAME) == f"{TINY.title} (2)"
    assert [cell(table, row, Column.IN_USE) for row in range(3)] == ["", "in use", ""]
    table.set_in_use("")
    assert marks(1) == (False, False)


def _set_figures(run: Path, **figures: object) -> None:
    path = run / run_reader.SUMMARY_FILE
    summary = json.loads(path.read_text())
    summary["figures"] |= figures
    path.write_text(json.dumps(summary))


def _against(folder: Path, selected: int = 0) -> list[str]:
    table = filled(folder)
    table.set_selected(table.entries[selected])
    return [cell(table, row, Column.AGAINST) for row in range(3)]


def test_tests_are_compared_with_that_of_the_selected_run(folder: Path) -> None:
    for name, accuracy in (("a", 0.98), ("b", 0.9817), ("c", 0.9799)):
        _set_figures(folder / name, test_accuracy=accuracy, test_images=10_000)
    assert _against(folder) == [
        "selected",
        "+0.17 points, 17 fewer mistakes",
        "−0.01 points, 1 more mistake",
    ]
    table = filled(folder)
    assert cell(table, 0, Column.AGAINST) == "–"


def test_equal_tests_are_said_to_be_equal(folder: Path) -> None:
    for name in NAMES:
        _set_figures(folder / name, test_accuracy=0.98, test_images=10_000)
    assert _against(folder)[1] == "±0.00 points, as many mistakes"


def test_one_fewer_mistake_is_singular(folder: Path) -> None:
    for name, accuracy in (("a", 0.98), ("b", 0.9801)):
        _set_figures(folder / name, test_accuracy=accuracy, test_images=10_000)
    assert _against(folder)[1] == "+0.01 points, 1 fewer mistake"


def test_tests_on_other_images_are_not_compared(folder: Path) -> None:
    _set_figures(folder / "b", data="MNIST")
    assert _against(folder)[1] == "–"


def test_mistakes_are_left_out_where_the_images_are_not_counted(folder: Path) -> None:
    for name, accuracy in (("a", 0.98), ("b", 0.99)):
        _set_figures(folder / name, test_accuracy=accuracy, test_images=0)
    assert _against(folder)[1] == "+1.00 points"


def test_a_run_names_the_run_that_it_continued(folder: Path) -> None:
    first = str(read_library(folder).entries[0].run)
    _set_figures(folder / "b", start_run=first, start_step=1290)
    _set_figures(folder / "c", start_run="gone", start_step=5)
    table = filled(folder)
    assert [cell(table, row, Column.CONTINUED) for row in range(3)] == [
        "–",
        f"{TINY.title}, step 1290",
        "another network, step 5",
    ]
