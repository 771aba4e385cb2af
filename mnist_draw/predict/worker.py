"""Predicting what is on the canvas, in a thread of its own."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mnist_draw.predict import bundled_detector
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.errors import TrainerError
    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.prediction import Predictor
    from trainer.network.rejection import Reason, Rejector
    from trainer.network.weights import WeightSnapshot

# Seconds between two judgements of a drawing while the pen is down: it is unfinished, and to judge
# it takes as long as to read it.
_JUDGED_EVERY = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class PredictionRequest:
    """A drawing to be read.

    Attributes:
        number: Counts up; a prediction bears the number of its request.
        raster: uint8, shape (H, W), ink = 255 on 0, read-only.
        strokes: All that left ink; None where strokes do not account for it.
        plain: Whether it is also to be read without framing.
        pen_down: Whether more is just being drawn.
    """

    number: int
    raster: NDArray[np.uint8]
    strokes: tuple[Stroke, ...] | None = None
    plain: bool = False
    pen_down: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PlainReading:
    """What the same weights make of the whole canvas, shrunk without framing.

    Attributes:
        digit_image: uint8, shape (28, 28), read-only.
        probabilities: float32, shape (10,).
    """

    digit_image: NDArray[np.uint8]
    probabilities: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What one complete set of weights makes of one drawing.

    Attributes:
        request: Number of the request.
        framing: What the network was given and how it came about; None for a blank canvas.
        probabilities: float32, shape (10,); None for a blank canvas.
        snapshot: The weights that made it.
        plain: The same without framing; None where nobody asked or the canvas is blank.
        not_sure: Why the drawing is not taken for a digit; None where it is.
        pen_down: Whether more was just being drawn.
    """

    request: int
    framing: Framing | None
    probabilities: NDArray[np.float32] | None
    snapshot: WeightSnapshot
    plain: PlainReading | None = None
    not_sure: Reason | None = None
    pen_down: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StartingWeights:
    """What to predict with at first.

    Attributes:
        snapshot: The weights; None if there are none at all.
        problem: Why it is not what the user asked for; None if it is.
    """

    snapshot: WeightSnapshot | None
    problem: TrainerError | None = None


class PredictionWorker(QObject):
    """Owns the predictor; lives in the prediction thread.

    `request` is the only method that other threads call directly; all else reaches it through
    queued connections.

    Attributes:
        predicted: A `Prediction`.
        weights_changed: The `WeightSnapshot` that predictions come from now.
        weights_saved: The path of the file.
        failed: A `Failure`; the weights in use stay in use.
        ready: Torch is loaded and the first prediction can be made.
    """

    predicted = Signal(object)
    weights_changed = Signal(object)
    weights_saved = Signal(object)
    failed = Signal(object)
    ready = Signal()
    _woken = Signal()

    def __init__(
        self,
        starting_weights: Callable[[], StartingWeights],
        rejector: Callable[[], Rejector] = bundled_detector.load,
    ) -> None:
        """Makes a worker; both arguments are called once, in its thread, and may import torch.

        Args:
            starting_weights: What to predict with at first.
            rejector: What decides whether a drawing is read; may raise a `WeightsError`.
        """
        super().__init__()
        self._starting_weights = starting_weights
        self._load_rejector = rejector
        self._rejector: Rejector | None = None
        self._requests: Latest[PredictionRequest] = Latest()
        self._predictor: Predictor | None = None
        self._number = 0
        self._pen_down = False
        self._not_sure: Reason | None = None
        self._judge_again = 0.0
        self._framing: Framing | None = None
        self._plain_image: NDArray[np.uint8] | None = None
        self._woken.connect(self._predict_latest, Qt.ConnectionType.QueuedConnection)

    def request(self, request: PredictionRequest) -> None:
        """Asks for a prediction, from any thread; one not yet begun is forgotten for it."""
        if self._requests.put(request):
            self._woken.emit()

    @Slot()
    def prepare(self) -> None:
        """Loads torch and the first weights, and predicts once so that the next one is quick."""
        with self._telling_failures():
            import torch  # noqa: PLC0415 - the window is to appear before torch is loaded

            # One image is too little work to share: a second thread makes it ten times slower.
            torch.set_num_threads(1)
            self._prepare_rejector()
            start = self._starting_weights()
            if start.problem is not None:
                self.failed.emit(Failure(start.problem))
            if start.snapshot is not None:
                self._use(start.snapshot)
                self._warm_up()
        # What waits for `ready` has much to load; the drawing on the canvas goes first.
        self._predict_latest()
        self.ready.emit()

    @Slot(object)
    def swap(self, snapshot: WeightSnapshot) -> None:
        """Uses other weights and reads the present drawing with them."""
        with self._telling_failures():
            self._use(snapshot)
            self._predict()

    @Slot(object)
    def open_weights(self, path: Path) -> None:
        """Uses the weights in a file; a file that cannot be used changes nothing."""
        with self._telling_failures():
            from trainer.network import weights  # noqa: PLC0415 - needs torch

            self.swap(weights.load(path))

    @Slot(object)
    def save_weights(self, path: Path) -> None:
        """Writes the weights in use to a file."""
        if self._predictor is None:
            return
        with self._telling_failures():
            from trainer.network import weights  # noqa: PLC0415 - needs torch

            weights.save(self._predictor.snapshot, path)
            self.weights_saved.emit(path)

    @Slot()
    def _predict_latest(self) -> None:
        if self._predictor is None:
            return  # `prepare` comes back to it.
        request = self._requests.take()
        if request is None:
            return
        with self._telling_failures():
            from trainer.ink.framing import (  # noqa: PLC0415 - after the window has appeared
                plain_resize,
            )
            from trainer.ink.stroke_framing import (  # noqa: PLC0415 - likewise
                frame_drawing,
            )

            self._framing = frame_drawing(request.raster, request.strokes)
            self._plain_image = plain_resize(request.raster) if request.plain else None
            if not request.pen_down or time.monotonic() >= self._judge_again:
                self._not_sure = self._judge(request)
                self._judge_again = time.monotonic() + _JUDGED_EVERY
            self._number = request.number
            self._pen_down = request.pen_down
            self._predict()

    def _predict(self) -> None:
        predictor = self._predictor
        if predictor is None or not self._number:
            return
        probabilities, snapshot = None, predictor.snapshot
        if self._framing is not None:
            probabilities, snapshot = predictor.predict(self._framing.digit_image)
        plain = None
        if self._plain_image is not None:
            plain = PlainReading(self._plain_image, predictor.predict(self._plain_image)[0])
        self.predicted.emit(
            Prediction(
                self._number,
                self._framing,
                probabilities,
                snapshot,
                plain,
                self._not_sure,
                self._pen_down,
            )
        )

    def _prepare_rejector(self) -> None:
        """Loads what says "not sure"; without its weights, what rules alone can tell is told."""
        from trainer.errors import WeightsError  # noqa: PLC0415 - after the window has appeared
        from trainer.network.rejection import Rejector  # noqa: PLC0415 - likewise

        try:
            self._rejector = self._load_rejector()
        except WeightsError as error:
            self.failed.emit(Failure(error))
            self._rejector = Rejector(None)

    def _judge(self, request: PredictionRequest) -> Reason | None:
        from trainer.network.rejection import too_little_ink  # noqa: PLC0415 - likewise

        assert self._rejector is not None
        speck = too_little_ink(self._framing, request.strokes, max(request.raster.shape))
        image = None if self._framing is None else self._framing.digit_image
        return self._rejector.judge(image, speck=speck)

    def _use(self, snapshot: WeightSnapshot) -> None:
        if self._predictor is None:
            from trainer.network.prediction import Predictor  # noqa: PLC0415 - needs torch

            self._predictor = Predictor(snapshot)
        else:
            self._predictor.swap(snapshot)
        self.weights_changed.emit(snapshot)

    @contextlib.contextmanager
    def _telling_failures(self) -> Iterator[None]:
        """Lets nothing escape from a slot, whose caller is the thread's event loop."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))

    def _warm_up(self) -> None:
        import numpy as np  # noqa: PLC0415 - only here

        assert self._predictor is not None
        blank = np.zeros((28, 28), np.uint8)
        self._predictor.predict(blank)
        if self._rejector is not None:
            self._rejector.judge(blank, speck=False)
