"""Rows of the recipe editor: typing, steps, errors and reset of single fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.field_editors import camel_case
from tests.mnist_draw.recipe.editing import CTRL, find, press, problem, type_into
from tests.mnist_draw.recipes import recipes
from trainer.recipe.classes import DIGITS
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP, preset
from trainer.recipe.recipes import FIELDS, Recipe

if TYPE_CHECKING:
    from mnist_draw.recipe.draft import RecipeDraft
    from mnist_draw.recipe.editor import RecipeEditor


def test_every_field_has_an_editor_with_name_and_meaning(
    editor: RecipeEditor,
) -> None:
    for name in FIELDS:
        control = find(editor, QWidget, f"{camel_case(name)}Editor")
        assert control.accessibleName() == field_texts.field_name(name)
        assert control.toolTip() == FIELDS[name].metadata["meaning"]


def test_typing_an_integer_changes_the_field(editor: RecipeEditor, draft: RecipeDraft) -> None:
    box = find(editor, QAbstractSpinBox, "epochsEditor")
    type_into(box, "12")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert draft.recipe.epochs == 12
    assert editor.isVisible()


def test_the_learning_rate_steps_by_decades(editor: RecipeEditor, draft: RecipeDraft) -> None:
    box = find(editor, QAbstractSpinBox, "learningRateEditor")
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert draft.recipe.learning_rate == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("name", "start", "key", "end"),
    [
        ("momentum", 0.0, Qt.Key.Key_Up, 0.5),
        ("momentum", 0.9, Qt.Key.Key_Up, 0.95),
        ("momentum", 0.5, Qt.Key.Key_Down, 0.0),
        ("weight_decay", 0.0, Qt.Key.Key_Up, 1e-6),
        ("weight_decay", 1e-6, Qt.Key.Key_Down, 0.0),
        ("weight_decay", 0.01, Qt.Key.Key_Up, 0.02),
        ("dropout", 0.2, Qt.Key.Key_Up, 0.22),
        ("rotation", 10.0, Qt.Key.Key_Down, 8.0),
        ("train_images", 50_000, Qt.Key.Key_Up, 51_000),
    ],
)
def test_the_step_depends_on_field_and_value(
    editor: RecipeEditor, draft: RecipeDraft, name: str, start: float, key: Qt.Key, end: float
) -> None:
    draft.start_from(preset("dezero-mlp-relu-sgd").with_changes(**{name: start}))
    QTest.keyClick(find(editor, QAbstractSpinBox, f"{camel_case(name)}Editor"), key)
    assert getattr(draft.recipe, name) == pytest.approx(end)


def test_space_toggles_a_check_box(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.start_from(FAST_CNN)
    box = find(editor, QCheckBox, "batchNormEditor")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not draft.recipe.batch_norm


def test_text_is_validated_with_every_key(editor: RecipeEditor, draft: RecipeDraft) -> None:
    line = find(editor, QLineEdit, "hiddenUnitsEditor")
    type_into(line, "128, 6")
    assert draft.recipe.hidden_units == (128, 6)
    QTest.keyClicks(line, "x")
    assert "Hidden units takes up to 8 whole numbers" in problem(editor, "hidden_units")
    assert draft.recipe.hidden_units == (128, 6)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line, "4")
    assert problem(editor, "hidden_units") == ""
    assert draft.recipe.hidden_units == (128, 64)


def test_convolutions_are_described_while_typing(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.start_from(FAST_CNN)
    type_into(find(editor, QLineEdit, "convolutionsEditor"), "8k5s2, 12k3p2")
    assert [str(layer) for layer in draft.recipe.convolutions] == ["8k5s2", "12k3p2"]
    assert find(editor, QLabel, "convolutionsHelp").text() == (
        "8 maps, 5×5, stride 2 → 14×14\n12 maps, 3×3, pooling 2×2 → 7×7"
    )


@pytest.mark.parametrize(("typed", "shows"), [("5000", "5000"), ("0", "0"), ("", "")])
def test_an_invalid_number_shows_an_error_and_changes_nothing(
    editor: RecipeEditor, draft: RecipeDraft, typed: str, shows: str
) -> None:
    box = find(editor, QAbstractSpinBox, "epochsEditor")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
    QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClicks(box, typed)
    assert box.lineEdit().text() == shows
    assert problem(editor, "epochs") == "Epochs takes a whole number from 1 to 1000."
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert draft.recipe == PLAIN_MLP
    assert box.lineEdit().text() == "3"


def test_a_contradiction_shows_an_error_until_it_is_resolved(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    draft.start_from(preset("dezero-mlp-relu-sgd"))
    box = find(editor, QCheckBox, "nesterovEditor")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert problem(editor, "nesterov") == "Nesterov momentum needs a momentum above 0."
    assert box.isChecked()
    QTest.keyClick(find(editor, QAbstractSpinBox, "momentumEditor"), Qt.Key.Key_Up)
    assert problem(editor, "nesterov") == ""
    assert draft.recipe.nesterov


def test_a_changed_field_is_marked_and_can_be_reset(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    reset = find(editor, QToolButton, "epochsResetSettingButton")
    assert not reset.isVisible()
    draft.change("epochs", 9)
    label = find(editor, QLabel, "epochsLabel")
    assert label.text() == "Epochs •"
    assert label.font().bold()
    assert find(editor, QLabel, "epochsOwnValue").text() == "in the recipe: 3"
    press(editor, "epochsResetSettingButton")
    assert draft.recipe == PLAIN_MLP
    assert label.text() == "Epochs"


def test_the_wheel_over_an_unfocused_editor_changes_nothing(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    find(editor, QLineEdit, "settingSearch").setFocus()
    for name in ("epochsEditor", "dropoutEditor", "modelEditor"):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(find(editor, QWidget, name), event)
    assert draft.recipe == PLAIN_MLP


@given(recipe=recipes())
@settings(
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_valid_recipe_survives_the_editor_unchanged(
    editor: RecipeEditor, draft: RecipeDraft, recipe: Recipe
) -> None:
    draft.start_from(recipe)
    for box in editor.findChildren(QAbstractSpinBox):
        box.interpretText()
        box.editingFinished.emit()
    for name in FIELDS:
        line = find(editor, QWidget, f"{camel_case(name)}Editor")
        if isinstance(line, QLineEdit):
            line.textEdited.emit(line.text())
            line.editingFinished.emit()
    assert draft.refusals == {}
    assert draft.recipe == recipe


def test_writers_to_leave_out_are_chosen_among_those_of_the_data(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    line, known = (
        find(editor, QLineEdit, "leftOutWritersEditor"),
        find(editor, QLabel, "leftOutWritersHelp"),
    )
    assert not known.isVisible()
    draft.set_data(DIGITS, ("Anna", "Ben", "Kim, Cem"))
    assert known.text() == 'Writers: Anna, Ben, "Kim, Cem"'
    type_into(line, "Bob")
    assert problem(editor, "left_out_writers").startswith(
        "There are no drawings by Bob, only by Anna"
    )
    type_into(line, 'Ben, "Kim, Cem"')
    assert problem(editor, "left_out_writers") == ""
    assert draft.recipe.left_out_writers == ("Ben", "Kim, Cem")
    draft.set_data(DIGITS, ())
    assert "do not say who wrote" in problem(editor, "left_out_writers")
    draft.set_data(DIGITS, ("Ben", "Kim, Cem"))
    assert line.text() == 'Ben, "Kim, Cem"'
