from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.dataset.captioned_picture import PICTURE_ROLE
from mnist_draw.dataset.digit_list import (
    DigitList,
    PredictedDigits,
    enlarge,
    split_data_set,
)
from tests.mnist_draw.networks import TINY, dataset, digits, snapshot
from trainer.ink.framing import frame
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

    from trainer.data.digits import DataSet

TEST = digits(60, seed=1)


@pytest.fixture(scope="module")
def predicted() -> PredictedDigits:
    return PredictedDigits(TEST, predict_all(snapshot(), TEST), "Tiny", 0.0, "MNIST")


@pytest.mark.usefixtures("qapp")
def test_images_are_captioned_with_their_labels(qtmodeltester: ModelTester) -> None:
    model = DigitList()
    order = np.flatnonzero(TEST.labels == 3)
    model.show_digits(TEST, order)
    assert model.rowCount() == len(order) > 0
    assert {model.index(row).data() for row in range(len(order))} == {"3"}
    assert model.digit(0).index == order[0]
    first = model.index(0).data(PICTURE_ROLE)
    assert (first.caption, first.tone) == ("3", "muted")
    assert (first.image == TEST.images[order[0]]).all()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # untyped in pytest-qt


@pytest.mark.usefixtures("qapp")
def test_predictions_are_captioned_with_label_and_prediction(predicted: PredictedDigits) -> None:
    model = DigitList()
    model.show_predictions(predicted, predicted.order(mistakes_only=True))
    digit = model.digit(0)
    assert model.index(0).data() == f"{digit.label} / {digit.predicted}"
    assert digit.predicted != digit.label


def test_mistakes_come_first_by_descending_loss(predicted: PredictedDigits) -> None:
    order = predicted.order(mistakes_only=False)
    assert sorted(order) == list(range(60))
    wrong = (predicted.predictions.predicted != TEST.labels)[order]
    assert wrong[: predicted.mistakes].all()
    assert not wrong[predicted.mistakes :].any()
    losses = predicted.predictions.losses[order][: predicted.mistakes]
    assert (np.diff(losses) <= 0).all()


def test_mistakes_equal_the_off_diagonal_of_the_confusion_matrix(
    predicted: PredictedDigits,
) -> None:
    confusion = predicted.predictions.confusion
    assert len(predicted.order(mistakes_only=True)) == predicted.mistakes
    assert predicted.mistakes == confusion.sum() - np.trace(confusion)


def test_a_cell_of_the_confusion_matrix_selects_its_images(predicted: PredictedDigits) -> None:
    for label in range(10):
        for digit in range(10):
            order = predicted.order(mistakes_only=True, cell=(label, digit))
            assert len(order) == predicted.predictions.confusion[label, digit]
            assert (TEST.labels[order] == label).all()


def test_a_data_set_is_split_as_in_a_run() -> None:
    splits = split_data_set(dataset(), TINY, None)
    assert (len(splits.train), len(splits.validation), len(splits.test)) == (200, 50, 50)


@pytest.mark.mnist
def test_framing_restores_an_enlarged_image(mnist: DataSet) -> None:
    images = mnist.test.images[:50]
    differences = []
    for image in images:
        framing = frame(enlarge(image))
        assert framing is not None
        differences.append(np.abs(framing.digit_image.astype(int) - image).mean())
    assert np.mean(differences) < 0.1
