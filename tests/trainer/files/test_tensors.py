from __future__ import annotations

import json
import struct
import tracemalloc
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.files.hostile import KINDS, hostile_path
from trainer.files.tensors import TensorHeader, read_header, read_tensors
from trainer.files.values import FormatError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MOST = 100_000
ARRAYS: dict[str, NDArray[Any]] = {
    "a": np.arange(6, dtype=np.float32).reshape(2, 3),
    "b": np.array(7, np.int64),
}
CONTENT = safetensors.numpy.save(ARRAYS, {"who": "us"})


def welcome(header: TensorHeader) -> None:
    del header


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file.safetensors"


def test_a_small_file_takes_little_memory_however_large_it_may_be(path: Path) -> None:
    path.write_bytes(CONTENT)
    tracemalloc.start()
    read_tensors(path, 10**10, welcome)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10**7


def test_arrays_and_header_are_read(path: Path) -> None:
    path.write_bytes(CONTENT)
    arrays, header = read_tensors(path, MOST, welcome)
    assert header == read_header(path, MOST)
    assert header.metadata == {"who": "us"}
    assert header.shapes == {"a": (2, 3), "b": ()}
    assert header.dtypes == {"a": "F32", "b": "I64"}
    assert {name: array.tolist() for name, array in arrays.items()} == {
        name: array.tolist() for name, array in ARRAYS.items()
    }


def test_arrays_do_not_change_with_the_file(path: Path) -> None:
    path.write_bytes(CONTENT)
    arrays, _ = read_tensors(path, MOST, welcome)
    path.write_bytes(bytes(len(CONTENT)))
    assert arrays["a"].tolist() == ARRAYS["a"].tolist()


def test_a_file_without_metadata_has_none(path: Path) -> None:
    path.write_bytes(safetensors.numpy.save(ARRAYS))
    assert read_header(path, MOST).metadata == {}


def test_no_array_is_read_of_a_file_that_is_not_welcome(path: Path) -> None:
    path.write_bytes(CONTENT)
    with pytest.raises(KeyError, match="foreign"):
        read_tensors(path, MOST, lambda header: header.metadata["foreign"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_regular_file_is_refused(kind: str, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"\w"):
        read_header(hostile_path(kind, tmp_path), MOST)


def with_header(header: object) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text


ENTRY = {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"1234567",
        bytes(100),
        struct.pack("<Q", 2**63) + CONTENT[8:],
        CONTENT[:-1],
        CONTENT + b"\0",
        with_header([]),
        with_header({"a": 1}),
        with_header({"a": {}}),
        with_header({"a": ENTRY | {"shape": [-1]}}),
        with_header({"a": ENTRY | {"shape": [2**70]}}),
        with_header({"a": ENTRY | {"shape": [1] * 9}}),
        with_header({"a": ENTRY | {"shape": [1]}}),
        with_header({"a": ENTRY | {"dtype": "F1"}}),
        with_header({"a": ENTRY | {"dtype": "BF16"}}),
        with_header({"a": ENTRY | {"dtype": 3}}),
        with_header({"a": ENTRY | {"data_offsets": [0, 8]}}),
        with_header({"__metadata__": {"a": 3}}),
        with_header({"__metadata__": {"a": "x" * 100_001}}),
        with_header({"__metadata__": {"a": "\ud800"}}),
        with_header({str(name): ENTRY for name in range(1001)}),
        struct.pack("<Q", 60_000) + b"[" * 60_000,
    ],
    ids=lambda content: repr(content[:60]),
)
def test_a_damaged_file_is_refused(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(FormatError):
        read_tensors(path, 10**6, welcome)


@given(offset=st.integers(0, len(CONTENT) - 1), value=st.integers(0, 255), cut=st.booleans())
def test_a_changed_byte_is_refused_or_gives_arrays_of_the_stated_shape(
    offset: int, value: int, *, cut: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("changed") / "file.safetensors"
    changed = bytearray(CONTENT)
    changed[offset] = value
    path.write_bytes(changed[:offset] if cut else changed)
    try:
        arrays, header = read_tensors(path, MOST, welcome)
    except FormatError:
        return
    assert {name: array.shape for name, array in arrays.items()} == header.shapes
