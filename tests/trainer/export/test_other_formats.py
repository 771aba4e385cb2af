"""Notebooks that execute, and ONNX that computes what the window shows."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import nbclient
import nbformat
import onnx
import pytest

from tests.trainer.engine import FAMILIES, make_data_set
from tests.trainer.export import exported
from tests.trainer.export.idx_folder import write_idx_folder
from trainer.errors import TrainerError
from trainer.export.notebook import notebook
from trainer.export.onnx_file import onnx_model
from trainer.network.forward import NumpyNetwork
from trainer.recipe.presets import PRESETS, preset

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.recipe.recipes import Recipe

NETWORKS = {
    **{recipe.name: recipe for recipe in PRESETS},
    **FAMILIES,
    "gelu": FAMILIES["cnn"].with_changes(activation="gelu"),
    "letters": FAMILIES["mlp"].with_changes(classes=tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
}


@pytest.mark.parametrize("recipe", NETWORKS.values(), ids=NETWORKS)
def test_onnx_computes_what_the_window_shows(recipe: Recipe) -> None:
    snapshot = exported.snapshot_of(recipe)
    images = make_data_set().test.images[:5]
    logits, probabilities = exported.computed(onnx_model(snapshot), images)
    network = NumpyNetwork(recipe, snapshot.arrays, snapshot.temperature)
    expected = network.logits(images)
    assert logits == pytest.approx(expected, abs=1e-4)
    assert probabilities == pytest.approx(network.probabilities(expected), abs=1e-5)


def test_onnx_says_what_its_input_and_its_outputs_are() -> None:
    model = onnx.load_from_string(onnx_model(exported.snapshot_of(NETWORKS["letters"])))
    said = {each.key: each.value for each in model.metadata_props}
    assert json.loads(said["classes"])[25] == "Z"
    assert "longer side is 20 pixels" in said["framing"]
    assert (said["temperature"], said["run"], said["step"]) == ("1.7", "run-1", "7")


def test_without_the_package_onnx_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(TrainerError, match=re.escape(f"{sys.executable} -m pip install onnx")):
        onnx_model(exported.snapshot_of(FAMILIES["linear"]))


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_notebooks_are_valid(recipe: Recipe) -> None:
    nbformat.validate(nbformat.reads(notebook(recipe), as_version=4))  # type: ignore[no-untyped-call]


def test_a_notebook_executes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_idx_folder(tmp_path)
    monkeypatch.setenv("MNIST_DRAW_DATA", str(tmp_path))
    short = preset("keras-mlp-dropout").with_changes(train_images=1280, epochs=1)
    cells = nbformat.reads(notebook(short), as_version=4)  # type: ignore[no-untyped-call]
    done = nbclient.execute(cells, timeout=120, kernel_name="python3")
    text = "".join(output["text"] for cell in done.cells for output in cell.get("outputs", []))
    assert "Epoch 1: loss " in text
    assert "Test: " in text
