"""The Steps view: images and losses, layers, and the drawing before and after a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QScrollArea, QWidget

from mnist_draw.predict.prediction import Prediction
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.steps.batch_grid import BatchGrid
from mnist_draw.steps.drawing_change import AnswerWatch, DrawingChange
from mnist_draw.steps.layer_bars import LayerBars
from mnist_draw.steps.view import StepsView
from trainer.events import LayerStep, StepInspected
from trainer.network.weights import WeightSnapshot
from trainer.recipe.classes import DIGITS
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOSSES = [0.5, 3.0, 0.1, 2.0]
LAYERS = (LayerStep("Linear", 10.0, 2.0, 0.01), LayerStep("Linear", 5.0, 0.2, 0.0))


def step(losses: list[float] = LOSSES, *, batch_size: int | None = None) -> StepInspected:
    count = len(losses)
    labels = np.arange(count) % 10
    return StepInspected(
        step=7,
        images=np.full((count, 28, 28), 100, np.uint8),
        labels=labels,
        predicted=np.where(np.array(losses) > 1, (labels + 1) % 10, labels),
        losses=np.array(losses, np.float32),
        batch_size=batch_size or count,
        loss=1.4,
        layers=LAYERS,
    )


@pytest.fixture
def view(qtbot: QtBot) -> StepsView:
    view = StepsView()
    qtbot.addWidget(view)
    view.resize(546, 350)
    view.show()
    return view


def part(view: StepsView, kind: type[QWidget], name: str) -> QWidget:
    found = view.findChild(kind, name)
    assert found is not None
    return found


def grid_of(view: StepsView) -> BatchGrid:
    found = part(view, BatchGrid, "batchGrid")
    assert isinstance(found, BatchGrid)
    return found


def text(view: StepsView, name: str) -> str:
    found = part(view, ElidedLabel, name)
    assert isinstance(found, ElidedLabel)
    return found.text()


def test_before_the_first_step_it_says_how_to_take_one(view: StepsView) -> None:
    assert part(view, QWidget, "stepsInvitation").isVisible()
    view.show_step(step(), DIGITS)
    assert not part(view, QWidget, "stepsInvitation").isVisible()


def test_the_scrolled_area_has_an_accessible_name(view: StepsView) -> None:
    assert part(view, QScrollArea, "stepsScroll").accessibleName()


def test_images_are_shown_worst_first_or_in_the_order_of_the_batch(view: StepsView) -> None:
    view.show_step(step(), DIGITS)
    assert grid_of(view).order == [1, 3, 0, 2]
    box = part(view, QCheckBox, "worstFirst")
    assert isinstance(box, QCheckBox)
    box.click()
    assert grid_of(view).order == [0, 1, 2, 3]


def test_the_head_names_step_images_and_loss(view: StepsView) -> None:
    view.show_step(step(), DIGITS)
    assert text(view, "stepHead") == "Step 7: 4 images, mean loss 1.4"
    view.show_step(step(batch_size=500), DIGITS)
    assert text(view, "stepHead").startswith("Step 7: the 4 worst of 500 images")


def test_a_picture_under_the_keys_or_the_pointer_is_described(
    qtbot: QtBot, view: StepsView
) -> None:
    view.show_step(step(), DIGITS)
    assert text(view, "stepDetail") == "2 of 4 read wrongly"
    grid = grid_of(view)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert text(view, "stepDetail") == "1 read as 2 · loss 3"
    for _ in range(5):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert text(view, "stepDetail") == "2 read correctly · loss 0.1"
    assert grid.accessibleDescription() == "2 read correctly · loss 0.1"
    QTest.mouseMove(grid, QPointF(5, 5).toPoint())
    qtbot.waitUntil(lambda: text(view, "stepDetail") == "1 read as 2 · loss 3")


@pytest.mark.parametrize("count", [1, 32, 128])
def test_all_images_fit_the_widget(view: StepsView, count: int) -> None:
    view.show_step(step([0.1] * count), DIGITS)
    grid = grid_of(view)
    reached: set[int] = set()
    grid.pointed.connect(reached.add)
    for y in range(0, grid.height(), 4):
        for x in range(0, grid.width(), 4):
            QTest.mouseMove(grid, QPointF(x, y).toPoint())
    assert reached - {-1} == set(range(count))


def test_layers_are_described_with_their_numbers(view: StepsView) -> None:
    view.show_step(step(), DIGITS)
    bars = part(view, LayerBars, "layerBars")
    assert bars.accessibleDescription() == (
        "Linear: gradient 2, update 0.01. Linear: gradient 0.2, update 0"
    )
    assert not bars.grab().isNull()


@pytest.mark.parametrize("size", [0.0, float("nan"), float("inf")])
def test_impossible_sizes_have_no_bar_and_no_error(view: StepsView, size: float) -> None:
    event = step()
    bars = part(view, LayerBars, "layerBars")
    assert isinstance(bars, LayerBars)
    bars.show_layers((LayerStep("Linear", 1.0, size, size),))
    assert not bars.grab().isNull()
    assert event.layers == LAYERS


def prediction(request: int, at: int, seven: float, run: str = "run") -> Prediction:
    probabilities = np.full(10, (1 - seven) / 9, np.float32)
    probabilities[7] = seven
    return Prediction(request, None, probabilities, WeightSnapshot(Recipe(), {}, run, "d", at, 0.0))


def test_the_same_drawing_is_compared_before_and_after_a_step() -> None:
    watch = AnswerWatch()
    assert watch.see(prediction(3, 11, 0.2)) is None
    change = watch.see(prediction(3, 12, 0.5))
    assert change is not None
    assert (change.first_step, change.last_step) == (11, 12)
    assert (change.before[7], change.after[7]) == (np.float32(0.2), np.float32(0.5))


def test_calibrated_weights_of_the_same_step_keep_the_answer_before() -> None:
    watch = AnswerWatch()
    watch.see(prediction(3, 11, 0.2))
    watch.see(prediction(3, 12, 0.5))
    change = watch.see(prediction(3, 12, 0.6))
    assert change is not None
    assert (change.before[7], change.after[7]) == (np.float32(0.2), np.float32(0.6))


@pytest.mark.parametrize(
    "later", [prediction(4, 12, 0.5), prediction(3, 12, 0.5, "other"), prediction(3, 5, 0.5)]
)
def test_another_drawing_run_or_earlier_weights_are_no_change(later: Prediction) -> None:
    watch = AnswerWatch()
    watch.see(prediction(3, 11, 0.2))
    assert watch.see(later) is None


def test_the_change_of_the_drawing_is_named_and_described(view: StepsView) -> None:
    watch = AnswerWatch()
    watch.see(prediction(3, 11, 0.2))
    view.show_step(step(), DIGITS)
    assert "Draw a digit" in text(view, "drawingHead")
    view.show_change(watch.see(prediction(3, 12, 0.5)))
    assert text(view, "drawingHead") == "Your drawing: step 11 → 12"
    drawing = part(view, DrawingChange, "drawingChange")
    assert "7: 20.0\u00a0% → 50.0\u00a0%" in drawing.accessibleDescription()
    assert not drawing.grab().isNull()


def test_steps_are_announced_no_faster_than_they_can_be_heard(
    view: StepsView, announcements: list[str]
) -> None:
    view.show_step(step(), DIGITS)
    view.show_step(step(), DIGITS)

    assert announcements == ["Step 7: 4 images, mean loss 1.4. 2 of 4 read wrongly"]


def test_an_image_is_described_whole_where_its_line_is_cut(view: StepsView) -> None:
    names = tuple(f"class with the long name of a number: {number}" for number in DIGITS)
    view.show_step(step(), names)

    QTest.keyClick(grid_of(view), Qt.Key.Key_Right)

    assert text(view, "stepDetail").endswith("…")
    whole = f"{names[1]} read as {names[2]} · loss 3"
    assert grid_of(view).accessibleDescription() == whole


def test_the_images_move_above_the_layers_when_letters_grow(
    view: StepsView, qapp: QApplication
) -> None:
    view.resize(30 * view.fontMetrics().height(), 500)
    view.show_step(step(), DIGITS)

    def corner(kind: type[QWidget]) -> QPoint:
        QApplication.processEvents()
        (found,) = view.findChildren(kind)
        return found.mapTo(view, QPoint())

    assert corner(LayerBars).x() > corner(BatchGrid).x()
    theme.apply(qapp, "light", projector=True)
    assert corner(LayerBars).x() == corner(BatchGrid).x()
    assert corner(LayerBars).y() > corner(BatchGrid).y()
