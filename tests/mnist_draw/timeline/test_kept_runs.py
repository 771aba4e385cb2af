"""The time machine of kept runs, whose file may be missing, damaged or another run's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mnist_draw.timeline.worker import TimelineWorker
from tests.mnist_draw.recorder import Recorder
from tests.mnist_draw.timeline.parts import at_step
from tests.trainer.engine import EVERYTHING, NOTHING, QUICK, run
from tests.trainer.runs.kept_runs import DATA, keep
from trainer.network import weights
from trainer.network.packed_weights import pack
from trainer.runs import run_shelf, snapshots_file
from trainer.runs.run_reader import read_summary
from trainer.training import kept_steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.timeline.parts import TimeMachine
    from trainer.network.weights import WeightSnapshot


def open_run(machine: TimeMachine, folder: Path) -> WeightSnapshot:
    """Open the weights of a run, as the Runs window does."""
    path = read_summary(folder).weights_path
    snapshot = weights.load(path)
    machine.prediction.weights_changed.emit(snapshot)
    machine.prediction.opened.emit(snapshot, path)
    return snapshot


def test_the_steps_of_a_kept_run_are_played(
    machine: TimeMachine, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = keep(run(QUICK, DATA, pace=EVERYTHING), tmp_path / "elsewhere")
    run_shelf.rename(folder, "My first run")
    present = open_run(machine, folder)
    qtbot.waitUntil(machine.bar.isVisible)
    assert machine.slider.maximum() == 20
    assert machine.text("timelineRun") == "My first run"
    machine.slider.setValue(7)
    qtbot.waitUntil(lambda: machine.used[-1:] == [7])
    machine.button("timelinePresentButton").click()
    assert machine.weights.snapshot is present


def test_a_run_is_found_in_the_runs_folder(
    machine: TimeMachine, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = keep(run(QUICK, DATA), tmp_path)
    snapshot = weights.load(read_summary(folder).weights_path)
    machine.prediction.opened.emit(snapshot, None)
    qtbot.waitUntil(machine.bar.isVisible)
    assert machine.slider.maximum() == 20


def test_weights_without_a_run_folder_have_a_timeline_of_the_present_only(tmp_path: Path) -> None:
    worker = TimelineWorker()
    found = Recorder(worker.found)
    snapshot = at_step(9)
    worker.find(snapshot, (tmp_path / "live",))
    (timeline,) = found.values
    assert (timeline.last, timeline.problem) == (0, None)
    assert timeline.present is snapshot


def remove(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def replace_by_another_run(path: Path) -> None:
    snapshots_file.save([pack(at_step(0, "another"))], path)


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (remove, "has kept no earlier weights"),
        (truncate, "is damaged"),
        (replace_by_another_run, "is damaged"),
        (replace_by_a_folder, "cannot be opened"),
    ],
)
def test_the_slider_says_why_a_run_cannot_be_played(
    machine: TimeMachine,
    tmp_path: Path,
    qtbot: QtBot,
    damage: Callable[[Path], None],
    reason: str,
) -> None:
    folder = keep(run(QUICK, DATA), tmp_path)
    damage(read_summary(folder).snapshots_path)
    present = open_run(machine, folder)
    qtbot.waitUntil(machine.bar.isVisible)
    assert reason in machine.text("timelineRun")
    assert not machine.slider.isEnabled()
    assert not machine.button("timelinePlayButton").isEnabled()
    assert machine.weights.snapshot is present


def test_the_slider_says_that_a_network_is_too_large(
    machine: TimeMachine, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_steps, "MOST_BYTES", 1000)
    open_run(machine, keep(run(QUICK, DATA, pace=NOTHING), tmp_path))
    qtbot.waitUntil(machine.bar.isVisible)
    assert machine.text("timelineRun") == "This network is too large to keep its earlier weights"


def test_a_training_takes_the_slider_back_from_a_kept_run(
    machine: TimeMachine, tmp_path: Path, qtbot: QtBot
) -> None:
    machine.train(0, 1, kept=(0, 1))
    open_run(machine, keep(run(QUICK, DATA), tmp_path))
    qtbot.waitUntil(lambda: machine.slider.maximum() == 20)
    machine.take(5)
    assert machine.used[-1] == 5
    assert machine.slider.maximum() == 2
    assert machine.text("timelineStep").startswith("step 5 ")
