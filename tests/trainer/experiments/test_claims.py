"""The claims of the experiments, on MNIST where it is there and on computer-drawn digits elsewhere.

In brackets, smallest and largest value (``python -m tests.benchmarks.accuracy.experiments``): of
seeds 0 to 9 on MNIST; of seeds 0 to 2 on computer-drawn digits. One seed is enough here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.experiments.outcomes import outcomes
from trainer.data.sources import DataRequest, load
from trainer.data.synthetic import builtin_strokes
from trainer.experiments.trainings import (
    BY_HEART,
    FEW_IMAGES,
    NEVER_SAW,
    NOT_SHUFFLED,
    RATES,
    WRONG_LABELS,
)

if TYPE_CHECKING:
    from trainer.data.digits import DataSet
    from trainer.experiments.experiment import Experiment, Verdict


@pytest.fixture(scope="module")
def dataset(request: pytest.FixtureRequest) -> DataSet:
    try:
        folder = request.getfixturevalue("mnist_folder")
    except pytest.skip.Exception:
        return builtin_strokes.generate(12_000, 2_000, seed=1)
    wanted = DataRequest(folder=folder)
    return load(wanted, report=lambda _: None, cancelled=lambda: False).dataset


def verdict(experiment: Experiment, dataset: DataSet) -> Verdict:
    value = experiment.default
    return experiment.conclude(value, outcomes(experiment, value, dataset))


def test_a_digit_that_it_never_saw_is_no_answer(dataset: DataSet) -> None:
    figures = verdict(NEVER_SAW, dataset).figures
    # [0 to 0; 0 to 0]
    assert figures["answers"] < 0.01
    # [0.982 to 0.986; 0.973 to 0.980]
    assert figures["right_before"] > 0.9


def test_ten_times_as_many_images_help_less_each_time(dataset: DataSet) -> None:
    found = verdict(FEW_IMAGES, dataset)
    assert found.expectation == "less"
    figures = found.figures
    # [0.69 to 0.70, 0.88 to 0.88, 0.92 to 0.93;
    #  0.74 to 0.75, 0.88 to 0.89, 0.92 to 0.92]
    assert figures["few"] > 0.6
    assert figures["more"] - figures["few"] > 0.08
    assert figures["most"] > figures["more"]


def test_a_third_of_wrong_labels_costs_little(dataset: DataSet) -> None:
    found = verdict(WRONG_LABELS, dataset)
    assert found.expectation == "more"
    # [0.96 to 0.97, 0.95 to 0.95; 0.95 to 0.96, 0.94 to 0.94]
    assert found.figures["right"] - found.figures["wrong"] < 0.06


def test_the_best_learning_rate_lies_in_between(dataset: DataSet) -> None:
    found = verdict(RATES, dataset)
    assert found.expectation == "between"
    # [0.954 to 0.963, 1 fails; 0.943 to 0.951, 1 fails]
    assert found.figures["accuracy"] > 0.85
    assert found.figures["failed"] >= 1


def test_what_is_learnt_by_heart_is_not_understood(dataset: DataSet) -> None:
    found = verdict(BY_HEART, dataset)
    assert found.expectation == "worse"
    figures = found.figures
    # [1 to 1, 0.68 to 0.69, 0.945 to 0.953, 0.927 to 0.936;
    #  1 to 1, 0.74 to 0.75, 0.943 to 0.945, 0.929 to 0.931]
    assert figures["train"] > 0.99
    assert figures["train"] - figures["test"] > 0.15
    assert figures["train_many"] - figures["test_many"] < 0.06


def test_sorted_images_are_forgotten(dataset: DataSet) -> None:
    figures = verdict(NOT_SHUFFLED, dataset).figures
    # [0.96 to 0.97, 0.10 to 0.23; 0.95 to 0.96, 0.10 to 0.10]
    assert figures["shuffled"] - figures["sorted"] > 0.2
    # At least the share of the last digit [0.74 to 1.00; 0.89 to 1.00].
    assert figures["answers"] > 0.5
