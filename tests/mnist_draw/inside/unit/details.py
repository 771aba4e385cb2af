"""Details of units of untrained networks, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.inside.unit.detail import UnitDetail, observe
from tests.mnist_draw.inside.observing import observation
from tests.mnist_draw.predict.rasters import bar
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.network.unit_sums import Unit

RECIPES = {
    "linear": Recipe(model="linear"),
    "mlp": Recipe(model="mlp", hidden_units=(12, 8)),
    "cnn": Recipe(
        model="cnn",
        hidden_units=(),
        convolutions=(Convolution(4, 5, stride=2, pool=2), Convolution(6, 3)),
        batch_norm=True,
    ),
    "average": Recipe(
        model="cnn", hidden_units=(), convolutions=(Convolution(10, 3, 2),), head="average"
    ),
    "rnn": Recipe(model="rnn", hidden_units=(9,)),
    "lstm": Recipe(model="lstm", hidden_units=(9,)),
    "gru": Recipe(model="gru", hidden_units=(9,)),
}
"""One small network of each kind."""


def observed(model: str, raster: NDArray[np.uint8] | None = None) -> Observation:
    """An observation of a bar, or of another raster."""
    return observation(RECIPES[model], bar(40) if raster is None else raster)


def detail(
    model: str, layer: str, unit: Unit, raster: NDArray[np.uint8] | None = None
) -> UnitDetail:
    """The detail of a unit."""
    (found,) = observe(observed(model, raster), (layer, unit))
    assert found is not None
    return found
