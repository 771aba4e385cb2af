"""The window of all settings, used by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableWidget,
    QToolButton,
    QWidget,
)

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.draft import RecipeDraft
from mnist_draw.recipe.editor import RecipeEditor
from mnist_draw.recipe.field_editors import camel_case
from mnist_draw.shared import theme
from tests.mnist_draw.recipes import recipes
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP, preset
from trainer.recipe.recipes import FIELDS, Recipe

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def draft() -> RecipeDraft:
    return RecipeDraft(PLAIN_MLP)


@pytest.fixture
def editor(qtbot: QtBot, draft: RecipeDraft) -> RecipeEditor:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    editor = RecipeEditor(draft)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def find(editor: RecipeEditor, kind: type[W], name: str) -> W:
    found = editor.findChild(kind, name)
    assert found is not None, name
    return found


def shown(editor: RecipeEditor) -> set[str]:
    return {name for name in FIELDS if find(editor, QWidget, f"{camel_case(name)}Row").isVisible()}


def problem(editor: RecipeEditor, name: str) -> str:
    label = find(editor, QLabel, f"{camel_case(name)}Problem")
    return label.text() if label.isVisible() else ""


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(widget, text)


def press(editor: RecipeEditor, name: str) -> None:
    QTest.mouseClick(find(editor, QAbstractButton, name), Qt.MouseButton.LeftButton)


def pick(editor: RecipeEditor, name: str, option: str) -> None:
    box = find(editor, QComboBox, f"{camel_case(name)}Editor")
    box.setFocus()
    while box.currentData() != option:
        before = box.currentIndex()
        down = box.findData(option) > before
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        assert box.currentIndex() != before


def test_every_field_of_a_recipe_has_an_editor_with_name_and_meaning(
    editor: RecipeEditor,
) -> None:
    for name in FIELDS:
        control = find(editor, QWidget, f"{camel_case(name)}Editor")
        assert control.accessibleName() == field_texts.field_name(name)
        assert control.toolTip() == FIELDS[name].metadata["meaning"]


@pytest.mark.parametrize(
    ("recipe", "present", "absent"),
    [
        (PLAIN_MLP, {"hidden_units", "activation", "beta1"}, {"convolutions", "momentum"}),
        (FAST_CNN, {"convolutions", "batch_norm", "head"}, {"hidden_units", "momentum"}),
        (preset("rnn-rows"), {"hidden_units"}, {"convolutions", "activation", "dropout"}),
        (preset("pytorch-linear"), {"momentum"}, {"hidden_units", "convolutions", "beta1"}),
    ],
)
def test_only_fields_that_matter_are_shown(
    editor: RecipeEditor, draft: RecipeDraft, recipe: Recipe, present: set[str], absent: set[str]
) -> None:
    draft.start_from(recipe)
    assert present <= shown(editor)
    assert not absent & shown(editor)


def test_another_optimiser_brings_its_own_fields(editor: RecipeEditor) -> None:
    assert "momentum" not in shown(editor)
    pick(editor, "optimiser", "sgd")
    assert "momentum" in shown(editor)
    assert "beta1" not in shown(editor)


def test_a_whole_number_is_typed(editor: RecipeEditor, draft: RecipeDraft) -> None:
    box = find(editor, QAbstractSpinBox, "epochsEditor")
    type_into(box, "12")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert draft.recipe.epochs == 12
    assert editor.isVisible()


def test_steps_of_a_learning_rate_are_those_of_decades(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
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
def test_steps_suit_the_range(
    editor: RecipeEditor, draft: RecipeDraft, name: str, start: float, key: Qt.Key, end: float
) -> None:
    draft.start_from(preset("dezero-mlp-relu-sgd").with_changes(**{name: start}))
    QTest.keyClick(find(editor, QAbstractSpinBox, f"{camel_case(name)}Editor"), key)
    assert getattr(draft.recipe, name) == pytest.approx(end)


def test_a_switch_is_clicked(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.start_from(FAST_CNN)
    box = find(editor, QCheckBox, "batchNormEditor")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not draft.recipe.batch_norm


def test_layers_are_typed_and_judged_with_every_key(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
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


def test_convolutions_are_explained_while_they_are_typed(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    draft.start_from(FAST_CNN)
    type_into(find(editor, QLineEdit, "convolutionsEditor"), "8k5s2, 12k3p2")
    assert [str(layer) for layer in draft.recipe.convolutions] == ["8k5s2", "12k3p2"]
    assert find(editor, QLabel, "convolutionsHelp").text() == (
        "8 maps, 5×5, stride 2 → 14×14\n12 maps, 3×3, pooling 2×2 → 7×7"
    )


@pytest.mark.parametrize(("typed", "shows"), [("5000", "5000"), ("0", "0"), ("", "")])
def test_an_impossible_number_is_refused_at_its_field(
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


def test_a_contradiction_is_told_at_the_field_and_solved_there(
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


def test_a_changed_field_is_marked_and_given_back(editor: RecipeEditor, draft: RecipeDraft) -> None:
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


def test_everything_is_given_back_at_once(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.change("epochs", 9)
    draft.change("seed", 4)
    assert find(editor, QLabel, "editorChanges").text() == "Different from the recipe: 2"
    press(editor, "resetAllButton")
    assert draft.recipe == PLAIN_MLP
    assert find(editor, QLabel, "editorChanges").text() == "All settings as in the recipe"


@pytest.mark.parametrize("name", ["epochsEditor", "hiddenUnitsEditor", "optimiserEditor"])
def test_undo_works_wherever_the_focus_is(
    editor: RecipeEditor, draft: RecipeDraft, name: str
) -> None:
    draft.change("batch_size", 64)
    find(editor, QWidget, name).setFocus()
    QTest.keyClick(find(editor, QWidget, name), Qt.Key.Key_Z, CTRL)
    assert draft.recipe == PLAIN_MLP
    QTest.keyClick(
        find(editor, QWidget, name), Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier
    )
    assert draft.recipe.batch_size == 64


def test_undo_takes_back_first_what_is_half_typed(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.change("batch_size", 64)
    box = find(editor, QAbstractSpinBox, "epochsEditor")
    type_into(box, "77")
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.lineEdit().text() == "3"
    assert draft.recipe.batch_size == 64
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert draft.recipe == PLAIN_MLP


def test_one_visit_to_a_text_is_one_step_to_undo(editor: RecipeEditor, draft: RecipeDraft) -> None:
    line = find(editor, QLineEdit, "hiddenUnitsEditor")
    type_into(line, "64, 32")
    QTest.keyClick(line, Qt.Key.Key_Return)
    draft.undo()
    assert draft.recipe == PLAIN_MLP
    assert line.text() == "128"


def test_the_search_shows_what_has_the_words(editor: RecipeEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_F, CTRL)
    search = find(editor, QLineEdit, "settingSearch")
    assert search.hasFocus()
    QTest.keyClicks(search, "decay")
    assert shown(editor) == {"weight_decay"}
    QTest.keyClicks(search, "xyz")
    assert shown(editor) == set()
    assert find(editor, QLabel, "nothingFound").isVisible()


def test_a_group_is_gone_to(editor: RecipeEditor, qtbot: QtBot) -> None:
    press(editor, "augmentationGroupButton")
    row = find(editor, QWidget, "shiftRow")
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())


def test_the_summary_follows_the_edits(editor: RecipeEditor) -> None:
    table = find(editor, QTableWidget, "modelSummary")
    total = find(editor, QLabel, "modelParameters")
    assert total.text() == "101770 values to learn in all"
    type_into(find(editor, QLineEdit, "hiddenUnitsEditor"), "64")
    assert total.text() == "50890 values to learn in all"
    last = table.model().index(table.rowCount() - 1, 2)
    assert last.data() == "50890"


def test_the_summary_is_copied_as_text(editor: RecipeEditor) -> None:
    press(editor, "copySummaryButton")
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Layer\tOutput\tValues to learn"
    assert "Linear\t128\t784 × 128 + 128 = 100480" in lines
    assert lines[-1] == "Total\t\t101770"


def test_while_it_trains_everything_is_shown_and_nothing_changed(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    draft.change("epochs", 9)
    editor.allow_choosing(False)
    for name in ("epochsEditor", "resetAllButton", "undoSettingButton"):
        assert not find(editor, QWidget, name).isEnabled()
    assert find(editor, QTableWidget, "modelSummary").isEnabled()
    assert "trains now" in find(editor, QLabel, "recipeEditorNote").text()
    editor.allow_choosing(True)
    assert find(editor, QWidget, "epochsEditor").isEnabled()


def test_a_change_of_language_keeps_everything(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.change("epochs", 9)
    QCoreApplication.sendEvent(editor, QEvent(QEvent.Type.LanguageChange))
    assert find(editor, QLabel, "epochsLabel").text() == "Epochs •"
    assert draft.recipe.epochs == 9


def test_scrolling_past_an_editor_changes_nothing(editor: RecipeEditor, draft: RecipeDraft) -> None:
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
def test_any_possible_recipe_comes_out_of_the_editor_as_it_went_in(
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


@pytest.mark.parametrize("projector", [False, True])
def test_it_fits_a_small_screen(editor: RecipeEditor, projector: bool) -> None:
    theme.apply(QApplication.instance(), "light", projector=projector)  # type: ignore[arg-type]
    QApplication.processEvents()
    smallest = editor.minimumSizeHint()
    assert smallest.width() <= 1300
    assert smallest.height() <= 700
