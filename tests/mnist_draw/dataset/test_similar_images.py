"""Training images like the drawing: of which class, in which order, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_list import DataSplits, enlarge
from mnist_draw.dataset.similarity import most_similar_first
from mnist_draw.dataset.worker import SimilarImages
from mnist_draw.predict.prediction import Prediction
from tests.mnist_draw.dataset.parts import TRAIN
from tests.mnist_draw.networks import TINY, snapshot
from trainer.data.digits import Digits
from trainer.ink.framing import frame

if TYPE_CHECKING:
    from tests.mnist_draw.dataset.parts import Data

LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_a_bar_leads_to_its_training_images_the_most_similar_first(data: Data) -> None:
    drawn = int(np.flatnonzero(TRAIN.labels == 3)[-1])
    framing = frame(enlarge(TRAIN.images[drawn]))
    data.controller.note_prediction(
        Prediction(1, framing, np.full(10, 0.1, np.float32), snapshot())
    )

    data.controller.show_similar(3)
    assert data.worker.comparisons == []
    data.worker.load()

    (job,) = data.worker.comparisons
    assert job.label == 3
    grid = data.window.findChild(DigitGrid, "imagesGrid")
    assert grid is not None
    shown = [grid.digits.digit(row).index for row in range(grid.digits.rowCount())]
    assert set(shown) == set(np.flatnonzero(TRAIN.labels == 3).tolist())
    assert shown == most_similar_first(TRAIN, 3, job.image).tolist()
    origin = data.window.findChild(QLabel, "dataOrigin")
    assert origin is not None
    assert origin.text() == "Most similar to your drawing first · MNIST · here"


def test_another_choice_ends_the_order_of_similarity(data: Data) -> None:
    framing = frame(enlarge(TRAIN.images[0]))
    data.controller.note_prediction(
        Prediction(1, framing, np.eye(10, dtype=np.float32)[4], snapshot())
    )
    data.worker.load()
    data.controller.show_similar_to_answer()
    box = data.window.findChild(QComboBox, "labelBox")
    origin = data.window.findChild(QLabel, "dataOrigin")
    assert box is not None
    assert origin is not None
    assert box.currentIndex() == 5

    box.setCurrentIndex(6)

    assert origin.text() == "MNIST · here"


def test_without_a_drawing_the_images_have_their_usual_order(data: Data) -> None:
    data.controller.show_similar(3)
    data.worker.load()

    assert data.worker.comparisons == []
    grid = data.window.findChild(DigitGrid, "imagesGrid")
    assert grid is not None
    assert [grid.digits.digit(row).index for row in range(grid.digits.rowCount())] == (
        np.flatnonzero(TRAIN.labels == 3).tolist()
    )


def read_letter(data: Data, letter: str) -> None:
    """A network of letters reads the drawing."""
    answer = np.eye(len(LETTERS), dtype=np.float32)[LETTERS.index(letter)]
    reader = snapshot(TINY.with_changes(classes=LETTERS))
    data.controller.note_prediction(Prediction(1, frame(enlarge(TRAIN.images[0])), answer, reader))


def label_box(data: Data) -> QComboBox:
    box = data.window.findChild(QComboBox, "labelBox")
    assert box is not None
    return box


def listed(data: Data) -> list[int]:
    """Indices of the images that are listed."""
    grid = data.window.findChild(DigitGrid, "imagesGrid")
    assert grid is not None
    return [grid.digits.digit(row).index for row in range(grid.digits.rowCount())]


@pytest.mark.parametrize("letter", ["D", "K"])
def test_a_class_that_the_data_set_lacks_leads_to_all_images(data: Data, letter: str) -> None:
    read_letter(data, letter)
    data.worker.load()

    data.controller.show_similar_to_answer()

    assert data.worker.comparisons == []
    assert listed(data) == list(range(len(TRAIN)))
    assert label_box(data).currentText() == "All digits"
    origin = data.window.findChild(QLabel, "dataOrigin")
    assert origin is not None
    assert origin.text() == f"No images of {letter}: these are all · MNIST · here"
    label_box(data).setCurrentIndex(4)
    assert origin.text() == "MNIST · here"


def test_a_class_is_found_by_its_name(data: Data) -> None:
    """The data set has its classes in another order than the network."""
    read_letter(data, "D")
    data.worker.load(Digits(TRAIN.images, TRAIN.labels, tuple("KDCBAEFGHI")))

    data.controller.show_similar_to_answer()

    (job,) = data.worker.comparisons
    assert job.label == 1
    assert label_box(data).currentText().startswith("D: ")
    assert set(listed(data)) == set(np.flatnonzero(TRAIN.labels == 1).tolist())


def test_a_data_set_without_the_chosen_class_shows_all_its_images(data: Data) -> None:
    data.worker.load()
    label_box(data).setCurrentIndex(4)
    letters = Digits(TRAIN.images, TRAIN.labels, LETTERS)

    data.window.show_splits(DataSplits("Letters", "here", letters, letters, letters, None))

    assert label_box(data).currentText() == "All classes"
    assert listed(data) == list(range(len(letters)))


@pytest.mark.parametrize("loaded", [False, True], ids=["while loading", "while comparing"])
def test_similar_images_that_come_late_leave_another_choice_alone(data: Data, loaded: bool) -> None:
    data.worker.slow = True
    framing = frame(enlarge(TRAIN.images[0]))
    data.controller.note_prediction(
        Prediction(1, framing, np.eye(10, dtype=np.float32)[4], snapshot())
    )
    if loaded:
        data.worker.load()
    data.controller.show_similar_to_answer()

    label_box(data).setCurrentIndex(6)
    if not loaded:
        data.worker.load()
    else:
        data.worker.compare()

    assert label_box(data).currentIndex() == 6
    assert listed(data) == np.flatnonzero(TRAIN.labels == 5).tolist()


def test_only_the_newest_comparison_is_shown(data: Data) -> None:
    data.worker.slow = True
    data.worker.load()
    framing = frame(enlarge(TRAIN.images[0]))
    data.controller.note_prediction(
        Prediction(1, framing, np.full(10, 0.1, np.float32), snapshot())
    )
    data.controller.show_similar(4)
    early = data.worker.comparisons[-1]
    data.controller.show_similar(5)

    order = most_similar_first(TRAIN, early.label, early.image)
    data.worker.similar_found.emit(SimilarImages(early, order))

    assert set(listed(data)) == set(np.flatnonzero(TRAIN.labels == 5).tolist())
