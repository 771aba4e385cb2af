from __future__ import annotations

import io
import pickle
import re
import struct
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image

from tests.trainer.files.hostile import KINDS, hostile_path
from trainer.errors import DataError
from trainer.ink.image_files import read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RASTERS = arrays.arrays(np.uint8, arrays.array_shapes(min_dims=2, max_dims=2, max_side=9))
FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "PPM")
LOSSLESS = ("PNG", "GIF", "BMP", "PPM")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("images") / "image"


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def drawing(height: int = 40, width: int = 30) -> NDArray[np.uint8]:
    """A dark stroke on white, not the same in any direction."""
    grey = np.full((height, width), 255, np.uint8)
    grey[2 : height // 2, 3 : width // 3] = 40
    return grey


def numpy_file(values: NDArray[np.generic]) -> bytes:
    file = io.BytesIO()
    np.save(file, values, allow_pickle=True)
    return file.getvalue()


@given(RASTERS)
def test_numpy_arrays_are_read(path: Path, raster: NDArray[np.uint8]) -> None:
    path.write_bytes(numpy_file(raster))
    picture = read_picture(path)
    assert np.array_equal(picture.grey, raster)
    assert picture.alpha is None


@given(RASTERS, st.sampled_from(LOSSLESS))
def test_grey_pictures_are_read_exactly(path: Path, raster: NDArray[np.uint8], kind: str) -> None:
    path.write_bytes(encoded(Image.fromarray(raster), kind))
    picture = read_picture(path)
    assert np.array_equal(picture.grey, raster)
    assert picture.alpha is None


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_read_whatever_the_file_is_called(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(encoded(Image.fromarray(drawing()), kind))
    grey = read_picture(path).grey.astype(int)
    assert np.abs(grey - drawing()).max() < 40


@given(RASTERS)
def test_pgm_in_words_is_read_comments_and_all(path: Path, raster: NDArray[np.uint8]) -> None:
    height, width = raster.shape
    rows = "\n".join(" ".join(map(str, row)) + " # a row" for row in raster.tolist())
    path.write_text(f"P2\n# made by hand\n{width} {height}\n255\n{rows}\n")
    assert np.array_equal(read_picture(path).grey, raster)


def test_greys_of_another_range_are_stretched(path: Path) -> None:
    path.write_bytes(b"P2 3 1 15 0 5 15")
    assert read_picture(path).grey.tolist() == [[0, 85, 255]]


def test_greys_of_two_bytes_are_read(path: Path) -> None:
    path.write_bytes(b"P5 3 1 65535\n" + bytes([0xFF, 0xFF, 0x80, 0x80, 0, 0]))
    assert read_picture(path).grey.tolist() == [[255, 128, 0]]
    path.write_bytes(encoded(Image.fromarray(drawing().astype(np.uint16) * 257), "PNG"))
    assert np.array_equal(read_picture(path).grey, drawing())


@pytest.mark.parametrize(
    ("colour", "grey"),
    [((255, 0, 0), 127), ((0, 255, 0), 220), ((0, 0, 255), 76), ((90, 90, 90), 90)],
)
def test_the_brightness_of_colours_is_their_luminance(
    path: Path, colour: tuple[int, int, int], grey: int
) -> None:
    path.write_bytes(encoded(Image.new("RGB", (4, 3), colour), "PNG"))
    assert read_picture(path).grey.tolist() == [[grey] * 4] * 3


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_opacity_is_read_apart_from_brightness(path: Path, mode: str) -> None:
    grey = Image.fromarray(drawing())
    if mode == "P":
        path.write_bytes(encoded(grey.convert("P"), "GIF", transparency=255))
        expected = np.where(drawing() == 255, 0, 255)
    else:
        grey.putalpha(Image.fromarray(255 - drawing()))
        path.write_bytes(encoded(grey.convert(mode), "PNG"))
        expected = 255 - drawing()
    picture = read_picture(path)
    assert picture.alpha is not None
    assert np.array_equal(picture.alpha, expected)
    assert np.array_equal(picture.grey[expected > 0], drawing()[expected > 0])


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_are_turned_upright(path: Path, orientation: int) -> None:
    upright = Image.fromarray(drawing(400, 300))
    transpose = Image.Transpose
    as_stored = {
        1: upright,
        2: upright.transpose(transpose.FLIP_LEFT_RIGHT),
        3: upright.transpose(transpose.ROTATE_180),
        4: upright.transpose(transpose.FLIP_TOP_BOTTOM),
        5: upright.transpose(transpose.TRANSPOSE),
        6: upright.transpose(transpose.ROTATE_90),
        7: upright.transpose(transpose.TRANSVERSE),
        8: upright.transpose(transpose.ROTATE_270),
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    path.write_bytes(encoded(as_stored[orientation], "JPEG", exif=exif, quality=95))
    grey = read_picture(path).grey.astype(int)
    assert grey.shape == (400, 300)
    assert np.abs(grey - drawing(400, 300)).mean() < 5


def test_a_damaged_orientation_leaves_the_photo_as_it_is(path: Path) -> None:
    path.write_bytes(encoded(Image.fromarray(drawing()), "JPEG", exif=b"Exif\x00\x00II*\x00\xff"))
    assert read_picture(path).grey.shape == drawing().shape


def test_what_is_damaged_is_said_in_words(path: Path) -> None:
    path.write_bytes(b"P5 99999999999 1 255\n")
    with pytest.raises(DataError, match=r"it is damaged \(Token too long"):
        read_picture(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("opaque", [True, False])
def test_large_pictures_are_shrunk(path: Path, kind: str, opaque: bool) -> None:
    picture = Image.fromarray(drawing(3000, 2000))
    if not opaque:
        picture.putalpha(Image.fromarray(255 - drawing(3000, 2000)))
    path.write_bytes(encoded(picture.convert("L") if kind == "JPEG" else picture, kind))
    read = read_picture(path)
    assert read.grey.shape == (1600, 1067)
    assert (read.alpha is None) == (opaque or kind == "JPEG")
    assert abs(read.grey.mean() - drawing(3000, 2000).mean()) < 1 or not opaque


def test_of_an_animation_the_first_picture_is_read(path: Path) -> None:
    first, second = Image.fromarray(drawing()), Image.fromarray(255 - drawing())
    path.write_bytes(encoded(first, "GIF", save_all=True, append_images=[second]))
    assert np.array_equal(read_picture(path).grey, drawing())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"P5",
        b"P5 2 2 255\nabc",
        b"P5 0 2 255\n",
        b"P5 1 1 0\n\0",
        b"P5 1 1 99999\n\0\0",
        b"P2 2 1 255 1",
        b"P2 1 1 255 x",
        b"P2 1 1 255 -1",
        b"P2 1 1 1\n" + b"9" * 30,
        b"Pf 1 1 -1.0\nabcd",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\x93NUMPY\x01\x00",
        numpy_file(np.zeros((3, 3))),
        numpy_file(np.zeros(9, np.uint8)),
        numpy_file(np.zeros((0, 3), np.uint8)),
        numpy_file(np.zeros((9, 9), np.uint8))[:-1],
        numpy_file(np.zeros((1, 1), np.uint8)).replace(b"(1, 1)", b"(9**9, 9)"),
        numpy_file(np.zeros((8, 28), np.uint8)).replace(b"(8, 28)", b"(-8, 8)"),
        numpy_file(np.zeros((10, 10), np.uint8)).replace(b"(10, 10)", b"(True,9)"),
        numpy_file(np.zeros((1, 1), np.uint8)).replace(b"'|u1'", b"',,,'"),
        b"\x93NUMPY\x01\x00\xb8\x13{'descr': '', 'fortran_order': 1, 'shape': " + b"-" * 5000,
    ],
    ids=lambda content: repr(content)[:60],
)
def test_what_is_no_picture_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_picture(path)
    assert caught.value.path == path


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "PPM"])
def test_a_picture_that_ends_too_early_is_refused(path: Path, kind: str) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (50, 50), np.uint8)
    content = encoded(Image.fromarray(noise), kind)
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(DataError, match="damaged") as caught:
        read_picture(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"P5 10000 9000 255\n",
        b"P5 99999999 99999999 255\n",
        encoded(Image.new("L", (1, 1)), "GIF").replace(b"a\x01\x00\x01\x00", b"a\xff\xff\xff\xff"),
    ],
    ids=lambda content: repr(content)[:30],
)
def test_a_decompression_bomb_is_refused_before_it_is_decoded(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DataError, match="more than 89 million pixels"):
        read_picture(path)


def test_a_file_of_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(b"P5 2 2 255\n")
        file.truncate(4 << 30)
    with pytest.raises(DataError, match="larger than"):
        read_picture(path)


def test_a_tiny_file_that_states_millions_of_pixels_is_refused_before_it_is_decoded(
    path: Path,
) -> None:
    path.write_bytes(b"GIF89a" + struct.pack("<HHBBB", 9000, 9000, 0, 0, 0) + bytes(24))
    with pytest.raises(DataError, match=r"more pixels than it can hold|damaged"):
        read_picture(path)
    path.write_bytes(encoded(Image.new("1", (9000, 9000)), "PNG"))
    assert max(read_picture(path).grey.shape) == 1600


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read_picture(hostile_path(kind, tmp_path))


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '|u1', 'fortran_order': False, 'shape': (33000000, 3), }",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (" + "9" * 400 + ", 3), }",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (0, 3), }",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (-1, -3), }",
        "{'descr': '|u1', 'fortran_order': False, 'shape': " + "(" * 300,
        "{'descr': [], 'fortran_order': (), 'shape': (2, 2), }",
        "{[]: 3}",
        "'" * 3,
        "\0",
    ],
)
def test_a_header_of_an_array_that_cannot_be_is_refused(path: Path, header: str) -> None:
    text = header.encode("latin-1")
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + bytes(9))
    with pytest.raises(DataError, match="cannot be used as a picture"):
        read_picture(path)


@given(
    st.sampled_from(FORMATS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=3),
    st.floats(0, 1),
)
def test_any_damaged_picture_is_read_or_refused(
    path: Path, kind: str, changes: list[tuple[float, int]], share: float
) -> None:
    content = bytearray(encoded(Image.fromarray(drawing(12, 9)), kind))
    for where, value in changes:
        content[round(where * (len(content) - 1))] = value
    path.write_bytes(content[: round(share * len(content))] if share < 0.5 else content)
    try:
        picture = read_picture(path)
    except DataError:
        return
    assert picture.grey.dtype == np.uint8
    assert picture.grey.ndim == 2


@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda rest: b"P5 3 3 255\n" + rest))
def test_any_bytes_are_a_picture_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        picture = read_picture(path)
    except DataError:
        return
    assert picture.grey.dtype == np.uint8
    assert picture.grey.ndim == 2


class Payload:
    def __init__(self, evidence: Path) -> None:
        self.evidence = evidence

    def __reduce__(self) -> tuple[object, ...]:
        return type(self.evidence).touch, (self.evidence,)


def test_a_pickle_in_an_array_is_not_run(path: Path, tmp_path: Path) -> None:
    evidence = tmp_path / "executed"
    hidden = np.array([[Payload(evidence)]], object)
    path.write_bytes(numpy_file(hidden))
    with pytest.raises(DataError):
        read_picture(path)
    path.write_bytes(pickle.dumps(Payload(evidence)))
    with pytest.raises(DataError):
        read_picture(path)
    assert not evidence.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nothing\.png.*No such file"):
        read_picture(tmp_path / "nothing.png")


def test_without_pillow_arrays_are_read_and_pictures_name_what_is_missing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = encoded(Image.fromarray(drawing()), "PNG")
    monkeypatch.setitem(sys.modules, "PIL", None)
    monkeypatch.delitem(sys.modules, "trainer.ink.pillow_pictures", raising=False)
    monkeypatch.delattr("trainer.ink.pillow_pictures", raising=False)
    path.write_bytes(numpy_file(drawing()))
    assert np.array_equal(read_picture(path).grey, drawing())
    path.write_bytes(picture)
    with pytest.raises(DataError, match=re.escape(f"{sys.executable} -m pip install pillow")):
        read_picture(path)
