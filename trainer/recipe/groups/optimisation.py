"""Recipe fields of the optimisation: batches, optimiser, learning rate, loss, precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.recipe.fields import Choice, Real, Switch, Whole, setting


@dataclass(frozen=True, kw_only=True)
class OptimisationFields:
    """The optimisation: batches, optimiser, learning rate, loss and precision."""

    __slots__ = ()

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
