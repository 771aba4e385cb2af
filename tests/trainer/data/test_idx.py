"""Reading IDX files: valid, damaged and malicious."""

from __future__ import annotations

import gzip
import struct
import tracemalloc
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.trainer.data.fake_mnist import idx_bytes
from trainer.data.idx import idx_header, read_idx, read_idx_shape
from trainer.errors import CancelledError, DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

IMAGES = np.arange(3 * 28 * 28).astype(np.uint8).reshape(3, 28, 28)

# Headers get further into the parser than random bytes.
HEADERS = st.builds(
    lambda sizes, data: struct.pack(f">HBB{len(sizes)}I", 0, 8, len(sizes), *sizes) + data,
    st.lists(st.integers(0, 5) | st.integers(0, 2**32 - 1), max_size=5),
    st.binary(max_size=64),
)
HOSTILE = st.binary(max_size=64) | HEADERS
GZIPPED = HOSTILE.map(gzip.compress)
CUT_OR_EXTENDED = st.builds(
    lambda data, cut, more: data[:cut] + more,
    GZIPPED,
    st.integers(0, 64),
    st.binary(max_size=8),
)


@pytest.fixture(scope="module")
def file() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder) / "data"


SHAPES = arrays.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=6)


@given(values=arrays.arrays(np.uint8, SHAPES), packed=st.booleans())
def test_a_written_array_is_read_back_equal(
    file: Path, values: NDArray[np.uint8], packed: bool
) -> None:
    content = idx_bytes(values)
    file.write_bytes(gzip.compress(content) if packed else content)

    result = read_idx(file)

    assert result.dtype == np.uint8
    np.testing.assert_array_equal(result, values, strict=True)


@given(content=HOSTILE | GZIPPED | CUT_OR_EXTENDED)
def test_arbitrary_bytes_raise_only_data_errors(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with suppress(DataError):
        assert read_idx(file).dtype == np.uint8


@given(cut=st.integers(0, len(idx_bytes(IMAGES)) - 1))
def test_a_truncated_file_ends_too_early(file: Path, cut: int) -> None:
    file.write_bytes(idx_bytes(IMAGES)[:cut])

    with pytest.raises(DataError, match="ends too early"):
        read_idx(file)


@given(cut=st.integers(2, len(gzip.compress(idx_bytes(IMAGES))) - 1))
def test_a_truncated_gzip_file_ends_too_early(file: Path, cut: int) -> None:
    file.write_bytes(gzip.compress(idx_bytes(IMAGES))[:cut])

    with pytest.raises(DataError, match="ends too early"):
        read_idx(file)


def test_a_wrong_gzip_checksum_is_an_error(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(idx_bytes(IMAGES)))
    packed[-8] ^= 1  # The checksum begins here.
    path = tmp_path / "images.gz"
    path.write_bytes(packed)

    with pytest.raises(DataError, match="compressed data in it is damaged"):
        read_idx(path)


@pytest.mark.parametrize(
    "magic",
    [b"\x00\x00\x09\x03", b"\x00\x01\x08\x03", b"\x00\x00\x08\x00", b"\x00\x00\x08\x05", b"PNG\r"],
    ids=["signed bytes", "first bytes not zero", "no dimension", "five dimensions", "text"],
)
def test_another_magic_number_is_refused(tmp_path: Path, magic: bytes) -> None:
    path = tmp_path / "images"
    path.write_bytes(magic + idx_bytes(IMAGES)[4:])

    with pytest.raises(DataError, match="not an IDX file of unsigned bytes"):
        read_idx(path)


def test_trailing_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "images"
    path.write_bytes(idx_bytes(IMAGES) + b"\x00")

    with pytest.raises(DataError, match="more bytes than it states"):
        read_idx(path)


@pytest.mark.parametrize("sizes", [(2**32 - 1,) * 3, (0, 2**32 - 1, 2**32 - 1), (2**28 + 1,)])
def test_excessive_sizes_allocate_no_memory(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    path = tmp_path / "images"
    path.write_bytes(idx_header(sizes) + bytes(100))

    tracemalloc.start()
    try:
        with pytest.raises(DataError, match="it states sizes of"):
            read_idx(path)
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_the_callers_size_limit_is_applied(tmp_path: Path) -> None:
    path = tmp_path / "images"
    path.write_bytes(idx_bytes(IMAGES))

    with pytest.raises(DataError, match="2,351 bytes allowed"):
        read_idx(path, most_bytes=IMAGES.size - 1)
    assert read_idx(path, most_bytes=IMAGES.size).shape == IMAGES.shape


@pytest.mark.parametrize("name", ["", "absent"], ids=["a folder", "an absent file"])
def test_a_path_that_cannot_be_opened_is_a_data_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="it cannot be read"):
        read_idx(tmp_path / name)


def test_advance_is_called_for_each_chunk_and_can_cancel(tmp_path: Path) -> None:
    path = tmp_path / "values"
    path.write_bytes(gzip.compress(idx_bytes(np.zeros(300_000, np.uint8))))
    chunks: list[int] = []

    read_idx(path, advance=chunks.append)

    assert sum(chunks) == len(idx_header((300_000,))) + 300_000
    assert max(chunks) <= 2**16

    def stop(_count: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_idx(path, advance=stop)


def test_the_shape_is_read_without_the_values(tmp_path: Path) -> None:
    path = tmp_path / "data"
    for content in (idx_bytes(IMAGES)[:20], gzip.compress(idx_bytes(IMAGES))):
        path.write_bytes(content)
        assert read_idx_shape(path) == (3, 28, 28)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x1f\x8b\x09" + bytes(20), "the compressed data in it is damaged"),
        (gzip.compress(idx_bytes(IMAGES), mtime=0)[:12], "ends too early"),
        (b"\x1f\x8b", "ends too early"),
        (idx_bytes(IMAGES)[:7], "ends too early"),
    ],
)
def test_a_damaged_header_has_no_shape(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "data"
    path.write_bytes(content)
    with pytest.raises(DataError, match=reason):
        read_idx_shape(path)
