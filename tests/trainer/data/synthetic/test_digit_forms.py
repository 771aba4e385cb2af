"""The written forms of the ten digits and the validation of their file."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from importlib import resources
from typing import Any

import numpy as np
import pytest

from trainer.data.synthetic.digit_forms import digit_forms, parse_forms


def content() -> dict[str, Any]:
    file = resources.files("trainer.data.synthetic") / "digit_forms.json"
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def test_every_digit_has_several_forms() -> None:
    forms = Counter(form.digit for form in digit_forms())
    assert [forms[digit] for digit in range(10)] == [5, 4, 5, 3, 5, 3, 4, 4, 4, 6]


def test_slashed_zero_is_an_oval_and_a_straight_line() -> None:
    (slashed,) = (form for form in digit_forms() if form.note == "slashed")
    assert (slashed.digit, slashed.share) == (0, 0.8)
    assert not slashed.corners.any()
    oval, line = slashed.drawing(0)
    assert oval[:2].tolist() == [[36, 2], [16, 10]]
    assert line.tolist() == [[70, 4], [36, 50], [2, 96]]


def test_flag_and_stem_of_a_one_meet_in_a_corner() -> None:
    (flagged,) = (form for form in digit_forms() if form.note == "with a flag")
    assert np.flatnonzero(flagged.corners).tolist() == [2]
    assert flagged.masters[:, 2].tolist() == [[24, 0], [24, 0], [24, 2]]


def test_forms_are_those_that_the_bundled_weights_learnt() -> None:
    digest = hashlib.sha256()
    for form in digit_forms():
        digest.update(f"{form.digit} {form.share:g}".encode())
        digest.update(form.masters.astype("<f8").tobytes())
        digest.update(form.strokes.astype("<i8").tobytes())
        digest.update(form.corners.tobytes())
    assert digest.hexdigest()[:16] == "014c2297625a7dd8"


def test_forms_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        digit_forms()[0].masters[0, 0, 0] = 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"masters": ["1,2 3,4", "1,2 3,4 5,6"]}, "differ"),
        ({"masters": ["1,2 3,4! 5,6", "1,2 3,4 5,6"]}, "differ"),
        ({"masters": ["1,2 3,4 | 5,6 7,8", "1,2 3,4 5,6 7,8"]}, "differ"),
        ({"masters": ["1,2 3;4"]}, "x,y"),
        ({"masters": []}, "needs a master"),
        ({"share": 0}, "positive share"),
        ({"digit": 10}, "from 0 to 9"),
    ],
)
def test_an_invalid_form_is_refused(change: dict[str, object], reason: str) -> None:
    damaged = content()
    damaged["forms"][0] |= change
    with pytest.raises(ValueError, match=reason):
        parse_forms(json.dumps(damaged))


def test_a_digit_without_forms_is_refused() -> None:
    damaged = content()
    damaged["forms"] = [form for form in damaged["forms"] if form["digit"] != 7]
    with pytest.raises(ValueError, match="every digit"):
        parse_forms(json.dumps(damaged))
