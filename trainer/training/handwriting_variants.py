"""Handwriting variants: training digits rewritten in forms that are rare in MNIST.

MNIST's writers are all from the USA. Elsewhere a 0 is slashed, a 1 has a flag and stands on a bar,
a 7 is crossed, a 9 ends in a hook, and the right stroke of a 4 begins at its bar. Some of the
training digits get these strokes, drawn with a pen as wide as their own, and are centred again.

Shape legend: N images, H rows, W columns, K points. Coordinates are pixel indices.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from trainer.device.torch_threads import both
from trainer.ink.framing import BOX_SIZE, FRAME_SIZE

if TYPE_CHECKING:
    from concurrent.futures import Executor

# Grey level above which a pixel belongs to a stroke, not to its soft edge.
_INK = 0.5
_MARGIN = (FRAME_SIZE - BOX_SIZE) // 2


def rewrite(
    images: torch.Tensor, digits: torch.Tensor, share: float, generator: torch.Generator
) -> torch.Tensor:
    """Rewrites a random share of the 0s, 1s, 4s, 7s and 9s.

    Args:
        images: uint8, shape (N, 28, 28), ink = 255 on 0, framed as MNIST is.
        digits: int64, shape (N,): the digit that each image shows; others stay as they are.
        share: Share of the 1s, 7s and 9s to rewrite, [0, 1]; of the 0s 0.6 and of the 4s 0.7 times
            as many.
        generator: On the images' device.

    Returns:
        uint8, shape (N, 28, 28): a copy with some images rewritten.
    """
    result = images.clone()
    # One random number for each image: a 1 may get both a flag and a bar.
    random = torch.rand(len(images), generator=generator, device=images.device)
    hand = _Hand(generator)
    for digit, part, change in (
        (0, 0.6, hand.slash),
        (1, 1.0, hand.flag),
        (1, 0.5, hand.stand),
        (4, 0.7, hand.lower_right_stroke),
        (7, 1.0, hand.cross),
        (9, 1.0, hand.hook),
    ):
        chosen = torch.nonzero((digits == digit) & (random < part * share))[:, 0]
        if len(chosen):
            changed = _centred(change(result[chosen].float() / 255))
            result[chosen] = (changed * 255).round().to(torch.uint8)
    return result


class TrainingSetRewriter:
    """Rewrites a training set in place, with new random variants each time."""

    def __init__(self, images: torch.Tensor, digits: torch.Tensor, share: float, seed: int) -> None:
        """Keeps a copy of the original images.

        Args:
            images: uint8, shape (N, 28, 28); `rewrite` overwrites them.
            digits: int64, shape (N,): see `rewrite`.
            share: See `rewrite`.
            seed: Determines all variants.
        """
        # Two halves, also for one thread: the variants are the same for any number of cores.
        self._halves = list(
            zip(
                images.clone().tensor_split(2),
                images.tensor_split(2),
                digits.tensor_split(2),
                [torch.Generator(images.device).manual_seed(2 * seed + half) for half in range(2)],
                strict=True,
            )
        )
        self._share = share

    def rewrite(self, second_thread: Executor | None) -> None:
        """Replaces the images; `second_thread` rewrites the second half if there is one."""
        first, second = (partial(self._rewrite_half, *half) for half in self._halves)
        both(second_thread, first, second)

    def _rewrite_half(
        self,
        originals: torch.Tensor,
        images: torch.Tensor,
        digits: torch.Tensor,
        generator: torch.Generator,
    ) -> None:
        images.copy_(rewrite(originals, digits, self._share, generator))


class _Hand:
    """Draws the variants on float images (N, H, W) in [0, 1], with random sizes for each."""

    def __init__(self, generator: torch.Generator) -> None:
        self._generator = generator

    def slash(self, images: torch.Tensor) -> torch.Tensor:
        """Draws a stroke through a 0, which becomes smaller where the stroke ends beyond it.

        One in ten gets a dot in its middle instead.
        """
        indices = _pixel_indices(images)
        reach = BOX_SIZE / 2
        width = self._between(images, 0.65, 1)
        angle = torch.deg2rad(self._between(images, 30, 95))
        dx, dy = torch.cos(angle), torch.sin(angle)
        # From the middle of an ellipse of the 0's extent to its edge, and beyond.
        half = reach / ((dx / width).square() + dy.square()).sqrt()
        half = half * self._between(images, 0.75, 1.9)
        half = torch.where(self._between(images, 0, 1) < 0.1, 0.5, half)
        size = reach / torch.maximum(half * torch.maximum(dx.abs(), dy), torch.tensor(reach))
        half, width = half * size, width * size
        x = 13.5 + (indices - 13.5) / width[:, None]
        y = 13.5 + (indices - 13.5) / size[:, None]
        x, y = x[:, None, :].expand_as(images), y[:, :, None].expand_as(images)
        images = _sharpened(_resampled(images, x, y))
        radius = _pen_radius(images)
        half = (half - radius).clamp_min(0.1)
        x, y = 13.5 + self._between(images, -1, 1), 13.5 + self._between(images, -1, 1)
        path = [(x + half * dx, y - half * dy), (x - half * dx, y + half * dy)]
        return _drawn(images, path, radius)

    def flag(self, images: torch.Tensor) -> torch.Tensor:
        """Adds a stroke from the top of a 1 down to the left."""
        x, y = _end(images, "top")
        radius = _pen_radius(images)
        y = y + radius - 0.5
        length = self._between(images, 4, 15)
        angle = torch.deg2rad(self._between(images, 12, 65))
        dx, dy = length * torch.cos(angle), length * torch.sin(angle)
        bow = self._between(images, -0.5, 0.8)
        path = [(x, y), (x - dx / 2, y + dy / 2 - bow), (x - dx, y + dy)]
        return _drawn(images, path, radius)

    def stand(self, images: torch.Tensor) -> torch.Tensor:
        """Adds a bar under a 1."""
        x, y = _end(images, "bottom")
        radius = _pen_radius(images)
        return self._bar(images, x, y - radius + 0.5, radius, shortest=2, longest=9)

    def cross(self, images: torch.Tensor) -> torch.Tensor:
        """Adds a bar through the stem of a 7."""
        _, top = _end(images, "top")
        _, bottom = _end(images, "bottom")
        y = top + (bottom - top) * self._between(images, 0.42, 0.8)
        row = images[torch.arange(len(images), device=images.device), y.round().long()]
        x = (row * _pixel_indices(images)).sum(dim=1) / row.sum(dim=1).clamp_min(1e-6)
        return self._bar(images, x, y, _pen_radius(images), shortest=2.5, longest=8)

    def hook(self, images: torch.Tensor) -> torch.Tensor:
        """Gives a 9 a smaller head, a slant, a curved stem and a hook."""
        indices = _pixel_indices(images)
        rows = (indices - 13.5) / 14
        bulge = (1 - (rows / 0.72).square()).clamp_min(0)
        lean = torch.tan(torch.deg2rad(self._between(images, -25, 10)))[:, None] * rows
        head = self._between(images, 0, 0.35)[:, None] * bulge
        bend = self._between(images, 0, 0.3)[:, None] * bulge
        x = indices + 14 * (lean - bend)[:, :, None]
        y = (indices + 14 * head)[:, :, None].expand_as(x)
        images = _sharpened(_resampled(images, x, y))
        x0, y0 = _end(images, "bottom")
        radius = _pen_radius(images)
        y0 = y0 - radius + 0.5
        length = self._between(images, 4, 12)
        rise, sag = self._between(images, -0.5, 3), self._between(images, 0, 1.5)
        x1, y1 = x0 - self._between(images, 0.1, 0.6) * length, y0 + sag + 0.3 * rise
        x2, y2 = x0 - length, y0 - rise
        path = []
        for part in (0.0, 0.25, 0.5, 0.75, 1.0):
            begin, middle, end = (1 - part) ** 2, 2 * part * (1 - part), part**2
            x, y = begin * x0 + middle * x1 + end * x2, begin * y0 + middle * y1 + end * y2
            path.append((x, y))
        return _drawn(images, path, radius)

    def lower_right_stroke(self, images: torch.Tensor) -> torch.Tensor:
        """Gives a 4 a tall left stroke and a right one that begins at the bar."""
        indices = _pixel_indices(images)
        inner = (indices > 8) & (indices < 22)
        bar = (images.sum(dim=2) * inner).argmax(dim=1).float()
        middle = (images.sum(dim=1) * indices).sum(dim=1) / images.sum(dim=(1, 2)).clamp_min(1e-6)
        above = (bar - self._between(images, 2, 5))[:, None] - indices + 0.5
        right = indices - middle[:, None] + 1
        images = images * (1 - above.clamp(0, 1)[:, :, None] * right.clamp(0, 1)[:, None, :])
        # The part above the bar grows and the part below shrinks, within the frame's box.
        (_, top), (_, bottom) = _end(images, "top"), _end(images, "bottom")
        upper = (bar - top) * self._between(images, 1, 2.2)
        lower = (bottom - bar) * self._between(images, 0.5, 1)
        size = (BOX_SIZE / (upper + lower + 1)).clamp(max=1.5)
        new_bar = (_MARGIN + upper * size)[:, None]
        offset = indices - new_bar
        above_scale = (upper * size / (bar - top).clamp_min(1)).clamp_min(0.1)[:, None]
        below_scale = (lower * size / (bottom - bar).clamp_min(1)).clamp_min(0.1)[:, None]
        y = bar[:, None] + offset / torch.where(offset < 0, above_scale, below_scale)
        width = size * self._between(images, 0.7, 1)
        x = middle[:, None] + (indices - 13.5) / width[:, None]
        x, y = x[:, None, :].expand_as(images), y[:, :, None].expand_as(images)
        return _sharpened(_resampled(images, x, y))

    def _bar(
        self,
        images: torch.Tensor,
        x: torch.Tensor,
        y: torch.Tensor,
        radius: torch.Tensor,
        *,
        shortest: float,
        longest: float,
    ) -> torch.Tensor:
        left, right = (self._between(images, shortest, longest) for _ in range(2))
        tilt = self._between(images, -0.2, 0.2)
        path = [(x - left, y + tilt * left), (x + right, y - tilt * right)]
        return _drawn(images, path, radius)

    def _between(self, images: torch.Tensor, low: float, high: float) -> torch.Tensor:
        """Uniform random number for each image, shape (N,)."""
        random = torch.rand(len(images), generator=self._generator, device=images.device)
        return low + (high - low) * random


def _pixel_indices(images: torch.Tensor) -> torch.Tensor:
    """Indices of rows or columns, float, shape (H,)."""
    return torch.arange(float(images.shape[-1]), device=images.device)


def _end(images: torch.Tensor, side: str) -> tuple[torch.Tensor, torch.Tensor]:
    """End of the ink: its mean x in the last two rows (N,) and the last row, y (N,)."""
    rows = (images > _INK).any(dim=2).float()
    if side == "top":
        last, step = rows.argmax(dim=1), 1
    else:
        last, step = images.shape[1] - 1 - rows.flip(1).argmax(dim=1), -1
    batch = torch.arange(len(images), device=images.device)
    beside = (last + step).clamp(0, images.shape[1] - 1)
    ink = images[batch, last] + images[batch, beside]
    x = (ink * _pixel_indices(images)).sum(dim=1) / ink.sum(dim=1).clamp_min(1e-6)
    return x, last.float()


def _pen_radius(images: torch.Tensor) -> torch.Tensor:
    """Half the stroke width (N,): ink divided by the total length of both edges."""
    ink = images.sum(dim=(1, 2))
    edges = images.diff(dim=1).abs().sum(dim=(1, 2)) + images.diff(dim=2).abs().sum(dim=(1, 2))
    # Horizontal and vertical differences overestimate edges by 4 / pi on average.
    return (ink / (0.8 * edges).clamp_min(1)).clamp(0.8, 1.8)


def _drawn(
    images: torch.Tensor, path: list[tuple[torch.Tensor, torch.Tensor]], radius: torch.Tensor
) -> torch.Tensor:
    """Adds the stroke of a round pen along K points, each x (N,) and y (N,)."""
    indices = _pixel_indices(images)
    columns, rows = indices[None, None, :], indices[None, :, None]
    points = [(x[:, None, None], y[:, None, None]) for x, y in path]
    nearest = torch.full_like(images, torch.inf)
    for (x, y), (next_x, next_y) in pairwise(points):
        dx, dy = next_x - x, next_y - y
        length = (dx.square() + dy.square()).clamp_min(1e-6)
        along = (((columns - x) * dx + (rows - y) * dy) / length).clamp_(0, 1)
        distance = (columns - x - along * dx).square_()
        distance += (rows - y - along * dy).square_()
        nearest = torch.minimum(nearest, distance)
    coverage = (radius[:, None, None] + 0.5 - nearest.sqrt_()).clamp_(0, 1)
    return torch.maximum(images, coverage)


def _resampled(images: torch.Tensor, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Resamples images bilinearly at coordinates x and y, each (N, H, W)."""
    half = images.shape[-1] / 2
    grid = torch.stack([(x + 0.5) / half - 1, (y + 0.5) / half - 1], dim=3)
    return functional.grid_sample(images[:, None], grid, align_corners=False)[:, 0]


def _sharpened(images: torch.Tensor) -> torch.Tensor:
    """Undoes the blur of resampling, by which a network would recognise a 4 or 9."""
    return ((images - 0.5) * 1.6 + 0.5).clamp(0, 1)


def _centred(images: torch.Tensor) -> torch.Tensor:
    """Moves images by whole pixels to the centre of mass of framed digits."""
    indices = _pixel_indices(images)
    ink = images.sum(dim=(1, 2)).clamp_min(1e-6)
    side = images.shape[-1]
    sources, inside = [], []
    for dim in (2, 1):
        centre = (images.sum(dim=dim) * indices).sum(dim=1) / ink
        offset = torch.floor(14.5 - centre)
        source = indices - offset[:, None]
        inside.append((source >= 0) & (source < side))
        sources.append(source.clamp(0, side - 1).long())
    batch = torch.arange(len(images), device=images.device)[:, None, None]
    moved = images[batch, sources[0][:, :, None], sources[1][:, None, :]]
    return moved * (inside[0][:, :, None] & inside[1][:, None, :])
