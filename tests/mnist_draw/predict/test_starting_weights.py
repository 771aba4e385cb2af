"""Choice of the weights that the application starts with."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from mnist_draw.predict import starting_weights
from tests.mnist_draw.networks import TINY, dataset, snapshot
from trainer.errors import WeightsError
from trainer.events import Finished
from trainer.network import weights
from trainer.runs import run_shelf, run_writer
from trainer.training import loop

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.weights import WeightSnapshot


def keep_run(folder: Path, accuracy: float, data: str = "Blocks") -> WeightSnapshot:
    """Keeps a run with a validation accuracy, newer than those before."""
    (finished,) = (e for e in loop.train(TINY, dataset()) if isinstance(e, Finished))
    changed = dataclasses.replace(finished, validation_accuracy=accuracy, data=data)
    for _ in run_writer.record(iter([changed]), folder):
        pass
    return finished.snapshot


@pytest.fixture
def bundled(tmp_path: Path) -> Path:
    """Weights with a validation accuracy of 90 %."""
    path = tmp_path / "bundled.safetensors"
    figures = {"figures": json.dumps({"validation_accuracy": 0.9})}
    weights.save(snapshot(seed=90), path, provenance=figures)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "runs"


def same(one: WeightSnapshot | None, other: WeightSnapshot) -> bool:
    assert one is not None
    return all((one.arrays[name] == array).all() for name, array in other.arrays.items())


def test_without_runs_the_bundled_weights_are_used(folder: Path, bundled: Path) -> None:
    start = starting_weights.choose(None, folder, bundled)

    assert same(start.snapshot, weights.load(bundled))
    assert start.problem is None


def test_the_installed_weights_are_sound(folder: Path) -> None:
    start = starting_weights.choose(None, folder)

    assert start.snapshot is not None
    assert start.snapshot.data == "MNIST + pen strokes"
    assert start.problem is None


def test_a_better_run_is_used(folder: Path, bundled: Path) -> None:
    reached = keep_run(folder, 0.95)

    assert same(starting_weights.choose(None, folder, bundled).snapshot, reached)


@pytest.mark.parametrize(("accuracy", "data"), [(0.5, "Blocks"), (0.99, "MNIST")])
def test_a_worse_run_or_one_on_other_data_is_not_used(
    folder: Path, bundled: Path, accuracy: float, data: str
) -> None:
    keep_run(folder, accuracy, data)

    assert same(starting_weights.choose(None, folder, bundled).snapshot, weights.load(bundled))


def test_a_run_with_damaged_weights_is_skipped(folder: Path, bundled: Path) -> None:
    reached = keep_run(folder, 0.95)
    keep_run(folder, 0.96)
    run_shelf.runs(folder)[-1].weights_path.write_bytes(b"damaged")

    start = starting_weights.choose(None, folder, bundled)

    assert same(start.snapshot, reached)
    assert start.problem is None


def test_a_requested_file_is_preferred(folder: Path, bundled: Path, tmp_path: Path) -> None:
    keep_run(folder, 0.95)
    wanted = snapshot(seed=1)
    weights.save(wanted, tmp_path / "wanted.safetensors")

    start = starting_weights.choose(tmp_path / "wanted.safetensors", folder, bundled)

    assert same(start.snapshot, wanted)


def test_a_requested_file_that_cannot_be_used_is_reported(
    folder: Path, bundled: Path, tmp_path: Path
) -> None:
    start = starting_weights.choose(tmp_path / "nothing", folder, bundled)

    assert same(start.snapshot, weights.load(bundled))
    assert isinstance(start.problem, WeightsError)
    assert start.problem.path == tmp_path / "nothing"


def test_a_run_replaces_damaged_bundled_weights(folder: Path, bundled: Path) -> None:
    bundled.write_bytes(b"damaged")
    reached = keep_run(folder, 0.1)

    start = starting_weights.choose(None, folder, bundled)

    assert same(start.snapshot, reached)
    assert isinstance(start.problem, WeightsError)


def test_missing_weights_are_reported(folder: Path, tmp_path: Path) -> None:
    start = starting_weights.choose(None, folder, tmp_path / "nothing")

    assert start.snapshot is None
    assert isinstance(start.problem, WeightsError)


def test_runs_that_cannot_be_listed_leave_the_bundled_weights(
    bundled: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    start = starting_weights.choose(None, tmp_path / "file", bundled)

    assert same(start.snapshot, weights.load(bundled))
    assert start.problem is None
