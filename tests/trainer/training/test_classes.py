"""Networks for other classes than the ten digits: every kind, with 2, 26 and 64 classes."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from tests.trainer.engine import FAMILIES, NOTHING, QUICK, end, losses, make_data_set, run
from trainer.data.digits import DataSet, Digits
from trainer.events import DataReady
from trainer.network import models, weights
from trainer.network.batch_prediction import predict_all
from trainer.network.evaluation import evaluate
from trainer.recipe.classes import ClassesError
from trainer.recipe.recipes import Recipe
from trainer.training.handwriting_variants import rewrite

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.recipe.classes import Classes

LETTERS = tuple(string.ascii_uppercase)
COUNTS = {
    2: ("cat", "dog"),
    26: LETTERS,
    64: tuple(f"class {number}" for number in range(64)),
}


@pytest.mark.parametrize("classes", COUNTS.values(), ids=COUNTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_kind_of_network_learns_any_classes(
    family: str, classes: Classes, tmp_path: Path
) -> None:
    recipe = FAMILIES[family].with_changes(
        train_images=64, validation_images=64, epochs=1, loss="squared-error", label_smoothing=0.1
    )
    dataset = make_data_set(128, 64, classes)
    events = run(recipe, dataset, pace=NOTHING)
    assert isinstance(events[0], DataReady)
    assert events[0].classes == classes
    assert np.isfinite(losses(events)).all()
    trained = end(events).snapshot
    assert trained.recipe.classes == classes

    weights.save(trained, tmp_path / "weights.safetensors")
    snapshot = weights.load(tmp_path / "weights.safetensors")
    assert snapshot.recipe == trained.recipe

    network = models.build_with(snapshot.recipe, snapshot.arrays).eval()
    images = torch.tensor(dataset.test.images)
    with torch.inference_mode():
        expected = network(images[:, None].float() / 255).numpy()
    logits = snapshot.network.logits(dataset.test.images)
    assert logits.shape == (64, len(classes))
    np.testing.assert_allclose(logits, expected, atol=1e-5, rtol=1e-5)

    labels = torch.tensor(dataset.test.labels, dtype=torch.int64)
    figures = evaluate(network, snapshot.recipe, images, labels)
    predicted = predict_all(snapshot, dataset.test)
    assert figures is not None
    assert predicted.confusion.shape == (len(classes), len(classes))
    assert predicted.confusion.tolist() == [list(row) for row in figures.confusion]
    assert predicted.confusion.sum() == 64


def test_weights_of_other_classes_are_not_continued() -> None:
    start = end(run(QUICK.with_changes(epochs=1), make_data_set(), pace=NOTHING)).snapshot
    with pytest.raises(ClassesError):
        run(QUICK, make_data_set(classes=tuple("abcdefghij")), start=start)


def test_a_label_outside_the_classes_is_an_error() -> None:
    images, labels = np.zeros((2, 28, 28), np.uint8), np.array([0, 2], np.uint8)
    assert Digits(images, labels, ("a", "b", "c"))[1:].classes == ("a", "b", "c")
    with pytest.raises(ValueError, match="labels are 0 to 1, not 2"):
        Digits(images, labels, ("a", "b"))
    with pytest.raises(ValueError, match="classes"):
        Digits(images, labels, ("a", "a", "b"))


def test_training_and_test_images_have_the_same_classes() -> None:
    one, other = make_data_set(20, 20), make_data_set(20, 20, tuple("abcdefghij"))
    with pytest.raises(ValueError, match="different classes"):
        DataSet("mixed", "made for tests", one.train, other.test)


def test_only_digits_are_rewritten_in_other_handwriting() -> None:
    """Class 1 of the letters is a B, and the 1 among other classes is rewritten."""
    recipe = Recipe(written_forms=1.0, train_images=32, validation_images=0, epochs=1)
    letters = make_data_set(32, 10, tuple("ABCDEFGHIJ"))
    still = recipe.with_changes(written_forms=0.0)
    assert losses(run(recipe, letters)) == losses(run(still, letters))
    digits = make_data_set(32, 10, ("A", *"123456789"))
    assert losses(run(recipe, digits)) != losses(run(still, digits))


def test_what_an_image_shows_is_rewritten_whatever_its_label() -> None:
    """The 3s, all of them labelled as 7s, get no bar."""
    whole = make_data_set(32, 10, ("3", "7"))
    threes = Digits(whole.train.images, np.zeros(32, np.uint8), whole.classes)
    dataset = DataSet("threes", "made for tests", threes, whole.test)
    recipe = Recipe(wrong_labels=1.0, train_images=32, validation_images=0, epochs=1)
    rewritten = recipe.with_changes(written_forms=1.0)
    assert losses(run(rewritten, dataset)) == losses(run(recipe, dataset))


def test_images_that_are_no_digits_stay_as_they_are() -> None:
    images = torch.tensor(make_data_set(20, 10).train.images)
    unknown = torch.full((20,), -1)
    assert torch.equal(rewrite(images, unknown, 1.0, torch.Generator()), images)
