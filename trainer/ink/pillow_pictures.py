"""Decode pictures with Pillow into brightness and opacity, as the window decodes them with Qt."""

from __future__ import annotations

import functools
import os
import warnings
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from trainer.ink.picture_bounds import states_too_much

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Decoders that run no other program; WebP is in every wheel of Pillow.
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "PPM")
# A photo's digit has far fewer pixels in the end; decoding a JPEG smaller is several times faster.
_LONGEST_SIDE = 1600
_PIXELS_PER_STRIP = 1 << 20
_ORIENTATION = 0x0112  # EXIF tag
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def read(file: BinaryIO) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """Read a picture, upright, its longest side at most 1,600 pixels; of an animation the first.

    Args:
        file: The open file, at its beginning.

    Returns:
        Brightness, uint8, shape (H, W), white 255, regardless of opacity; opacity likewise, opaque
        255, or None.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no picture in a format that is read, too large or damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # From Image.MAX_IMAGE_PIXELS on Pillow warns, before it decodes; from twice that it raises.
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=_FORMATS) as image:
                size = os.fstat(file.fileno()).st_size
                if not states_too_much(*image.size, size):
                    return _decoded(image)
                raise ValueError("it states more pixels than it can hold")  # noqa: TRY301
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            limit = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
            raise ValueError(f"it has more than {limit} million pixels") from error
        except UnidentifiedImageError as error:
            raise ValueError(
                "it is neither PNG, JPEG, GIF, BMP, WebP or PGM nor a NumPy array (.npy), "
                "or it is damaged"
            ) from error
        except MemoryError as error:
            raise ValueError("it is too large for the memory") from error
        # Decoders raise errors of a dozen types where a file is damaged.
        except Exception as error:
            raise ValueError(f"it is damaged ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    """The words of an error; some decoders give bytes of the file."""
    reason = error.args[0] if error.args else error
    return reason.decode("ascii", "replace") if isinstance(reason, bytes) else str(error)


def _decoded(image: Image.Image) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    width, height = image.size
    shrink = min(1.0, _LONGEST_SIDE / max(width, height))
    target = max(1, round(shrink * width)), max(1, round(shrink * height))
    image.draft(None, target)
    image.load()
    grey, alpha = _grey_and_alpha(image)
    if shrink < 1:
        if alpha is None:
            grey = _resized(Image.fromarray(grey), target)
        else:
            # As a picture of two bands it is resized with its brightness weighted by opacity.
            both = Image.merge("LA", [Image.fromarray(grey), Image.fromarray(alpha)])
            grey, alpha = np.moveaxis(_resized(both, target), -1, 0)
    turn = _UPRIGHT.get(_orientation(image))
    if turn is not None:
        grey = np.asarray(Image.fromarray(grey).transpose(turn))
        if alpha is not None:
            alpha = np.asarray(Image.fromarray(alpha).transpose(turn))
    return grey, alpha


def _grey_and_alpha(image: Image.Image) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """Convert a few rows at a time: pixels of all bands at once may take gigabytes."""
    width, height = image.size
    if image.mode == "L" and not image.has_transparency_data:
        return np.asarray(image), None
    if image.mode.startswith("I"):
        # 16 bits; what Pillow converts is cut off at 255.
        return (np.asarray(image).astype(np.uint32) // 257).astype(np.uint8), None
    if image.mode == "F":
        raise ValueError("its brightness is in floating-point numbers")
    grey = np.empty((height, width), np.uint8)
    alpha = np.empty((height, width), np.uint8) if image.has_transparency_data else None
    rows = max(1, _PIXELS_PER_STRIP // width)
    for top in range(0, height, rows):
        strip = image.crop((0, top, width, min(height, top + rows)))
        colours = np.asarray(strip.convert("RGB" if alpha is None else "RGBA"))
        grey[top : top + rows] = _brightness(colours)
        if alpha is not None:
            alpha[top : top + rows] = colours[..., 3]
    return grey, alpha


def _resized(image: Image.Image, size: tuple[int, int]) -> NDArray[np.uint8]:
    return np.asarray(image.resize(size, Image.Resampling.BOX))


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - of many types where EXIF is damaged; the pixels are sound
        return 1


def _brightness(colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Luminance in the sRGB encoding, as Qt's grey is: red ink on white is not black.

    Args:
        colours: uint8, shape (H, W, 3 or more): red, green, blue in sRGB.
    """
    linear, encoded = _srgb()
    luminance = 0.2126 * linear[colours[..., 0]]
    luminance += 0.7152 * linear[colours[..., 1]]
    luminance += 0.0722 * linear[colours[..., 2]]
    grey: NDArray[np.uint8] = encoded[np.rint(luminance).astype(np.uint16)]
    return grey


@functools.cache
def _srgb() -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Tables of the sRGB transfer function (IEC 61966-2-1): decoded to [0, 65535], and encoded."""
    values = np.arange(256) / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    values = np.arange(65536) / 65535
    encoded = np.where(values <= 0.0031308, 12.92 * values, 1.055 * values ** (1 / 2.4) - 0.055)
    return (65535 * linear).astype(np.float32), np.rint(255 * encoded).astype(np.uint8)
