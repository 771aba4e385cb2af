"""Recipes: all that determines a run besides data and device.

A recipe is a frozen, validated value. Adding one is adding a value to
`trainer.recipe.presets.PRESETS`; changing one is `Recipe.with_changes` (values) or
`Recipe.with_settings` (texts from a terminal). This module is free of torch, so that a window can
list recipes before torch is loaded.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from trainer.errors import RecipeError
from trainer.recipe.convolutions import Convolution, Convolutions
from trainer.recipe.fields import Choice, Domain, Real, Switch, Text, Whole, Wholes, setting

Model: TypeAlias = Literal["linear", "mlp", "cnn", "rnn", "lstm", "gru"]
Activation: TypeAlias = Literal["relu", "sigmoid", "tanh", "gelu"]

RECURRENT: tuple[str, ...] = ("rnn", "lstm", "gru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One way to train a network that reads digits.

    Each field's ``metadata`` holds its ``domain`` (what it may be), its ``meaning`` (one sentence
    for a student) and ``used_by`` (the models or optimisers for which it matters).

    Raises:
        RecipeError: A value is outside of its field's domain, or two fields contradict.
    """

    name: str = setting("custom", Text(60), "The recipe's name in the terminal and in run folders.")
    title: str = setting("Custom recipe", Text(80), "The recipe's name in the window.")
    source: str = setting("", Text(), "The text that the recipe comes from.")

    model: Model = setting(
        "mlp",
        Choice(("linear", "mlp", "cnn", *RECURRENT)),
        "The kind of network: how its layers look at the pixels.",
    )
    hidden_units: tuple[int, ...] = setting(
        (128,),
        Wholes(1, 4096, 8),
        "Units of each hidden layer: more units can learn more, and take longer.",
        used_by=("mlp", *RECURRENT),
    )
    convolutions: tuple[Convolution, ...] = setting(
        (),
        Convolutions(),
        "The convolutional layers: each looks at small patches of what the one before it found.",
        used_by=("cnn",),
    )
    batch_norm: bool = setting(
        False,
        Switch(),
        "Keeps what each layer passes on in a steady range, so that training is faster.",
        used_by=("cnn",),
    )
    head: Literal["linear", "average"] = setting(
        "linear",
        Choice(("linear", "average")),
        "How the last feature maps become ten numbers: a linear layer, or the mean of each map.",
        used_by=("cnn",),
    )
    activation: Activation = setting(
        "relu",
        Choice(("relu", "sigmoid", "tanh", "gelu")),
        "The bend after each layer, without which many layers could do no more than one.",
        used_by=("mlp", "cnn"),
    )
    dropout: float = setting(
        0.0,
        Real(0.0, 0.95),
        "Share of units that are switched off at random in each step, against learning by heart.",
        used_by=("mlp", "cnn"),
    )
    initialisation: Literal["default", "glorot-uniform", "normal-fan-in"] = setting(
        "default",
        Choice(("default", "glorot-uniform", "normal-fan-in")),
        "How the first random weights are drawn.",
    )

    pixels: Literal["unit", "symmetric", "standard"] = setting(
        "unit",
        Choice(("unit", "symmetric", "standard")),
        "How grey levels reach the network: 0 to 1, -1 to 1, or with mean 0 and deviation 1.",
    )
    train_images: int = setting(
        55_000,
        Whole(1, 1_000_000, "images"),
        "Images to learn from, at most; fewer where the data set has fewer.",
    )
    validation_images: int = setting(
        5_000,
        Whole(0, 1_000_000, "images"),
        "Images held back from learning, to see how well it reads what it never saw.",
    )
    split: Literal["last", "random"] = setting(
        "last",
        Choice(("last", "random")),
        "Which images are held back for validation: the last ones, or random ones.",
    )

    epochs: int = setting(1, Whole(1, 1000, "epochs"), "How often every image is looked at.")
    batch_size: int = setting(
        128, Whole(1, 10_000, "images"), "Images looked at before each change of the weights."
    )
    optimiser: Literal["sgd", "adam", "adamw"] = setting(
        "adam", Choice(("sgd", "adam", "adamw")), "The rule that turns errors into new weights."
    )
    learning_rate: float = setting(
        0.001, Real(1e-6, 100.0), "Size of the steps: too small is slow, too large never settles."
    )
    schedule: Literal["constant", "one-cycle", "cosine"] = setting(
        "constant",
        Choice(("constant", "one-cycle", "cosine")),
        "How the learning rate changes: not at all, up and down, or slowly down.",
    )
    momentum: float = setting(
        0.0,
        Real(0.0, 0.999),
        "Share of the last step that is kept, as a rolling ball keeps its speed.",
        used_by=("sgd",),
    )
    nesterov: bool = setting(
        False, Switch(), "Looks ahead along the momentum before each step.", used_by=("sgd",)
    )
    beta1: float = setting(
        0.9,
        Real(0.0, 0.9999),
        "How long Adam remembers the direction of earlier steps.",
        used_by=("adam", "adamw"),
    )
    beta2: float = setting(
        0.999,
        Real(0.0, 0.99999),
        "How long Adam remembers the size of earlier steps.",
        used_by=("adam", "adamw"),
    )
    epsilon: float = setting(
        1e-8,
        Real(1e-12, 1.0),
        "Keeps Adam's steps small where the weights hardly matter; frameworks differ in it.",
        used_by=("adam", "adamw"),
    )
    weight_decay: float = setting(
        0.0, Real(0.0, 10.0), "Pulls weights towards zero, against learning by heart."
    )
    loss: Literal["cross-entropy", "squared-error"] = setting(
        "cross-entropy",
        Choice(("cross-entropy", "squared-error")),
        "How wrong a prediction is: surprise at the true digit, or squared distance from it.",
    )
    label_smoothing: float = setting(
        0.0,
        Real(0.0, 0.5),
        "Share of the target spread over all digits, so that the network stays less sure.",
    )

    mixed_precision: bool = setting(
        False,
        Switch(),
        "Layers compute with 16-bit numbers on a device that is faster with them; weights keep 32.",
    )

    shift: float = setting(
        0.0, Real(0.0, 4.0, "pixels"), "Moves each training image at random by up to this much."
    )
    rotation: float = setting(
        0.0, Real(0.0, 45.0, "degrees"), "Turns each training image at random by up to this much."
    )
    scaling: float = setting(
        0.0,
        Real(0.0, 0.5),
        "Enlarges or shrinks each training image at random by up to this share.",
    )
    shear: float = setting(
        0.0, Real(0.0, 45.0, "degrees"), "Slants each training image at random by up to this much."
    )
    thickness: float = setting(
        0.0,
        Real(0.0, 1.0, "pixels"),
        "Widens or narrows each training image's strokes at random by up to this much a side.",
    )
    written_forms: float = setting(
        0.0,
        Real(0.0, 1.0),
        "Share of 1s, 4s, 7s and 9s that are rewritten as people elsewhere write them: 1s with a "
        "flag, crossed 7s, 9s with a hook.",
    )

    evaluations_per_epoch: int = setting(
        1,
        Whole(1, 100),
        "How often the validation curve gets a new point within each epoch.",
    )
    seed: int = setting(
        0, Whole(0, 2**31 - 1), "Chooses all random numbers; the same seed repeats the same run."
    )

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            domain: Domain = field.metadata["domain"]
            if not domain.allows(value):
                raise RecipeError(field.name, value, domain.describe())
        if self.nesterov and not self.momentum:
            raise RecipeError("nesterov", True, "false while momentum is 0")
        if self.model == "mlp" and not self.hidden_units:
            raise RecipeError(
                "hidden_units", (), "at least one layer for an MLP (linear is the one without)"
            )
        if self.model == "cnn" and not self.convolutions:
            raise RecipeError("convolutions", (), "at least one layer for a CNN")
        if self.model in RECURRENT and len(self.hidden_units) != 1:
            raise RecipeError(
                "hidden_units", self.hidden_units, "one number for a recurrent network"
            )
        if self.model == "cnn" and self.head == "average" and self.convolutions[-1].channels != 10:
            raise RecipeError(
                "head", self.head, "average only where the last layer has 10 channels"
            )

    def with_changes(self, **changes: object) -> Recipe:
        """A copy with some fields changed.

        Raises:
            RecipeError: A field is unknown or a value impossible.
        """
        for name, value in changes.items():
            if name not in FIELDS:
                raise RecipeError(name, value, "no value: there is no such field")
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def with_settings(self, settings: dict[str, str]) -> Recipe:
        """A copy with fields read from texts, as ``--set learning_rate=0.01`` gives them.

        Raises:
            RecipeError: A field is unknown, a text cannot be read or its value is impossible.
        """
        changes: dict[str, object] = {}
        for name, text in settings.items():
            if name not in FIELDS:
                raise RecipeError(name, text, "no value: there is no such field")
            domain: Domain = FIELDS[name].metadata["domain"]
            try:
                changes[name] = domain.parse(text)
            except ValueError:
                raise RecipeError(name, text, domain.describe()) from None
        return self.with_changes(**changes)

    def differences(self, other: Recipe) -> tuple[str, ...]:
        """Names of the fields in which the two recipes differ."""
        return tuple(name for name in FIELDS if getattr(self, name) != getattr(other, name))

    def to_dict(self) -> dict[str, Any]:
        """As JSON takes it: tuples become lists, convolutions their short texts."""
        values = {name: getattr(self, name) for name in FIELDS}
        values["hidden_units"] = list(self.hidden_units)
        values["convolutions"] = [str(layer) for layer in self.convolutions]
        return values

    @classmethod
    def from_dict(cls, values: object) -> Recipe:
        """Reads what `to_dict` wrote; fields that are absent take their defaults.

        Raises:
            RecipeError: Not a table of fields, a field is unknown, or a value impossible.
        """
        if not isinstance(values, dict):
            raise RecipeError("recipe", values, "a table of fields")
        changes: dict[str, object] = {}
        for name, value in values.items():
            if name in FIELDS and isinstance(value, list):
                domain: Domain = FIELDS[name].metadata["domain"]
                try:
                    changes[name] = domain.parse(" ".join(str(part) for part in value))
                except ValueError:
                    raise RecipeError(name, value, domain.describe()) from None
            else:
                changes[str(name)] = value
        return cls().with_changes(**changes)


FIELDS = {field.name: field for field in dataclasses.fields(Recipe)}
"""The recipe's fields by name, in the order in which they are shown."""
