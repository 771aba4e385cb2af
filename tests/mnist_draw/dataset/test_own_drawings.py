from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.dataset import own_texts
from mnist_draw.dataset.own_drawings import OwnFigures, Score, own_figures
from trainer.data.digits import Digits
from trainer.drawings.test_set import DrawingTestSet
from trainer.network.batch_prediction import BatchPrediction

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TESTED = DrawingTestSet(
    Digits(np.zeros((4, 28, 28), np.uint8), np.array([3, 3, 7, 7], np.uint8)),
    uids=("a", "b", "c", "d"),
    writers=("Ann", "", "Ann", ""),
    unlabelled=2,
)


def read_as(*predicted: int) -> BatchPrediction:
    shares = np.ones(4, np.float32)
    return BatchPrediction(
        np.array(predicted, np.uint8), shares, shares.copy(), shares.copy(),
        np.zeros((10, 10), np.int64),
    )  # fmt: skip


def test_scores_by_writer_and_class_and_without_those_taught() -> None:
    figures = own_figures(TESTED, read_as(3, 8, 7, 7), frozenset("abx"))
    assert figures == OwnFigures(
        by_writer={"": Score(1, 1), "Ann": Score(1, 1)},
        by_class={"7": Score(2, 2)},
        taught=2,
        untaught=Score(2, 2),
        unlabelled=2,
        other_labels=0,
    )


def test_the_text_names_what_is_no_test(qtbot: QtBot) -> None:
    del qtbot
    text = own_texts.figures(own_figures(TESTED, read_as(3, 8, 7, 7), frozenset("abx")))
    notes, writers, labels = text.splitlines()
    assert notes.startswith("2 of 4 were taught")
    assert "reads 2 of 2" in notes
    assert "2 without a label" in notes
    assert writers == "Guests: 1 of 1 · Ann: 1 of 1"
    assert labels == "7: 2 of 2"
