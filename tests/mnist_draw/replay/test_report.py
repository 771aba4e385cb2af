"""Report on a replayed file: counts, skipped lines, and the drawings of a cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QTableWidget

from mnist_draw.replay.engine import ReplayedDrawing
from mnist_draw.replay.report import MAX_RIGHT, ReplayReport
from mnist_draw.shared import language, theme
from tests.mnist_draw.recorder import Recorder
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def replayed(label: str | None, digit: int | None, writer: str | None = None) -> ReplayedDrawing:
    drawing = RecordedDrawing(label, (), writer)
    if digit is None:
        return ReplayedDrawing(drawing, None, None)
    probabilities = np.full(10, 0.02, np.float32)
    probabilities[digit] = 0.82
    return ReplayedDrawing(drawing, np.full((28, 28), 99, np.uint8), probabilities)


@pytest.fixture
def report(qtbot: QtBot) -> ReplayReport:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = ReplayReport()
    qtbot.addWidget(widget)
    widget.begin("drawings.jsonl", DIGITS)
    widget.show()
    return widget


def matrix(report: ReplayReport) -> QTableWidget:
    return report.findChild(QTableWidget, "confusionMatrix")  # type: ignore[return-value]


def pictures(report: ReplayReport) -> QListWidget:
    return report.findChild(QListWidget, "reportDrawings")  # type: ignore[return-value]


def text(report: ReplayReport, name: str) -> str:
    label = report.findChild(QLabel, name)
    assert label is not None
    return label.text()


def button(report: ReplayReport) -> QPushButton:
    found = report.findChild(QPushButton, "reportCancelButton")
    assert found is not None
    return found


def cell_text(report: ReplayReport, row: int, column: int) -> str:
    item = matrix(report).item(row, column)
    assert item is not None
    return item.text()


def test_cells_and_accuracy_are_updated(report: ReplayReport) -> None:
    report.add([replayed("4", 4), replayed("4", 9)], 0.5)
    report.add([replayed("4", 9), replayed("7", 7)], 1.0)
    assert (cell_text(report, 4, 9), cell_text(report, 4, 4), cell_text(report, 0, 0)) == (
        "2",
        "1",
        "",
    )
    assert cell_text(report, 4, 11).startswith("33.3")
    assert text(report, "reportAccuracy").startswith("50.0")
    assert matrix(report).isRowHidden(10)
    assert matrix(report).isColumnHidden(10)


def test_drawings_without_label_or_ink_get_a_row_and_a_column(report: ReplayReport) -> None:
    report.add([replayed(None, 4), replayed("4", None)], 1.0)
    assert not matrix(report).isRowHidden(10)
    assert not matrix(report).isColumnHidden(10)
    assert (cell_text(report, 10, 4), cell_text(report, 4, 10)) == ("1", "1")


def test_cell_shows_its_drawings_and_a_click_chooses_one(report: ReplayReport) -> None:
    chosen = Recorder(report.drawing_chosen)
    report.add([replayed("4", 4), replayed("4", 9, "a"), replayed("4", 9, "b")], 1.0)
    matrix(report).setCurrentCell(4, 9)
    shown = pictures(report)
    assert shown.count() == 2
    assert "82.0" in shown.item(1).toolTip()
    assert "b" in shown.item(1).toolTip()
    position = shown.visualItemRect(shown.item(1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=position)
    assert [drawing.writer for drawing in chosen.values] == ["b"]


def test_open_cell_grows_during_the_replay(report: ReplayReport) -> None:
    report.add([replayed("4", 9)], 0.5)
    matrix(report).setCurrentCell(4, 9)
    report.add([replayed("4", 9), replayed("4", 4)], 1.0)
    assert pictures(report).count() == 2


def test_cell_shows_the_first_of_many_drawings(report: ReplayReport) -> None:
    report.add([replayed("4", 4)] * (MAX_RIGHT + 5), 1.0)
    matrix(report).setCurrentCell(4, 4)
    assert pictures(report).count() == MAX_RIGHT
    assert str(MAX_RIGHT) in text(report, "reportCaption")
    assert cell_text(report, 4, 4) == str(MAX_RIGHT + 5)


def test_most_frequent_confusion_is_open_at_the_end(report: ReplayReport) -> None:
    report.add([replayed("4", 4), replayed("1", 7), replayed("4", 9), replayed("4", 9)], 1.0)
    report.finish([], 0)
    assert pictures(report).count() == 2
    assert "4 read as 9: 2" in text(report, "reportCaption")


def test_status_names_skipped_lines_and_failure(report: ReplayReport) -> None:
    report.add([replayed("4", 4)], 0.5)
    report.finish([7], 3, lambda: "The disk is gone.")
    status = text(report, "reportStatus")
    assert "Lines left out: 3" in status
    assert "line 7" in status
    assert "The disk is gone." in status


def speak(app: QApplication, code: language.Language) -> None:
    language.install(app, code)
    QCoreApplication.sendPostedEvents()


def shown(report: ReplayReport) -> list[str]:
    """All that a change of the language renews above the table."""
    return [report.windowTitle(), text(report, "reportAccuracy"), text(report, "reportStatus")]


@pytest.mark.parametrize("state", ["starting", "reading", "ended"])
def test_another_language_renews_title_headline_and_status(
    report: ReplayReport, qapp: QApplication, state: str
) -> None:
    speak(qapp, "en")
    if state != "starting":
        report.add([replayed("4", 4), replayed(None, 3)], 0.5)
    if state == "ended":
        report.finish([7], 3, lambda: QCoreApplication.translate("ReplayReport", "without label"))
    english = shown(report)
    try:
        speak(qapp, "ja")
        japanese = shown(report)
    finally:
        speak(qapp, "en")
    assert all(one != other for one, other in zip(english, japanese, strict=True))
    assert "without" not in japanese[2]
    assert japanese[0].endswith("drawings.jsonl")
    assert shown(report) == english


def test_button_cancels_during_the_replay_and_closes_afterwards(report: ReplayReport) -> None:
    cancelled = Recorder(report.cancelled)
    QTest.mouseClick(button(report), Qt.MouseButton.LeftButton)
    assert len(cancelled) == 1
    assert report.isVisible()
    report.finish([], 0)
    QTest.mouseClick(button(report), Qt.MouseButton.LeftButton)
    assert len(cancelled) == 1
    assert not report.isVisible()


def test_closing_during_the_replay_cancels_it(report: ReplayReport) -> None:
    cancelled = Recorder(report.cancelled)
    report.close()
    assert len(cancelled) == 1


def test_every_widget_has_accessible_name_and_tooltip(report: ReplayReport) -> None:
    report.add([replayed("4", 9)], 1.0)
    matrix(report).setCurrentCell(4, 9)
    for widget in (matrix(report), pictures(report), button(report)):
        assert widget.accessibleName()
        assert widget.toolTip()
    assert pictures(report).item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_not_sure_has_its_own_column(report: ReplayReport) -> None:
    column = matrix(report).columnCount() - 1
    report.add([replayed("4", 4)], 0.3)
    assert matrix(report).isColumnHidden(column)

    report.add([replace(replayed("4", 9), not_sure="several digits")], 0.6)

    assert not matrix(report).isColumnHidden(column)
    cell = matrix(report).item(4, column)
    assert cell is not None
    assert cell.text() == "1"
    # It is counted by its prediction too.
    assert cell_text(report, 4, 9) == "1"


def test_drawings_that_are_not_sure_can_be_opened(report: ReplayReport) -> None:
    doubtful = replace(replayed("4", 9), not_sure="not a digit")
    report.add([replayed("4", 4), doubtful], 1.0)

    matrix(report).setCurrentCell(4, matrix(report).columnCount() - 1)

    assert pictures(report).count() == 1
    assert "nothing like a digit" in pictures(report).item(0).toolTip()
    assert "not sure: 1 drawings" in text(report, "reportCaption")
    assert text(report, "reportCaption").endswith("Click one to put it on the canvas.")
