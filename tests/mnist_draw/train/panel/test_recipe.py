"""Recipe and hyper-parameters in the training panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDoubleSpinBox, QLabel, QSpinBox

from mnist_draw.recipe.editor import RecipeEditor
from tests import accessible
from tests.mnist_draw.train.panel.parts import STARTED, click, find, finished_event
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP

if TYPE_CHECKING:
    from mnist_draw.train.panel import TrainingPanel


def test_edited_hyper_parameters_are_part_of_the_choice(panel: TrainingPanel) -> None:
    find(panel, QDoubleSpinBox, "learningRateBox").setValue(0.005)
    find(panel, QSpinBox, "epochsBox").setValue(4)
    find(panel, QSpinBox, "batchSizeBox").setValue(64)
    find(panel, QSpinBox, "seedBox").setValue(7)
    assert panel.choice.recipe == FAST_CNN.with_changes(
        learning_rate=0.005, epochs=4, batch_size=64, seed=7
    )


def test_a_changed_value_has_a_reset_button(panel: TrainingPanel) -> None:
    reset = accessible.button(panel, "Reset Learning rate")
    assert not reset.isVisible()
    find(panel, QDoubleSpinBox, "learningRateBox").setValue(0.5)
    assert reset.isVisible()
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert panel.choice.recipe == FAST_CNN
    assert not reset.isVisible()


def test_choosing_a_recipe_sets_its_values(panel: TrainingPanel) -> None:
    find(panel, QSpinBox, "epochsBox").setValue(9)
    panel.choices.set_recipe("mlp")
    assert panel.choice.recipe == PLAIN_MLP
    panel.choices.set_recipe("no-such-recipe")
    assert panel.choices.recipe_name == "mlp"


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [(0.02, 1, 0.05), (0.02, -1, 0.01), (0.02, 2, 0.1), (0.03, 1, 0.05), (1e-6, -1, 1e-6)],
)
def test_the_learning_rate_steps_by_decades(
    panel: TrainingPanel, start: float, steps: int, end: float
) -> None:
    editor = find(panel, QDoubleSpinBox, "learningRateBox")
    editor.setValue(start)
    editor.stepBy(steps)
    assert editor.value() == pytest.approx(end)


@pytest.mark.parametrize(("typed", "value"), [("1e-3", 0.001), ("0.25", 0.25), ("5", 5.0)])
def test_a_learning_rate_can_be_typed(panel: TrainingPanel, typed: str, value: float) -> None:
    editor = find(panel, QDoubleSpinBox, "learningRateBox")
    editor.selectAll()
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == value


def test_a_half_typed_learning_rate_is_ignored(panel: TrainingPanel) -> None:
    editor = find(panel, QDoubleSpinBox, "learningRateBox")
    editor.selectAll()
    QTest.keyClicks(editor, "1e-")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == FAST_CNN.learning_rate


@pytest.mark.parametrize(("start", "steps", "end"), [(128, 1, 256), (128, -1, 64), (100, 1, 128)])
def test_the_batch_size_doubles_and_halves(
    panel: TrainingPanel, start: int, steps: int, end: int
) -> None:
    editor = find(panel, QSpinBox, "batchSizeBox")
    editor.setValue(start)
    editor.stepBy(steps)
    assert editor.value() == end


def _open_editor(panel: TrainingPanel) -> RecipeEditor:
    click(panel, "allSettings")
    editor = panel.findChild(RecipeEditor)
    assert editor is not None
    return editor


def test_the_editor_and_the_panel_edit_the_same_draft(panel: TrainingPanel) -> None:
    editor = _open_editor(panel)
    assert editor.isVisible()
    switch = editor.findChild(QCheckBox, "batchNormEditor")
    assert switch is not None
    QTest.keyClick(switch, Qt.Key.Key_Space)
    find(panel, QSpinBox, "epochsBox").setValue(4)
    assert panel.choice.recipe == FAST_CNN.with_changes(batch_norm=False, epochs=4)
    assert find(panel, QLabel, "changedSettings").text() == "2 changed •"
    undo = accessible.button(editor, "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert find(panel, QSpinBox, "epochsBox").value() == 1


def test_the_editor_has_a_shortcut(panel: TrainingPanel) -> None:
    panel.activateWindow()
    QTest.keyClick(panel, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert panel.findChild(RecipeEditor) is not None


def test_the_editor_is_read_only_during_a_run(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    editor = _open_editor(panel)
    epochs = editor.findChild(QSpinBox, "epochsEditor")
    assert epochs is not None
    assert not epochs.isEnabled()
    panel.show_finished(finished_event())
    assert epochs.isEnabled()


def test_an_invalid_hyper_parameter_shows_an_error(panel: TrainingPanel) -> None:
    box = find(panel, QSpinBox, "epochsBox")
    box.selectAll()
    QTest.keyClicks(box, "5000")
    problem = find(panel, QLabel, "hyperParameterProblem")
    assert problem.isVisible()
    assert problem.text() == "Epochs takes a whole number from 1 to 1000."
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert panel.choice.recipe == FAST_CNN


def test_training_drops_refused_values(panel: TrainingPanel) -> None:
    box = find(panel, QSpinBox, "epochsBox")
    box.selectAll()
    QTest.keyClicks(box, "5000")
    panel.train_action.trigger()
    assert not find(panel, QLabel, "hyperParameterProblem").isVisible()
    assert box.value() == FAST_CNN.epochs


def test_the_recipe_of_an_earlier_run_is_used_unchanged(panel: TrainingPanel) -> None:
    earlier = PLAIN_MLP.with_changes(seed=5, weight_decay=0.1)
    panel.choices.use_recipe(earlier)
    assert panel.choice.recipe == earlier
    assert panel.choices.recipe_name == "mlp"
    assert find(panel, QLabel, "changedSettings").text() == "2 changed •"


def test_marking_a_changed_value_moves_nothing(panel: TrainingPanel) -> None:
    box = find(panel, QSpinBox, "seedBox")
    QApplication.processEvents()
    before = box.geometry()
    find(panel, QDoubleSpinBox, "learningRateBox").setValue(0.5)
    QApplication.processEvents()
    assert box.geometry() == before
