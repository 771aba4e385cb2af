"""Class names of a data set: from its mapping file, from known names, else its numbers."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.sets.problems import DataSetError
from trainer.errors import DataError
from trainer.files.reading import read_file
from trainer.recipe.classes import CLASS_NAMES, DIGITS, MOST_CLASSES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes

FASHION: Classes = (
    "T-shirt",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
"""Xiao, Rasul and Vollgraf, "Fashion-MNIST", 2017, arXiv:1708.07747."""
KUZUSHIJI: Classes = tuple("おきすつなはまやれを")
"""Clanuwat and others, "Deep Learning for Classical Japanese Literature", 2018,
arXiv:1812.01718."""
LETTERS: Classes = tuple(string.ascii_uppercase)
# Cohen, Afshar, Tapson and van Schaik, "EMNIST", 2017, arXiv:1702.05373: letters whose two cases
# look alike are one class.
_MERGED: Classes = (*DIGITS, *LETTERS, *"abdefghnqrt")

# Part of a file's or folder's name, name of the data set, its classes, its first label.
_KNOWN: tuple[tuple[str, str, Classes, int], ...] = (
    ("fashion", "Fashion-MNIST", FASHION, 0),
    ("kmnist", "KMNIST", KUZUSHIJI, 0),
    ("kuzushiji", "KMNIST", KUZUSHIJI, 0),
    ("emnist-letters", "EMNIST letters", LETTERS, 1),
    ("emnist-balanced", "EMNIST balanced", _MERGED, 0),
    ("emnist-bymerge", "EMNIST by merge", _MERGED, 0),
    ("emnist-byclass", "EMNIST by class", (*DIGITS, *LETTERS, *string.ascii_lowercase), 0),
    ("emnist-digits", "EMNIST digits", DIGITS, 0),
    ("emnist-mnist", "EMNIST MNIST", DIGITS, 0),
)
_MOST_MAPPING_BYTES = 2**16


def known_name(hint: str) -> str | None:
    """Name of a published data set.

    Args:
        hint: Names of its files and folders.
    """
    return next((name for part, name, *_ in _KNOWN if part in hint.lower()), None)


def named(
    labels: tuple[NDArray[np.uint8], ...], source: Path, hint: str, mapping: Path | None
) -> tuple[tuple[NDArray[np.uint8], ...], Classes]:
    """Labels as indices of classes, and the names of the classes.

    Args:
        labels: Labels as the files hold them, uint8, each of shape (N,): training, test.
        source: The file or folder, for errors.
        hint: Names of files and folders, which may be those of a published data set.
        mapping: File with the names; None without one.

    Raises:
        DataError: The labels are too few or too many, or the mapping cannot be read or lacks one.
    """
    numbers = np.unique(np.concatenate(labels))
    if len(numbers) < 2:
        raise DataSetError(source, "one class" if len(numbers) else "no images")
    if mapping is not None:
        names = _read_mapping(mapping)
    else:
        names = _known_classes(numbers, hint) or _numbered(numbers)
    if len(names) > MOST_CLASSES:
        raise DataSetError(source, "many classes", count=len(names), most=MOST_CLASSES)
    unknown = sorted(set(numbers.tolist()) - set(names))
    if unknown:
        assert mapping is not None
        raise DataSetError(source, "unknown label", label=unknown[0], mapping=mapping.name)
    indices = np.zeros(256, np.uint8)
    indices[list(names)] = np.arange(len(names))
    return tuple(indices[part] for part in labels), tuple(names.values())


def _known_classes(numbers: NDArray[np.uint8], hint: str) -> dict[int, str] | None:
    for part, _, classes, first in _KNOWN:
        if part in hint.lower() and first <= numbers[0] and numbers[-1] < first + len(classes):
            return dict(enumerate(classes, first))
    return None


def _numbered(numbers: NDArray[np.uint8]) -> dict[int, str]:
    """All numbers up to the largest label, from 0, or from 1 where 0 is no label."""
    first = 1 if numbers[0] else 0
    return {number: str(number) for number in range(first, int(numbers[-1]) + 1)}


def _read_mapping(path: Path) -> dict[int, str]:
    """Name of each label, in ascending order: lines ``1 65 97`` as in EMNIST, or ``1 Trouser``.

    Raises:
        DataError: The file cannot be read, or a line is something else.
    """
    try:
        text = read_file(path, _MOST_MAPPING_BYTES).decode("utf-8-sig")
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    except UnicodeDecodeError as error:
        raise DataSetError(path, "mapping", line=1) from error
    names: dict[int, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        label, _, name = line.strip().replace("\t", " ").partition(" ")
        if not label:
            continue
        known = _name(name.strip())
        of = int(label) if label.isascii() and label.isdigit() and len(label) <= 3 else 256
        if of > 255 or of in names or known is None:
            raise DataSetError(path, "mapping", line=number)
        names[of] = known
    names = dict(sorted(names.items()))
    if len(names) < 2 or len(set(names.values())) < len(names):
        raise DataSetError(path, "mapping", line=len(text.splitlines()))
    return names


def _name(text: str) -> str | None:
    """A name, or the character of the first of some code points; None for neither."""
    codes = text.split()
    if codes and all(code.isascii() and code.isdigit() and len(code) < 7 for code in codes):
        code = int(codes[0])
        text = chr(code) if code < 0x110000 else ""
    # Two names make a list of the domain.
    return text if CLASS_NAMES.allows((text, f"{text[:19]}!")) else None
