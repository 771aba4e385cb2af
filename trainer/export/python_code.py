"""A recipe as a PyTorch program that one can read: torch and numpy alone. Free of torch.

The program trains from the same IDX files as the application and has the same losses, step by
step, on one thread of a CPU: it draws the same random numbers in the same order, and computes a
batch in two halves where the application does and the halves matter (batch norm, random numbers).

Two things it leaves out and says so: the rewriting of some digits in other hands
(``written_forms``), which would be longer than all the rest, and early stopping and best weights
(``patience``, ``keep_best``).
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.export.network_code import WIDTH, classes_code, has_dropout, network_code
from trainer.export.problems import ExportError
from trainer.export.training_code import augmentation_code, moves, training_code
from trainer.recipe.classes import DIGITS
from trainer.training.steppers.batch_halves import splits_batches

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

_MNIST = 60_000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the program.

    Attributes:
        title: What it does, in a few words.
        explanation: A sentence for a student.
        code: Lines of Python, each ended.
    """

    title: str
    explanation: str
    code: str


def program(recipe: Recipe) -> str:
    """The whole program as one file of at most 90 lines for the presets.

    Raises:
        ExportError: The recipe reads other classes than the ten digits, or leaves out writers.
    """
    title = recipe.title.replace("\\", "/").replace('"', "'")
    text = f'"""{title}. Run: python FILE.py FOLDER, where MNIST\'s IDX files are."""\n'
    note = left_out_note(recipe)
    if note:
        text += textwrap.fill(note, WIDTH, initial_indent="# ", subsequent_indent="# ") + "\n"
    text += _imports(recipe)
    for part in parts(recipe):
        text += f"\n# {part.title}.\n{part.code}"
    return text


def left_out_note(recipe: Recipe) -> str:
    """What the program leaves out of the recipe; empty for nothing."""
    notes = []
    if recipe.written_forms:
        notes.append(
            f"The application also rewrites {recipe.written_forms:.0%} of some digits in other "
            "hands. That is left out here, so the losses differ."
        )
    if recipe.patience or recipe.keep_best:
        notes.append(
            "The application also looks for the epoch with the lowest validation loss, to stop "
            "behind it or to end with its weights. That is left out here: this program trains all "
            "epochs and ends with the last weights."
        )
    return " ".join(notes)


def notebook_cells(recipe: Recipe) -> list[Part]:
    """The program in parts; the folder is the environment variable ``MNIST_DRAW_DATA``.

    Raises:
        ExportError: The recipe reads other classes than the ten digits, or leaves out writers.
    """
    imports = _imports(recipe).replace("import sys\n", "import os\n")
    first, *others = parts(recipe, folder='os.environ.get("MNIST_DRAW_DATA", ".")')
    return [Part(first.title, first.explanation, f"{imports}\n{first.code}"), *others]


def parts(
    recipe: Recipe, *, folder: str = 'sys.argv[1] if len(sys.argv) > 1 else "."'
) -> list[Part]:
    """The parts of the program, in order, without its imports.

    Args:
        recipe: The recipe.
        folder: Python expression for the path of the data.

    Raises:
        ExportError: The recipe reads other classes than the ten digits, or leaves out writers.
    """
    if recipe.classes != DIGITS:
        raise ExportError("classes")
    if recipe.left_out_writers:
        raise ExportError("writers")
    halves = splits_batches(recipe) and (
        recipe.batch_norm or recipe.distorts or has_dropout(recipe)
    )
    found = [
        Part(
            "Images and labels: a header with the sizes, then one byte for each pixel or label",
            "The last images are held back for validation: the network never learns from them."
            if recipe.validation_images
            else "All images are learnt from; only the test images stay unseen.",
            _data(recipe, folder),
        ),
        Part(
            "The network, one line a layer with what follows it",
            f"{recipe.title}. The last layer has an output for each digit.",
            classes_code(recipe) + network_code(recipe),
        ),
        Part(
            "Learning: predict a batch, measure the loss, change every weight a little",
            "Each weight moves in the direction that makes the loss of the batch smaller.",
            training_code(recipe, halves=halves, validates=_split_sizes(recipe)[1] > 0),
        ),
    ]
    if recipe.distorts:
        changed = Part(
            "Distortion: no image looks the same twice",
            "So the network learns shapes instead of pixels.",
            augmentation_code(recipe),
        )
        found.insert(2, changed)
    return found


def _imports(recipe: Recipe) -> str:
    standard = "import gzip\n" + ("import math\n" if moves(recipe) else "") + "import sys\n"
    standard += "from pathlib import Path\n"
    return (
        f"{standard}\nimport numpy as np\nimport torch\n"
        "import torch.nn.functional as F\nfrom torch import nn\n"
    )


def _data(recipe: Recipe, folder: str) -> str:
    return f"""FOLDER = {folder}
SEED, EPOCHS, BATCH = {recipe.seed}, {recipe.epochs}, {recipe.batch_size}
torch.set_num_threads(1)  # the same numbers everywhere; without this line it is faster

def read(name):
    path = Path(FOLDER, name)
    data = path.read_bytes() if path.exists() else gzip.open(f"{{path}}.gz").read()
    sizes = np.frombuffer(data, ">i4", data[3], offset=4)
    return torch.tensor(np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(sizes))

images, labels = read("train-images-idx3-ubyte")[:, None], read("train-labels-idx1-ubyte").long()
{_split(recipe)}"""


def _split(recipe: Recipe) -> str:
    training, validation = _split_sizes(recipe)
    last = _MNIST - validation
    if recipe.split == "random":
        code = f"order = torch.tensor(np.random.default_rng(SEED).permutation({_MNIST}))\n"
        train, held_back = f"order[:{training}]", f"order[{last}:]"
    else:
        code, train, held_back = "", f"torch.arange({training})", f"{last}:"
    if validation:
        code += f"train, validation = {train}, (images[{held_back}], labels[{held_back}])\n"
    else:
        code += f"train = {train}\n"
    return code + _training_part(recipe)


def _training_part(recipe: Recipe) -> str:
    """The lines that change what is learnt from, as `trainer.data.training_part` does."""
    code = ""
    left_out = [number for number, name in enumerate(recipe.classes) if name in recipe.left_out]
    if left_out:
        code += f"train = train[~torch.isin(labels[train], torch.tensor({left_out}))]\n"
    if recipe.images_per_class:
        code += (
            "y = labels[train]\n"
            "number = F.one_hot(y, 10).cumsum(0)[torch.arange(len(y)), y]\n"
            f"train = train[number <= {recipe.images_per_class}]\n"
        )
    if recipe.wrong_labels:
        learnt = [index for index in range(len(recipe.classes)) if index not in left_out]
        code += f"""random, learnt = np.random.default_rng((SEED, 1)), np.array({learnt})
wrong = random.permutation(len(train))[:round({recipe.wrong_labels} * len(train))]
steps = random.integers(1, len(learnt), len(wrong))
place = np.searchsorted(learnt, labels[train[wrong]].numpy()) + steps
labels[train[wrong]] = torch.tensor(learnt[place % len(learnt)])
"""
    if recipe.order == "sorted":
        code += "train = train[labels[train].argsort(stable=True)]\n"
    return code


def _split_sizes(recipe: Recipe) -> tuple[int, int]:
    """Training and validation images of MNIST, as `trainer.data.splits.split` divides it."""
    share = min(1.0, _MNIST / (recipe.train_images + recipe.validation_images))
    validation = min(int(recipe.validation_images * share), _MNIST - 1)
    return min(int(recipe.train_images * share) or 1, _MNIST - validation), validation
