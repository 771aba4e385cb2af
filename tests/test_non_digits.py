"""The non-digits of the benchmark accuracy.not_sure."""

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


def make_specimens(written: list[RecordedDrawing], seed: int) -> dict[str, list[Specimen]]:
    return specimens(3, written, np.random.default_rng(seed))


def test_specimens_are_strokes_or_ink(qapp: QApplication, written: list[RecordedDrawing]) -> None:
    del qapp
    found = make_specimens(written, 0)
    assert {"star", "dot", "dash", "scribble", "noise", "two digits"} <= set(found)
    for each in (specimen for kind in found.values() for specimen in kind):
        assert (each.recorded is None) != (each.raster is None)
        if each.raster is not None:
            assert each.raster.any()


def test_specimens_repeat_for_a_seed(qapp: QApplication, written: list[RecordedDrawing]) -> None:
    del qapp
    first, again, other = (make_specimens(written, seed)["star"] for seed in (1, 1, 2))
    assert [each.recorded for each in first] == [each.recorded for each in again]
    assert [each.recorded for each in first] != [each.recorded for each in other]


def test_letters_exclude_those_like_digits() -> None:
    assert not set("0123456789OIlSZoiszbgqy") & set(LETTERS)


def test_held_out_kinds_are_not_in_the_training_set() -> None:
    assert not {"star", "spiral", "house", "flower"} & set(nondigit_forms().signs)
