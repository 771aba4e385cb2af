from __future__ import annotations

import weakref

import numpy as np
import pytest

from trainer.errors import CancelledError
from trainer.kept_errors import without_frames


def fail(images: object) -> None:
    try:
        int(str(images))
    except ValueError as error:
        raise CancelledError from error


def test_a_kept_error_does_not_keep_what_it_has_passed() -> None:
    images = np.zeros(3)
    alive = weakref.ref(images)
    with pytest.raises(CancelledError) as caught:
        fail(images)
    error = caught.value
    del images, caught
    assert alive() is not None

    assert without_frames(error) is error

    assert alive() is None
    assert isinstance(error.__cause__, ValueError)


def test_errors_that_cause_each_other_have_an_end() -> None:
    one, other = CancelledError(), CancelledError()
    one.__cause__, other.__cause__ = other, one
    assert without_frames(one) is one
