"""The five small networks that come with the app."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.bundled.compared_recipes import RECIPES
from trainer.data.synthetic import builtin_strokes
from trainer.network import weights
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from trainer.data.digits import DataSet, Digits

FOLDER = Path(__file__).parents[3] / "resources" / "weights" / "compared"
# Accuracy on built-in strokes and on MNIST's test images, at least.
BUILT_IN = {"linear": 0.8, "mlp": 0.92, "cnn": 0.95, "rnn": 0.92, "lstm": 0.95}
MNIST = {"linear": 0.91, "mlp": 0.97, "cnn": 0.99, "rnn": 0.97, "lstm": 0.98}


def path(kind: str) -> Path:
    return FOLDER / f"{kind}.safetensors"


def accuracy(kind: str, digits: Digits) -> float:
    predicted = predict_all(weights.load(path(kind)), digits).predicted
    return float((predicted == digits.labels).mean())


def test_there_is_one_file_a_kind_and_400_kilobytes_are_enough_for_all() -> None:
    files = sorted(FOLDER.glob("*"))
    assert files == sorted(path(kind) for kind in RECIPES)
    assert sum(file.stat().st_size for file in files) <= 400_000


@pytest.mark.parametrize("kind", RECIPES)
def test_weights_were_trained_by_the_recipe_of_their_kind(kind: str) -> None:
    snapshot = weights.load(path(kind))
    assert not snapshot.recipe.with_changes(train_images=55_000).differences(RECIPES[kind])
    assert "CC BY 4.0" in weights.read_metadata(path(kind))["attribution"]


@pytest.mark.parametrize("kind", RECIPES)
def test_handwriting_is_read(kind: str) -> None:
    # Another seed than that of the training: no image is one that the networks learnt from.
    assert accuracy(kind, builtin_strokes.generate(0, 400, seed=77).test) >= BUILT_IN[kind]


@pytest.mark.mnist
@pytest.mark.parametrize("kind", RECIPES)
def test_accuracy_in_the_file_is_that_on_test_images(kind: str, mnist: DataSet) -> None:
    figures = json.loads(weights.read_metadata(path(kind))["figures"])
    assert figures["test_accuracy"] >= MNIST[kind]
    measured = accuracy(kind, mnist.test)
    assert measured == pytest.approx(figures["test_accuracy"], abs=0.0002)
