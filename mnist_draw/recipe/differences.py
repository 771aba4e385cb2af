"""Short text of the fields in which two recipes differ: ``batch 16, 64 units``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QLocale

from mnist_draw.recipe.field_texts import matters, option_name
from trainer.recipe.classes import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.recipe.recipes import Recipe

translate = QCoreApplication.translate

# Names have no effect on the run; the seed is shown in a column of its own.
_IGNORED: Final = {"name", "title", "source", "seed"}


def differences(recipe: Recipe, present: Recipe) -> str:
    """Values of the fields in which a recipe differs from the present one; empty if none does.

    Fields that the recipe's network and optimiser do not use are left out.
    """
    names = [
        name
        for name in recipe.differences(present)
        if name not in _IGNORED and matters(name, recipe)
    ]
    if not names:
        return ""
    patterns = _patterns()
    return ", ".join(_describe(name, getattr(recipe, name), patterns) for name in names)


def _describe(name: str, value: Any, patterns: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        key = name if value else f"no {name}"
        return patterns.get(key, key.replace("_", " "))
    if not value and f"no {name}" in patterns:
        return patterns[f"no {name}"]
    pattern = patterns.get(name, name.replace("_", " ") + " {value}")
    if value in {1, (1,)}:
        pattern = patterns.get(f"1 {name}", pattern)
    return pattern.format(value=listed(value) if name == "classes" else _text(name, value))


def _text(name: str, value: Any) -> str:
    match value:
        case tuple() if name in {"left_out", "left_out_writers"}:
            return ", ".join(value)
        case tuple():
            return "-".join(str(part) for part in value)
        case float():
            # Always with a decimal point, as in recipe files and the terminal.
            return f"{value:g}"
        case int():
            return QLocale().toString(value)
        case "mlp" | "cnn" | "rnn" | "lstm" | "gru" | "sgd":
            return str(value).upper()
        case _:
            return option_name(name, str(value))


def _patterns() -> dict[str, str]:
    return {
        "classes": translate("differences", "classes {value}"),
        "model": "{value}",
        "hidden_units": translate("differences", "{value} units"),
        "1 hidden_units": translate("differences", "1 unit"),
        "convolutions": translate("differences", "convolutions {value}"),
        "batch_norm": translate("differences", "batch normalisation"),
        "no batch_norm": translate("differences", "no batch normalisation"),
        "head": translate("differences", "last layer {value}"),
        "activation": translate("differences", "activation {value}"),
        "dropout": translate("differences", "dropout {value}"),
        "initialisation": translate("differences", "initialisation {value}"),
        "pixels": translate("differences", "pixel values {value}"),
        "train_images": translate("differences", "{value} training images"),
        "1 train_images": translate("differences", "1 training image"),
        "validation_images": translate("differences", "{value} validation images"),
        "1 validation_images": translate("differences", "1 validation image"),
        "split": translate("differences", "validation: {value}"),
        "left_out": translate("differences", "without {value}"),
        "no left_out": translate("differences", "all digits"),
        "left_out_writers": translate("differences", "without drawings by {value}"),
        "no left_out_writers": translate("differences", "all writers"),
        "images_per_class": translate("differences", "{value} images of each digit"),
        "1 images_per_class": translate("differences", "1 image of each digit"),
        "no images_per_class": translate("differences", "all images of each digit"),
        "wrong_labels": translate("differences", "wrong labels {value}"),
        "no wrong_labels": translate("differences", "no wrong labels"),
        "order": translate("differences", "order: {value}"),
        "epochs": translate("differences", "{value} epochs"),
        "1 epochs": translate("differences", "1 epoch"),
        "batch_size": translate("differences", "batch {value}"),
        "optimiser": "{value}",
        "learning_rate": translate("differences", "learning rate {value}"),
        "schedule": translate("differences", "schedule {value}"),
        "momentum": translate("differences", "momentum {value}"),
        "nesterov": translate("differences", "Nesterov"),
        "no nesterov": translate("differences", "no Nesterov"),
        "weight_decay": translate("differences", "weight decay {value}"),
        "loss": translate("differences", "loss {value}"),
        "label_smoothing": translate("differences", "label smoothing {value}"),
        "mixed_precision": translate("differences", "mixed precision"),
        "no mixed_precision": translate("differences", "no mixed precision"),
        "shift": translate("differences", "shift {value} px"),
        "rotation": translate("differences", "rotation {value}°"),
        "scaling": translate("differences", "scaling {value}"),
        "shear": translate("differences", "shear {value}°"),
        "thickness": translate("differences", "stroke width ±{value} px"),
        "written_forms": translate("differences", "written forms {value}"),
        "evaluations_per_epoch": translate("differences", "{value} validations per epoch"),
        "1 evaluations_per_epoch": translate("differences", "1 validation per epoch"),
        "patience": translate("differences", "patience {value} epochs"),
        "1 patience": translate("differences", "patience 1 epoch"),
        "no patience": translate("differences", "no early stopping"),
        "keep_best": translate("differences", "best weights"),
        "no keep_best": translate("differences", "last weights"),
    }
