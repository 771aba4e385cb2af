from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QTableView, QToolButton, QWidget

from mnist_draw.runs.columns import Column
from mnist_draw.runs.library import RunLibrary, read_library
from mnist_draw.runs.table_model import RunsTableModel
from mnist_draw.runs.table_view import RunsTableView
from mnist_draw.runs.window import RunsWindow
from mnist_draw.shared.widgets.message_bar import MessageBar
from tests import accessible
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY
from tests.mnist_draw.recorder import Recorder
from trainer.recipe.taught import named_taught

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Index: TypeAlias = QModelIndex | QPersistentModelIndex
W = TypeVar("W", bound=QWidget)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three runs, the newest has seed 2."""
    folder = tmp_path_factory.mktemp("runs")
    for seed in range(3):
        keep_run(folder, TINY.with_changes(seed=seed))
    return folder


@pytest.fixture
def empty(qtbot: QtBot) -> RunsWindow:
    window = RunsWindow(TINY)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def window(empty: RunsWindow, folder: Path) -> RunsWindow:
    empty.show_library(read_library(folder))
    return empty


def find(window: QWidget, kind: type[W], name: str) -> W:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def press(window: RunsWindow, name: str) -> None:
    QTest.mouseClick(find(window, QToolButton, name), Qt.MouseButton.LeftButton)


def table(window: RunsWindow) -> QTableView:
    return find(window, QTableView, "runsList")


def cell_centre(window: RunsWindow, row: int, column: Column) -> QPoint:
    view = table(window)
    index = view.model().index(row, column)
    view.scrollTo(index)
    return view.visualRect(index).center()


def click(window: RunsWindow, row: int, column: Column = Column.TEST, *, add: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier if add else Qt.KeyboardModifier.NoModifier
    viewport = table(window).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, keys, cell_centre(window, row, column))


def seeds(window: RunsWindow) -> list[int]:
    return [entry.summary.recipe.seed for entry in window.chosen]


def test_an_empty_window_explains_how_to_get_a_run(empty: RunsWindow) -> None:
    assert find(empty, QLabel, "noRuns").isVisible()
    assert not accessible.button(empty, "Use weights").isEnabled()


def test_the_newest_run_is_on_top_and_selected(window: RunsWindow) -> None:
    assert seeds(window) == [2]
    click(window, 2)
    assert seeds(window) == [0]


def test_keys_held_when_the_list_arrives_leave_the_newest_run_selected(
    empty: RunsWindow, folder: Path
) -> None:
    QTest.keyPress(empty, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)

    empty.show_library(read_library(folder))

    QTest.keyRelease(empty, Qt.Key.Key_Shift)
    assert seeds(empty) == [2]


def test_a_new_run_has_one_row(empty: RunsWindow, tmp_path: Path) -> None:
    for seed in range(3):
        keep_run(tmp_path, TINY.with_changes(seed=seed))
        empty.show_library(read_library(tmp_path))
        assert table(empty).model().rowCount() == seed + 1


def test_a_click_on_a_header_sorts_the_runs(window: RunsWindow) -> None:
    header = table(window).horizontalHeader()
    x = header.sectionViewportPosition(Column.SEED) + header.sectionSize(Column.SEED) // 2
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2)
    )
    by_seed = [table(window).model().index(row, Column.SEED).data() for row in range(3)]
    assert by_seed in (["0", "1", "2"], ["2", "1", "0"])


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("useRunButton", "weights_wanted"),
        ("repeatRunButton", "repeat_wanted"),
    ],
)
def test_a_button_acts_on_the_selected_run(
    qtbot: QtBot, window: RunsWindow, button: str, signal: str
) -> None:
    click(window, 1)
    with qtbot.waitSignal(getattr(window, signal)) as blocker:
        press(window, button)
    assert blocker.args is not None
    assert blocker.args[0].summary.recipe.seed == 1


def test_keys_act_on_the_table_once_the_window_is_opened(qtbot: QtBot, folder: Path) -> None:
    window = RunsWindow(TINY)
    qtbot.addWidget(window)
    # As the application does: the runs are known before the window is shown.
    window.show_library(read_library(folder))
    with qtbot.waitExposed(window):
        window.show()
    focused = window.focusWidget()
    assert focused is table(window)
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(window.chosen) == 3


def test_one_request_is_made_for_the_curves_of_all_selected_runs(window: RunsWindow) -> None:
    table(window).selectAll()
    requests = Recorder(window.curves_wanted)
    press(window, "runCurvesButton")
    (entries,) = requests.values
    assert {entry.summary.recipe.seed for entry in entries} == {0, 1, 2}


def test_a_double_click_and_return_use_the_weights(qtbot: QtBot, window: RunsWindow) -> None:
    viewport = table(window).viewport()
    click(window, 0, Column.DATE)
    with qtbot.waitSignal(window.weights_wanted):
        QTest.mouseDClick(
            viewport, Qt.MouseButton.LeftButton, pos=cell_centre(window, 0, Column.DATE)
        )
    with qtbot.waitSignal(window.weights_wanted):
        QTest.keyClick(table(window), Qt.Key.Key_Return)


def test_several_runs_are_deleted_together(qtbot: QtBot, window: RunsWindow) -> None:
    click(window, 0)
    click(window, 2, add=True)
    with qtbot.waitSignal(window.delete_wanted) as blocker:
        QTest.keyClick(table(window), Qt.Key.Key_Delete)
    assert blocker.args is not None
    folders, titles = blocker.args
    assert folders == tuple(entry.folder for entry in window.chosen)
    assert titles == (f"{TINY.title} (3)", TINY.title)


def test_some_actions_need_exactly_one_run(window: RunsWindow) -> None:
    click(window, 0)
    click(window, 1, add=True)
    for_one = ("useRun", "repeatRun", "renameRun", "openRunFolder")
    assert not any(find(window, QToolButton, f"{name}Button").isEnabled() for name in for_one)
    for_many = ("runCurves", "copyRuns", "deleteRun")
    assert all(find(window, QToolButton, f"{name}Button").isEnabled() for name in for_many)


def test_repeat_is_disabled_during_a_training(window: RunsWindow) -> None:
    window.set_training(training=True)
    assert not accessible.button(window, "Repeat").isEnabled()
    window.set_training(training=False)
    assert accessible.button(window, "Repeat").isEnabled()


def test_a_teaching_cannot_be_repeated_and_says_why(empty: RunsWindow, tmp_path: Path) -> None:
    keep_run(tmp_path, named_taught(TINY))
    empty.show_library(read_library(tmp_path))
    repeat = find(empty, QToolButton, "repeatRunButton")
    assert not repeat.isEnabled()
    assert "Teach it mine" in repeat.toolTip()


def test_after_a_deletion_the_next_run_is_selected(window: RunsWindow, folder: Path) -> None:
    click(window, 0)
    library = read_library(folder)
    window.show_library(RunLibrary(library.entries[:-1], ()))
    assert seeds(window) == [1]


def test_a_deletion_is_undone_by_button_and_keys(qtbot: QtBot, window: RunsWindow) -> None:
    window.set_can_undo(possible=True)
    window.show_deleted(("First",))
    bar = find(window, MessageBar, "messageBar")
    assert "First" in bar.text()
    with qtbot.waitSignal(window.undo_wanted):
        QTest.mouseClick(find(window, QWidget, "messageButton"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.undo_wanted):
        QTest.keyClick(table(window), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_run_is_renamed_in_its_cell(qtbot: QtBot, window: RunsWindow) -> None:
    click(window, 1)
    press(window, "renameRunButton")
    editor = table(window).findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "64 units")
    with qtbot.waitSignal(window.rename_wanted) as blocker:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert blocker.args is not None
    assert blocker.args[1] == "64 units"


def test_rename_pressed_twice_keeps_the_editor(window: RunsWindow) -> None:
    click(window, 1)
    view = find(window, RunsTableView, "runsList")
    view.rename_chosen()
    editor = view.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "half a na")
    # Qt's warning of a second editor would fail this test.
    view.rename_chosen()
    assert editor.text() == "half a na"


def test_a_name_being_typed_stays_when_the_list_changes(
    qtbot: QtBot, window: RunsWindow, folder: Path
) -> None:
    click(window, 1)
    press(window, "renameRunButton")
    editor = table(window).findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "half a na")

    window.show_library(read_library(folder))
    window.set_in_use(window.chosen[0].run)

    assert editor.text() == "half a na"
    QTest.keyClicks(editor, "me")
    with qtbot.waitSignal(window.rename_wanted) as blocker:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert blocker.args is not None
    assert blocker.args[1] == "half a name"


def test_a_run_that_goes_takes_the_editor_of_its_name_along(window: RunsWindow) -> None:
    """Without a warning of Qt, which fails the test."""
    window.activateWindow()
    click(window, 1)
    press(window, "renameRunButton")
    editor = table(window).findChild(QLineEdit)
    assert editor is not None
    editor.setFocus()
    QTest.keyClicks(editor, "half a na")

    window.show_library(RunLibrary((), ()))

    assert not editor.isVisible()


def test_the_check_box_shows_and_hides_curves(qtbot: QtBot, window: RunsWindow) -> None:
    view = table(window)
    index = view.model().index(0, Column.CURVES)
    box = view.visualRect(index)
    middle = QPoint(box.left() + 16, box.center().y())
    with qtbot.waitSignal(window.curves_wanted) as blocker:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert blocker.args is not None
    window.set_shown({blocker.args[0][0].folder})
    assert accessible.button(window, "Hide curves").isEnabled()
    with qtbot.waitSignal(window.curves_unwanted):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_selected_rows_are_copied(window: RunsWindow) -> None:
    click(window, 0)
    QTest.keyClick(table(window), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_the_run_folder_is_opened(window: RunsWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()))
    )
    press(window, "openRunFolderButton")
    assert opened == [window.chosen[0].folder]


def test_damaged_folders_are_counted_and_named(window: RunsWindow, folder: Path) -> None:
    label = find(window, QLabel, "damagedRuns")
    assert not label.isVisible()
    window.show_library(RunLibrary(read_library(folder).entries, (folder / "broken",)))
    assert label.text() == "1 run folder could not be read"
    assert "broken" in label.toolTip()


def test_the_context_menu_offers_all_actions(window: RunsWindow) -> None:
    click(window, 0)
    table(window).customContextMenuRequested.emit(cell_centre(window, 0, Column.NAME))
    menu = find(window, QMenu, "runMenu")
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Use weights",
        "Show curves",
        "Repeat",
        "Rename",
        "Copy",
        "Open folder",
        "Delete",
        "Undo",
    ]
    menu.close()


def test_every_control_has_a_tooltip(window: RunsWindow) -> None:
    buttons = [b for b in window.findChildren(QToolButton) if b.objectName().endswith("Button")]
    assert len(buttons) >= 7
    assert all(button.toolTip() for button in buttons)


class NotedModel(RunsTableModel):
    """Notes the rows that are read."""

    read: set[int]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        self.read.add(index.row())
        return super().data(index, role)


def test_columns_are_fitted_to_the_first_of_many_runs(qtbot: QtBot, tmp_path: Path) -> None:
    """To measure hundreds of rows would stop the window at each change of language."""
    for number in range(90):
        keep_run(tmp_path, name=f"run-{number:02}")
    model = NotedModel(TINY)
    view = RunsTableView(model)
    qtbot.addWidget(view)
    model.read = set()
    model.set_entries(read_library(tmp_path).entries)
    model.read.clear()
    view.fit_columns()
    assert 0 < len(model.read) < 80
