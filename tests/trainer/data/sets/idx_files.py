"""IDX folders for tests: small data sets of any classes."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.idx import idx_header

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


def idx_bytes(values: NDArray[np.uint8]) -> bytes:
    """Content of an IDX file."""
    return idx_header(values.shape) + values.tobytes()


def write_idx_set(
    folder: Path,
    labels: list[int],
    *,
    prefix: str = "",
    test: str = "t10k",
    packed: bool = True,
) -> NDArray[np.uint8]:
    """Write the four files; images are random, the test part is the training part.

    Args:
        folder: Made if there is none.
        labels: One for each image.
        prefix: Beginning of all file names.
        test: Name of the test part.
        packed: Whether to gzip.

    Returns:
        uint8, shape (N, 28, 28): the images.
    """
    folder.mkdir(parents=True, exist_ok=True)
    images = np.random.default_rng(0).integers(0, 256, (len(labels), 28, 28), np.uint8)
    for split in ("train", test):
        for name, values in (
            (f"{split}-images-idx3-ubyte", images),
            (f"{split}-labels-idx1-ubyte", np.array(labels, np.uint8)),
        ):
            content = idx_bytes(values)
            path = folder / f"{prefix}{name}{'.gz' if packed else ''}"
            path.write_bytes(gzip.compress(content, 1) if packed else content)
    return images
