from __future__ import annotations

import csv
import dataclasses
import json
import math
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import (
    EVERYTHING,
    NOTHING,
    QUICK,
    end,
    events_of,
    losses,
    run,
    same_weights,
)
from tests.trainer.files.windows import Held
from tests.trainer.runs.kept_runs import DATA, folder_of, keep
from trainer.control import TrainingControl
from trainer.errors import StorageError
from trainer.events import Evaluated, Finished
from trainer.network import weights
from trainer.runs import run_reader, run_shelf, run_writer, snapshots_file
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.events import TrainingEvent

on_posix = pytest.mark.posix(reason="needs POSIX limits and signals")

# Keeps a finished run in child processes, the n-th of which is killed before its n-th file
# operation, until one ends without being killed.
KILLED_BEFORE_EACH_OPERATION = """
import os, signal, sys
from pathlib import Path
import torch
from tests.trainer.engine import QUICK, make_data_set, run
from trainer.runs import run_reader, run_shelf, run_writer

torch.set_num_threads(1)
folder, events = Path(sys.argv[1]), run(QUICK, make_data_set())

def keep_and_die(operations_left):
    def count(event, arguments):
        nonlocal operations_left
        if event.startswith(("open", "os.")) and str(folder) in str(arguments):
            if not operations_left:
                os.kill(os.getpid(), signal.SIGKILL)
            operations_left -= 1
    sys.addaudithook(count)
    list(run_writer.record(iter(events), folder))
    os._exit(0)

for operations in range(100):
    child = os.fork()
    if not child:
        keep_and_die(operations)
    if os.waitpid(child, 0)[1] == 0:
        break
    print(operations, *(path.name for path in folder.glob("[!.]*")), flush=True)
"""


def recorded(folder: Path, *, name: str | None = None) -> list[TrainingEvent]:
    return list(run_writer.record(iter(run(QUICK, DATA, pace=EVERYTHING)), folder, name=name))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_events_are_passed_through_one_by_one(tmp_path: Path) -> None:
    events = run(QUICK, DATA)
    handed: list[TrainingEvent] = []

    def source() -> Iterator[TrainingEvent]:
        for event in events:
            handed.append(event)
            yield event

    for count, event in enumerate(run_writer.record(source(), tmp_path), start=1):
        assert len(handed) == count
        assert event is handed[-1] or isinstance(event, Finished)
    assert len(handed) == len(events)


def test_a_run_folder_holds_steps_evaluations_and_weights(tmp_path: Path) -> None:
    events = recorded(tmp_path)
    folder = folder_of(events)
    assert folder == tmp_path / end(events).run
    steps = rows(folder / "steps.csv")
    assert [int(row["step"]) for row in steps] == list(range(1, 21))
    assert [float(row["train_loss"]) for row in steps] == losses(events)
    figures = rows(folder / "evaluations.csv")
    assert [float(row["accuracy"]) for row in figures] == [
        e.accuracy for e in events_of(Evaluated, events)
    ]
    assert same_weights(weights.load(folder / run_reader.WEIGHTS_FILE), end(events).snapshot)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_run_folder_holds_the_snapshots_before_the_last(tmp_path: Path) -> None:
    folder = folder_of(recorded(tmp_path))
    kept = snapshots_file.load(folder / run_reader.SNAPSHOTS_FILE)
    assert [each.step for each in kept] == list(range(20))
    final = weights.load(folder / run_reader.WEIGHTS_FILE)
    assert {(each.run, each.recipe) for each in kept} == {(final.run, final.recipe)}


def test_a_run_that_keeps_no_snapshots_has_no_file_of_them(tmp_path: Path) -> None:
    folder = keep(run(QUICK, DATA, pace=NOTHING), tmp_path)
    assert not (folder / run_reader.SNAPSHOTS_FILE).exists()
    assert run_reader.read_summary(folder).figures["steps"] == 20


def test_a_run_is_kept_where_its_snapshots_find_no_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(kept: object, path: Path) -> None:
        del kept
        raise StorageError(path, "no space left", "full")

    monkeypatch.setattr(snapshots_file, "save", fill)
    folder = folder_of(recorded(tmp_path))
    assert not (folder / run_reader.SNAPSHOTS_FILE).exists()
    assert weights.load(folder / run_reader.WEIGHTS_FILE).step == 20


def test_figures_that_were_not_measured_are_null(tmp_path: Path) -> None:
    events = run(QUICK.with_changes(validation_images=0), DATA)
    folder = keep(events, tmp_path)
    text = (folder / run_reader.SUMMARY_FILE).read_text()
    assert "NaN" not in text
    assert json.loads(text)["figures"]["validation_accuracy"] is None
    assert math.isnan(end(events).validation_accuracy)


def test_a_stopped_run_is_kept(tmp_path: Path) -> None:
    control = TrainingControl()
    for event in run_writer.record(
        loop.train(QUICK, DATA, control=control, pace=EVERYTHING), tmp_path
    ):
        if isinstance(event, Evaluated) and event.step == 10:
            control.close()
    (summary,) = run_shelf.runs(tmp_path)
    assert summary.figures["stopped"] is True
    assert weights.load(summary.weights_path).step == 10
    assert [each.step for each in snapshots_file.load(summary.snapshots_path)] == list(range(10))


def test_a_run_without_a_step_leaves_nothing(tmp_path: Path) -> None:
    control = TrainingControl()
    control.close()
    events = list(run_writer.record(loop.train(QUICK, DATA, control=control), tmp_path))
    assert end(events).folder is None
    assert end(events).storage_error is None
    assert list(tmp_path.iterdir()) == []


def test_a_run_folder_can_have_another_name(tmp_path: Path) -> None:
    assert folder_of(recorded(tmp_path, name="mine")) == tmp_path / "mine"


def test_an_empty_folder_of_that_name_is_used(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert folder_of(recorded(tmp_path, name="mine")) == tmp_path / "mine"
    assert len(run_shelf.runs(tmp_path)) == 1


def test_a_folder_that_is_not_empty_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("dear diary")
    finished = end(recorded(tmp_path, name="mine"))
    assert finished.folder is None
    assert isinstance(finished.storage_error, StorageError)
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "diary.txt"]


def test_a_run_that_cannot_be_kept_has_its_weights_and_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    finished = end(recorded(tmp_path / "file"))
    assert finished.folder is None
    assert isinstance(finished.storage_error, StorageError)
    assert finished.storage_error.path == tmp_path / "file" / finished.run
    assert finished.snapshot.step == 20


def test_a_run_whose_folder_another_program_holds_is_complete_and_named_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = run(QUICK, DATA)
    with monkeypatch.context() as patch:
        # Not the weights, which are replaced within the folder.
        replace = Path.replace
        Held(patch, 5)
        held = Path.replace
        patch.setattr(Path, "replace", lambda a, b: (held if a.is_dir() else replace)(a, b))
        finished = end(list(run_writer.record(iter(events), tmp_path)))

    assert finished.storage_error is not None
    assert finished.storage_error.problem == "in use"
    assert finished.folder is not None
    assert weights.load(finished.folder / run_reader.WEIGHTS_FILE).step == 20
    assert run_shelf.runs(tmp_path) == []
    os.utime(finished.folder, (0, 0))
    run_shelf.remove_leftovers(tmp_path)
    (summary,) = run_shelf.runs(tmp_path)
    assert summary.folder == tmp_path / finished.run


@on_posix
@pytest.mark.parametrize("room", [100, 5_000])
def test_a_full_disk_costs_the_record_only(tmp_path: Path, room: int) -> None:
    import resource

    events = run(QUICK, DATA)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        finished = end(list(run_writer.record(iter(events), tmp_path)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert isinstance(finished.storage_error, StorageError)
    assert finished.storage_error.path == tmp_path / finished.run
    assert finished.snapshot is end(events).snapshot
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def crashes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[list[str]]]:
    """A folder after many crashes, and the names in it after each."""
    folder = tmp_path_factory.mktemp("crashes")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_EACH_OPERATION, folder],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    return folder, [line.split()[1:] for line in done.stdout.splitlines()]


@on_posix
def test_a_crash_leaves_a_complete_run_or_none(crashes: tuple[Path, list[list[str]]]) -> None:
    folder, after_each = crashes
    assert len(after_each) >= 8
    # At most one run, which stays.
    found = [len(names) for names in after_each]
    assert found == sorted(found)
    (summary,) = run_shelf.runs(folder)
    assert weights.load(summary.weights_path).step == 20
    assert len(rows(summary.folder / "steps.csv")) == 20


@on_posix
def test_leftovers_of_a_crash_are_removed_after_a_minute(
    crashes: tuple[Path, list[list[str]]],
) -> None:
    folder, _ = crashes
    leftovers = {path for path in folder.iterdir() if path.name.startswith(".")}
    assert leftovers
    run_shelf.remove_leftovers(folder)
    assert leftovers <= set(folder.iterdir())
    for path in leftovers:
        os.utime(path, (0, 0))
    run_shelf.remove_leftovers(folder)
    assert sorted(folder.iterdir()) == [summary.folder for summary in run_shelf.runs(folder)]


@on_posix
def test_a_kept_run_survives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync
    synced: list[tuple[int, list[str]]] = []

    def note(descriptor: int) -> None:
        fsync(descriptor)
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            synced.append((os.fstat(descriptor).st_ino, sorted(os.listdir(descriptor))))

    monkeypatch.setattr(os, "fsync", note)
    folder = folder_of(recorded(tmp_path))
    files = sorted(path.name for path in folder.iterdir())
    # First the names of the files, then that of their folder.
    assert synced[-2:] == [
        (folder.stat().st_ino, files),
        (tmp_path.stat().st_ino, [folder.name]),
    ]


def test_a_recipe_named_like_a_path_keeps_its_run_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    events = run(QUICK.with_changes(name="../../elsewhere"), DATA)
    assert keep(events, folder).parent == folder
    assert list(tmp_path.iterdir()) == [folder]


def test_finished_is_unchanged_except_for_its_folder(tmp_path: Path) -> None:
    events = run(QUICK, DATA)
    finished = end(list(run_writer.record(iter(events), tmp_path)))
    assert dataclasses.replace(finished, folder=None) == end(events)


def test_a_run_on_files_whose_names_are_no_text_is_kept(tmp_path: Path) -> None:
    data = dataclasses.replace(DATA, name="caf\udce9")
    folder = keep(run(QUICK, data), tmp_path)
    assert run_reader.read_summary(folder).figures["data"] == r"caf\xe9"
    assert weights.load(folder / run_reader.WEIGHTS_FILE).data == r"caf\xe9"
