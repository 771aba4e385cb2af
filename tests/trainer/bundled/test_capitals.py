"""The network for capital letters that comes with the application."""

from __future__ import annotations

import json
import string
from pathlib import Path

from tests.trainer.engine import make_data_set
from trainer.bundled import capitals
from trainer.network import weights
from trainer.runs import run_writer
from trainer.training import loop

FILE = Path(__file__).parents[3] / "resources/weights/capitals.safetensors"
LETTERS = tuple(string.ascii_uppercase)


def test_the_file_reads_the_alphabet() -> None:
    snapshot = weights.load(FILE)
    assert snapshot.recipe.classes == LETTERS
    assert snapshot.data == capitals.DATA
    assert snapshot.test_accuracy is not None
    assert snapshot.test_accuracy > 0.93
    assert FILE.stat().st_size < 1_000_000
    assert "CC BY 4.0" in weights.read_metadata(FILE)["attribution"]


def test_a_run_becomes_the_file(tmp_path: Path) -> None:
    recipe = capitals.RECIPE.with_changes(epochs=1, train_images=26, validation_images=26)
    dataset = make_data_set(52, 26, LETTERS)
    for _ in run_writer.record(loop.train(recipe, dataset), tmp_path, name="run"):
        pass
    written = capitals.save(tmp_path / "run", tmp_path / "capitals.safetensors")
    read = weights.load(tmp_path / "capitals.safetensors")
    assert read.recipe == written.recipe
    assert read.recipe.name == "capitals-cnn"
    assert "test_accuracy" in json.loads(
        weights.read_metadata(tmp_path / "capitals.safetensors")["figures"]
    )
