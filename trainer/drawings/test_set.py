"""The labelled drawings of a store as a test set of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import Digits
from trainer.drawings.store import DrawingStore
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.recipe.classes import Classes


@dataclass(frozen=True, slots=True, eq=False)
class DrawingTestSet:
    """Drawings with labels that a network knows.

    Attributes:
        digits: Their digit images, N of them, and labels.
        uids: N identities.
        writers: N names, empty for guests.
        unlabelled: Number of drawings left out because they have no label.
        other_labels: Number of drawings left out because the network does not know their label.
    """

    digits: Digits
    uids: tuple[str, ...]
    writers: tuple[str, ...]
    unlabelled: int = 0
    other_labels: int = 0


def read_test_set(path: Path, classes: Classes) -> DrawingTestSet:
    """Read the drawings of a store; none where there is no store.

    Args:
        path: The store.
        classes: What the network tells apart.

    Raises:
        StorageError: The store cannot be opened.
        StoreError: Likewise.
    """
    entries = []
    if path.exists():
        with DrawingStore(path) as store:
            entries = store.entries(order="oldest")
    usable = [entry for entry in entries if entry.label in classes]
    unlabelled = sum(entry.label is None for entry in entries)
    indices = {name: index for index, name in enumerate(classes)}
    images = np.array([entry.digit_image for entry in usable], np.uint8)
    return DrawingTestSet(
        Digits(
            images.reshape(len(usable), FRAME_SIZE, FRAME_SIZE),
            np.array([indices[str(entry.label)] for entry in usable], np.uint8),
            classes,
        ),
        tuple(entry.uid for entry in usable),
        tuple(entry.writer for entry in usable),
        unlabelled,
        len(entries) - len(usable) - unlabelled,
    )
