"""A file is tested with the weights in use, and its drawings can be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mnist_draw.drawings_menu.desk import one
from tests.mnist_draw.networks import snapshot
from trainer.data.stroke_file import write_drawings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mnist_draw.drawings_menu.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_file_is_tested_with_the_weights_in_use(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text("nonsense\n")
    write_drawings(tmp_path / "good.jsonl", [one(100 + n) for n in range(12)])
    path.write_text("nonsense\n" + (tmp_path / "good.jsonl").read_text())
    desk.menu.test(path)
    assert "no network" in desk.notices.values[0]
    desk.weights.use(snapshot())
    desk.menu.test(path)
    desk.wait_until(lambda: not desk.menu.replay.running)
    assert desk.menu.replay.report.tally.total == 12
    assert "Lines left out: 1" in desk.menu.replay.report._status.text()


def test_a_test_can_be_cancelled_and_another_begun(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    write_drawings(path, [one()] * 2000)
    desk.weights.use(snapshot())
    desk.menu.test(path)
    desk.menu.replay.report.cancelled.emit()
    desk.wait_until(lambda: not desk.menu.replay.running)
    assert "Cancelled" in desk.menu.replay.report._status.text()
    assert desk.menu.replay.report.tally.total < 2000
    write_drawings(path, [one()])
    desk.menu.test(path)
    desk.wait_until(lambda: not desk.menu.replay.running)
    assert desk.menu.replay.report.tally.total == 1


def test_a_chosen_drawing_goes_to_the_canvas_and_undo_brings_the_old_one_back(desk: Desk) -> None:
    desk.draw()
    mine = desk.area.drawing.strokes
    desk.menu.replay.report.drawing_chosen.emit(one())
    assert desk.area.drawing.strokes == one().strokes
    desk.area.undo_action.trigger()
    desk.area.undo_action.trigger()
    assert desk.area.drawing.strokes == mine
