"""Names and test accuracies of weights that are known."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mnist_draw.network_menu.known import MOST_RUNS, KnownNetworks
from mnist_draw.runs.library import read_library
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY, dataset, snapshot
from trainer.events import Finished
from trainer.network import weights
from trainer.runs import run_shelf
from trainer.training import loop

if TYPE_CHECKING:
    from trainer.network.weights import WeightSnapshot

pytestmark = pytest.mark.usefixtures("qapp")

BUNDLED = Path("bundled.safetensors").absolute()


@pytest.fixture
def known() -> KnownNetworks:
    known = KnownNetworks()
    known.bundled = BUNDLED
    return known


def of_run(run: str, **changes: object) -> WeightSnapshot:
    return dataclasses.replace(snapshot(), run=run, **changes)  # type: ignore[arg-type]


def test_weights_of_the_application_are_ready_made(known: KnownNetworks) -> None:
    known.note_opened(of_run("ours"), BUNDLED)
    assert known.name(of_run("ours")) == "Ready-made: digits"
    assert known.is_bundled(of_run("ours"))
    assert not known.is_bundled(of_run("another"))


def test_relative_path_of_the_applications_file_is_known(
    known: KnownNetworks, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    known.capitals = tmp_path / "capitals.safetensors"
    known.note_opened(of_run("letters"), Path("capitals.safetensors"))
    assert known.name(of_run("letters")) == "Ready-made: capital letters A–Z"


def test_weights_of_a_file_have_its_name(known: KnownNetworks) -> None:
    known.note_opened(of_run("theirs"), Path("folder", "Lisa.safetensors"))
    assert known.name(of_run("theirs")) == "Lisa"


def test_weights_in_training_are_named_by_their_recipe(known: KnownNetworks) -> None:
    recipe = TINY.with_changes(name="mlp", title="MLP")
    known.training = "now"
    described = known.describe(of_run("now", recipe=recipe, data="Blocks", step=3, epoch=0.15))
    assert described.name.startswith("MLP")
    assert described.in_training
    assert described.test_accuracy is None


def test_weights_of_a_run_are_named_by_it(known: KnownNetworks, tmp_path: Path) -> None:
    folder = keep_run(tmp_path)
    run_shelf.rename(folder, "First try")
    known.set_runs(read_library(tmp_path))
    trained = weights.load(folder / "weights.safetensors")
    described = known.describe(trained)
    assert described.name == "First try"
    assert described.test_accuracy == trained.test_accuracy
    assert described.test_accuracy is not None
    assert not described.in_training


def test_the_accuracy_of_a_run_is_known_at_its_end(known: KnownNetworks) -> None:
    (finished,) = (e for e in loop.train(TINY, dataset()) if isinstance(e, Finished))
    assert known.test_accuracy(finished.snapshot) is None
    known.note_finished(finished)
    assert known.test_accuracy(finished.snapshot) == finished.test_accuracy
    earlier = dataclasses.replace(finished.snapshot, step=finished.snapshot.step - 1)
    assert known.test_accuracy(earlier) is None


def test_the_last_runs_come_first(known: KnownNetworks, tmp_path: Path) -> None:
    for number in range(MOST_RUNS + 1):
        keep_run(tmp_path, TINY.with_changes(epochs=1), name=f"run-{number}")
    known.set_runs(read_library(tmp_path))
    names = [entry.folder.name for entry in known.last_runs]
    assert names == [f"run-{number}" for number in range(MOST_RUNS, 0, -1)]
