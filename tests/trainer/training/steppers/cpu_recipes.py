"""Small recipes whose batches a CPU splits into two halves."""

from __future__ import annotations

from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe

# Four batches, the last of 22 images.
_FEW = Recipe(train_images=118, validation_images=32, batch_size=32, epochs=2, learning_rate=0.01)
CNN = _FEW.with_changes(
    model="cnn",
    hidden_units=(),
    convolutions=(Convolution(16, 5, stride=2), Convolution(32, 3, pool=2)),
    batch_norm=True,
    schedule="one-cycle",
)
LARGE_MLP = _FEW.with_changes(hidden_units=(800, 501))
SPLIT_RECIPES = {
    "cnn": CNN,
    "augmented cnn": CNN.with_changes(dropout=0.3, shift=2.0, rotation=10.0),
    "mlp": LARGE_MLP,
    "mlp, sgd": LARGE_MLP.with_changes(
        optimiser="sgd", momentum=0.9, nesterov=True, weight_decay=0.01, dropout=0.3
    ),
    "mlp, adamw": LARGE_MLP.with_changes(optimiser="adamw", weight_decay=0.1),
    "rnn": _FEW.with_changes(model="rnn", hidden_units=(128,)),
    "lstm": _FEW.with_changes(model="lstm", hidden_units=(64,)),
    "gru": _FEW.with_changes(model="gru", hidden_units=(64,)),
}
