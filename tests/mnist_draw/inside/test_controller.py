"""The controller of the Inside view, with the real prediction worker in the test's thread."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.inside import controller, scene_builder
from mnist_draw.inside.controller import InsideController
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.predict.presenter import PredictionPresenter
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.predict.worker import PredictionWorker
from mnist_draw.settings import Settings
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.train.panel import TrainingPanel
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import bar
from tests.mnist_draw.recorder import Recorder
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.inside.scene import Scene
    from mnist_draw.predict.observation import Observation
    from trainer.network.weights import WeightSnapshot


class Stage:
    """The controller with everything around it, but no threads."""

    def __init__(self, qtbot: QtBot, path: Path, weights: WeightSnapshot | None) -> None:
        self._qtbot = qtbot
        notifications = Notifications()
        self.settings = Settings(QSettings(str(path), QSettings.Format.IniFormat))
        self.panel = TrainingPanel(notifications)
        self.prediction_panel, self.draw_area = PredictionPanel(), DrawArea()
        for widget in (self.panel, self.prediction_panel, self.draw_area):
            qtbot.addWidget(widget)
        self.weights = WeightsInUse()
        self.worker = PredictionWorker(lambda: DrawingPredictor(weights, Rejector(None)))
        self.worker.weights_changed.connect(self.weights.use)
        self.presenter = PredictionPresenter(
            self.prediction_panel, self.draw_area, self.weights, notifications
        )
        self.worker.predicted.connect(self.presenter.show_prediction)
        self.predicted = Recorder(self.worker.predicted)
        self.observed = Recorder(self.worker.observed)
        self.inside = InsideController(
            self.panel, self.worker, self.presenter, self.weights, self.settings
        )
        self.panel.resize(560, 700)
        self.panel.show()
        self.worker.prepare()

    def draw(self, number: int, x: int = 40) -> None:
        self.worker.request(PredictionRequest(number, bar(x)))
        self._qtbot.waitUntil(
            lambda: bool(self.predicted) and self.predicted.values[-1].request == number
        )

    def open_inside(self) -> None:
        self.panel.views.show_view("inside")
        self._qtbot.waitUntil(lambda: self.inside.shown is not None)

    def readout(self) -> str:
        label = self.inside.panel.findChild(SteadyLabel, "insideReadout")
        assert label is not None
        return label.text()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Stage:
    return Stage(qtbot, tmp_path / "settings.ini", snapshot())


def test_nothing_is_computed_while_the_curves_are_visible(stage: Stage) -> None:
    stage.draw(1)

    assert stage.observed.values == []


def test_opening_the_view_shows_the_present_drawing(stage: Stage) -> None:
    stage.draw(1)

    stage.open_inside()

    assert stage.inside.shown is not None
    assert stage.inside.shown.prediction is stage.predicted.values[-1]


def test_closing_the_view_ends_the_computation(stage: Stage) -> None:
    stage.draw(1)
    stage.open_inside()
    stage.panel.views.show_view("curves")
    before = len(stage.observed)

    stage.draw(2)

    assert len(stage.observed) == before


def test_every_swap_of_weights_changes_the_inside_with_the_prediction(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.draw(1)
    stage.open_inside()
    newer = snapshot(seed=1, step=10)

    stage.worker.use_weights(newer)

    qtbot.waitUntil(
        lambda: stage.inside.shown is not None and stage.inside.shown.prediction.snapshot is newer
    )
    assert stage.predicted.values[-1].snapshot is newer


def test_a_scene_older_than_the_one_on_screen_is_dropped(stage: Stage, qtbot: QtBot) -> None:
    stage.draw(1)
    stage.open_inside()
    old = stage.inside.shown
    assert old is not None
    stage.draw(2, x=20)
    qtbot.waitUntil(
        lambda: stage.inside.shown is not None and stage.inside.shown.prediction.request == 2
    )
    present = stage.inside.shown

    stage.inside.show_observed(old)
    stage.inside.show_observed(dataclasses.replace(old, name="another view"))
    stage.draw(2, x=20)

    assert stage.inside.shown is not old
    assert stage.inside.shown is not None
    assert present is not None
    assert stage.inside.shown.prediction.request == 2


def test_an_inside_that_stays_behind_is_named(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def observe(observation: Observation, **watched: Any) -> Iterator[Scene]:
        if observation.prediction.snapshot.step == 1234:
            raise RuntimeError("an error in an observer ends it")
        yield from scene_builder.observe(observation, **watched)

    monkeypatch.setattr(controller, "observe", observe)
    stage.draw(1)
    stage.open_inside()

    stage.worker.use_weights(snapshot(seed=1, step=1234))

    qtbot.waitUntil(lambda: "1234" in stage.readout())


def test_without_weights_it_says_how_to_make_some(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(qtbot, tmp_path / "settings.ini", None)
    stage.panel.views.show_view("inside")

    label = stage.inside.panel.findChild(QLabel, "insideEmpty")

    assert label is not None
    assert "press Train" in label.text()


def test_view_and_window_are_restored_after_a_restart(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    stage.panel.views.show_view("inside")
    stage.inside.page.detach()
    stage.inside.shut_down()
    stage.settings.sync()

    again = Stage(qtbot, tmp_path / "settings.ini", snapshot())
    again.inside.restore()

    assert again.inside.page.detached
    assert again.panel.views.view == "curves"
    again.inside.shut_down()
    assert not again.inside.page.detached


def test_the_menu_gives_the_inside_a_window_and_takes_it_back(stage: Stage) -> None:
    action = stage.panel.views.detach_action

    action.trigger()
    states = [(stage.inside.page.detached, action.isChecked())]
    action.trigger()
    states.append((stage.inside.page.detached, action.isChecked()))

    assert states == [(True, True), (False, False)]
    assert stage.panel.views.view == "inside"


def test_weights_that_overflow_are_shown_as_what_they_are(stage: Stage, qtbot: QtBot) -> None:
    stage.draw(1)
    stage.open_inside()
    before = snapshot(step=5)
    arrays = {name: np.full_like(array, 3e38) for name, array in before.arrays.items()}

    stage.worker.use_weights(dataclasses.replace(before, arrays=arrays))

    qtbot.waitUntil(
        lambda: stage.inside.shown is not None and stage.inside.shown.prediction.snapshot.step == 5
    )
    assert not stage.inside.panel.grab().isNull()
