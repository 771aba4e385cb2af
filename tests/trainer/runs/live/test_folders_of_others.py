"""Progress in a run folder that is no longer that of one training."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import EVERYTHING, QUICK, end, events_of, losses, make_data_set
from tests.trainer.runs.live.test_live import Clock, begun, training
from trainer.control import TrainingControl
from trainer.errors import CancelledError, TrainerError
from trainer.events import Started, StepsDone, TrainingEvent
from trainer.runs import run_reader, run_writer
from trainer.runs.live.files import EVENTS_FILE, LIVE_WEIGHTS_FILE, PROGRESS_FOLDER
from trainer.runs.live.follower import follow
from trainer.runs.live.problems import WatchError
from trainer.runs.live.writer import ProgressWriter
from trainer.training import loop

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.events import NetworkEvent

DATA = make_data_set()


def watch_for_a_minute(run: Path) -> None:
    control = TrainingControl()

    class Stopping(Clock):
        def wait(self, seconds: float) -> None:
            super().wait(seconds)
            if self.seconds > 60:
                control.stop()

    clock = Stopping(iter(()))
    for _ in follow(run, control, wait=clock.wait, clock=clock):
        pass


@pytest.mark.parametrize("prepared", [False, True])
def test_a_training_stopped_before_its_first_step_leaves_the_folder_as_it_was(
    tmp_path: Path, *, prepared: bool
) -> None:
    if prepared:
        (tmp_path / "run").mkdir()
    control = TrainingControl()
    control.stop()
    events = loop.train(QUICK, DATA, control=control, pace=EVERYTHING)
    finished = end(list(run_writer.record(events, tmp_path, name="run", watchable=True)))
    assert (finished.steps, finished.folder) == (0, None)
    assert list(tmp_path.rglob("*")) == [tmp_path / "run"][: int(prepared)]


def test_a_second_training_takes_no_folder_of_one_that_goes_on(tmp_path: Path) -> None:
    with begun(tmp_path):
        events = run_writer.record(
            loop.train(QUICK, DATA),
            tmp_path,
            name="run",
            watchable=True,
            instead=[tmp_path / "instead"],
        )
        second = end(list(events))
        assert (tmp_path / "run" / PROGRESS_FOLDER).is_dir()
    assert second.folder == tmp_path / "instead" / second.run
    assert second.storage_error is not None
    assert run_reader.read_summary(tmp_path / "run").figures["run"] != second.run


@pytest.mark.parametrize("ends", [False, True])
def test_the_curves_of_two_trainings_are_never_joined(tmp_path: Path, *, ends: bool) -> None:
    run = tmp_path / "run"
    second, of_second = training(tmp_path), list[TrainingEvent]()

    class Replacing(Clock):
        def wait(self, seconds: float) -> None:
            super().wait(seconds)
            if self.seconds == seconds:
                shutil.rmtree(run)
                for event in second:
                    of_second.append(event)
                    if not ends and isinstance(event, StepsDone) and event.last_step == 15:
                        break

    with begun(tmp_path, 5):
        clock = Replacing(iter(()))
        seen: list[NetworkEvent] = []
        with pytest.raises(WatchError) as caught:
            seen.extend(follow(run, TrainingControl(), wait=clock.wait, clock=clock))
        assert caught.value.problem == "vanished"
        assert len(events_of(Started, seen)) == 1
        assert len(losses(seen)) == 5
    of_second.extend(second)
    assert run_reader.read_summary(run).figures["run"] == end(of_second).run


def test_the_watcher_learns_the_end_of_a_training_whose_disk_was_full_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, lines = ProgressWriter._append, list[str]()

    def take_half_a_line(writer: ProgressWriter, line: str) -> None:
        lines.append(line)
        if len(lines) == 10:
            with (tmp_path / "run" / PROGRESS_FOLDER / EVENTS_FILE).open("a") as file:
                file.write(line[:20])
            raise OSError(28, "No space left on device")
        append(writer, line)

    monkeypatch.setattr(ProgressWriter, "_append", take_half_a_line)
    diverging = training(tmp_path, optimiser="sgd", learning_rate=100.0, weight_decay=10.0)
    with pytest.raises(TrainerError, match="stopped being a number"):
        list(diverging)
    assert len(lines) == 11
    with pytest.raises(WatchError, match="stopped being a number") as caught:
        watch_for_a_minute(tmp_path / "run")
    assert caught.value.problem == "broken off"


def test_curves_go_on_without_weights(tmp_path: Path) -> None:
    with begun(tmp_path, 5):
        (tmp_path / "run" / PROGRESS_FOLDER / LIVE_WEIGHTS_FILE).unlink()
        with pytest.raises(CancelledError):
            watch_for_a_minute(tmp_path / "run")
