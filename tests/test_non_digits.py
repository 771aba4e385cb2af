"""What "not sure" is measured on: drawings of every kind, the same for the same seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.benchmarks.accuracy.non_digits import LETTERS, specimens
from trainer.bundled import nondigits
from trainer.bundled.nondigit_forms import nondigit_forms
from trainer.data.synthetic.digit_forms import digit_forms

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tests.benchmarks.accuracy.non_digits import Specimen
    from trainer.data.recorded_drawing import RecordedDrawing


@pytest.fixture
def written() -> list[RecordedDrawing]:
    return [nondigits.to_drawing(form.drawing(0), form.digit) for form in digit_forms()]


def drawn(written: list[RecordedDrawing], seed: int) -> dict[str, list[Specimen]]:
    return specimens(3, written, np.random.default_rng(seed))


def test_every_kind_is_strokes_or_ink(qapp: QApplication, written: list[RecordedDrawing]) -> None:
    del qapp
    found = drawn(written, 0)
    assert {"star", "dot", "dash", "scribble", "noise", "two digits"} <= set(found)
    for each in (specimen for kind in found.values() for specimen in kind):
        assert (each.recorded is None) != (each.raster is None)
        if each.raster is not None:
            assert each.raster.any()


def test_a_seed_repeats_them(qapp: QApplication, written: list[RecordedDrawing]) -> None:
    del qapp
    first, again, other = (drawn(written, seed)["star"] for seed in (1, 1, 2))
    assert [each.recorded for each in first] == [each.recorded for each in again]
    assert [each.recorded for each in first] != [each.recorded for each in other]


def test_nothing_that_a_teacher_takes_for_a_digit_is_among_the_letters() -> None:
    assert not set("0123456789OIlSZoiszbgqy") & set(LETTERS)


def test_kinds_held_out_are_not_learnt_from() -> None:
    assert not {"star", "spiral", "house", "flower"} & set(nondigit_forms().signs)
