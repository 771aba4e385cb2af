"""Recipes: all that determines a run besides data and device.

A recipe is a frozen, validated value. To add one, add a value to `trainer.recipe.presets.PRESETS`;
to change one, call `Recipe.with_changes` (values) or `Recipe.with_settings` (texts from a
terminal). Imports no torch: the window lists recipes before torch is loaded.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from trainer.errors import RecipeError
from trainer.recipe.classes import CLASS_NAMES, DIGITS, LEFT_OUT, Classes
from trainer.recipe.combinations import RECURRENT, check_combination
from trainer.recipe.convolutions import Convolution, Convolutions
from trainer.recipe.fields import Choice, Domain, Real, Switch, Text, Whole, Wholes, setting

Model: TypeAlias = Literal["linear", "mlp", "cnn", "rnn", "lstm", "gru"]
Activation: TypeAlias = Literal["relu", "sigmoid", "tanh", "gelu"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Network, data split, optimisation and augmentation of a training run.

    The ``metadata`` of each field holds its ``domain`` (the values it takes), its ``meaning`` (an
    explanation for a student, shown in the window) and ``used_by`` (the models or optimisers that
    use it).

    Raises:
        RecipeError: A value is outside its field's domain, or two fields contradict each other.
    """

    name: str = setting("custom", Text(60), "The recipe's name in the terminal and in run folders.")
    """Identifier, at most 60 characters; part of the run identifier."""
    title: str = setting("Custom recipe", Text(80), "The recipe's name in the window.")
    """Display name, at most 80 characters."""
    source: str = setting("", Text(), "What the recipe is good for, and its source.")
    """Description and origin of the recipe, free text."""

    classes: Classes = setting(
        DIGITS,
        CLASS_NAMES,
        "What the network tells apart, one output each. The data set decides.",
    )
    """Names of the classes, in the order of the outputs. A training takes them from its data set
    (`for_classes`), so that weights know what they tell apart; no setting of a user."""

    model: Model = setting(
        "mlp",
        Choice(("linear", "mlp", "cnn", *RECURRENT)),
        "The kind of network: how its layers look at the pixels.",
    )
    """Kind of network."""
    hidden_units: tuple[int, ...] = setting(
        (128,),
        Wholes(1, 4096, 8),
        "Units of each hidden layer: more units can learn more, and take longer.",
        used_by=("mlp", *RECURRENT),
    )
    """Units of each hidden layer, input side first; one number for a recurrent network. Ignored
    by ``linear`` and ``cnn``."""
    convolutions: tuple[Convolution, ...] = setting(
        (),
        Convolutions(),
        "The convolutional layers: each looks at small patches of what the one before it found.",
        used_by=("cnn",),
    )
    """Convolutional layers, input side first; ``cnn`` only."""
    batch_norm: bool = setting(
        False,
        Switch(),
        "Keeps the values of each layer in one range, so that training is faster. A GPU "
        "measures that range over each batch; a CPU, where there is much to compute, over each "
        "half of one.",
        used_by=("cnn",),
    )
    """Batch normalisation after each convolution; ``cnn`` only.

    A GPU computes the statistics over the whole batch. A CPU splits the batches of recipes with
    enough work, ``fast-cnn`` and ``accurate-cnn`` among them, into two halves for two threads
    (`trainer.training.replica`) and computes the statistics over each half (ghost batch norm): 64
    images of a batch of 128. It does so with any number of cores, so that losses do not depend on
    that number; between CPU and GPU they differ slightly. Statistics of the whole batch would make
    the two threads wait for each other at each batch norm, forwards and backwards; halves on a GPU
    would take twice the kernels.

    The accuracy does not show it: ``fast-cnn`` on a CPU reached a mean validation accuracy of
    99.25 % (standard deviation 0.09 over seeds 0 to 9) with halves and of 99.25 % (0.07) with whole
    batches (``python -m tests.benchmarks.accuracy.batch_statistics``).
    """
    head: Literal["linear", "average"] = setting(
        "linear",
        Choice(("linear", "average")),
        "How the last feature maps become one number a class: a linear layer, or the mean of each "
        "map.",
        used_by=("cnn",),
    )
    """Output layer of a ``cnn``: fully connected, or global average pooling of one channel a
    class."""
    activation: Activation = setting(
        "relu",
        Choice(("relu", "sigmoid", "tanh", "gelu")),
        "The function after each layer. Without it, many layers could do no more than one.",
        used_by=("mlp", "cnn"),
    )
    """Activation function after each hidden layer; ``mlp`` and ``cnn``."""
    dropout: float = setting(
        0.0,
        Real(0.0, 0.95),
        "Share of units switched off at random in each step, against overfitting.",
        used_by=("mlp", "cnn"),
    )
    """Dropout probability, [0, 0.95]: after each hidden layer of an ``mlp``, once before the head
    of a ``cnn``."""
    initialisation: Literal["default", "glorot-uniform", "normal-fan-in"] = setting(
        "default",
        Choice(("default", "glorot-uniform", "normal-fan-in")),
        "How the random weights of a new network are drawn.",
    )
    """Initial weights: torch's default; Glorot uniform; or N(0, 1/fan-in). Biases are 0 for the
    latter two."""

    pixels: Literal["unit", "symmetric", "standard"] = setting(
        "unit",
        Choice(("unit", "symmetric", "standard")),
        "Range of the pixel values: 0 to 1, −1 to 1, or mean 0 and standard deviation 1.",
    )
    """Range of the grey levels: [0, 1]; [-1, 1]; or standardised by MNIST's mean and deviation."""
    train_images: int = setting(
        55_000,
        Whole(1, 1_000_000, "images"),
        "Images to learn from; fewer if the data set has fewer.",
    )
    """Upper limit of the training split, in images."""
    validation_images: int = setting(
        5_000,
        Whole(0, 1_000_000, "images"),
        "Images held back from training, to check how well the network reads unseen ones.",
    )
    """Upper limit of the validation split, in images; 0 for none."""
    split: Literal["last", "random"] = setting(
        "last",
        Choice(("last", "random")),
        "Which images are held back for validation: the last ones, or random ones.",
    )
    """Validation images: the last of the training set, or a random choice determined by `seed`."""
    left_out: tuple[str, ...] = setting(
        (),
        LEFT_OUT,
        "Digits that the network never learns from. Validation and test still ask for them.",
    )
    """Names of classes that the training split lacks; at least two stay."""
    images_per_class: int = setting(
        0,
        Whole(0, 1_000_000, "images"),
        "At most this many training images of each digit; 0 for all that there are.",
    )
    """Upper limit of training images of each class, the first ones; 0 for no limit."""
    wrong_labels: float = setting(
        0.0, Real(0.0, 1.0), "Share of the training images that are labelled as another digit."
    )
    """Share of the training labels that are replaced by those of other classes, [0, 1]."""
    order: Literal["shuffled", "sorted"] = setting(
        "shuffled",
        Choice(("shuffled", "sorted")),
        "Order of the training images: shuffled again in each epoch, or all 0s first, then all 1s.",
    )
    """Order of the training images in each epoch: shuffled by `seed`, or sorted by class."""

    epochs: int = setting(
        1, Whole(1, 1000, "epochs"), "How many times the network sees all training images."
    )
    """Passes over the training split."""
    batch_size: int = setting(
        128, Whole(1, 10_000, "images"), "Images seen before each change of the weights."
    )
    """Images a step; the last batch of an epoch may be smaller."""
    optimiser: Literal["sgd", "adam", "adamw"] = setting(
        "adam", Choice(("sgd", "adam", "adamw")), "How the weights change to lower the loss."
    )
    """Optimiser: SGD, Adam or AdamW."""
    learning_rate: float = setting(
        0.001, Real(1e-6, 100.0), "Size of the steps: too small is slow, too large never settles."
    )
    """Learning rate; the peak of ``one-cycle``, the start of ``cosine``."""
    schedule: Literal["constant", "one-cycle", "cosine"] = setting(
        "constant",
        Choice(("constant", "one-cycle", "cosine")),
        "How the learning rate changes during training: constant, up and down, or slowly down.",
    )
    """Learning rate schedule over all steps of the run."""
    momentum: float = setting(
        0.0,
        Real(0.0, 0.999),
        "Share of the last step that is kept, as a rolling ball keeps its speed.",
        used_by=("sgd",),
    )
    """Momentum, [0, 0.999]; ``sgd`` only."""
    nesterov: bool = setting(
        False, Switch(), "Looks ahead along the momentum before each step.", used_by=("sgd",)
    )
    """Nesterov momentum; ``sgd`` with momentum only."""
    beta1: float = setting(
        0.9,
        Real(0.0, 0.9999),
        "How long Adam remembers the direction of earlier steps.",
        used_by=("adam", "adamw"),
    )
    """Decay of the running mean of gradients, a step; ``adam`` and ``adamw``."""
    beta2: float = setting(
        0.999,
        Real(0.0, 0.99999),
        "How long Adam remembers the size of earlier steps.",
        used_by=("adam", "adamw"),
    )
    """Decay of the running mean of squared gradients, a step; ``adam`` and ``adamw``."""
    epsilon: float = setting(
        1e-8,
        Real(1e-12, 1.0),
        "Keeps Adam's steps small where the weights hardly matter; frameworks differ in it.",
        used_by=("adam", "adamw"),
    )
    """Added to the root of the mean squared gradient; ``adam`` and ``adamw``."""
    weight_decay: float = setting(
        0.0, Real(0.0, 10.0), "Pulls weights towards zero, against overfitting (learning by heart)."
    )
    """L2 penalty added to the gradient; decoupled from it in ``adamw``."""
    loss: Literal["cross-entropy", "squared-error"] = setting(
        "cross-entropy",
        Choice(("cross-entropy", "squared-error")),
        "How wrong a prediction is: surprise at the true digit, or squared distance from it.",
    )
    """Loss function: cross-entropy of the logits, or mean squared error of the probabilities."""
    label_smoothing: float = setting(
        0.0,
        Real(0.0, 0.5),
        "Share of the target spread over all digits, so that the network does not get too sure.",
    )
    """Share of each target spread evenly over the ten digits, [0, 0.5]; training only."""

    mixed_precision: bool = setting(
        False,
        Switch(),
        "Layers compute with 16-bit numbers on a device that is faster with them; weights keep 32.",
    )
    """Compute layers in bfloat16 where the device has instructions for it; weights and
    losses stay float32."""

    shift: float = setting(
        0.0, Real(0.0, 4.0, "pixels"), "Moves each training image at random by up to this much."
    )
    """Random translation along each axis, up to this many pixels either way."""
    rotation: float = setting(
        0.0, Real(0.0, 45.0, "degrees"), "Turns each training image at random by up to this much."
    )
    """Random rotation, up to this many degrees either way."""
    scaling: float = setting(
        0.0,
        Real(0.0, 0.5),
        "Enlarges or shrinks each training image at random by up to this share.",
    )
    """Random scaling of each axis by a factor in [1 - scaling, 1 + scaling]."""
    shear: float = setting(
        0.0, Real(0.0, 45.0, "degrees"), "Slants each training image at random by up to this much."
    )
    """Random shear, up to this many degrees either way."""
    thickness: float = setting(
        0.0,
        Real(0.0, 1.0, "pixels"),
        "Widens or narrows each training image's strokes at random by up to this much a side.",
    )
    """Random change of the stroke width, up to this many pixels on each side, wider or narrower."""
    written_forms: float = setting(
        0.0,
        Real(0.0, 1.0),
        "Share of 0s, 1s, 4s, 7s and 9s that are rewritten as people elsewhere write them: slashed "
        "0s, 1s with a flag, crossed 7s, 9s with a hook.",
    )
    """Share of the 0s, 1s, 4s, 7s and 9s redrawn in another handwriting in each epoch, [0, 1]; see
    `trainer.training.handwriting_variants`."""

    evaluations_per_epoch: int = setting(
        1,
        Whole(1, 100),
        "How many times per epoch the validation images are read: points of the validation curve.",
    )
    """Validations in each epoch, evenly spaced: the last one over the whole split, the others over
    its first 1,000 images."""
    seed: int = setting(
        0, Whole(0, 2**31 - 1), "Decides all random numbers. Same seed, same result."
    )
    """Seed of weights, random split, order, augmentation and dropout."""

    def __post_init__(self) -> None:
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            domain: Domain = field.metadata["domain"]
            if not domain.allows(value):
                raise RecipeError(field.name, value, domain.describe())
        check_combination(self)

    @property
    def averages_channels(self) -> bool:
        """Whether the mean of each of the last maps is an output."""
        return self.model == "cnn" and self.head == "average"

    def for_classes(self, classes: Classes) -> Recipe:
        """The recipe for other classes.

        Where the mean of each map is an output, the last convolution gets one channel a class.

        Raises:
            RecipeError: The classes are too few, too many, or no valid names.
        """
        if classes == self.classes:
            return self
        changes: dict[str, object] = {"classes": classes}
        if self.averages_channels:
            last = dataclasses.replace(self.convolutions[-1], channels=len(classes))
            changes["convolutions"] = (*self.convolutions[:-1], last)
        return self.with_changes(**changes)

    def with_changes(self, /, **changes: object) -> Recipe:
        """A copy with other values in some fields.

        Raises:
            RecipeError: Unknown field or invalid value.
        """
        for name, value in changes.items():
            if name not in _ALL_FIELDS:
                raise RecipeError(name, value, "no value: there is no such field")
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]

    def with_settings(self, settings: dict[str, str]) -> Recipe:
        """A copy with some fields parsed from text, as in ``--set learning_rate=0.01``.

        Raises:
            RecipeError: Unknown field, unreadable text or invalid value.
        """
        changes: dict[str, object] = {}
        for name, text in settings.items():
            if name in _ALL_FIELDS and name not in FIELDS:
                raise RecipeError(name, text, "its value from the data set")
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
        return tuple(name for name in _ALL_FIELDS if getattr(self, name) != getattr(other, name))

    def to_dict(self) -> dict[str, Any]:
        """JSON object of all fields: tuples as lists, convolutions as their short texts.

        The ten digits as classes are left out.
        """
        values = {name: getattr(self, name) for name in FIELDS}
        values |= {name: list(value) for name, value in values.items() if type(value) is tuple}
        values["convolutions"] = [str(layer) for layer in self.convolutions]
        if self.classes != DIGITS:
            values["classes"] = list(self.classes)
        return values

    @classmethod
    def from_dict(cls, values: object) -> Recipe:
        """Recipe of a `to_dict` object; absent fields get their defaults.

        Raises:
            RecipeError: Not an object, unknown field or invalid value.
        """
        if not isinstance(values, dict):
            raise RecipeError("recipe", values, "a table of fields")
        changes: dict[str, object] = {}
        for name, value in values.items():
            if name in {"classes", "left_out"} and isinstance(value, list):
                # Names may hold what separates the parts of other fields.
                changes[name] = tuple(value)
            elif name in FIELDS and isinstance(value, list):
                domain: Domain = FIELDS[name].metadata["domain"]
                try:
                    changes[name] = domain.parse(" ".join(str(part) for part in value))
                except ValueError:
                    raise RecipeError(name, value, domain.describe()) from None
            else:
                changes[str(name)] = value
        return cls().with_changes(**changes)


_ALL_FIELDS = {field.name: field for field in dataclasses.fields(Recipe)}

FIELDS = {name: field for name, field in _ALL_FIELDS.items() if name != "classes"}
"""All recipe fields that a user can set, by name, in display order."""
