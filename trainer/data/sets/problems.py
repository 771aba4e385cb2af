"""What can be wrong with the files of a data set: one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

Kind: TypeAlias = Literal[
    "several sets",
    "missing part",
    "not images",
    "image size",
    "not labels",
    "counts",
    "no images",
    "one class",
    "many classes",
    "unknown label",
    "mapping",
    "no archive",
    "missing arrays",
    "pickled",
    "number type",
    "too large",
    "few labelled",
    "one label",
    "many labels",
    "many drawings",
]
"""Kinds of `DataSetError`."""

SENTENCES: dict[Kind, str] = {
    "several sets": (
        "several data sets lie here: {names}. Move the one to learn into a folder of its own, or "
        "choose its file with the training images."
    ),
    "missing part": (
        "of the data set {name}, the file {part} is missing. Put it beside the others."
    ),
    "not images": "it holds no list of images: its shape is {shape}. Choose another file.",
    "image size": (
        "its images have {width} × {height} pixels, but only 28 × 28 can be read. Choose another "
        "data set."
    ),
    "not labels": "it holds no list of labels: its shape is {shape}. Choose another file.",
    "counts": (
        "there are {images} images, but {labels} labels: they belong to different data sets, or "
        "one file is cut off. Get the files again."
    ),
    "no images": "there are no images in it. Choose another data set.",
    "one class": (
        "all its images have the same label; a network tells two classes or more apart. Choose "
        "another data set."
    ),
    "many classes": (
        "it has {count} classes; a network here tells up to {most} apart. Choose another data set."
    ),
    "unknown label": "label {label} has no name in {mapping}. Add a line for it there.",
    "mapping": (
        "line {line} is no label with its name. Write a label and the number of its character, "
        "such as “1 65”, or a label and a name of up to 20 characters."
    ),
    "no archive": "it is damaged, or no archive of NumPy arrays. Choose another file.",
    "missing arrays": (
        "{names} are missing. Save the archive with x_train, y_train, x_test and y_test."
    ),
    "pickled": (
        "{name} holds Python objects, which could run code; it is not opened. Save it as numbers."
    ),
    "number type": (
        "{name} holds numbers of the type {type}; only whole numbers 0 to 255 are read. Save it "
        "as such numbers."
    ),
    "too large": (
        "{name} is larger than {most} MB, the most that is read. Choose a smaller data set."
    ),
    "few labelled": (
        "it has {count} labelled drawings; at least {fewest} for each of two labels are needed, "
        "some to learn from and some to test. Draw and label more."
    ),
    "one label": (
        "all its drawings have the same label; a network tells two or more apart. Draw and label "
        "another character too."
    ),
    "many labels": (
        "its drawings have {count} labels; a network here tells up to {most} apart. Delete the "
        "drawings of some."
    ),
    "many drawings": (
        "the network would have learnt from {count} drawings, and a weights file names at most "
        "{most}. Train with fewer drawings."
    ),
}
"""The sentence of each kind, with placeholders."""


class DataSetError(DataError):
    """The files of a data set are incomplete or hold what cannot be learnt.

    Attributes:
        kind: What is wrong.
        values: Values of the placeholders of its sentence.
    """

    def __init__(self, path: Path, kind: Kind, **values: object) -> None:
        self.kind = kind
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(path, SENTENCES[kind].format(**self.values), "data set")
