"""Names of runs, folders and files appear as they are: in labels, tips and messages, never as HTML.

Qt takes a text that looks like HTML for HTML, and loads the pictures that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QWidget

from mnist_draw.app import Options
from mnist_draw.runs.window import RunsWindow
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY
from trainer.runs import run_shelf
from trainer.runs.run_reader import SUMMARY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")

EVIL = "<img src=file:evil.png>"


def rendered(widget: QObject) -> Iterator[str]:
    """Texts of a widget or action that Qt would render as HTML if they look like it."""
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
        yield widget.text()
    if isinstance(widget, QWidget | QAction):
        yield widget.toolTip()
        yield widget.whatsThis()
    if isinstance(widget, QComboBox | QAbstractItemView):
        model = widget.model()
        if model is not None:
            yield from tips(model)


def tips(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(QModelIndex()), 20)):
        for column in range(model.columnCount(QModelIndex())):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str):
                yield tip


def test_no_name_of_a_file_or_run_is_taken_for_html(
    start: Start, runs_folder: Path, tmp_path: Path
) -> None:
    recipe = TINY.with_changes(name=f"a {EVIL}", title=f"b {EVIL}", source=f"c {EVIL}")
    kept = keep_run(runs_folder, recipe, name=f"d {EVIL}")
    titled = keep_run(runs_folder, recipe, name="plain")
    run_shelf.rename(titled, f"e {EVIL}")
    damaged = runs_folder / f"f {EVIL}"
    damaged.mkdir()
    (damaged / SUMMARY_FILE).write_text("{")
    weights = tmp_path / f"g {EVIL}.safetensors"
    weights.write_bytes((kept / "weights.safetensors").read_bytes())
    data = tmp_path / f"h {EVIL}"
    data.mkdir()
    (data / f"i {EVIL}.jsonl").write_text("{")

    teacher = start(Options(weights=weights, data_folder=data))
    window = teacher.app.window
    window.runs_action.trigger()
    window.data_action.trigger()
    window.compare_action.trigger()
    runs = window.findChild(RunsWindow)
    assert runs is not None
    table = runs.findChild(QAbstractItemView)
    assert isinstance(table, QAbstractItemView)
    teacher.wait_until(lambda: table.model().rowCount() == 2)
    teacher.app.notifications.show(lambda: f"Saved to {data}")
    teacher.wait_until(lambda: EVIL in teacher.read("messageText"))
    teacher.press("Use weights")
    teacher.wait_until(lambda: len(teacher.opened) == 2)

    objects = [window, *window.findChildren(QObject)]
    seen = {
        (type(each).__name__, each.objectName(), text)
        for each in objects
        for text in rendered(each)
        if EVIL in text
    }
    assert {each for each in seen if QtGui.Qt.mightBeRichText(each[2])} == set()
