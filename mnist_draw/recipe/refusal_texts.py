"""Translated reasons why the value of a recipe field is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe.field_texts import field_name, option_name
from mnist_draw.shared import numbers
from trainer.printable import printable
from trainer.recipe.classes import CLASS_NAMES
from trainer.recipe.convolutions import Convolutions
from trainer.recipe.fields import Choice, Names, Real, Switch, Text, Whole, Wholes
from trainer.recipe.recipes import FIELDS

if TYPE_CHECKING:
    from trainer.errors import RecipeError, RecipeProblem

translate = QCoreApplication.translate


def allowed(name: str) -> str:
    """The allowed values of a field, to follow "takes"."""
    # The classes come from the data set, and are no setting.
    domain = CLASS_NAMES if name == "classes" else FIELDS[name].metadata["domain"]
    text: str = domain.describe()
    match domain:
        case Whole():
            text = translate("RecipeFields", "a whole number from {low} to {high}").format(
                low=numbers.whole(domain.low), high=numbers.whole(domain.high)
            )
        case Real():
            text = translate("RecipeFields", "a number from {low} to {high}").format(
                low=numbers.plain(domain.low), high=numbers.plain(domain.high)
            )
        case Choice():
            text = translate("RecipeFields", "one of {options}").format(
                options=", ".join(option_name(name, option) for option in domain.options)
            )
        case Switch():
            text = translate("RecipeFields", "on or off")
        case Wholes():
            text = translate(
                "RecipeFields",
                "up to {most} whole numbers from {low} to {high}, as in 128, 64",
            ).format(
                most=domain.most, low=numbers.whole(domain.low), high=numbers.whole(domain.high)
            )
        case Names():
            text = _names(domain)
        case Convolutions():
            text = translate(
                "RecipeFields",
                "up to {most} layers such as 32k3s1p2 (32 channels, kernel 3, stride 1, "
                "pooling 2; kernels odd, up to 9) that leave at least one pixel of the image",
            ).format(most=domain.most)
        case Text():
            text = translate("RecipeFields", "a text of at most {most} characters").format(
                most=numbers.whole(domain.most)
            )
    return text


def _names(domain: Names) -> str:
    if domain.fewest:
        return translate("RecipeFields", "{fewest} to {most} different names").format(
            fewest=domain.fewest, most=domain.most
        )
    if domain.quotable:
        return translate(
            "RecipeFields",
            "up to {most} names of writers, as in Anna, Ben; empty for none. A name with a "
            "comma stands in double quotes",
        ).format(most=numbers.whole(domain.most))
    return translate(
        "RecipeFields", "up to {most} names of digits, as in 7, 8; empty for none"
    ).format(most=domain.most)


def refusal(error: RecipeError) -> str:
    """The reason why a value is refused: the field's name and its allowed values."""
    return _refusals(error.problem).format(
        field=field_name(error.field),
        value=printable(str(error.value)),
        allowed=allowed(error.field) if error.problem == "value" else "",
        **error.limits,
    )


def _refusals(problem: RecipeProblem) -> str:
    """The sentence of each kind, with placeholders."""
    return {
        "value": translate("RecipeFields", "{field} takes {allowed}."),
        "single value": translate(
            "RecipeFields",
            "Batch normalisation needs a larger batch.",
        ),
        "no field": translate("RecipeFields", "There is no setting “{field}”."),
        "no preset": translate("RecipeFields", "There is no recipe “{value}”."),
        "no table": translate("RecipeFields", "It is no table of settings."),
        "data set's": translate("RecipeFields", "{field} comes from the data set."),
        "no momentum": translate("RecipeFields", "Nesterov momentum needs a momentum above 0."),
        "no hidden layer": translate(
            "RecipeFields",
            "A fully connected network needs a hidden layer.",
        ),
        "no convolution": translate(
            "RecipeFields", "A convolutional network needs at least one layer."
        ),
        "one hidden layer": translate("RecipeFields", "A recurrent network takes one number."),
        "unknown classes": translate("RecipeFields", "{field} takes classes among {classes}."),
        "few classes": translate("RecipeFields", "{field} takes at most {most} classes."),
        "no image": translate("RecipeFields", "No training image is left. Leave out fewer digits."),
        "no writers": translate("RecipeFields", "These data do not say who wrote an image."),
        "unknown writers": translate(
            "RecipeFields", "There are no drawings by {unknown}, only by {writers}."
        ),
        "all writers": translate(
            "RecipeFields", "No training image is left. Leave out fewer writers."
        ),
        "lost classes": translate(
            "RecipeFields",
            "No training image of {classes} is left. Leave out fewer writers.",
        ),
        "channels": translate(
            "RecipeFields",
            "The mean of each map needs {channels} channels in the last convolution.",
        ),
    }[problem]
