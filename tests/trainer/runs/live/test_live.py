"""Progress of a training in its run folder: what is written, and how it is followed."""

from __future__ import annotations

import dataclasses
import logging
import pickle
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.cli.terminal import SMALL, surroundings
from tests.trainer.engine import (
    EVERYTHING,
    QUICK,
    end,
    events_of,
    losses,
    make_data_set,
    same_weights,
)
from tests.trainer.files.windows import Held, windows_error
from trainer.control import TrainingControl
from trainer.errors import CancelledError, StorageError, TrainerError
from trainer.events import (
    DataReady,
    Evaluated,
    Finished,
    Started,
    StepsDone,
)
from trainer.network import weights
from trainer.runs import run_reader, run_shelf, run_writer
from trainer.runs.live.files import EVENTS_FILE, LIVE_WEIGHTS_FILE, PROGRESS_FOLDER
from trainer.runs.live.follower import follow, watched_recipe
from trainer.runs.live.problems import WatchError
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.events import NetworkEvent, TrainingEvent
    from trainer.network.weights import WeightSnapshot

DATA = make_data_set()
ON_TEST_DATA = ("-m", "tests.trainer.distributed.on_test_data")


def training(folder: Path, **changes: object) -> Iterator[TrainingEvent]:
    """A training that is watched in the folder ``run``."""
    events = loop.train(QUICK.with_changes(**changes), DATA, pace=EVERYTHING)
    return run_writer.record(events, folder, name="run", watchable=True)


@contextmanager
def begun(folder: Path, step: int = 1) -> Iterator[None]:
    """A training that has taken so many steps, and goes on."""
    events = training(folder)
    for event in events:
        if isinstance(event, StepsDone) and event.last_step == step:
            break
    yield
    # Ends its thread; what is watched has been seen.
    for _ in events:
        pass


class Clock:
    """Seconds that pass when a follower waits; then a training takes its next events."""

    def __init__(self, events: Iterator[TrainingEvent], at_once: int = 8) -> None:
        self._events, self._at_once = events, at_once
        self.seconds = 0.0

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        for _, _event in zip(range(self._at_once), self._events, strict=False):
            pass

    def __call__(self) -> float:
        return self.seconds


def watched(folder: Path, clock: Clock, control: TrainingControl | None = None) -> list[object]:
    return list(follow(folder / "run", control or TrainingControl(), wait=clock.wait, clock=clock))


def test_a_watched_training_has_the_events_of_the_training(tmp_path: Path) -> None:
    seen: list[TrainingEvent] = []

    def noted() -> Iterator[TrainingEvent]:
        for event in training(tmp_path):
            seen.append(event)
            yield event

    events: list[NetworkEvent] = watched(tmp_path, Clock(noted()))  # type: ignore[assignment]
    for kind in (DataReady, Started):
        assert events_of(kind, events) == events_of(kind, seen)
    assert losses(events) == losses(seen)
    assert [(e.split, e.step, e.loss) for e in events_of(Evaluated, events)] == [
        (e.split, e.step, e.loss) for e in events_of(Evaluated, seen)
    ]
    finished, own = end(events), end(seen)  # type: ignore[arg-type]
    assert finished.figures() == own.figures()
    assert finished.folder == own.folder == tmp_path / "run"
    assert same_weights(finished.snapshot, own.snapshot)


def test_weights_of_the_training_arrive_while_it_goes_on(tmp_path: Path) -> None:
    with begun(tmp_path):
        path = tmp_path / "run" / PROGRESS_FOLDER / LIVE_WEIGHTS_FILE
        assert weights.load(path).recipe == QUICK
        assert watched_recipe(tmp_path / "run") == QUICK
        assert run_shelf.read_shelf(tmp_path).damaged == ()


def test_a_finished_run_is_shown_at_once(tmp_path: Path) -> None:
    seen = list(training(tmp_path))
    assert {each.name for each in (tmp_path / "run").iterdir()}.isdisjoint({PROGRESS_FOLDER})
    events: list[NetworkEvent] = watched(tmp_path, Clock(iter(())))  # type: ignore[assignment]
    assert isinstance(events[0], Started)
    assert losses(events) == losses(seen)
    assert end(events).figures() == end(seen).figures()  # type: ignore[arg-type]
    assert watched_recipe(tmp_path / "run") == QUICK


def test_half_written_lines_wait_for_their_end(tmp_path: Path) -> None:
    with begun(tmp_path, 5):
        path = tmp_path / "run" / PROGRESS_FOLDER / EVENTS_FILE
        whole = path.read_bytes()
        path.write_bytes(whole[:-20])

        class Completing(Clock):
            def wait(self, seconds: float) -> None:
                super().wait(seconds)
                path.write_bytes(whole)
                if self.seconds > 1:
                    control.stop()

        control = TrainingControl()
        events: list[NetworkEvent] = []
        clock = Completing(iter(()))
        with pytest.raises(CancelledError):
            events.extend(follow(tmp_path / "run", control, wait=clock.wait, clock=clock))
        assert len(losses(events)) == 5


def test_a_training_that_fails_says_why_to_the_watcher(tmp_path: Path) -> None:
    diverging = training(tmp_path, optimiser="sgd", learning_rate=100.0, weight_decay=10.0)
    with pytest.raises(TrainerError, match="stopped being a number"):
        list(diverging)
    with pytest.raises(WatchError, match="stopped being a number") as caught:
        watched(tmp_path, Clock(iter(())))
    assert caught.value.problem == "broken off"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.path, again.problem, str(again)) == (
        caught.value.path,
        "broken off",
        str(caught.value),
    )


@pytest.mark.parametrize("moment", ["before", "meanwhile"])
def test_a_folder_that_vanishes_ends_the_watching_with_a_sentence(
    tmp_path: Path, moment: str
) -> None:
    with begun(tmp_path):

        class Vanishing(Clock):
            def wait(self, seconds: float) -> None:
                super().wait(seconds)
                shutil.rmtree(tmp_path / "run", ignore_errors=True)

        if moment == "before":
            shutil.rmtree(tmp_path / "run")
        clock = Vanishing(iter(()))
        with pytest.raises(WatchError, match="vanished") as caught:
            watched(tmp_path, clock)
        assert caught.value.problem == "vanished"
        # A share may be away for a moment.
        assert 15 < clock.seconds < 17


@pytest.mark.parametrize(
    "line",
    [
        b'{"event": "started"}\n',
        b'{"event": "steps_done", "first_step": 1, "losses": [1], "accuracies": []}\n',
        b'{"event": "steps_done", "first_step": 1, "losses": [1], "accuracies": [2]}\n',
        b'{"event": "evaluated", "split": "all"}\n',
        b"[]\n",
        b"\xff\n",
        b'{"a": NaN}\n',
    ],
)
def test_damaged_lines_end_the_watching(tmp_path: Path, line: bytes) -> None:
    with begun(tmp_path):
        with (tmp_path / "run" / PROGRESS_FOLDER / EVENTS_FILE).open("ab") as file:
            file.write(line)
        with pytest.raises(WatchError) as caught:
            watched(tmp_path, Clock(iter(())))
        assert caught.value.problem == "damaged"


def test_other_folders_and_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "damaged" / PROGRESS_FOLDER).mkdir(parents=True)
    (tmp_path / "damaged" / PROGRESS_FOLDER / EVENTS_FILE).write_text('{"format": "other"}\n')
    for name, problem in (("missing", "foreign"), ("file", "foreign"), ("damaged", "damaged")):
        with pytest.raises(WatchError) as caught:
            watched_recipe(tmp_path / name)
        assert caught.value.problem == problem


def test_progress_that_cannot_be_written_costs_no_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.runs.live.writer.ProgressWriter._append", fail)
    with caplog.at_level(logging.WARNING):
        finished = end(list(training(tmp_path)))
    assert finished.folder == tmp_path / "run"
    assert finished.storage_error is None
    assert caplog.text.count("cannot be watched") == 1
    assert run_reader.read_summary(tmp_path / "run").recipe == QUICK


def held_to(patch: pytest.MonkeyPatch, held: Callable[[Path, Path], bool], seconds: float) -> Held:
    """Another program holds some of what is moved for so long."""
    replace = Path.replace
    holding = Held(patch, 5, seconds=seconds)
    refuse = Path.replace
    patch.setattr(Path, "replace", lambda a, b: (refuse if held(a, b) else replace)(a, b))
    return holding


def test_a_program_that_holds_the_progress_for_a_moment_keeps_the_run_from_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = training(tmp_path)
    next(events)
    holding = held_to(monkeypatch, lambda source, _: source.name == PROGRESS_FOLDER, 1.5)
    rmtree = shutil.rmtree

    def remove_unless_held(path: Path, *, ignore_errors: bool = False) -> None:
        if holding.waited >= 1.5:
            rmtree(path, ignore_errors=ignore_errors)
        elif not ignore_errors:
            raise windows_error(32)

    monkeypatch.setattr(shutil, "rmtree", remove_unless_held)
    finished = end(list(events))
    assert finished.storage_error is None
    assert finished.folder == tmp_path / "run"
    assert list(tmp_path.iterdir()) == [tmp_path / "run"]


def test_weights_that_another_program_holds_once_keep_no_event_from_the_watcher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Path] = []
    save = weights.save

    def fail_once(snapshot: WeightSnapshot, path: Path, **options: Any) -> None:
        if not failed:
            failed.append(path)
            raise StorageError(path, "another program has it open", "in use")
        save(snapshot, path, **options)

    monkeypatch.setattr(weights, "save", fail_once)
    with begun(tmp_path, 5):
        text = (tmp_path / "run" / PROGRESS_FOLDER / EVENTS_FILE).read_text()
        assert text.count('"steps_done"') == 5
    assert [path.name for path in failed] == [LIVE_WEIGHTS_FILE]


def test_the_watcher_learns_that_a_complete_run_could_not_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        held_to(patch, lambda _, target: target.name == "run", float("inf"))
        finished = end(list(training(tmp_path)))
    assert finished.storage_error is not None
    assert finished.storage_error.problem == "in use"
    with pytest.raises(WatchError, match="The run is kept in") as caught:
        watched(tmp_path, Clock(iter(())))
    assert caught.value.problem == "broken off"


@pytest.mark.parametrize("origin", ["folder/" * 300, "caf\udce9"])
def test_data_of_any_folder_can_be_watched(tmp_path: Path, origin: str) -> None:
    deep = dataclasses.replace(DATA, origin=origin)
    events = loop.train(QUICK, deep, pace=EVERYTHING)
    clock = Clock(run_writer.record(events, tmp_path, name="run", watchable=True))
    clock.wait(0)
    (ready,) = events_of(DataReady, watched(tmp_path, clock))  # type: ignore[arg-type]
    assert ready.origin == deep.origin


def test_of_a_long_reason_the_watcher_reads_the_beginning(tmp_path: Path) -> None:
    events = list(loop.train(QUICK, DATA, pace=EVERYTHING))

    def failing() -> Iterator[TrainingEvent]:
        yield from events[:-1]
        raise TrainerError("Because of this. " * 1000)

    with pytest.raises(TrainerError):
        list(run_writer.record(failing(), tmp_path, name="run", watchable=True))
    with pytest.raises(WatchError, match="Because of this") as caught:
        watched(tmp_path, Clock(iter(())))
    assert caught.value.problem == "broken off"


def test_a_process_is_watched_from_its_first_step_to_its_run(tmp_path: Path) -> None:
    run_folder = tmp_path / "run"
    command = [sys.executable, *ON_TEST_DATA, *SMALL, "--set", "epochs=30", "--out", run_folder]
    with subprocess.Popen(
        [*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=surroundings()
    ) as process:
        assert process.stderr is not None
        # The first line of progress comes when the training has begun.
        process.stderr.readline()
        events = list(follow(run_folder, TrainingControl()))
        process.stderr.read()
        assert process.wait() == 0
    assert isinstance(events[-1], Finished)
    assert len(losses(events)) == 300
    assert events[-1].folder == run_folder
    kept = {each.name for each in run_folder.iterdir()}
    assert run_reader.SUMMARY_FILE in kept
    assert PROGRESS_FOLDER not in kept
