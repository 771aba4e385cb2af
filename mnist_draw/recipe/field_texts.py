"""Translated texts of recipe fields: names, units, options, ranges and meanings.

The English meanings are in the field metadata of `trainer.recipe`; `dynamic_sources` lists them for
translation, because lupdate cannot find them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe.experiment_titles import run_of_experiment, title_sources
from mnist_draw.shared import numbers
from trainer.data.sets.problems import SENTENCES
from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import FIELDS, Recipe
from trainer.recipe.taught import OWN_DATA, TAUGHT_TITLE
from trainer.recipe.writers import listed_writers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.recipe.convolutions import Convolution

translate = QCoreApplication.translate

_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "model": (
        "model",
        "hidden_units",
        "convolutions",
        "batch_norm",
        "head",
        "activation",
        "dropout",
        "initialisation",
    ),
    "data": (
        "pixels",
        "train_images",
        "validation_images",
        "split",
        "left_out",
        "left_out_writers",
        "images_per_class",
        "wrong_labels",
        "order",
    ),
    "training": (
        "epochs",
        "batch_size",
        "optimiser",
        "learning_rate",
        "schedule",
        "momentum",
        "nesterov",
        "beta1",
        "beta2",
        "epsilon",
        "weight_decay",
        "loss",
        "label_smoothing",
        "mixed_precision",
        "evaluations_per_epoch",
        "patience",
        "keep_best",
    ),
    "augmentation": ("shift", "rotation", "scaling", "shear", "thickness", "written_forms"),
    "randomness": ("seed",),
    "recipe": ("title", "name", "source"),
}
_FALLBACK: Final = "training"
_EARLIER_DATA_NAMES: Final = {"Built-in strokes": "Computer-drawn digits"}
# What the networks that come with the application were trained on.
_BUNDLED_DATA: Final = ("MNIST + pen strokes", "UNIPEN capitals")


def groups() -> dict[str, tuple[str, ...]]:
    """Recipe fields by group, in display order."""
    known = {name for names in _GROUPS.values() for name in names}
    others = tuple(name for name in FIELDS if name not in known)
    return {
        group: tuple(name for name in names if name in FIELDS)
        + (others if group == _FALLBACK else ())
        for group, names in _GROUPS.items()
    }


def group_name(group: str) -> str:
    """The heading of a group."""
    return {
        "model": translate("RecipeFields", "Model"),
        "data": translate("RecipeFields", "Data"),
        "training": translate("RecipeFields", "Training"),
        "augmentation": translate("RecipeFields", "Augmentation"),
        "randomness": translate("RecipeFields", "Randomness"),
        "recipe": translate("RecipeFields", "Recipe"),
    }[group]


def field_name(name: str) -> str:
    """The name of a field; an unknown field gets its identifier."""
    return {
        "name": translate("RecipeFields", "Name"),
        "title": translate("RecipeFields", "Title"),
        "source": translate("RecipeFields", "Source"),
        "model": translate("RecipeFields", "Kind of network"),
        "hidden_units": translate("RecipeFields", "Hidden units"),
        "convolutions": translate("RecipeFields", "Convolutions"),
        "batch_norm": translate("RecipeFields", "Batch normalisation"),
        "head": translate("RecipeFields", "Last layer"),
        "activation": translate("RecipeFields", "Activation"),
        "dropout": translate("RecipeFields", "Dropout"),
        "initialisation": translate("RecipeFields", "Initialisation"),
        "pixels": translate("RecipeFields", "Pixel values"),
        "train_images": translate("RecipeFields", "Training images"),
        "validation_images": translate("RecipeFields", "Validation images"),
        "split": translate("RecipeFields", "Held back for validation"),
        "left_out": translate("RecipeFields", "Left out"),
        "left_out_writers": translate("RecipeFields", "Writers left out"),
        "images_per_class": translate("RecipeFields", "Images of each digit"),
        "wrong_labels": translate("RecipeFields", "Wrong labels"),
        "order": translate("RecipeFields", "Order"),
        "epochs": translate("RecipeFields", "Epochs"),
        "batch_size": translate("RecipeFields", "Batch size"),
        "optimiser": translate("RecipeFields", "Optimiser"),
        "learning_rate": translate("RecipeFields", "Learning rate"),
        "schedule": translate("RecipeFields", "Schedule"),
        "momentum": translate("RecipeFields", "Momentum"),
        "nesterov": translate("RecipeFields", "Nesterov momentum"),
        "beta1": translate("RecipeFields", "Beta 1"),
        "beta2": translate("RecipeFields", "Beta 2"),
        "epsilon": translate("RecipeFields", "Epsilon"),
        "weight_decay": translate("RecipeFields", "Weight decay"),
        "loss": translate("RecipeFields", "Loss"),
        "label_smoothing": translate("RecipeFields", "Label smoothing"),
        "mixed_precision": translate("RecipeFields", "Mixed precision"),
        "shift": translate("RecipeFields", "Shift"),
        "rotation": translate("RecipeFields", "Rotation"),
        "scaling": translate("RecipeFields", "Scaling"),
        "shear": translate("RecipeFields", "Shear"),
        "thickness": translate("RecipeFields", "Stroke width"),
        "written_forms": translate("RecipeFields", "Written forms"),
        "evaluations_per_epoch": translate("RecipeFields", "Validations per epoch"),
        "patience": translate("RecipeFields", "Patience"),
        "keep_best": translate("RecipeFields", "Keep the best weights"),
        "seed": translate("RecipeFields", "Seed"),
        "classes": translate("RecipeFields", "Classes"),
    }.get(name, name.replace("_", " ").capitalize())


def meaning(name: str) -> str:
    """One sentence that explains the field."""
    return translate("Recipe", FIELDS[name].metadata["meaning"])


def title(text: str) -> str:
    """A recipe's title, translated if it is a preset's, or that of taught weights."""
    base = text.removesuffix(TAUGHT_TITLE)
    if base != text:
        return translate("RecipeFields", "{recipe}, taught").format(recipe=title(base))
    match text:
        case "Bundled CNN":
            return digits_name()
        case "Capital letters":
            return capitals_name()
    return run_of_experiment(text) or translate("Recipe", text)


def digits_name() -> str:
    """Name of the network for digits that comes with the application."""
    return translate("KnownNetworks", "Ready-made: digits")


def capitals_name() -> str:
    """Name of the network for capital letters that comes with the application."""
    return translate("KnownNetworks", "Ready-made: capital letters A–Z")


def data_name(name: str) -> str:
    """The name of a data set; kept runs may have an earlier one."""
    base = name.removesuffix(OWN_DATA)
    if base != name:
        return translate("RunChoices", "{data} and own drawings").format(data=data_name(base))
    return translate("RunChoices", _EARLIER_DATA_NAMES.get(name, name))


def unit(name: str) -> str:
    """The unit of a field; empty if it has none."""
    plain = getattr(FIELDS[name].metadata["domain"], "unit", "")
    return {
        "images": translate("RecipeFields", "images"),
        "pixels": translate("RecipeFields", "pixels"),
        "degrees": translate("RecipeFields", "degrees"),
        "units": translate("RecipeFields", "units"),
        # The field's name is the unit.
        "epochs": "",
    }.get(plain, plain)


def option_name(name: str, option: str) -> str:
    """The name of an option of a field; an unknown option stays as it is."""
    return {
        ("model", "linear"): translate("RecipeFields", "Linear"),
        ("model", "mlp"): translate("RecipeFields", "Fully connected (MLP)"),
        ("model", "cnn"): translate("RecipeFields", "Convolutional (CNN)"),
        ("model", "rnn"): translate("RecipeFields", "Recurrent (RNN)"),
        ("model", "lstm"): translate("RecipeFields", "Recurrent (LSTM)"),
        ("model", "gru"): translate("RecipeFields", "Recurrent (GRU)"),
        ("activation", "relu"): "ReLU",
        ("activation", "sigmoid"): translate("RecipeFields", "Sigmoid"),
        ("activation", "tanh"): "tanh",
        ("activation", "gelu"): "GELU",
        ("head", "linear"): translate("RecipeFields", "Linear layer"),
        ("head", "average"): translate("RecipeFields", "Mean of each map"),
        ("initialisation", "default"): translate("RecipeFields", "PyTorch's default"),
        ("initialisation", "glorot-uniform"): translate("RecipeFields", "Glorot uniform"),
        ("initialisation", "normal-fan-in"): translate("RecipeFields", "Normal (1 / inputs)"),
        ("pixels", "unit"): translate("RecipeFields", "0 to 1"),
        ("pixels", "symmetric"): translate("RecipeFields", "−1 to 1"),
        ("pixels", "standard"): translate("RecipeFields", "Standardised"),
        ("split", "last"): translate("RecipeFields", "The last images"),
        ("split", "random"): translate("RecipeFields", "Random images"),
        ("order", "shuffled"): translate("RecipeFields", "Shuffled"),
        ("order", "sorted"): translate("RecipeFields", "Sorted by digit"),
        ("optimiser", "sgd"): "SGD",
        ("optimiser", "adam"): "Adam",
        ("optimiser", "adamw"): "AdamW",
        ("schedule", "constant"): translate("RecipeFields", "Constant"),
        ("schedule", "one-cycle"): translate("RecipeFields", "Up and down (one cycle)"),
        ("schedule", "cosine"): translate("RecipeFields", "Slowly down (cosine)"),
        ("loss", "cross-entropy"): translate("RecipeFields", "Cross-entropy"),
        ("loss", "squared-error"): translate("RecipeFields", "Squared error"),
    }.get((name, option), option)


def value_text(name: str, value: Any) -> str:
    """A value of a field with its unit, as its editor shows it."""
    if isinstance(value, bool):
        return translate("RecipeFields", "on") if value else translate("RecipeFields", "off")
    if isinstance(value, tuple):
        separator = " " if name == "convolutions" else ", "
        return separator.join(str(part) for part in value) or translate("RecipeFields", "none")
    if isinstance(value, str):
        return option_name(name, value)
    shown = numbers.whole(value) if isinstance(value, int) else numbers.plain(value)
    return f"{shown} {unit(name)}".rstrip()


def known_writers(names: Sequence[str]) -> str:
    """The writers of the data to choose from; empty if none is known."""
    if not names:
        return ""
    return translate("RecipeFields", "Writers: {names}").format(names=listed_writers(names))


def layer_text(layer: Convolution, side: int) -> str:
    """Description of a convolutional layer with its output size.

    Args:
        layer: The layer.
        side: Width and height of the output maps, in pixels.
    """
    text = translate("RecipeFields", "{channels} maps, {kernel}×{kernel}").format(
        channels=layer.channels, kernel=layer.kernel
    )
    if layer.stride > 1:
        text += translate("RecipeFields", ", stride {stride}").format(stride=layer.stride)
    if layer.pool > 1:
        text += translate("RecipeFields", ", pooling {pool}×{pool}").format(pool=layer.pool)
    return translate("RecipeFields", "{layer} → {side}×{side}").format(layer=text, side=side)


def dynamic_sources() -> Iterator[tuple[str, str]]:
    """Texts of the engine that are translated, as ``(context, English text)``."""
    for field in FIELDS.values():
        yield "Recipe", field.metadata["meaning"]
    for recipe in PRESETS:
        yield "Recipe", recipe.title
        yield "Recipe", recipe.source
    for name in _BUNDLED_DATA:
        yield "RunChoices", name
    for sentence in SENTENCES.values():
        yield "DataSet", sentence
    yield from title_sources()


def matters(name: str, recipe: Recipe) -> bool:
    """Whether the field has an effect with the recipe's model and optimiser."""
    if name == "classes":
        return True
    used_by = FIELDS[name].metadata["used_by"]
    return not used_by or recipe.model in used_by or recipe.optimiser in used_by
