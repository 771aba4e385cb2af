"""As many images as MNIST has, in memory and as IDX files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.trainer.engine import make_data_set
from trainer.data.digits import DataSet, Digits
from trainer.data.idx import idx_header

if TYPE_CHECKING:
    from pathlib import Path


def sixty_thousand() -> DataSet:
    """The tests' data set, over and over."""
    data = make_data_set()
    images, labels = (
        np.resize(part, (60_000, *part.shape[1:]))
        for part in (data.train.images, data.train.labels)
    )
    return DataSet("MNIST", "tests", Digits(images, labels), data.test)


def write_idx_folder(folder: Path) -> None:
    """Writes that data set, uncompressed."""
    data = sixty_thousand()
    for name, digits in (("train", data.train), ("t10k", data.test)):
        for kind, part in (("images-idx3", digits.images), ("labels-idx1", digits.labels)):
            content = idx_header(part.shape) + part.tobytes()
            (folder / f"{name}-{kind}-ubyte").write_bytes(content)
