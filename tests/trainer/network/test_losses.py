from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from trainer.network.losses import loss_function

Floats: TypeAlias = NDArray[np.float64]
Labels: TypeAlias = NDArray[np.int64]

LOGITS = arrays.arrays(np.float64, (3, 10), elements=st.floats(-20, 20))
LABELS = arrays.arrays(np.int64, (3,), elements=st.integers(0, 9))


def softmax(logits: Floats) -> Floats:
    exponentials: Floats = np.exp(logits - logits.max(axis=1, keepdims=True))
    probabilities: Floats = exponentials / exponentials.sum(axis=1, keepdims=True)
    return probabilities


def targets(labels: Labels, smoothing: float) -> Floats:
    one_hot: Floats = np.eye(10)[labels]
    return one_hot * (1 - smoothing) + smoothing / 10


@given(LOGITS, LABELS, st.floats(0, 0.5))
def test_cross_entropy_equals_its_formula(logits: Floats, labels: Labels, smoothing: float) -> None:
    loss = loss_function("cross-entropy", label_smoothing=smoothing)
    expected = -(targets(labels, smoothing) * np.log(softmax(logits))).sum(axis=1).mean()
    assert loss(torch.tensor(logits), torch.tensor(labels)).item() == pytest.approx(expected)


@given(LOGITS, LABELS, st.floats(0, 0.5))
def test_squared_error_equals_its_formula(logits: Floats, labels: Labels, smoothing: float) -> None:
    loss = loss_function("squared-error", label_smoothing=smoothing)
    expected = ((softmax(logits) - targets(labels, smoothing)) ** 2).mean()
    assert loss(torch.tensor(logits), torch.tensor(labels)).item() == pytest.approx(expected)


def test_losses_of_equal_logits_equal_hand_calculations() -> None:
    logits, labels = torch.zeros(4, 10), torch.tensor([0, 3, 3, 9])
    assert loss_function("cross-entropy")(logits, labels).item() == pytest.approx(math.log(10))
    # One error of 0.9 and nine of 0.1.
    expected = (0.9**2 + 9 * 0.1**2) / 10
    assert loss_function("squared-error")(logits, labels).item() == pytest.approx(expected)
