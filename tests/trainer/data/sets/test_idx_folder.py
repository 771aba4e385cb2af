"""Data sets in IDX folders: which are recognised, how classes are named, what is refused."""

from __future__ import annotations

import gzip
import string
import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.data.downloads import ignore, never
from tests.trainer.data.fake_mnist import make_fake_mnist
from tests.trainer.data.sets.idx_files import idx_bytes, write_idx_set
from trainer.data.sets.any_set import read_any_set
from trainer.errors import CancelledError, DataError

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.digits import DataSet

LETTERS = tuple(string.ascii_uppercase)
TEN = list(range(10))


def read(path: Path) -> DataSet:
    return read_any_set(path, ignore, never)


def test_mnist_is_recognised_by_its_content(tmp_path: Path) -> None:
    fake = make_fake_mnist()
    fake.write(tmp_path / "fashion")
    dataset = read_any_set(tmp_path / "fashion", ignore, never, mnist=fake.files)
    assert dataset.name == "MNIST"
    assert dataset.classes == tuple("0123456789")
    np.testing.assert_array_equal(dataset.test.images, fake.test.images)


def test_a_file_of_mnist_beside_others_is_an_error(tmp_path: Path) -> None:
    fake = make_fake_mnist()
    fake.write(tmp_path)
    path = tmp_path / "t10k-labels-idx1-ubyte.gz"
    other = fake.test.labels.copy()
    other[0] = (other[0] + 1) % 10
    path.write_bytes(gzip.compress(idx_bytes(other)))
    with pytest.raises(DataError, match="content is not that of MNIST") as caught:
        read_any_set(tmp_path, ignore, never, mnist=fake.files)
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("folder", "name", "first"),
    [
        ("fashion-mnist", "Fashion-MNIST", "T-shirt"),
        ("FashionMNIST/raw", "Fashion-MNIST", "T-shirt"),
        ("KMNIST", "KMNIST", "お"),
        ("shapes", "shapes", "0"),
    ],
)
def test_folders_name_the_published_sets(
    tmp_path: Path, folder: str, name: str, first: str
) -> None:
    write_idx_set(tmp_path / folder, TEN)
    dataset = read(tmp_path / folder)
    assert dataset.name == name
    assert dataset.classes[0] == first
    assert len(dataset.classes) == 10


def test_torchvisions_subfolder_is_found(tmp_path: Path) -> None:
    write_idx_set(tmp_path / "FashionMNIST/raw", TEN, packed=False)
    assert read(tmp_path).name == "Fashion-MNIST"


def test_emnist_letters_are_turned_upright_and_named_by_their_mapping(tmp_path: Path) -> None:
    images = write_idx_set(tmp_path, list(range(1, 27)), prefix="emnist-letters-", test="test")
    lines = (f"{number} {64 + number} {96 + number}" for number in range(1, 27))
    (tmp_path / "emnist-letters-mapping.txt").write_text("\n".join(lines))
    dataset = read(tmp_path)
    assert dataset.name == "EMNIST letters"
    assert dataset.classes == LETTERS
    assert dataset.train.labels.tolist() == list(range(26))
    np.testing.assert_array_equal(dataset.train.images[3], images[3].T)


def test_emnist_letters_are_known_without_their_mapping(tmp_path: Path) -> None:
    write_idx_set(tmp_path, list(range(1, 27)), prefix="emnist-letters-", test="test")
    assert read(tmp_path).classes == LETTERS


def test_a_mapping_names_the_classes_of_any_set(tmp_path: Path) -> None:
    write_idx_set(tmp_path / "pets", [7, 9, 7])
    lines = "\ufeff9 Guinea pig\r\n7\tCat\r\n\r\n"
    (tmp_path / "pets/mapping.txt").write_text(lines, encoding="utf-8", newline="")
    dataset = read(tmp_path / "pets")
    assert (dataset.name, dataset.classes) == ("pets", ("Cat", "Guinea pig"))
    assert dataset.train.labels.tolist() == [0, 1, 0]


def test_numbers_name_what_has_no_names(tmp_path: Path) -> None:
    write_idx_set(tmp_path / "a", [1, 2, 3])
    write_idx_set(tmp_path / "b", [0, 1, 12])
    assert read(tmp_path / "a").classes == ("1", "2", "3")
    assert read(tmp_path / "b").classes == tuple(map(str, range(13)))


def test_one_of_several_sets_is_chosen_by_its_file(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN, prefix="emnist-digits-", test="test")
    write_idx_set(tmp_path, list(range(1, 27)), prefix="emnist-letters-", test="test")
    with pytest.raises(DataError, match="data sets lie here: EMNIST digits, EMNIST letters"):
        read(tmp_path)
    chosen = tmp_path / "emnist-letters-train-images-idx3-ubyte.gz"
    assert read(chosen).name == "EMNIST letters"


def test_an_unpacked_file_replaces_a_damaged_packed_one(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN)
    write_idx_set(tmp_path, TEN, packed=False)
    path = tmp_path / "train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:2000])
    assert len(read(tmp_path).train) == 10


def test_images_dark_on_light_are_inverted(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN, packed=False)
    ink = np.zeros((10, 28, 28), np.uint8)
    ink[:, 6:22, 12:16] = 200
    for split in ("train", "t10k"):
        (tmp_path / f"{split}-images-idx3-ubyte").write_bytes(idx_bytes(255 - ink))
    dataset = read(tmp_path)
    np.testing.assert_array_equal(dataset.train.images, ink)
    np.testing.assert_array_equal(dataset.test.images, ink)


@pytest.mark.parametrize("part", ["images", "labels"])
def test_half_a_packed_file_of_another_size_does_not_hide_the_sound_ones(
    tmp_path: Path, part: str
) -> None:
    write_idx_set(tmp_path, TEN, packed=False)
    # In no order, or they would take a few bytes.
    labels = np.random.default_rng(0).permutation(TEN * 100).tolist()
    write_idx_set(tmp_path / "larger", labels)
    path = next((tmp_path / "larger").glob(f"train-{part}*"))
    (tmp_path / path.name).write_bytes(path.read_bytes()[:300])
    assert len(read(tmp_path).train) == 10


def test_sound_files_of_different_sets_are_refused(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN, packed=False)
    write_idx_set(tmp_path / "larger", TEN * 5)
    (tmp_path / "larger/train-images-idx3-ubyte.gz").rename(tmp_path / "train-images-idx3-ubyte.gz")
    with pytest.raises(DataError, match="50 images, but 10 labels"):
        read(tmp_path)


def replaced(folder: Path, name: str, content: bytes) -> None:
    (folder / f"{name}.gz").write_bytes(gzip.compress(content, 1))


IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (IMAGES, idx_bytes(np.zeros((10, 32, 32), np.uint8)), "have 32 × 32 pixels"),
        (IMAGES, idx_bytes(np.zeros((10, 784), np.uint8)), "its shape is 10 × 784"),
        (IMAGES, idx_bytes(np.zeros((9, 28, 28), np.uint8)), "9 images, but 10 labels"),
        (IMAGES, idx_bytes(np.zeros((0, 28, 28), np.uint8)), "no images"),
        (
            IMAGES,
            struct.pack(">HBBIII", 0, 9, 3, 10, 28, 28),
            "train-images-idx3-ubyte.gz holds numbers of the type int8; only",
        ),
        (
            IMAGES,
            struct.pack(">HBBIII", 0, 13, 3, 10, 28, 28),
            "train-images-idx3-ubyte.gz holds numbers of the type float32; only",
        ),
        (IMAGES, b"\x00\x00\x08", "ends too early"),
        (IMAGES, struct.pack(">HBBIII", 0, 8, 3, 2**31, 28, 28), "images, but"),
        (LABELS, idx_bytes(np.zeros((10, 1), np.uint8)), "no list of labels"),
        (LABELS, idx_bytes(np.arange(10, dtype=np.uint8) * 20), "181 classes; a network here"),
    ],
)
def test_what_cannot_be_learnt_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    write_idx_set(tmp_path, TEN)
    replaced(tmp_path, name, content)
    with pytest.raises(DataError, match=sentence):
        read(tmp_path)


def test_a_set_of_one_class_is_refused(tmp_path: Path) -> None:
    write_idx_set(tmp_path, [3, 3])
    with pytest.raises(DataError, match="all its images have the same label"):
        read(tmp_path)


def test_labels_outside_the_mapping_are_refused(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN)
    (tmp_path / "mapping.txt").write_text("0 A\n1 B\n")
    with pytest.raises(DataError, match=r"label 2 has no name in mapping\.txt"):
        read(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "A 65",
        "1",
        "1 \x07",
        "1 A\n2 A",
        "0 A\n1 B\n1 C",
        "300 65\n1 66",
        "0 A\n0001234 B",
        "0 65",
        "1 " + "x" * 21,
        "1 1114112",
    ],
)
def test_a_damaged_mapping_is_refused(tmp_path: Path, text: str) -> None:
    write_idx_set(tmp_path, [0, 1])
    (tmp_path / "mapping.txt").write_text(text)
    with pytest.raises(DataError, match="is no label with its name"):
        read(tmp_path)


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    write_idx_set(tmp_path / "pets", TEN)
    (tmp_path / "pets/t10k-labels-idx1-ubyte.gz").unlink()
    with pytest.raises(DataError, match="data set pets, the file test-labels is missing"):
        read(tmp_path / "pets")


def test_a_folder_without_data_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="train-images-idx3-ubyte"):
        read(tmp_path)
    with pytest.raises(DataError, match="there is no such folder"):
        read(tmp_path / "nowhere")


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN)
    with pytest.raises(CancelledError):
        read_any_set(tmp_path, ignore, lambda: True)


def test_a_mapping_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    write_idx_set(tmp_path, TEN)
    (tmp_path / "mapping.txt").write_bytes(b"0 \xff\n")
    with pytest.raises(DataError) as caught:
        read(tmp_path)
    assert caught.value.path == tmp_path / "mapping.txt"
