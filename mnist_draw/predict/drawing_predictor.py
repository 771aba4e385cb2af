"""Framing, rejection and prediction of the drawing on the canvas.

Import this module late, from the prediction thread: the window appears before it is loaded.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.predict import bundled_detector, starting_weights
from mnist_draw.predict.observation import Observation
from mnist_draw.predict.prediction import Prediction, PredictionRequest, UnframedPrediction
from mnist_draw.predict.starting_weights import StartingWeights
from mnist_draw.shared.failure import Failure
from trainer.errors import WeightsError
from trainer.ink.framing import plain_resize
from trainer.ink.stroke_framing import frame_drawing
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector, too_little_ink
from trainer.reading.number import read_number
from trainer.reading.number_finder import NumberFinder
from trainer.recipe.classes import reads_digits

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.network.rejection import Reason
    from trainer.network.weights import WeightSnapshot
    from trainer.reading.number import NumberPart

# Judging a drawing takes as long as predicting it, and with the pen down it is unfinished.
_JUDGE_INTERVAL_S = 0.1


class DrawingPredictor:
    """Predicts one drawing at a time; call from one thread only.

    Attributes:
        failures: Errors of loading, such as a damaged file; what could be loaded is in use.
        file: File of the first weights; None if they come from no file.
    """

    def __init__(
        self,
        snapshot: WeightSnapshot | None,
        rejector: Rejector,
        failures: tuple[Failure, ...] = (),
        file: Path | None = None,
    ) -> None:
        """Args: snapshot: The first weights; None while there are none."""
        self.failures, self.file = failures, file
        self._rejector, self._rules = rejector, Rejector(None)
        self._predictor = None if snapshot is None else Predictor(snapshot)
        self._judge_by = self._rejector_in_use()
        self._request: PredictionRequest | None = None
        self._framing: Framing | None = None
        self._unframed_image: NDArray[np.uint8] | None = None
        self._values: dict[str, NDArray[np.float32]] = {}
        self._not_sure: Reason | None = None
        self._number_parts: tuple[NumberPart, ...] = ()
        self._observed_digit = 0
        self._next_judgement = 0.0

    @property
    def snapshot(self) -> WeightSnapshot | None:
        """The weights in use."""
        return None if self._predictor is None else self._predictor.snapshot

    def use(self, snapshot: WeightSnapshot) -> None:
        """Exchanges the weights.

        Raises:
            ValueError: They do not fit their recipe; the weights in use stay in use.
        """
        if self._predictor is None:
            self._predictor = Predictor(snapshot)
        else:
            self._predictor.swap(snapshot)
        before, self._judge_by = self._judge_by, self._rejector_in_use()
        # A letter is no digit, and a network of letters does not mind.
        if self._judge_by is not before and self._request is not None:
            self._judge(self._request, self._framing)

    def load_weights(self, path: Path) -> WeightSnapshot:
        """Uses the weights in a file.

        Raises:
            WeightsError: The file cannot be used; the weights in use stay in use.
        """
        snapshot = weights.load(path)
        self.use(snapshot)
        return snapshot

    def save_weights(self, path: Path) -> WeightSnapshot | None:
        """Writes the weights in use to a file and returns them; None if there are none.

        Raises:
            StorageError: The file cannot be written.
        """
        if self._predictor is None:
            return None
        snapshot = self._predictor.snapshot
        weights.save(snapshot, path)
        return snapshot

    def warm_up(self) -> None:
        """Predicts once, so that the first drawing does not wait for memory and code to load."""
        blank = np.zeros((28, 28), np.uint8)
        if self._predictor is not None:
            self._predictor.predict(blank)
        self._rejector.judge(blank, speck=False)

    def frame(self, request: PredictionRequest) -> None:
        """Frames a drawing; `predict` predicts it from now on."""
        framing = frame_drawing(request.raster, request.strokes)
        unframed_image = plain_resize(request.raster) if request.unframed else None
        if not request.pen_down or time.monotonic() >= self._next_judgement:
            self._judge(request, framing)
            self._next_judgement = time.monotonic() + _JUDGE_INTERVAL_S
        self._request, self._framing, self._unframed_image = request, framing, unframed_image

    def observe_digit(self, index: int) -> None:
        """Chooses the digit of a number that observers observe; of fewer digits, the last one.

        Args:
            index: From the left, from 0.
        """
        self._observed_digit = index

    def predict(self, *, observed: bool = False) -> Prediction | None:
        """Predicts the framed drawing with the weights in use; None without either.

        Args:
            observed: Computes the output of every layer on the way, for observers, instead of a
                second time after the prediction.
        """
        predictor, request = self._predictor, self._request
        if predictor is None or request is None:
            return None
        probabilities, snapshot = None, predictor.snapshot
        self._values = {}
        number = read_number(self._number_parts, predictor.network, snapshot.recipe.classes)
        if self._framing is not None and observed and number is None:
            network = predictor.network
            self._values = network.values(self._framing.digit_image)
            probabilities = network.probabilities(self._values["logits"])
        elif self._framing is not None:
            probabilities, snapshot = predictor.predict(self._framing.digit_image)
        unframed = None
        if self._unframed_image is not None:
            unframed_probabilities, _ = predictor.predict(self._unframed_image)
            unframed = UnframedPrediction(self._unframed_image, unframed_probabilities)
        return Prediction(
            request.number,
            self._framing,
            probabilities,
            snapshot,
            unframed,
            self._not_sure,
            request.pen_down,
            number,
        )

    def observe(self, prediction: Prediction) -> Observation:
        """Returns what led to the prediction that `predict` returned last.

        Of a number, one digit is observed, as if it were the whole drawing.
        """
        assert self._request is not None
        assert self._predictor is not None
        request, number, values = self._request, prediction.number, self._values
        if number is not None:
            index = min(self._observed_digit, len(number.parts) - 1)
            part, values = number.parts[index], {}
            ink = request.raster if part.raster is None else part.raster
            request = replace(request, raster=ink, strokes=part.strokes)
            prediction = replace(
                prediction,
                framing=part.framing,
                probabilities=number.probabilities[index],
                not_sure=None if part.familiar else "not a digit",
            )
        return Observation(request, prediction, self._predictor.network, self._judge_by, values)

    def _rejector_in_use(self) -> Rejector:
        snapshot = self.snapshot
        if snapshot is None or reads_digits(snapshot.recipe.classes):
            return self._rejector
        return self._rules

    def _judge(self, request: PredictionRequest, framing: Framing | None) -> None:
        speck = too_little_ink(framing, request.strokes, max(request.raster.shape))
        image = None if framing is None else framing.digit_image
        self._not_sure = self._judge_by.judge(image, speck=speck, strokes=request.strokes)
        self._number_parts = ()
        # Without framing, the network reads the whole canvas.
        if not request.unframed:
            self._number_parts = NumberFinder(self._judge_by).find(
                request.raster, request.strokes, self._not_sure
            )
        if self._number_parts:
            self._not_sure = "several digits"


def load(weights_file: Path | None, runs_folder: Path) -> DrawingPredictor:
    """Loads the detector of non-digits and the weights to start with.

    Args:
        weights_file: Asked for by the user; None for the best that are there.
        runs_folder: Where runs are kept.
    """
    failures: list[Failure] = []
    rejector = Rejector(None)
    start = StartingWeights(None)
    try:
        rejector = bundled_detector.load()
    except WeightsError as error:
        failures.append(Failure.of(error))
    try:
        start = starting_weights.choose(weights_file, runs_folder)
    except Exception as error:  # noqa: BLE001 - the user can still open or train others
        failures.append(Failure.of(error))
    if start.problem is not None:
        failures.append(Failure.of(start.problem))
    predictor = DrawingPredictor(start.snapshot, rejector, tuple(failures), start.file)
    predictor.warm_up()
    return predictor
