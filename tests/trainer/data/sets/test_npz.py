"""Data sets in ``.npz`` archives."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.trainer.data.downloads import ignore, never
from tests.trainer.data.fake_mnist import make_fake_mnist
from trainer.data.sets import any_set
from trainer.data.sets.any_set import read_any_set
from trainer.errors import DataError
from trainer.files.npy import read_npy_header

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.digits import DataSet

IMAGES = np.random.default_rng(0).integers(0, 256, (6, 28, 28), np.uint8)
LABELS = np.array([0, 1, 2, 2, 1, 0])
SOUND: dict[str, Any] = {
    "x_train": IMAGES,
    "y_train": LABELS,
    "x_test": IMAGES,
    "y_test": LABELS,
}


def read(path: Path) -> DataSet:
    return read_any_set(path, ignore, never)


def test_keras_mnist_is_recognised(tmp_path: Path) -> None:
    fake = make_fake_mnist()
    arrays = (fake.train.images, fake.train.labels, fake.test.images, fake.test.labels)
    named: dict[str, Any] = dict(zip(SOUND, arrays, strict=True))
    np.savez_compressed(tmp_path / "mnist.npz", **named)
    dataset = read_any_set(tmp_path / "mnist.npz", ignore, never, mnist=fake.files)
    assert dataset.name == "MNIST"
    np.testing.assert_array_equal(dataset.train.labels, fake.train.labels)


def test_other_images_are_named_by_their_file(tmp_path: Path) -> None:
    np.savez(tmp_path / "shapes.npz", **SOUND)
    dataset = read(tmp_path)
    assert (dataset.name, dataset.classes) == ("shapes", ("0", "1", "2"))
    np.testing.assert_array_equal(dataset.train.images, IMAGES)
    assert dataset.train.labels.dtype == np.uint8


def test_a_folder_of_several_archives_names_them(tmp_path: Path) -> None:
    for name in ("one", "two"):
        np.savez(tmp_path / f"{name}.npz", **SOUND)
    with pytest.raises(DataError, match=r"several data sets lie here: one\.npz, two\.npz"):
        read(tmp_path)
    assert read(tmp_path / "two.npz").name == "two"


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("dark on light", ["inverted"]),
        ("0 and 1", ["stretched"]),
        ("both", ["stretched", "inverted"]),
    ],
)
def test_images_in_other_forms_are_stored_as_ink(
    tmp_path: Path, form: str, told: list[str]
) -> None:
    ink = np.zeros((6, 28, 28), np.uint8)
    ink[:, 6:22, 12:16] = 255
    ink[0] = 255
    stored = ink if form == "0 and 1" else 255 - ink
    if form != "dark on light":
        stored = stored // 255
    np.savez(
        tmp_path / "shapes.npz",
        **SOUND | {"x_train": stored, "x_test": stored[1:3]} | {"y_test": LABELS[1:3]},
    )
    dataset = read(tmp_path)
    np.testing.assert_array_equal(dataset.train.images, ink)
    np.testing.assert_array_equal(dataset.test.images, ink[1:3])
    # Never without a word.
    said = dataset.origin.removeprefix(f"{tmp_path / 'shapes.npz'}, ")
    assert [word for word in ("stretched", "inverted") if word in said] == told


def test_arrays_stored_by_columns_are_read(tmp_path: Path) -> None:
    np.savez(tmp_path / "shapes.npz", **SOUND | {"x_train": np.asfortranarray(IMAGES)})
    np.testing.assert_array_equal(read(tmp_path).train.images, IMAGES)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"x_train": IMAGES / 255}, "x_train holds numbers of the type float64"),
        ({"x_train": IMAGES.astype(np.int16) - 128}, "x_train holds numbers of the type int16"),
        ({"y_train": LABELS * 100}, "201 classes|type"),
        ({"x_test": IMAGES[:, :27]}, "28 × 27 pixels"),
        ({"y_test": LABELS[:5]}, "6 images, but 5 labels"),
        ({"y_train": np.eye(6, dtype=np.uint8)}, "no list of labels: its shape is 6 × 6"),
        ({"y_train": np.array(["a"] * 6)}, "holds numbers of the type <U1"),
        ({"y_train": np.array([{}] * 6)}, "y_train holds Python objects, which could run code"),
    ],
)
def test_what_cannot_be_learnt_is_refused_with_a_sentence(
    tmp_path: Path, change: dict[str, Any], sentence: str
) -> None:
    np.savez(tmp_path / "shapes.npz", **SOUND | change)
    with pytest.raises(DataError, match=sentence):
        read(tmp_path)


def test_missing_arrays_are_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "shapes.npz", x_train=IMAGES, labels=LABELS)
    with pytest.raises(DataError, match="y_train, x_test, y_test are missing"):
        read(tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"not a zip file at all"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "shapes.npz").write_bytes(content)
    with pytest.raises(DataError, match="no archive of NumPy arrays"):
        read(tmp_path)


def test_sizes_that_do_not_fit_into_memory_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "shapes.npz", **SOUND)
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "|u1", "fortran_order": False, "shape": (2**40, 28, 28)}
    )
    with zipfile.ZipFile(tmp_path / "huge.npz", "w") as archive:
        for name in SOUND:
            archive.writestr(f"{name}.npy", header.getvalue())
    with pytest.raises(DataError, match="x_train is larger than 256 MB"):
        read(tmp_path / "huge.npz")


def archive(path: Path, name: str, content: bytes) -> Path:
    """A sound archive with other bytes as one of its arrays."""
    np.savez(path / "sound.npz", **SOUND)
    with (
        zipfile.ZipFile(path / "sound.npz") as sound,
        zipfile.ZipFile(path / "other.npz", "w") as other,
    ):
        for each in sound.namelist():
            other.writestr(each, content if each == f"{name}.npy" else sound.read(each))
    return path / "other.npz"


def header(shape: str) -> bytes:
    text = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


@pytest.mark.parametrize(
    "content", [b"", b"no array", header("(6, 28, 28)") + bytes(99), header("(True,)")]
)
def test_a_damaged_array_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(DataError, match="archive"):
        read(archive(tmp_path, "x_train", content))


def test_an_array_that_cannot_be_read_is_no_damaged_one() -> None:
    class Unplugged(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError("unplugged")

    with pytest.raises(OSError, match="unplugged"):
        read_npy_header(Unplugged())


def test_a_folder_that_cannot_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlisted(_folder: Path, _pattern: str) -> list[Path]:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(any_set, "list_files", unlisted)
    with pytest.raises(DataError, match="Input/output error"):
        read(tmp_path)
