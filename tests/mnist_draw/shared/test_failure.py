"""Errors of workers as values."""

from __future__ import annotations

import pytest

from mnist_draw.shared.failure import Failure
from trainer.errors import CancelledError


def test_a_failure_keeps_no_variables_of_the_worker() -> None:
    with pytest.raises(CancelledError) as caught:
        raise CancelledError
    failure = Failure.of(caught.value)
    assert failure.error is not None
    assert failure.error.__traceback__ is None
