"""The Inside view in the whole application, with its threads and a training."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Slot

from tests.integration.teacher import Teacher, zero
from tests.mnist_draw.recorder import Recorder
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.prediction import Prediction
    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")


class Screen(QObject):
    """What prediction panel and Inside show, each time that Inside has been updated."""

    def __init__(self, teacher: Teacher) -> None:
        super().__init__()
        self._inside = teacher.app.late.inside
        self._prediction: Prediction | None = None
        self.together: list[tuple[Prediction, Prediction]] = []
        teacher.app.prediction_presenter.shown.connect(self._note)
        # After the controller's own slot.
        teacher.app.prediction_worker.observed.connect(self._compare)

    @Slot(object)
    def _note(self, prediction: Prediction) -> None:
        self._prediction = prediction

    @Slot(object)
    def _compare(self, observed: Observed) -> None:
        shown = self._inside.shown
        if shown is not None and self._prediction is not None and observed is shown:
            self.together.append((self._prediction, shown.prediction))


def test_prediction_and_inside_come_from_one_snapshot(start: Start) -> None:
    teacher = start()
    teacher.app.training_panel.choices.set_data("strokes", None)
    # Not over before enough of it was observed, however fast the machine trains.
    teacher.app.training_panel.choices.draft.use(preset("fast-cnn").with_changes(epochs=200))
    screen = Screen(teacher)
    teacher.app.training_panel.views.show_view("inside")
    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.app.late.inside.shown is not None)

    teacher.press("Train…")
    teacher.wait_until(lambda: len({id(one.snapshot) for one, _ in screen.together}) > 3)
    teacher.press("Stop")
    teacher.wait_until(lambda: teacher.finished.values)

    for prediction, inside in screen.together:
        assert inside is prediction
        assert inside.snapshot is prediction.snapshot
    last = teacher.predictions.values[-1]
    teacher.wait_until(
        lambda: (
            teacher.app.late.inside.shown is not None
            and teacher.app.late.inside.shown.prediction.snapshot is last.snapshot
        )
    )


def test_nothing_is_observed_while_the_curves_are_visible(start: Start) -> None:
    teacher = start()
    observed = Recorder(teacher.app.prediction_worker.observed)

    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")

    assert observed.values == []
