"""Where the networks of the comparison come from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mnist_draw.compare import sources
from mnist_draw.compare.sources import KINDS, Bundled, Kind, WeightsFile
from mnist_draw.runs.library import read_library
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY, snapshot
from trainer.errors import WeightsError
from trainer.network import weights
from trainer.recipe.summary import summarise
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("kind", KINDS)
def test_bundled_networks_are_of_their_kind_and_know_their_accuracy(kind: Kind) -> None:
    network = sources.load(Bundled(kind))
    assert network.snapshot.recipe.model == kind
    assert network.test_accuracy is not None
    assert 0.9 < network.test_accuracy < 1
    assert network.parameters == summarise(network.snapshot.recipe).parameters


def test_runs_are_listed_newest_first_with_title_and_accuracy(tmp_path: Path) -> None:
    keep_run(tmp_path, name="1-first")
    keep_run(tmp_path, TINY.with_changes(hidden_units=(4,)), name="2-second")
    first, second = run_shelf.runs(tmp_path)
    run_shelf.rename(first.folder, "Our first")

    newest, oldest = sources.runs(read_library(tmp_path))

    assert (newest.path, oldest.path) == (second.weights_path, first.weights_path)
    assert oldest.title == "Our first"
    assert newest.title
    assert newest.test_accuracy == second.figures["test_accuracy"]
    loaded = sources.load(newest)
    assert loaded.snapshot.recipe.hidden_units == (4,)
    assert loaded.test_accuracy == newest.test_accuracy


def test_a_folder_without_runs_lists_none(tmp_path: Path) -> None:
    assert sources.runs(read_library(tmp_path / "nothing")) == ()


def test_files_without_figures_have_no_accuracy(tmp_path: Path) -> None:
    path = tmp_path / "own.safetensors"
    weights.save(snapshot(), path)
    assert sources.load(WeightsFile(path, "own")).test_accuracy is None


@pytest.mark.parametrize(
    "figures",
    ["", "[]", "nonsense", json.dumps({"test_accuracy": "high"}), '{"test_accuracy": NaN}',
     json.dumps({"test_accuracy": 17}), "[" * 100_000],
    ids=["empty", "list", "no JSON", "text", "NaN", "above 1", "deep"],
)  # fmt: skip
def test_strange_figures_are_no_accuracy(tmp_path: Path, figures: str) -> None:
    path = tmp_path / "own.safetensors"
    weights.save(snapshot(), path, provenance={"figures": figures})
    assert sources.load(WeightsFile(path, "own")).test_accuracy is None


def test_a_file_that_is_no_weights_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(WeightsError):
        sources.load(WeightsFile(path, "broken"))
