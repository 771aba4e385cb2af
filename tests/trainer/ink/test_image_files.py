from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from trainer.errors import DataError
from trainer.ink.image_files import read_raster

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

RASTERS = arrays.arrays(np.uint8, arrays.array_shapes(min_dims=2, max_dims=2, max_side=9))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("images") / "image"


def binary_pgm(raster: NDArray[np.uint8]) -> bytes:
    height, width = raster.shape
    return b"P5 %d %d 255\n" % (width, height) + raster.tobytes()


def numpy_file(values: NDArray[np.generic]) -> bytes:
    file = io.BytesIO()
    np.save(file, values, allow_pickle=True)
    return file.getvalue()


@given(RASTERS)
def test_numpy_arrays_are_read(path: Path, raster: NDArray[np.uint8]) -> None:
    path.write_bytes(numpy_file(raster))
    assert np.array_equal(read_raster(path), raster)


@given(RASTERS)
def test_binary_pgm_is_read(path: Path, raster: NDArray[np.uint8]) -> None:
    path.write_bytes(binary_pgm(raster))
    assert np.array_equal(read_raster(path), raster)


@given(RASTERS)
def test_pgm_in_words_is_read_comments_and_all(path: Path, raster: NDArray[np.uint8]) -> None:
    height, width = raster.shape
    rows = "\n".join(" ".join(map(str, row)) + " # a row" for row in raster.tolist())
    path.write_text(f"P2\n# made by hand\n{width} {height}\n255\n{rows}\n")
    assert np.array_equal(read_raster(path), raster)


def test_greys_of_another_range_are_stretched(path: Path) -> None:
    path.write_bytes(b"P2 3 1 15 0 5 15")
    assert read_raster(path).tolist() == [[0, 85, 255]]


def test_greys_of_two_bytes_are_read(path: Path) -> None:
    path.write_bytes(b"P5 2 1 65535\n" + bytes([0xFF, 0xFF, 0x80, 0x00]))
    assert read_raster(path).tolist() == [[255, 128]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"P5",
        b"P5 2 2 255\nabc",
        b"P5 0 2 255\n",
        b"P5 99999999 99999999 255\n",
        b"P5 1 1 0\n\0",
        b"P5 1 1 99999\n\0\0",
        b"P5 1 1 100\n\xff",
        b"P2 2 1 255 1",
        b"P2 1 1 255 x",
        b"P2 1 1 255 -1",
        b"P6 1 1 255\nabc",
        b"\x89PNG\r\n\x1a\n",
        b"\x93NUMPY\x01\x00",
        numpy_file(np.zeros((3, 3))),
        numpy_file(np.zeros(9, np.uint8)),
        numpy_file(np.zeros((0, 3), np.uint8)),
        numpy_file(np.zeros((9, 9), np.uint8))[:-1],
        numpy_file(np.zeros((1, 1), np.uint8)).replace(b"(1, 1)", b"(9**9, 9)"),
    ],
    ids=repr,
)
def test_what_is_no_image_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_raster(path)
    assert caught.value.path == path


@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda rest: b"P5 3 3 255\n" + rest))
def test_any_bytes_are_an_image_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        raster = read_raster(path)
    except DataError:
        return
    assert raster.dtype == np.uint8
    assert raster.ndim == 2


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
        read_raster(path)
    path.write_bytes(pickle.dumps(Payload(evidence)))
    with pytest.raises(DataError):
        read_raster(path)
    assert not evidence.exists()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        read_raster(tmp_path / "nothing.pgm")
