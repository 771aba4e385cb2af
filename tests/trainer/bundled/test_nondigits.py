"""Non-digits for the detector: kinds, labels, seeds, framing."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from trainer.bundled import nondigits
from trainer.bundled.nondigits import LIKE_DIGITS, OUTPUTS
from trainer.data.stroke_augmentation import digit_images
from trainer.data.synthetic import builtin_strokes
from trainer.ink.pen import CANVAS_SIZE
from trainer.ink.stroke_framing import frame_strokes
from trainer.network.rejection import OTHER, SEVERAL


def random() -> np.random.Generator:
    return np.random.default_rng(5)


def test_drawings_lie_on_the_canvas_and_can_be_framed() -> None:
    for drawing in nondigits.other_drawings(60, random()) + nondigits.several_digits(20, random()):
        points = [point for stroke in drawing.strokes for point in stroke.points]
        assert all(0 <= point.x <= CANVAS_SIZE and 0 <= point.y <= CANVAS_SIZE for point in points)
        assert frame_strokes(drawing.strokes) is not None


def test_drawings_are_labelled_other_or_several() -> None:
    others, several = nondigits.other_drawings(20, random()), nondigits.several_digits(9, random())
    assert {drawing.label for drawing in others} == {OUTPUTS[OTHER]}
    assert {drawing.label for drawing in several} == {OUTPUTS[SEVERAL]}


def test_the_outputs_are_those_of_the_rejection_and_letters_unlike_digits() -> None:
    assert OUTPUTS[SEVERAL:OTHER] == ("several digits",)
    letters = OUTPUTS[OTHER + 1 :]
    assert {"A", "a", "X", "r"} <= set(letters)
    assert not LIKE_DIGITS & set(letters)


def test_letters_keep_their_names_and_symbols_become_others() -> None:
    (drawing,) = nondigits.other_drawings(1, random())
    named = [dataclasses.replace(drawing, label=label) for label in ("A", "x", "&", "O", "|")]
    labels = [each.label for each in nondigits.unlike_digits(named)]
    assert labels == ["A", "x", OUTPUTS[OTHER]]


def test_a_seed_repeats_drawings_and_images() -> None:
    assert nondigits.other_drawings(30, random()) == nondigits.other_drawings(30, random())
    np.testing.assert_array_equal(
        nondigits.noise_images(9, random()), nondigits.noise_images(9, random())
    )


def test_several_digits_use_written_digits() -> None:
    (one,) = nondigits.several_digits(1, np.random.default_rng(0))
    from_people = nondigits.several_digits(40, random(), [one])
    from_forms = nondigits.several_digits(40, random())
    assert from_people != from_forms


def test_digits_side_by_side_are_wider_than_any_of_them() -> None:
    digits = builtin_strokes.generate(30, 0, seed=1).train.images
    together = nondigits.several_scanned_digits(20, digits, random())
    rows = (together.max(axis=2) > 0).sum(axis=1)
    columns = (together.max(axis=1) > 0).sum(axis=1)
    assert (columns >= rows).mean() > 0.8


def test_images_are_framed_and_hold_ink() -> None:
    images = nondigits.noise_images(30, random())
    assert images.shape == (30, 28, 28)
    assert (images.max(axis=(1, 2)) == 255).all()


@pytest.mark.parametrize("label", [2, 3, 4])
def test_digits_are_rotated_by_90_degrees(label: int) -> None:
    digits = builtin_strokes.generate(60, 0, seed=2).train
    chosen = digits.images[digits.labels == label]
    rotated = nondigits.rotated_digits(
        digits.images, np.where(digits.labels == label, label, 0), random()
    )
    assert len(rotated) == len(chosen)
    upright_height = (chosen.max(axis=2) > 0).sum(axis=1).mean()
    rotated_width = (rotated.max(axis=1) > 0).sum(axis=1).mean()
    assert rotated_width == pytest.approx(upright_height, abs=2)


def test_drawings_become_digit_images_with_their_label() -> None:
    others = nondigits.other_drawings(10, random())
    digits = digit_images(others, random=random(), classes=OUTPUTS)
    assert set(digits.labels.tolist()) == {OTHER}
