"""Names of runs, folders and files appear as they are: in labels, tips and messages, never as HTML.

Qt takes a text that looks like HTML for HTML, and loads the pictures that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractItemView

from mnist_draw.app import Options
from mnist_draw.runs.window import RunsWindow
from tests.foreign_texts import EVIL, taken_for_html
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY
from trainer.runs import run_shelf
from trainer.runs.run_reader import SUMMARY_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")


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

    assert taken_for_html(window) == set()
