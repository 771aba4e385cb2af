"""Pasted pictures: reading, limits, conversion to ink and back."""

from __future__ import annotations

import gzip
import os
import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPainter

from mnist_draw.draw.ink import RASTER_SIZE
from mnist_draw.draw.pasted_pictures import (
    FITTED_SHARE,
    PictureError,
    arrays_from_image,
    colour_ramp,
    has_picture,
    image_from_ink,
    image_view,
    ink_from_picture,
    load,
    offered_picture,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")

WHITE, BLACK = QColor("white"), QColor("black")


def file_data(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def read_picture(data: QMimeData) -> QImage:
    return load(offered_picture(data))


def bar(width: int = 200, height: int = 300) -> QImage:
    """A dark upright bar, a third as wide as the picture, on light paper."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(240, 240, 235))
    painter = QPainter(picture)
    painter.fillRect(width // 3, height // 6, width // 3, height * 2 // 3, QColor(20, 20, 40))
    painter.end()
    return picture


@given(width=st.integers(1, 9), height=st.integers(1, 9), seed=st.integers(0, 99))
def test_ink_of_any_size_survives_conversion_to_an_image_and_back(
    width: int, height: int, seed: int
) -> None:
    ink = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    grey, alpha = arrays_from_image(image_from_ink(ink, WHITE, BLACK))
    np.testing.assert_array_equal(grey, 255 - ink)
    assert alpha is None


def test_image_view_shares_the_array_s_memory() -> None:
    ramp = colour_ramp(WHITE, QColor(10, 20, 30))
    pixels = np.full((8, 5), ramp[0])
    view = image_view(pixels)
    pixels[2, 3] = ramp[255]
    assert view.pixelColor(3, 2) == QColor(10, 20, 30)
    assert view.pixelColor(2, 3) == WHITE


def test_image_from_ink_is_a_copy() -> None:
    ink = np.zeros((8, 8), np.uint8)
    image = image_from_ink(ink, WHITE, BLACK)
    ink[:] = 255
    assert image.pixelColor(3, 2) == WHITE


def test_opacity_is_separated_from_brightness() -> None:
    picture = QImage(3, 1, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(QColor(200, 200, 200, 0))
    picture.setPixelColor(1, 0, QColor(200, 200, 200, 255))
    picture.setPixelColor(2, 0, QColor(200, 200, 200, 128))
    grey, alpha = arrays_from_image(picture)
    assert alpha is not None
    assert alpha.tolist() == [[0, 255, 128]]
    assert grey[0, 1] == 200
    assert grey[0, 2] == pytest.approx(200, abs=2)


def test_ink_fills_most_of_the_canvas_and_is_centred() -> None:
    ink = ink_from_picture(bar())
    rows, columns = np.nonzero(ink > 127)
    assert ink.shape == (RASTER_SIZE, RASTER_SIZE)
    assert np.ptp(rows) == pytest.approx(FITTED_SHARE * RASTER_SIZE, rel=0.05)
    assert (rows.max() + rows.min()) / 2 == pytest.approx(RASTER_SIZE / 2, abs=6)
    assert (columns.max() + columns.min()) / 2 == pytest.approx(RASTER_SIZE / 2, abs=6)


def test_tiny_picture_is_enlarged() -> None:
    assert (ink_from_picture(bar(28, 28)) > 127).any()


def test_even_picture_has_no_ink() -> None:
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(WHITE)
    with pytest.raises(PictureError, match="No digit"):
        ink_from_picture(picture)


def test_photo_is_rotated_by_its_exif_orientation(tmp_path: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert bar(200, 300).save(buffer, "JPEG")  # type: ignore[call-overload]  # takes any device
    jpeg = bytes(buffer.data().data())
    # EXIF with one entry: orientation 6, "rotate by 90 degrees to see it upright".
    tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    exif = b"Exif\0\0" + tiff
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg[:2] + segment + jpeg[2:])
    assert read_picture(file_data(path)).size().toTuple() == (300, 200)


def test_large_photo_is_decoded_at_reduced_size(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    assert bar(2400, 3200).save(str(path))
    assert read_picture(file_data(path)).size().toTuple() == (1200, 1600)


def test_large_picture_on_the_clipboard_is_shrunk() -> None:
    data = QMimeData()
    data.setImageData(bar(3200, 1600))
    assert read_picture(data).size().toTuple() == (1600, 800)


def test_giant_picture_is_refused_by_its_header(tmp_path: Path) -> None:
    """A short file whose header says 60,000 by 60,000 pixels must not allocate memory for them."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    path = tmp_path / "giant.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + bytes(4))
    with pytest.raises(PictureError, match="too large"):
        read_picture(file_data(path))


def test_a_picture_of_more_pixels_than_qt_decodes_at_once_is_too_large(tmp_path: Path) -> None:
    picture = QImage(5000, 5000, QImage.Format.Format_Mono)
    picture.fill(1)
    assert picture.save(str(tmp_path / "mono.png"))
    assert load(tmp_path / "mono.png").width() == 1600
    header = b"IHDR" + struct.pack(">IIBBBBB", 9000, 9000, 8, 6, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    path = tmp_path / "colour.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + bytes(4))
    with pytest.raises(PictureError, match="more than 67 megapixels"):
        load(path)


def test_a_tiny_file_that_states_millions_of_pixels_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gif"
    path.write_bytes(b"GIF89a" + struct.pack("<HHBBB", 8000, 8000, 0, 0, 0) + bytes(24))
    with pytest.raises(PictureError, match="damaged"):
        load(path)


def test_a_small_picture_on_a_screen_of_millions_of_pixels_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gif"
    screen = struct.pack("<HHBBB", 36_000, 1_400, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    picture = b"," + struct.pack("<HHHHB", 0, 0, 3, 3, 0) + bytes((2, 4, 3, 0, 3, 0, 0)) + b";"
    path.write_bytes(b"GIF89a" + screen + picture)
    with pytest.raises(PictureError, match="damaged"):
        load(path)


@pytest.mark.parametrize("suffix", ["svg", "png"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_drawing_in_svg_is_named_and_not_decoded(
    tmp_path: Path, suffix: str, *, packed: bool
) -> None:
    path = tmp_path / f"drawing.{suffix}"
    text = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>" + b"<g>" * 100_000
    path.write_bytes(gzip.compress(text) if packed else text)
    with pytest.raises(PictureError, match="SVG"):
        load(path)


def test_a_picture_whose_name_is_no_utf_8_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.png")
    plain = tmp_path / "plain.png"
    assert bar().save(str(plain))
    path.write_bytes(plain.read_bytes())
    assert load(path).size() == bar().size()


@pytest.mark.parametrize("content", [b"", b"text", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_damaged_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.png"
    path.write_bytes(content)
    with pytest.raises(PictureError, match="not a picture"):
        read_picture(file_data(path))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="opened"):
        read_picture(file_data(tmp_path / "gone.png"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("net.safetensors", "These are weights"),
        ("drawings.JSONL.gz", "a file of drawings"),
        ("pen.unp", "a file of drawings"),
        ("notes.txt", "not a picture"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"{}\n" * 20)
    with pytest.raises(PictureError, match=words):
        read_picture(file_data(path))


def test_picture_with_a_wrong_suffix_is_read(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    assert bar().save(str(path), "PNG")  # type: ignore[call-overload]  # takes a name too
    assert not read_picture(file_data(path)).isNull()


def test_only_one_local_file_or_image_data_counts_as_a_picture(tmp_path: Path) -> None:
    text, remote, several, image = (QMimeData() for _ in range(4))
    text.setText("3")
    remote.setUrls([QUrl("https://example.org/3.png")])
    several.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.png")])
    image.setImageData(bar())
    assert [has_picture(data) for data in (text, remote, several, image)] == [
        False,
        False,
        False,
        True,
    ]
    with pytest.raises(PictureError, match="no picture"):
        read_picture(text)


def test_transparent_drawing_of_another_program_becomes_ink() -> None:
    picture = QImage(100, 100, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.fillRect(40, 20, 20, 60, BLACK)
    painter.end()
    rows, columns = np.nonzero(ink_from_picture(picture) > 127)
    assert np.ptp(rows) > 2 * np.ptp(columns)


def test_clipboard_that_cannot_be_read_offers_no_picture() -> None:
    with pytest.raises(PictureError, match="There is no picture to paste"):
        offered_picture(None)
