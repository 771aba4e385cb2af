"""Counts of predictions against labels, and the text made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.replay.engine import ReplayedDrawing
from mnist_draw.replay.tally import Tally
from mnist_draw.replay.text_report import details, summary
from trainer.data.recorded_drawing import RecordedDrawing

if TYPE_CHECKING:
    from numpy.typing import NDArray


def sure_of(digit: int) -> NDArray[np.float32]:
    probabilities = np.zeros(10, np.float32)
    probabilities[digit] = 1
    return probabilities


def read_as(label: str | None, digit: int | None, writer: str | None = None) -> ReplayedDrawing:
    probabilities = None if digit is None else sure_of(digit)
    return ReplayedDrawing(RecordedDrawing(label, (), writer), None, probabilities)


def test_tally_counts_by_label_and_by_writer() -> None:
    tally = Tally()
    for each in (
        read_as("4", 4, "a"),
        read_as("4", 9, "a"),
        read_as("4", 9, "b"),
        read_as("7", None, "b"),
        read_as(None, 3),
    ):
        tally.add(each)

    assert (tally.of_class(4).right, tally.of_class(4).count) == (1, 3)
    assert (tally.all_labelled.right, tally.all_labelled.count) == (1, 4)
    assert (tally.total, tally.unlabelled, tally.unread) == (5, 1, 1)
    assert list(tally.confusions()) == [(4, 9, 2), (7, tally.neither, 1)]
    assert {writer: share.accuracy for writer, share in tally.writers.items()} == {"a": 0.5, "b": 0}


def test_tally_counts_not_sure_by_label_and_reason() -> None:
    tally = Tally()
    tally.add(read_as("4", 4))
    for reason in ("several digits", "not a digit", "not a digit"):
        tally.add(replace(read_as("4", 9), not_sure=reason))
    tally.add(replace(read_as(None, 9), not_sure="too little ink"))

    assert tally.not_sure[4] == 3
    assert tally.not_sure[tally.neither] == 1
    assert "Not sure: 4 (not a digit: 2, several digits: 1, too little ink: 1)" in summary(tally)
    (row,) = [line for line in details(tally).splitlines() if line.strip().startswith("4  ")]
    assert row.split()[-2:] == ["25.00%", "3"]


def test_details_list_confusions_and_writers() -> None:
    tally = Tally()
    for each in (read_as("4", 9, "a"), read_as("4", 4, "b"), read_as("0", None, "b")):
        tally.add(each)

    text = details(tally)

    assert "4 read as 9: 1" in text
    assert "0 read as nothing: 1" in text
    assert text.index(" a  0.00% (0 of 1)") < text.index(" b  50.00% (1 of 2)")
    assert "33.33% (1 of 3)" in summary(tally)


def test_summary_and_details_mention_missing_labels() -> None:
    tally = Tally()
    tally.add(read_as(None, 3))
    assert "no drawing has a label" in details(tally)
    assert "none of them labelled" in summary(tally)


def test_labels_that_no_class_has_are_labels() -> None:
    tally = Tally()
    for label in ("cat", None):
        tally.add(read_as(label, 3))
    text = summary(tally)
    assert "2 drawings, none with a label that the network knows." in text
    assert "Without a label: 1" in text


def test_labels_that_the_network_does_not_know_are_counted_apart() -> None:
    tally = Tally(("cat", "dog"))
    for label, index in (("dog", 1), ("dog", 0), ("horse", 0), (None, 1)):
        tally.add(
            ReplayedDrawing(RecordedDrawing(label, ()), None, np.eye(2, dtype=np.float32)[index])
        )

    assert (tally.foreign, tally.unlabelled) == (1, 1)
    assert str(tally.all_labelled) == "50.00% (1 of 2)"
    assert "does not know: 1" in summary(tally)
    assert "dog read as cat: 1" in details(tally)
