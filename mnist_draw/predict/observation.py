"""Observations: a prediction with everything that led to it, for views of the network's inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.predict.prediction import Prediction, PredictionRequest
    from trainer.network.forward import NumpyNetwork
    from trainer.network.rejection import Rejector
    from trainer.recipe.classes import Classes


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """One prediction, the drawing that it read and the network that made it.

    Of a number, one digit is observed: its strokes, image and probabilities alone.

    Attributes:
        request: The drawing.
        prediction: The prediction that was emitted for it.
        network: The network that made the prediction, with the weights of `prediction.snapshot`.
        rejector: What decided on "not sure"; None if nothing did.
        computed: What `values` returns, empty until it is computed.
    """

    request: PredictionRequest
    prediction: Prediction
    network: NumpyNetwork
    rejector: Rejector | None = None
    computed: dict[str, NDArray[np.float32]] = field(default_factory=dict, repr=False)

    @property
    def classes(self) -> Classes:
        """Names of the network's classes."""
        return self.prediction.snapshot.recipe.classes

    @property
    def digit_image(self) -> NDArray[np.uint8] | None:
        """The image that the network read: uint8, shape (28, 28); None for a blank canvas."""
        framing = self.prediction.framing
        return None if framing is None else framing.digit_image

    def values(self) -> Mapping[str, NDArray[np.float32]]:
        """Output of every layer by name, float32; empty for a blank canvas.

        Computed with the prediction or at the first call; call from the prediction thread.
        """
        if not self.computed and self.digit_image is not None:
            self.computed.update(self.network.values(self.digit_image))
        return self.computed


Observer: TypeAlias = Callable[[Observation], Iterator[object]]
"""Computes what a view shows, in the prediction thread, one slice an item.

The first item is computed right after the prediction was emitted, each further one only while no
newer drawing waits. Slices take a few milliseconds: drawings wait for them.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Observed:
    """One item of an observer.

    Attributes:
        name: Name of the observer.
        prediction: The prediction that was observed.
        result: The item.
    """

    name: str
    prediction: Prediction
    result: object
