"""A fake MNIST of a few kilobytes, in MNIST's files and formats."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import Digits
from trainer.data.idx import idx_header
from trainer.data.mnist import FILES, MnistFile, MnistFiles

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class FakeMnist:
    """Random digit images in four files.

    Attributes:
        train: Content of the training files.
        test: Content of the test files.
        files: Names, sizes and checksums of the four files.
        contents: Uncompressed contents by name.
    """

    train: Digits
    test: Digits
    files: MnistFiles
    contents: dict[str, bytes]

    def delivered(self) -> dict[str, bytes]:
        """Gzipped contents by file name, as a mirror sends them."""
        return {f"{name}.gz": gzip.compress(data) for name, data in self.contents.items()}

    def write(self, folder: Path) -> None:
        """Write the gzipped files into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.delivered().items():
            (folder / name).write_bytes(data)


def make_fake_mnist(train_images: int = 100, test_images: int = 20, *, seed: int = 0) -> FakeMnist:
    """Make a fake MNIST of random, incompressible images."""
    numbers = np.random.default_rng(seed)
    train, test = (
        Digits(
            numbers.integers(0, 256, (count, 28, 28), np.uint8),
            numbers.integers(0, 10, count, np.uint8),
        )
        for count in (train_images, test_images)
    )
    arrays = (train.images, train.labels, test.images, test.labels)
    contents = {file.name: idx_bytes(values) for file, values in zip(FILES, arrays, strict=True)}
    first, second, third, fourth = (_entry(name, data) for name, data in contents.items())
    return FakeMnist(train, test, (first, second, third, fourth), contents)


def idx_bytes(values: NDArray[np.uint8]) -> bytes:
    """An array as an IDX file."""
    return idx_header(values.shape) + values.tobytes()


def _entry(name: str, content: bytes) -> MnistFile:
    return MnistFile(
        name, len(content), hashlib.sha256(content).hexdigest(), len(gzip.compress(content))
    )
