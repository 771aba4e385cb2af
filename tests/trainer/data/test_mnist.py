"""Finding and reading the MNIST files."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.data.downloads import ignore, never
from tests.trainer.data.fake_mnist import FakeMnist, make_fake_mnist
from trainer.data.mnist import find_mnist, read_mnist
from trainer.errors import CancelledError, DataError

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.digits import DataSet
    from trainer.data.progress import Progress


def read(fake: FakeMnist, folder: Path) -> DataSet:
    return read_mnist(folder, ignore, never, files=fake.files)


def assert_same(dataset: DataSet, fake: FakeMnist) -> None:
    np.testing.assert_array_equal(dataset.train.images, fake.train.images)
    np.testing.assert_array_equal(dataset.train.labels, fake.train.labels)
    np.testing.assert_array_equal(dataset.test.images, fake.test.images)
    np.testing.assert_array_equal(dataset.test.labels, fake.test.labels)


def test_published_files_are_read_as_a_data_set(fake: FakeMnist, tmp_path: Path) -> None:
    fake.write(tmp_path)

    dataset = read(fake, tmp_path)

    assert_same(dataset, fake)
    assert dataset.name == "MNIST"
    assert dataset.origin == str(tmp_path)


@pytest.mark.parametrize("below", ["", "MNIST/raw", "raw", "MNIST", "mnist"])
@pytest.mark.parametrize("dotted", [False, True], ids=["dash", "dot"])
@pytest.mark.parametrize("suffix", ["", ".gz"], ids=["unpacked", "gzip"])
def test_usual_subfolders_and_names_are_found(
    fake: FakeMnist, tmp_path: Path, below: str, dotted: bool, suffix: str
) -> None:
    folder = tmp_path / below
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in fake.contents.items():
        usual = name.replace("-idx", ".idx") if dotted else name
        data = gzip.compress(content) if suffix else content
        (folder / f"{usual}{suffix}").write_bytes(data)

    assert_same(read(fake, tmp_path), fake)


def test_compression_is_detected_from_the_content(fake: FakeMnist, tmp_path: Path) -> None:
    for name, content in fake.contents.items():
        (tmp_path / f"{name}.gz").write_bytes(content)

    assert_same(read(fake, tmp_path), fake)


def test_other_gzip_files_of_the_same_content_are_accepted(fake: FakeMnist, tmp_path: Path) -> None:
    for name, content in fake.contents.items():
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content, compresslevel=1, mtime=7))

    assert_same(read(fake, tmp_path), fake)


def test_folders_with_the_names_of_files_are_ignored(fake: FakeMnist, tmp_path: Path) -> None:
    # A popular archive unpacks to this.
    for name, content in fake.contents.items():
        (tmp_path / name).mkdir()
        (tmp_path / name.replace("-idx", ".idx")).write_bytes(content)

    assert_same(read(fake, tmp_path), fake)


def test_missing_files_are_named(fake: FakeMnist, tmp_path: Path) -> None:
    fake.write(tmp_path)
    (tmp_path / "t10k-images-idx3-ubyte.gz").unlink()

    assert len(find_mnist(tmp_path, files=fake.files)) == 3
    with pytest.raises(DataError, match=r"t10k-images-idx3-ubyte.*not found.*choose") as caught:
        read(fake, tmp_path)
    assert caught.value.path == tmp_path


def test_a_missing_folder_is_named(fake: FakeMnist, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        read(fake, tmp_path / "absent")


def test_a_damaged_file_is_named_with_advice(fake: FakeMnist, tmp_path: Path) -> None:
    fake.write(tmp_path)
    path = tmp_path / "train-labels-idx1-ubyte.gz"
    path.write_bytes(path.read_bytes()[:-20])

    with pytest.raises(DataError, match=r"ends too early\. Replace it") as caught:
        read(fake, tmp_path)
    assert caught.value.path == path


def test_a_sound_raw_file_beside_half_a_gzip_file_is_read(fake: FakeMnist, tmp_path: Path) -> None:
    for name, content in fake.delivered().items():
        (tmp_path / name).write_bytes(content)
    name = fake.files[0].name
    (tmp_path / f"{name}.gz").write_bytes(fake.delivered()[f"{name}.gz"][:100])
    (tmp_path / name).write_bytes(fake.contents[name])

    assert_same(read(fake, tmp_path), fake)


def test_another_data_set_under_the_same_names_is_refused(fake: FakeMnist, tmp_path: Path) -> None:
    make_fake_mnist(seed=1).write(tmp_path)

    with pytest.raises(DataError, match="not that of MNIST"):
        read(fake, tmp_path)


def test_progress_counts_all_bytes(fake: FakeMnist, tmp_path: Path) -> None:
    fake.write(tmp_path)
    reports: list[Progress] = []

    read_mnist(tmp_path, reports.append, never, files=fake.files)

    total = sum(len(content) for content in fake.contents.values())
    assert {(p.activity, p.subject, p.unit, p.total) for p in reports} == {
        ("read", "MNIST", "bytes", total)
    }
    assert reports[-1].done == total
    assert [p.done for p in reports] == sorted(p.done for p in reports)


def test_reading_can_be_cancelled(fake: FakeMnist, tmp_path: Path) -> None:
    fake.write(tmp_path)
    answers = iter([False, True])

    with pytest.raises(CancelledError):
        read_mnist(tmp_path, ignore, lambda: next(answers), files=fake.files)


@pytest.mark.mnist
def test_the_published_mnist_is_read_and_verified(mnist_folder: Path) -> None:
    dataset = read_mnist(mnist_folder, ignore, never)

    assert len(dataset.train) == 60_000
    assert len(dataset.test) == 10_000
    # Mean and standard deviation as published.
    assert dataset.train.images.mean() / 255 == pytest.approx(0.1307, abs=1e-4)
    assert dataset.train.images.std() / 255 == pytest.approx(0.3081, abs=1e-4)
    assert dataset.test.labels[:5].tolist() == [7, 2, 1, 0, 4]
