"""The written forms of letters and signs."""

from __future__ import annotations

import hashlib
import json

import numpy as np
import pytest

from trainer.bundled.nondigit_forms import nondigit_forms, parse_forms


def test_capital_t_is_two_strokes() -> None:
    bar, stem = nondigit_forms().letters["T"][1]
    assert bar.tolist() == [[0, 0], [36, 0], [74, 0]]
    assert stem.tolist() == [[37, 0], [37, 50], [37, 100]]


def test_forms_are_those_that_the_bundled_detector_learnt() -> None:
    forms = nondigit_forms()
    assert (len(forms.letters), len(forms.signs)) == (39, 57)
    digest = hashlib.sha256()
    for group in (forms.letters, forms.signs):
        for name, drawings in group.items():
            digest.update(name.encode())
            for stroke in (stroke for drawing in drawings for stroke in drawing):
                digest.update(stroke.astype("<f8").tobytes())
    assert digest.hexdigest()[:16] == "7e1b3ed04f642403"


def test_letters_that_look_like_digits_are_left_out() -> None:
    assert not set("OISZlioszbgqy") & set(nondigit_forms().letters)


def test_strokes_are_lines_and_not_dots() -> None:
    forms = nondigit_forms()
    for group in (forms.letters, forms.signs):
        for name, drawings in group.items():
            for stroke in (stroke for drawing in drawings for stroke in drawing):
                assert np.ptp(stroke, axis=0).max() > 0, name


@pytest.mark.parametrize(
    ("forms", "reason"),
    [([], "no form"), (["1,2"], "two points"), (["1,2 3,4! 5,6"], "corners"), (["1,2 x,4"], "x,y")],
)
def test_an_invalid_form_is_refused_with_its_name(forms: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=f"'A'.*{reason}"):
        parse_forms(json.dumps({"letters": {"A": forms}, "signs": {}}))
