"""What the presenter shows of predictions, and which ones it drops."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.prediction import Prediction, PredictionRequest
from mnist_draw.predict.presenter import PredictionPresenter
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.shared import language
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from tests.mnist_draw.recorder import Recorder, TextRecorder
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from trainer.ink.framing import Framing

WEIGHTS = snapshot()


class RecordingDrawArea(DrawArea):
    """Records the arguments of its show methods."""

    def __init__(self) -> None:
        super().__init__()
        self.framings: list[Framing | None] = []
        self.comparisons: list[dict[str, Any]] = []

    def show_framing(self, framing: Framing | None) -> None:
        self.framings.append(framing)

    def show_comparison(self, **sides: Any) -> None:
        self.comparisons.append(sides)


class Screen:
    def __init__(self, qtbot: QtBot) -> None:
        self.panel = PredictionPanel()
        self.draw_area = RecordingDrawArea()
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.draw_area)
        self.notifications = Notifications()
        self.weights = WeightsInUse()
        self.presenter = PredictionPresenter(
            self.panel, self.draw_area, self.weights, self.notifications
        )
        self.shown = Recorder(self.presenter.shown)

    def text(self, name: str) -> str:
        label = self.panel.findChild(SteadyLabel, name)
        assert label is not None
        return label.text()


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot)


def prediction_of(
    digit: int, request: int = 1, *, raster: NDArray[np.uint8] | None = None, unframed: bool = False
) -> Prediction:
    """A prediction of the digit with certainty, for a vertical bar."""
    predictor = DrawingPredictor(WEIGHTS, Rejector(None))
    raster = bar(40) if raster is None else raster
    predictor.frame(PredictionRequest(request, raster, unframed=unframed))
    prediction = predictor.predict()
    assert prediction is not None
    if prediction.probabilities is None:
        return prediction
    probabilities = np.zeros(10, np.float32)
    probabilities[digit] = 1
    return dataclasses.replace(prediction, probabilities=probabilities)


def test_a_prediction_is_shown_with_its_weights_and_framing(screen: Screen) -> None:
    prediction = prediction_of(7)

    screen.presenter.show_prediction(prediction)

    assert screen.text("predictedDigit") == "7"
    assert screen.panel.network_button.name == WEIGHTS.recipe.title
    assert screen.draw_area.framings == [prediction.framing]
    assert screen.shown.values == [prediction]


def test_a_prediction_older_than_the_one_on_screen_is_dropped(screen: Screen) -> None:
    newer = prediction_of(7, request=2)
    screen.presenter.show_prediction(newer)

    screen.presenter.show_prediction(prediction_of(3, request=1))

    assert screen.text("predictedDigit") == "7"
    assert screen.draw_area.framings == [newer.framing]
    assert screen.shown.values == [newer]


def test_new_weights_update_the_digit_and_leave_the_framing_pictures(screen: Screen) -> None:
    first = prediction_of(7, request=2)
    screen.presenter.show_prediction(first)

    screen.presenter.show_prediction(
        dataclasses.replace(first, probabilities=prediction_of(3).probabilities)
    )

    assert screen.text("predictedDigit") == "3"
    assert screen.draw_area.framings == [first.framing]


def test_framing_pictures_are_updated_at_a_bounded_rate(screen: Screen, qtbot: QtBot) -> None:
    predictions = [prediction_of(7, request=number) for number in range(1, 6)]
    for prediction in predictions:
        screen.presenter.show_prediction(prediction)

    qtbot.waitUntil(lambda: len(screen.draw_area.framings) == 2)
    assert screen.draw_area.framings == [predictions[0].framing, predictions[-1].framing]


def test_a_blank_canvas_invites_to_draw(screen: Screen) -> None:
    screen.presenter.show_prediction(prediction_of(7, request=1))

    screen.presenter.show_prediction(prediction_of(0, request=2, raster=BLANK))

    assert screen.text("predictedDigit") == ""
    assert screen.text("predictedProbability") == "Draw a digit"


def test_without_framing_the_panel_shows_the_unframed_prediction(screen: Screen) -> None:
    prediction = prediction_of(7, unframed=True)
    unframed = prediction.unframed
    assert unframed is not None
    digit = int(unframed.probabilities.argmax())
    framed = prediction_of((digit + 1) % 10).probabilities

    screen.presenter.show_prediction(dataclasses.replace(prediction, probabilities=framed))

    assert screen.text("predictedDigit") == str(digit)
    (sides,) = screen.draw_area.comparisons
    assert sides["plain"].probabilities is unframed.probabilities
    assert sides["framed"].probabilities is framed


@pytest.mark.parametrize(("pen_down", "rejected"), [(True, False), (False, True)])
def test_a_comparison_shows_a_rejection_once_the_pen_is_up(
    screen: Screen, pen_down: bool, rejected: bool
) -> None:
    prediction = dataclasses.replace(
        prediction_of(7, unframed=True), not_sure="not a digit", pen_down=pen_down
    )

    screen.presenter.show_prediction(prediction)

    (sides,) = screen.draw_area.comparisons
    assert (sides["framed"].probabilities is None) == rejected


def test_weights_are_described_as_asked_for(screen: Screen) -> None:
    screen.presenter.show_prediction(prediction_of(7))

    screen.presenter.describe_weights_by(
        lambda snapshot: WeightsLabel("Ours", snapshot.data, 1, 0.1, 0.9947)
    )

    assert screen.panel.network_button.name == "Ours"
    assert screen.text("weightsAccuracy") == "99.47 % in the test"


def test_missing_weights_end_the_loading_state(screen: Screen) -> None:
    screen.panel.show_loading()

    screen.presenter.show_ready()

    assert screen.text("predictedProbability") == "No network yet"
    assert screen.panel.network_button.name == "Press Train to make one"


@pytest.mark.usefixtures("english_afterwards")
def test_what_is_said_of_missing_weights_follows_the_language(
    screen: Screen, qapp: QApplication, qtbot: QtBot
) -> None:
    screen.presenter.show_ready()
    english = screen.panel.network_button.name

    language.install(qapp, "ja")
    QApplication.processEvents()

    fresh = Screen(qtbot)
    fresh.presenter.show_ready()
    assert screen.panel.network_button.name == fresh.panel.network_button.name != english


def test_loaded_weights_leave_the_panel_to_the_first_prediction(screen: Screen) -> None:
    screen.presenter.show_prediction(prediction_of(7))
    screen.weights.use(WEIGHTS)

    screen.presenter.show_ready()

    assert screen.text("predictedDigit") == "7"


def test_saved_weights_are_reported_with_their_path_and_step(screen: Screen) -> None:
    shown = TextRecorder(screen.notifications.shown)

    screen.presenter.show_saved(Path("folder/mine.safetensors"), WEIGHTS)

    assert shown.values == [
        f"Weights saved to {Path('folder/mine.safetensors')} (step {WEIGHTS.step})"
    ]


def test_an_answer_that_is_no_number_is_said_to_be_none(screen: Screen) -> None:
    answer = prediction_of(7)
    undefined = np.full(10, np.nan, np.float32)

    screen.presenter.show_prediction(dataclasses.replace(answer, probabilities=undefined))

    assert screen.text("predictedProbability") == "Its numbers have overflowed"
    assert screen.text("predictedDigit") == ""
