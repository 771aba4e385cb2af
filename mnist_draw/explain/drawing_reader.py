"""Reads changed copies of an observed drawing as the drawing itself was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.draw.ink import raster_of
from mnist_draw.explain.explanation import Reading
from trainer.ink.framing import frame, plain_resize
from trainer.ink.stroke_framing import frame_strokes
from trainer.network.rejection import Rejector, too_little_ink

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke


class DrawingReader:
    """Network, detector and way of framing of one observation; used in the prediction thread.

    Attributes:
        digit_image: The image that the answer on screen was read from: uint8, shape (28, 28); None
            for a blank canvas.
        answer: That answer; None for a blank canvas.
    """

    def __init__(self, observation: Observation) -> None:
        prediction = observation.prediction
        self._request = observation.request
        self._network, self._classes = observation.network, observation.classes
        self._rejector = observation.rejector or Rejector(None)
        self.digit_image = observation.digit_image
        self.answer: Reading | None = None
        if prediction.unframed is not None:
            # The window shows this answer, and never "not sure" beside it.
            self.digit_image = prediction.unframed.digit_image
            self.answer = Reading(prediction.unframed.probabilities, None, self._classes)
        elif prediction.probabilities is not None:
            self.answer = Reading(prediction.probabilities, prediction.not_sure, self._classes)

    def probabilities(self, digit_images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Probabilities of the classes.

        Args:
            digit_images: uint8, shape (B, 28, 28), ink 255 on 0.

        Returns:
            float32, shape (B, K); NaN where the weights overflow.
        """
        return self._network.probabilities(self._network.logits(digit_images))

    def read_image(
        self,
        digit_image: NDArray[np.uint8],
        *,
        speck: bool = False,
        strokes: tuple[Stroke, ...] | None = None,
    ) -> Reading:
        """Read a digit image: uint8, shape (28, 28).

        Args:
            digit_image: Ink 255 on 0.
            speck: Result of `too_little_ink`.
            strokes: The strokes that it shows, if it shows any.
        """
        (probabilities,) = self.probabilities(digit_image[None])
        if self._request.unframed:
            return Reading(probabilities, None, self._classes)
        not_sure = self._rejector.judge(digit_image, speck=speck, strokes=strokes)
        return Reading(probabilities, not_sure, self._classes)

    def read_strokes(self, strokes: tuple[Stroke, ...]) -> Reading | None:
        """Draw, frame and read some of the drawing's strokes; None if they leave no ink."""
        if self._request.unframed:
            digit_image = plain_resize(self._raster(strokes))
            return None if digit_image is None else self.read_image(digit_image)
        framing = self._frame(strokes)
        if framing is None:
            return None
        speck = too_little_ink(framing, strokes, max(self._request.raster.shape))
        return self.read_image(framing.digit_image, speck=speck, strokes=strokes)

    def _frame(self, strokes: tuple[Stroke, ...]) -> Framing | None:
        """Frame as `frame_drawing` does, but draw the raster only if it is needed."""
        framing = frame_strokes(strokes) if strokes else None
        return framing or frame(self._raster(strokes))

    def _raster(self, strokes: tuple[Stroke, ...]) -> NDArray[np.uint8]:
        """Ink of some of the strokes, as far as it has not been erased."""
        raster: NDArray[np.uint8] = np.minimum(raster_of(strokes), self._request.raster)
        return raster
