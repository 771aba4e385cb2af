"""Extract handwriting from pictures: photos of paper, screenshots, digit images."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.connected_components import Components, find_components, run_lengths
from trainer.ink.image_filters import box_mean, dilate, otsu_threshold, running_maximum, shrink
from trainer.ink.printed_boxes import without_boxes

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Larger images are shrunk to this side for the analysis: the digit image needs only 20 pixels.
_WORK_SIDE = 640
# A longer strip shows no digit; shrunk to squares of pixels it would take gigabytes.
_MOST_ELONGATED = 200
# Grey levels by which the background of a flat image (screenshot, digit image) may vary.
_FLAT_LEVELS = 2
# Photographed paper is brighter than this unless in deep shadow; a blackboard is darker.
_PAPER_LEVEL = 110
# Skewness above which a bright image has light ink: handwriting has 2.6 and more, ruled paper and
# pages on a desk have 0.3 and less (measured on the tests' photos of ten digits each).
_LIGHT_INK_SKEWNESS = 1.0
# Least contrast of ink, as a share of the paper's brightness ...
_LEAST_CONTRAST = 0.05
# ... and in standard deviations of the paper's noise.
_LEAST_SIGNAL = 5.0
# Attempts to remove something stronger than the ink from the edge.
_MOST_PEELS = 4
# Components that may be parts of a larger object, largest first.
_MOST_PARTS = 12
# An object is this many times as large as the part that stands out from the paper around it.
_OBJECT_GROWTH = 2
# Least size of a digit, as a share of the image's longer side ...
_LEAST_SIDE = 0.05
# ... and in pixels of area.
_LEAST_PIXELS = 8


def ink_from_image(
    grey: NDArray[np.uint8], *, alpha: NDArray[np.uint8] | None = None
) -> NDArray[np.uint8] | None:
    """Extract the handwriting from an image, dark on light or light on dark.

    On a flat background (screenshots, digit images) the grey levels are kept. On a photo uneven
    light, noise, specks, ruled lines and objects at the edge (shadows, the end of the page) are
    removed as far as possible.

    Args:
        grey: uint8, shape (H, W), black 0, white 255.
        alpha: uint8, shape (H, W), opaque 255; None for an opaque image.

    Returns:
        uint8, shape (H, W), ink 255 on 0; None if no ink was found.

    Raises:
        ValueError: The arrays have another dtype, number of axes or shape.
    """
    if grey.dtype != np.uint8 or grey.ndim != 2:
        raise ValueError(f"an image is uint8 of shape (H, W), not {grey.dtype} of {grey.shape}")
    if alpha is not None and (alpha.dtype != np.uint8 or alpha.shape != grey.shape):
        raise ValueError(f"alpha is uint8 of {grey.shape}, not {alpha.dtype} of {alpha.shape}")
    if min(grey.shape) < 3 or max(grey.shape) > _MOST_ELONGATED * min(grey.shape):
        return None
    factor = math.ceil(max(grey.shape) / _WORK_SIDE)
    brightness = shrink(_on_backdrop(grey, alpha), factor)
    ink = _flat_ink(brightness)
    if ink is None:
        ink = _photographed_ink(brightness)
    if ink is None:
        return None
    levels = np.rint(ink * 255).astype(np.uint8)
    levels = levels.repeat(factor, axis=0).repeat(factor, axis=1)
    raster: NDArray[np.uint8] = levels[: grey.shape[0], : grey.shape[1]]
    return raster if raster.any() else None


def _on_backdrop(grey: NDArray[np.uint8], alpha: NDArray[np.uint8] | None) -> NDArray[np.float32]:
    """Blend a transparent image with a contrasting backdrop: float32, shape (H, W)."""
    brightness = grey.astype(np.float32)
    if alpha is None or alpha.min() == 255:
        return brightness
    # Relative to the strongest: a faint marker may be transparent everywhere.
    strongest = int(alpha.max())
    if strongest == 0:
        return np.full_like(brightness, 255)
    opaque = alpha > strongest / 2
    typical = float(np.median(brightness[opaque]))
    # A mostly opaque image has transparent corners, which get its own tone; otherwise the opaque
    # part is ink.
    backdrop = typical if opaque.mean() > 0.5 else (255.0 if typical < 128 else 0.0)
    weight = alpha.astype(np.float32) / strongest
    brightness += (backdrop - brightness) * (1 - weight)
    return brightness


def _flat_ink(brightness: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Ink on a flat background, in [0, 1], with its grey levels; None if it is not flat.

    All 0 if there is no ink on it.
    """
    border = _border(brightness.shape)
    difference = brightness - np.median(brightness[border])
    # Most of the border is background and shows its variation.
    variation = np.quantile(np.abs(difference[border]), 0.9)
    near = np.abs(difference) <= variation
    if variation > _FLAT_LEVELS or near.mean() < 0.5:
        return None
    # Ink is brighter or darker than the background: whichever has the larger total difference.
    if difference.sum() < 0:
        difference = -difference
    difference[near] = 0
    peak = float(difference.max())
    if peak < 255 * _LEAST_CONTRAST:
        return np.zeros_like(difference)
    ink: NDArray[np.float32] = np.clip(difference / peak, 0, 1)
    components = find_components(without_boxes(ink > 0))
    large = _is_large(components, ink.shape)
    clear = large & (components.edge_contact() == 0)
    return ink * _handwriting(components, clear if clear.any() else large)


def _border(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Border of a twentieth of the image on each side, at least one pixel: bool mask."""
    border = np.ones(shape, bool)
    rows, columns = (max(1, side // 20) for side in shape)
    border[rows:-rows, columns:-columns] = False
    return border


def _photographed_ink(brightness: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Ink on photographed paper, in [0, 1]; None if there is none."""
    side = max(brightness.shape)
    grain = max(side // 400, min(1, side // 100))
    smooth = box_mean(box_mean(brightness, grain), grain)
    return _dark_ink(smooth if _is_dark_on_light(smooth) else 255 - smooth)


def _is_dark_on_light(brightness: NDArray[np.float32]) -> bool:
    """Whether the ink is darker than the paper."""
    uneven = brightness - box_mean(brightness, max(brightness.shape) // 4)
    spread = 1.5 * float(uneven.std())
    # Ignore shadows and the end of the page.
    for mask in (uneven > spread, uneven < -spread):
        components = find_components(mask)
        uneven[components.mask(_is_at_edge(components, mask.shape))] = 0
    # Ink is rarer than paper and therefore farther from the mean: the skewness has its sign.
    deviations = uneven.astype(np.float64)
    deviation = float(np.sqrt(np.mean(deviations**2)))
    skewness = float(np.mean(deviations**3)) / max(deviation**3, 1e-9)
    # Paper is bright, and its shadows and ends skew it too: only clear signs count against it.
    is_bright = np.median(brightness) >= _PAPER_LEVEL
    return bool(skewness < (_LIGHT_INK_SKEWNESS if is_bright else 0))


def _dark_ink(paper: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Handwriting darker than the paper around it, in [0, 1]; None if there is none."""
    side = max(paper.shape)
    contrast = _contrast(paper)
    usable = np.ones(contrast.shape, bool)
    cropped = None
    for _ in range(_MOST_PEELS):
        range_ = _ink_range(contrast[usable])
        if range_ is None:
            break
        low, high = range_
        ink: NDArray[np.float32] = np.clip((contrast - low) / (high - low), 0, 1) * usable
        mask = without_boxes(_without_lines(_without_lines(ink > 0.5).T).T)
        components = find_components(mask)
        large = _is_large(components, mask.shape) & _is_no_fringe(components, mask.shape)
        contact = components.edge_contact()
        # Remains of a ruled line may connect a digit to the edge.
        clear = large & (contact <= side // 100)
        clear &= ~_is_part_of_object(components, clear, paper, contrast)
        if clear.any():
            # Keep the soft edges of the components.
            return ink * dilate(_handwriting(components, clear), 2)
        # A cropped digit has little contact with the edge, a shadow or the end of the page much.
        cropped_digit = large & ~_is_at_edge(components, mask.shape)
        if cropped is None and cropped_digit.any():
            cropped = ink * dilate(_handwriting(components, cropped_digit), 2)
        at_edge = components.mask(contact > 0)
        if not at_edge.any():
            break
        # Its contrast may exceed the ink's and set the threshold: try again without it.
        usable &= ~dilate(at_edge, max(2, side // 60))
    return cropped


def _contrast(paper: NDArray[np.float32]) -> NDArray[np.float32]:
    """Darkness relative to the surrounding paper, as a share of the paper's brightness."""
    # Morphological closing removes strokes, which are narrower than the window, and keeps the
    # sharp edges of shadows.
    window = max(3, max(paper.shape) // 6)
    light = -running_maximum(-running_maximum(paper, window), window)
    contrast = 1 - paper / np.maximum(light, 1)
    # The closing follows the brightest grains of the paper; the median pixel is paper.
    contrast -= np.median(contrast)
    return contrast.astype(np.float32, copy=False)


def _ink_range(contrast: NDArray[np.float32]) -> tuple[float, float] | None:
    """Contrasts at which ink begins and saturates; None if there is no ink."""
    if not len(contrast):
        return None
    paler = contrast[contrast <= 0]
    # The median, since dark surroundings of the paper are noisier than the paper itself.
    noise = 1.48 * float(-np.median(paler)) if len(paler) else 0.0
    least = max(_LEAST_CONTRAST, _LEAST_SIGNAL * noise)
    strong = contrast[contrast > max(least, otsu_threshold(contrast))]
    if len(strong) < _LEAST_PIXELS:
        return None
    level = float(np.median(strong))
    low = max(0.25 * level, 3 * noise)
    return low, max(0.75 * level, low + 0.01)


def _is_large(components: Components, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Components with the size of a digit, not filling the image: bool, shape (N,)."""
    sides = (components.highs - components.lows + 1).max(axis=0, initial=0)
    sizes: NDArray[np.bool_] = (sides >= _LEAST_SIDE * max(shape)) & (
        components.areas >= _LEAST_PIXELS
    )
    return sizes & (components.areas < 0.6 * math.prod(shape))


def _is_at_edge(components: Components, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Components with more contact to the image's edge than a cropped digit: bool, shape (N,)."""
    return components.edge_contact() >= 0.2 * min(shape)


def _is_part_of_object(
    components: Components,
    chosen: NDArray[np.bool_],
    paper: NDArray[np.float32],
    contrast: NDArray[np.float32],
) -> NDArray[np.bool_]:
    """Chosen components that belong to something larger at the edge: bool, shape (N,).

    The local contrast outlines a finger or the corner of a book like a stroke; in brightness it
    goes on to the edge of the image.
    """
    parts = np.zeros(len(components.areas), bool)
    # Digits have few components; noise, which has many, needs no second look.
    for number in np.argsort(-components.areas * chosen)[: min(_MOST_PARTS, chosen.sum())]:
        inside = components.labels == number
        level = float(np.median(paper[inside]))
        # Brightness of the paper around it, from the contrast that was measured against it.
        around = level / max(1 - float(np.median(contrast[inside])), 0.01)
        regions = find_components(paper < (level + around) / 2)
        touched = regions.labels[inside]
        touched = np.unique(touched[touched >= 0])
        grown = regions.areas[touched] > _OBJECT_GROWTH * components.areas[number]
        parts[number] = bool((grown & _is_at_edge(regions, paper.shape)[touched]).any())
    return parts


def _is_no_fringe(components: Components, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Components other than shallow ones along the image's edge: bool, shape (N,)."""
    ends = np.array(shape)[:, None] - 1
    margin = max(shape) // 50
    along = (components.lows <= margin) | (components.highs >= ends - margin)
    depths = components.highs - components.lows + 1
    shallow: NDArray[np.bool_] = np.any(along & (depths < 0.15 * min(shape)), axis=0)
    return ~shallow


def _handwriting(components: Components, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Pixels of the chosen components without specks: bool, shape (H, W)."""
    main = components.areas[chosen].max(initial=0)
    # Separate bars and loops of a digit are larger than this, specks are smaller.
    keep = chosen & (components.areas >= 0.04 * main)
    return components.mask(keep)


def _without_lines(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Remove the lines of ruled paper: thin, nearly horizontal, over the whole width."""
    height, width = mask.shape
    thickest = max(4, max(mask.shape) // 80)
    thickness = run_lengths(mask.T).T
    thin = mask & (thickness <= thickest)
    thin &= run_lengths(dilate(thin, 1)) >= width // 12
    rows, columns = np.nonzero(mask)
    is_thin = thin[rows, columns]
    is_top = is_thin & ~mask[rows - 1, columns]
    # Lines of the largest tilt cross the left edge this far above or below the image.
    margin = height + width // 20 + 1
    for tilt in np.linspace(-0.05, 0.05, 21):
        # Row where a pixel's line crosses the left edge, plus `margin`.
        crossings = rows - np.rint(tilt * columns).astype(np.int64) + margin
        tops = np.bincount(crossings[is_top], minlength=height + 2 * margin)
        tops += np.roll(tops, 1) + np.roll(tops, -1)
        # Ink hides the pieces of a line that it crosses.
        hidden = np.bincount(crossings[~is_thin], minlength=height + 2 * margin)
        lines = (tops + hidden >= 0.8 * width) & (tops >= 0.3 * width)
        if lines.any():
            within = np.convolve(lines, np.ones(thickest + 2), mode="full") > 0
            hit = is_thin & within[crossings + 1]
            mask = mask.copy()
            mask[rows[hit], columns[hit]] = False
    return mask
