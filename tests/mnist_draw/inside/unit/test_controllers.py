"""Controllers of the unit pane and of the hover card, with a panel and a stub of the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mnist_draw.inside.panel import InsidePanel
from mnist_draw.inside.scene import Watch
from mnist_draw.inside.scene_builder import observe
from mnist_draw.inside.unit import controller, hover_controller
from mnist_draw.inside.unit.controller import UnitController
from mnist_draw.inside.unit.hover_card import HoverCard
from mnist_draw.inside.unit.hover_controller import HoverController
from mnist_draw.inside.unit.pane import UnitPane
from mnist_draw.predict.observation import Observed
from tests.mnist_draw.inside.unit.details import observed
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.observation import Observation, Observer

UNIT = ("linear1", (3,))


class Worker:
    """Observes one prediction, at once."""

    def __init__(self, observation: Observation) -> None:
        self.observation = observation
        self.observers: dict[str, Observer] = {}

    def observe(self, name: str, observer: Observer | None) -> None:
        self.observers.pop(name, None)
        if observer is not None:
            self.observers[name] = observer

    def results(self, name: str) -> list[Observed]:
        if name not in self.observers:
            return []
        items = self.observers[name](self.observation)
        return [Observed(name, self.observation.prediction, item) for item in items]


@pytest.fixture
def worker() -> Worker:
    return Worker(observed("mlp"))


@pytest.fixture
def panel(qtbot: QtBot, worker: Worker) -> InsidePanel:
    panel = InsidePanel()
    qtbot.addWidget(panel)
    panel.resize(560, 500)
    panel.show()
    (scene,) = observe(worker.observation, Watch())
    panel.show_scene(scene, blank=False)
    return panel


@pytest.fixture
def pane() -> UnitPane:
    return UnitPane()


@pytest.fixture
def units(pane: UnitPane, panel: InsidePanel, worker: Worker) -> UnitController:
    return UnitController(pane, panel, worker.observe, panel)


@pytest.fixture
def hovered(panel: InsidePanel, worker: Worker) -> HoverController:
    return HoverController(panel, worker.observe, panel)


def answer(units: UnitController, worker: Worker) -> None:
    for result in worker.results(controller.OBSERVER):
        units.show_observed(result)


@pytest.mark.usefixtures("units")
def test_nothing_is_computed_before_a_unit_is_chosen(pane: UnitPane, worker: Worker) -> None:
    assert worker.observers == {}
    assert not pane.isVisible()


def test_chosen_unit_is_computed_and_shown(
    units: UnitController, panel: InsidePanel, pane: UnitPane, worker: Worker
) -> None:
    panel.choose_unit(UNIT)
    answer(units, worker)
    assert pane.isVisible()
    assert pane.shown is not None
    assert pane.shown.asked == UNIT


def test_links_lead_to_other_units(
    units: UnitController, panel: InsidePanel, pane: UnitPane, worker: Worker, qtbot: QtBot
) -> None:
    chosen = Recorder(panel.unit_chosen)
    panel.choose_unit(UNIT)
    answer(units, worker)
    pane.unit_chosen.emit(("logits", (7,)))
    answer(units, worker)
    # Numbers change at most every 30 ms.
    qtbot.waitUntil(lambda: pane.shown is not None and pane.shown.asked == ("logits", (7,)))
    assert chosen.values == [UNIT, ("logits", (7,))]


def test_escape_closes_the_pane(
    units: UnitController, panel: InsidePanel, pane: UnitPane, worker: Worker
) -> None:
    panel.choose_unit(UNIT)
    answer(units, worker)
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert worker.observers == {}


def test_hidden_panel_lets_nothing_be_computed(
    units: UnitController, panel: InsidePanel, worker: Worker
) -> None:
    panel.choose_unit(UNIT)
    answer(units, worker)
    panel.hide()
    assert worker.observers == {}
    panel.show()
    assert set(worker.observers) == {controller.OBSERVER}


def test_other_network_without_the_unit_closes_the_pane(
    units: UnitController, panel: InsidePanel, pane: UnitPane, worker: Worker, qtbot: QtBot
) -> None:
    panel.choose_unit(UNIT)
    answer(units, worker)
    worker.observation = observed("cnn")
    answer(units, worker)
    qtbot.waitUntil(lambda: not pane.isVisible())


def test_results_for_another_unit_are_ignored(
    units: UnitController, panel: InsidePanel, pane: UnitPane, worker: Worker
) -> None:
    panel.choose_unit(UNIT)
    late = worker.results(controller.OBSERVER)
    panel.choose_unit(("linear1", (4,)))
    for result in late:
        units.show_observed(result)
    assert pane.shown is None


def card(panel: InsidePanel) -> HoverCard:
    found = panel.findChild(HoverCard)
    assert isinstance(found, HoverCard)
    return found


def point(hovered: HoverController, worker: Worker, qtbot: QtBot, name: str, unit: int) -> None:
    hovered.point_to((name, (unit,)))
    qtbot.waitUntil(lambda: hover_controller.OBSERVER in worker.observers)
    for result in worker.results(hover_controller.OBSERVER):
        hovered.show_observed(result)


def test_card_shows_the_unit_under_the_mouse_until_it_leaves(
    hovered: HoverController, panel: InsidePanel, worker: Worker, qtbot: QtBot
) -> None:
    point(hovered, worker, qtbot, "relu1", 3)
    assert card(panel).isVisible()
    hovered.point_to(None)
    assert not card(panel).isVisible()
    assert worker.observers == {}


def test_card_is_for_units_that_read_one_picture(
    hovered: HoverController, panel: InsidePanel, worker: Worker, qtbot: QtBot
) -> None:
    point(hovered, worker, qtbot, "linear2", 3)
    assert not card(panel).isVisible()


def test_mouse_that_passes_by_lets_nothing_be_computed(
    hovered: HoverController, worker: Worker
) -> None:
    hovered.point_to(UNIT)
    hovered.point_to(None)
    assert worker.observers == {}
