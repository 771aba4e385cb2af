from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.dataset.digit_list import DIGIT_ROLE, DigitList, PredictedDigits, divide, enlarged
from tests.mnist_draw.networks import TINY, dataset, digits, snapshot
from trainer.ink.framing import frame
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

TEST = digits(60, seed=1)


@pytest.fixture(scope="module")
def reading() -> PredictedDigits:
    return PredictedDigits(TEST, predict_all(snapshot(), TEST), "Tiny", 0.0)


@pytest.mark.usefixtures("qapp")
def test_images_are_captioned_with_their_labels(qtmodeltester: ModelTester) -> None:
    model = DigitList()
    order = np.flatnonzero(TEST.labels == 3)
    model.show_digits(TEST, order)
    assert model.rowCount() == len(order) > 0
    assert {model.index(row).data() for row in range(len(order))} == {"3"}
    first = model.index(0).data(DIGIT_ROLE)
    assert first.number == order[0]
    assert (first.image == TEST.images[order[0]]).all()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call] # untyped in pytest-qt


@pytest.mark.usefixtures("qapp")
def test_predictions_are_captioned_target_and_predicted(reading: PredictedDigits) -> None:
    model = DigitList()
    model.show_reading(reading, reading.order(mistakes_only=True))
    digit = model.digit(0)
    assert model.index(0).data() == f"{digit.label} / {digit.predicted}"
    assert digit.predicted != digit.label


def test_mistakes_come_first_the_most_surprising_one_before_all(reading: PredictedDigits) -> None:
    order = reading.order(mistakes_only=False)
    assert sorted(order) == list(range(60))
    wrong = (reading.reading.predicted != TEST.labels)[order]
    assert wrong[: reading.mistakes].all()
    assert not wrong[reading.mistakes :].any()
    losses = reading.reading.losses[order][: reading.mistakes]
    assert (np.diff(losses) <= 0).all()


def test_mistakes_alone_are_as_many_as_the_confusion_counts(reading: PredictedDigits) -> None:
    confusion = reading.reading.confusion
    assert len(reading.order(mistakes_only=True)) == reading.mistakes
    assert reading.mistakes == confusion.sum() - np.trace(confusion)


def test_a_cell_of_the_confusion_gives_its_images(reading: PredictedDigits) -> None:
    for label in range(10):
        for predicted in range(10):
            order = reading.order(mistakes_only=True, cell=(label, predicted))
            assert len(order) == reading.reading.confusion[label, predicted]
            assert (TEST.labels[order] == label).all()


def test_a_data_set_is_divided_as_a_run_divides_it() -> None:
    splits = divide(dataset(), TINY, None)
    assert (len(splits.train), len(splits.validation), len(splits.test)) == (200, 50, 50)


@pytest.mark.mnist
def test_an_image_put_on_the_canvas_reaches_the_network_as_it_was(mnist_folder: object) -> None:
    from pathlib import Path

    from trainer.data.mnist import read_mnist

    assert isinstance(mnist_folder, Path)
    images = read_mnist(mnist_folder, lambda _: None, lambda: False).test.images[:50]
    differences = []
    for image in images:
        framing = frame(enlarged(image))
        assert framing is not None
        differences.append(np.abs(framing.digit_image.astype(int) - image).mean())
    assert np.mean(differences) < 0.1
