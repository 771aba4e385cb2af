from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.training.handwriting_variants import rewrite

BAR_COLUMN = 14


def image(*rectangles: tuple[slice, slice]) -> torch.Tensor:
    """uint8, shape (28, 28): ink in these rows and columns."""
    result = torch.zeros(28, 28, dtype=torch.uint8)
    for rows, columns in rectangles:
        result[rows, columns] = 255
    return result


def zero() -> torch.Tensor:
    rows, columns = torch.meshgrid(torch.arange(28), torch.arange(28), indexing="ij")
    distance = ((rows - 13.5) / 9).square() + ((columns - 13.5) / 7).square()
    return ((distance.sqrt() - 1).abs() < 0.15).to(torch.uint8) * 255


def one() -> torch.Tensor:
    return image((slice(4, 24), slice(13, 16)))


def four() -> torch.Tensor:
    left, bar = (slice(4, 15), slice(8, 10)), (slice(14, 16), slice(8, 20))
    right = (slice(4, 24), slice(16, 18))
    return image(left, bar, right)


def seven() -> torch.Tensor:
    return image((slice(4, 6), slice(8, 18)), (slice(4, 24), slice(16, 18)))


def nine() -> torch.Tensor:
    head = (
        (slice(4, 6), slice(9, 17)),
        (slice(11, 13), slice(9, 17)),
        (slice(4, 13), slice(9, 11)),
    )
    return image(*head, (slice(4, 24), slice(15, 17)))


def rewritten(digit: torch.Tensor, label: int, count: int = 40, share: float = 1.0) -> torch.Tensor:
    """float (count, 28, 28) in [0, 1]."""
    images = digit.expand(count, 28, 28)
    labels = torch.full((count,), label)
    return rewrite(images, labels, share, torch.Generator().manual_seed(0)).float() / 255


def rows_and_columns(images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """First and last row, and first and last column with ink, each (N, 2)."""

    def span(inked: torch.Tensor) -> torch.Tensor:
        last = 27 - inked.flip(1).float().argmax(dim=1)
        return torch.stack([inked.float().argmax(dim=1), last], dim=1)

    ink = images > 0.5
    return span(ink.any(dim=2)), span(ink.any(dim=1))


def test_share_of_zero_changes_nothing() -> None:
    assert torch.equal(rewritten(one(), 1, share=0.0), one().expand(40, 28, 28).float() / 255)


@pytest.mark.parametrize("label", [2, 3, 5, 6, 8])
def test_other_digits_stay_unchanged(label: int) -> None:
    assert torch.equal(rewritten(nine(), label), nine().expand(40, 28, 28).float() / 255)


@pytest.mark.parametrize(("digit", "label"), [(one(), 1), (seven(), 7), (nine(), 9)])
def test_share_is_the_fraction_of_rewritten_images(digit: torch.Tensor, label: int) -> None:
    changed = (rewritten(digit, label, count=600, share=0.5) != digit.float() / 255).any(dim=(1, 2))
    assert changed.float().mean().item() == pytest.approx(0.5, abs=0.07)


def test_rewriting_does_not_change_its_input() -> None:
    images = one().repeat(5, 1, 1)
    rewrite(images, torch.ones(5, dtype=torch.int64), 1.0, torch.Generator().manual_seed(0))
    assert torch.equal(images, one().expand(5, 28, 28))


def test_same_seed_gives_the_same_variants() -> None:
    assert torch.equal(rewritten(nine(), 9), rewritten(nine(), 9))
    assert len(np.unique(rewritten(nine(), 9).numpy(), axis=0)) == 40


def test_three_in_five_zeros_get_ink_in_their_middle() -> None:
    assert zero()[10:18, 12:16].sum() == 0
    inside = rewritten(zero(), 0, count=600)[:, 10:18, 12:16].sum(dim=(1, 2)) > 0.5
    assert inside.float().mean().item() == pytest.approx(0.6, abs=0.06)


def test_the_stroke_of_some_zeros_ends_beyond_them_at_the_upper_right() -> None:
    images = rewritten(zero(), 0, count=200)
    corner = images[:, 3:7, 20:25].amax(dim=(1, 2)) > 0.5
    assert 20 < corner.sum() < 120
    assert (images[:, :3].amax(dim=(1, 2)) < 0.5).all()


def test_one_gets_a_flag_left_of_its_top() -> None:
    images = rewritten(one(), 1)
    for digit in images:
        stem = digit[8:20].sum(dim=0).argmax()
        top = rows_and_columns(digit[None])[0][0, 0]
        left, right = (
            digit[top : top + 12, : stem - 2].sum(),
            digit[top : top + 12, stem + 3 :].sum(),
        )
        assert left > right + 1


def test_one_keeps_its_height() -> None:
    rows, _ = rows_and_columns(rewritten(one(), 1))
    heights = rows[:, 1] - rows[:, 0] + 1
    assert ((heights >= 19) & (heights <= 23)).all()


def test_some_ones_stand_on_a_bar() -> None:
    rows, _ = rows_and_columns(rewritten(one(), 1))
    images = rewritten(one(), 1)
    widths = torch.stack(
        [image[row - 1].gt(0.5).sum() for image, row in zip(images, rows[:, 1], strict=True)]
    )
    assert 4 <= (widths > 5).sum() <= 24


def test_seven_is_crossed_on_both_sides_of_its_stem() -> None:
    for digit in rewritten(seven(), 7):
        stem = digit[19:23].sum(dim=0).argmax()
        assert digit[9:24, stem - 3].max() > 0.4
        assert digit[9:24, stem + 3].max() > 0.4


def test_nine_ends_in_a_hook_to_the_left() -> None:
    images = rewritten(nine(), 9)
    rows, _ = rows_and_columns(images)
    for digit, (top, bottom) in zip(images, rows.tolist(), strict=True):
        low = digit[(top + 2 * bottom) // 3 : bottom + 1]
        # The stem alone is two pixels wide.
        assert low.sum(dim=1).max() > 3.5


def test_right_stroke_of_a_four_begins_at_its_bar() -> None:
    images = rewritten(four(), 4)
    changed = images[(images != four().float() / 255).any(dim=(1, 2))]
    assert len(changed) > 15
    for digit in changed:
        (top, _), (left, right) = (span[0].tolist() for span in rows_and_columns(digit[None]))
        assert (
            digit[top : top + 3, (left + right) // 2 + 1 :].sum() < digit[top : top + 3].sum() / 4
        )


@pytest.mark.parametrize(
    ("digit", "label"), [(zero(), 0), (one(), 1), (four(), 4), (seven(), 7), (nine(), 9)]
)
def test_rewritten_digit_is_centred_like_a_framed_one(digit: torch.Tensor, label: int) -> None:
    images = rewritten(digit, label)
    changed = images[(images != digit.float() / 255).any(dim=(1, 2))]
    mass, indices = changed.sum(dim=(1, 2)), torch.arange(28.0)
    for dim in (1, 2):
        centres = (changed.sum(dim=dim) * indices).sum(dim=1) / mass
        # Ink cut off at the edge moves it a little towards the middle.
        assert ((centres > 13.2) & (centres < 14.8)).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**31), st.sampled_from([0, 1, 4, 7, 9]))
def test_any_image_can_be_rewritten(seed: int, label: int) -> None:
    generator = torch.Generator().manual_seed(seed)
    images = torch.randint(0, 256, (6, 28, 28), dtype=torch.uint8, generator=generator)
    images[0], images[1] = 0, 255
    images[2] = (images[2] > 250) * images[2]
    result = rewrite(images, torch.full((6,), label), 1.0, generator)
    assert result.shape == images.shape
    assert result.dtype == torch.uint8
