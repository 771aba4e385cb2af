from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import QUICK, end, run, same_weights
from tests.trainer.runs.kept_runs import DATA, keep, keep_new
from trainer.errors import WeightsError
from trainer.events import Pace
from trainer.network import weights
from trainer.network.packed_weights import pack, unpack
from trainer.runs import run_reader, run_weights, snapshots_file

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.weights import WeightSnapshot


def latest_file(folder: Path) -> Path:
    latest = run_weights.latest_weights(folder)
    assert latest is not None
    file, snapshot = latest
    assert same_weights(snapshot, weights.load(file))
    return file


def weights_at(file: Path, step: int) -> WeightSnapshot:
    return run_weights.weights_at(file, weights.load(file), step)


def test_the_latest_weights_are_those_that_can_be_read(tmp_path: Path) -> None:
    assert run_weights.latest_weights(tmp_path / "nowhere") is None
    first, second = keep_new(tmp_path), keep_new(tmp_path)
    assert latest_file(tmp_path) == second / run_reader.WEIGHTS_FILE
    (second / run_reader.WEIGHTS_FILE).write_bytes(b"damaged")
    assert latest_file(tmp_path) == first / run_reader.WEIGHTS_FILE


def test_the_weights_at_a_step_are_the_last_ones_kept_until_then(tmp_path: Path) -> None:
    events = run(QUICK, DATA, pace=Pace(kept=7))
    file = keep(events, tmp_path) / run_reader.WEIGHTS_FILE
    kept = snapshots_file.load(file.with_name(run_reader.SNAPSHOTS_FILE))
    for step, expected in ((kept[2].step, kept[2]), (kept[3].step - 1, kept[2])):
        assert same_weights(weights_at(file, step), unpack(expected))
    assert same_weights(weights_at(file, 20), end(events).snapshot)


def test_weights_before_the_start_of_a_continued_run_are_reported(tmp_path: Path) -> None:
    start = end(run(QUICK, DATA)).snapshot
    file = keep(run(QUICK, DATA, start=start), tmp_path) / run_reader.WEIGHTS_FILE
    with pytest.raises(WeightsError, match="those of step 20"):
        weights_at(file, 19)


def test_kept_weights_of_another_run_are_reported(tmp_path: Path) -> None:
    file = keep_new(tmp_path) / run_reader.WEIGHTS_FILE
    other = end(run(QUICK, DATA)).snapshot
    snapshots_file.save([pack(other)], file.with_name(run_reader.SNAPSHOTS_FILE))
    with pytest.raises(WeightsError, match="another run"):
        weights_at(file, 3)


def test_a_run_folder_stands_for_its_weights(tmp_path: Path) -> None:
    file = tmp_path / run_reader.WEIGHTS_FILE
    assert run_weights.weights_file(tmp_path) == file
    assert run_weights.weights_file(file) == file
