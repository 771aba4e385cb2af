"""Shows predictions: on the prediction panel, and their digit image in the drawing area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.draw.network_input.framing_comparison import ComparisonSide
from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.panel import PredictionPanel
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from trainer.ink.framing import Framing
    from trainer.network.weights import WeightSnapshot

FRAMING_INTERVAL_MS = 50
"""Shortest time between two updates of the framing pictures.

They cost more to paint than everything else in a prediction, and are watched less closely.
"""


def plain_label(snapshot: WeightSnapshot) -> WeightsLabel:
    """Describes weights by what they hold themselves."""
    return WeightsLabel(
        snapshot.recipe.title,
        snapshot.data,
        snapshot.step,
        snapshot.epoch,
        snapshot.test_accuracy,
        temperature=snapshot.temperature,
        classes=snapshot.recipe.classes,
    )


class PredictionPresenter(QObject):
    """Passes predictions to the views; lives in the GUI thread.

    Attributes:
        shown: The `Prediction` that is on screen now.
    """

    shown = Signal(object)

    def __init__(
        self,
        panel: PredictionPanel,
        draw_area: DrawArea,
        weights: WeightsInUse,
        notifications: Notifications,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._draw_area = panel, draw_area
        self._weights, self._notifications = weights, notifications
        self._request = 0
        self._prediction: Prediction | None = None
        self._describe: Callable[[WeightSnapshot], WeightsLabel] = plain_label
        self._framing: Framing | None = None
        self._framing_throttle = Throttle(FRAMING_INTERVAL_MS, self)
        self._framing_throttle.triggered.connect(self._show_framing)

    def describe_weights_by(self, describe: Callable[[WeightSnapshot], WeightsLabel]) -> None:
        """Describes the weights of predictions by a function, from now on.

        Args:
            describe: Called in the GUI thread for each prediction.
        """
        self._describe = describe
        self.describe_again()

    @Slot()
    def describe_again(self) -> None:
        """Describes the weights of the prediction on screen again."""
        if self._prediction is not None:
            self._show_on_panel(self._prediction)

    @Slot(object)
    def show_prediction(self, prediction: Prediction) -> None:
        """Shows a prediction, unless its request is older than that of the one on screen."""
        if prediction.request < self._request:
            return
        self._request = prediction.request
        self._prediction = prediction
        self._show_on_panel(prediction)
        self._show_comparison(prediction)
        # New weights predict the same drawing again: its framing pictures stay.
        if prediction.framing is not self._framing:
            self._framing = prediction.framing
            self._framing_throttle.request()
        self.shown.emit(prediction)

    @Slot()
    def show_ready(self) -> None:
        """Shows that there is no network, if no weights could be loaded."""
        if self._weights.snapshot is None:
            self._panel.show_unavailable(lambda: self.tr("Press Train to make one"))

    @Slot(object, object)
    def show_saved(self, path: Path, snapshot: WeightSnapshot) -> None:
        """Shows which weights were saved, and where: the time machine may have chosen them."""
        step = snapshot.step
        self._notifications.show(
            lambda: self.tr("Weights saved to {path} (step {step})").format(
                path=path, step=whole(step)
            )
        )

    def _show_on_panel(self, prediction: Prediction) -> None:
        label = self._describe(prediction.snapshot)
        self._draw_area.canvas.set_classes(prediction.snapshot.recipe.classes)
        unframed = prediction.unframed
        shown = prediction.probabilities if unframed is None else unframed.probabilities
        if prediction.probabilities is None or shown is None:
            self._panel.show_blank(label)
        elif not np.isfinite(shown).all():
            self._panel.show_overflow(label)
        elif unframed is not None:
            self._panel.show_prediction(shown, label)
        elif prediction.number is not None:
            self._panel.show_number(prediction.number, label, pen_down=prediction.pen_down)
        else:
            self._panel.show_prediction(
                shown,
                label,
                not_sure=prediction.not_sure,
                pen_down=prediction.pen_down,
            )

    def _show_comparison(self, prediction: Prediction) -> None:
        if prediction.unframed is None or prediction.framing is None:
            return
        # A drawing with the pen down is unfinished: it is not rejected yet.
        rejected = prediction.not_sure is not None and not prediction.pen_down
        classes = prediction.snapshot.recipe.classes
        self._draw_area.show_comparison(
            plain=ComparisonSide(
                prediction.unframed.digit_image, prediction.unframed.probabilities, classes
            ),
            framed=ComparisonSide(
                prediction.framing.digit_image,
                None if rejected else prediction.probabilities,
                classes,
            ),
        )

    @Slot()
    def _show_framing(self) -> None:
        self._draw_area.show_framing(self._framing)
