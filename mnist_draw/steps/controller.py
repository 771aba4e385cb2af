"""Controller of the Steps view: connects it with the training and the predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mnist_draw.steps.drawing_change import AnswerWatch
from mnist_draw.steps.tools import StepTools
from mnist_draw.steps.view import StepsView
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.worker import TrainingWorker
    from trainer.events import DataReady, StepInspected


class StepsController(QObject):
    """Builds the view and keeps it up to date; lives in the GUI thread.

    Attributes:
        view: The view.
    """

    def __init__(
        self,
        panel: TrainingPanel,
        trainings: TrainingWorker,
        presenter: PredictionPresenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._classes = DIGITS
        self._watch = AnswerWatch()
        self.view = StepsView()
        panel.views.set_steps(self.view, StepTools(panel.pacing))
        trainings.data_ready.connect(self._note_classes)
        trainings.step_inspected.connect(self._show_step)
        presenter.shown.connect(self._show_prediction)

    @Slot(object)
    def _note_classes(self, ready: DataReady) -> None:
        self._classes = ready.classes

    @Slot(object)
    def _show_step(self, step: StepInspected) -> None:
        self.view.show_step(step, self._classes)

    @Slot(object)
    def _show_prediction(self, prediction: Prediction) -> None:
        self.view.show_change(self._watch.see(prediction))
