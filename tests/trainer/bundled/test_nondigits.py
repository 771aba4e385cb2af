"""What the detector learns from: drawings of all sorts, repeatable, and none of them blank."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.bundled import nondigits
from trainer.bundled.nondigit_forms import LETTERS, SIGNS
from trainer.bundled.redrawn_strokes import digit_images
from trainer.data.synthetic import builtin_strokes
from trainer.ink.pen import CANVAS_SIZE
from trainer.ink.stroke_framing import frame_strokes
from trainer.network.rejection import OTHER, SEVERAL


def random() -> np.random.Generator:
    return np.random.default_rng(5)


def test_forms_are_strokes_of_two_points_at_least() -> None:
    for form in [form for group in (LETTERS, SIGNS) for forms in group.values() for form in forms]:
        strokes = nondigits.parse(form)
        assert all(len(stroke) > 1 and stroke.shape[1] == 2 for stroke in strokes), form


def test_letters_that_teachers_take_for_digits_are_left_out() -> None:
    assert not set("OISZlioszbgqy") & set(LETTERS)


def test_drawings_lie_on_the_canvas_and_can_be_framed() -> None:
    for drawing in nondigits.drawn(60, random()) + nondigits.several(20, random()):
        points = [point for stroke in drawing.strokes for point in stroke.points]
        assert all(0 <= point.x <= CANVAS_SIZE and 0 <= point.y <= CANVAS_SIZE for point in points)
        assert frame_strokes(drawing.strokes) is not None


def test_labels_say_what_they_are() -> None:
    assert {drawing.label for drawing in nondigits.drawn(20, random())} == {str(OTHER)}
    assert {drawing.label for drawing in nondigits.several(9, random())} == {str(SEVERAL)}


def test_the_same_seed_draws_the_same() -> None:
    assert nondigits.drawn(30, random()) == nondigits.drawn(30, random())
    np.testing.assert_array_equal(nondigits.images(9, random()), nondigits.images(9, random()))


def test_several_digits_are_made_of_those_that_people_wrote() -> None:
    (one,) = nondigits.several(1, np.random.default_rng(0))
    people = nondigits.several(40, random(), [one])
    forms = nondigits.several(40, random())
    assert people != forms


def test_digits_side_by_side_are_wider_than_any_of_them() -> None:
    digits = builtin_strokes.generate(30, 0, seed=1).train.images
    together = nondigits.several_scanned(20, digits, random())
    rows = (together.max(axis=2) > 0).sum(axis=1)
    columns = (together.max(axis=1) > 0).sum(axis=1)
    assert (columns >= rows).mean() > 0.8


def test_images_are_framed_and_hold_ink() -> None:
    images = nondigits.images(30, random())
    assert images.shape == (30, 28, 28)
    assert (images.max(axis=(1, 2)) == 255).all()


@pytest.mark.parametrize("label", [2, 3, 4])
def test_digits_on_their_side_are_turned(label: int) -> None:
    digits = builtin_strokes.generate(60, 0, seed=2).train
    chosen = digits.images[digits.labels == label]
    lying = nondigits.turned(digits.images, np.where(digits.labels == label, label, 0), random())
    assert len(lying) == len(chosen)
    standing_height = (chosen.max(axis=2) > 0).sum(axis=1).mean()
    lying_width = (lying.max(axis=1) > 0).sum(axis=1).mean()
    assert lying_width == pytest.approx(standing_height, abs=2)


def test_drawings_become_digit_images_with_their_label() -> None:
    digits = digit_images(nondigits.drawn(10, random()), random=random())
    assert set(digits.labels.tolist()) == {OTHER}
