"""The recipe editor: groups, search, undo, model summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QTableWidget,
    QWidget,
)

from mnist_draw.shared import theme
from tests.mnist_draw.recipe.editing import CTRL, find, pick, press, shown, type_into
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP, preset

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.recipe.draft import RecipeDraft
    from mnist_draw.recipe.editor import RecipeEditor
    from trainer.recipe.recipes import Recipe


@pytest.mark.parametrize(
    ("recipe", "present", "absent"),
    [
        (PLAIN_MLP, {"hidden_units", "activation", "beta1"}, {"convolutions", "momentum"}),
        (FAST_CNN, {"convolutions", "batch_norm", "head"}, {"hidden_units", "momentum"}),
        (preset("rnn-rows"), {"hidden_units"}, {"convolutions", "activation", "dropout"}),
        (preset("pytorch-linear"), {"momentum"}, {"hidden_units", "convolutions", "beta1"}),
    ],
)
def test_fields_without_effect_are_hidden(
    editor: RecipeEditor, draft: RecipeDraft, recipe: Recipe, present: set[str], absent: set[str]
) -> None:
    draft.start_from(recipe)
    assert present <= shown(editor)
    assert not absent & shown(editor)


def test_changing_the_optimiser_shows_its_fields(editor: RecipeEditor) -> None:
    assert "momentum" not in shown(editor)
    pick(editor, "optimiser", "sgd")
    assert "momentum" in shown(editor)
    assert "beta1" not in shown(editor)


def test_reset_all_resets_every_field(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.change("epochs", 9)
    draft.change("seed", 4)
    assert find(editor, QLabel, "editorChanges").text() == "Different from the recipe: 2"
    press(editor, "resetAllButton")
    assert draft.recipe == PLAIN_MLP
    assert find(editor, QLabel, "editorChanges").text() == "All settings as in the recipe"


@pytest.mark.parametrize("name", ["epochsEditor", "hiddenUnitsEditor", "optimiserEditor"])
def test_undo_works_with_the_focus_in_any_editor(
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


def test_undo_discards_unconfirmed_text_first(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.change("batch_size", 64)
    box = find(editor, QAbstractSpinBox, "epochsEditor")
    type_into(box, "77")
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.lineEdit().text() == "3"
    assert draft.recipe.batch_size == 64
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert draft.recipe == PLAIN_MLP


def test_typing_a_text_is_one_undo_step(editor: RecipeEditor, draft: RecipeDraft) -> None:
    line = find(editor, QLineEdit, "hiddenUnitsEditor")
    type_into(line, "64, 32")
    QTest.keyClick(line, Qt.Key.Key_Return)
    draft.undo()
    assert draft.recipe == PLAIN_MLP
    assert line.text() == "128"


def test_search_shows_matching_fields(editor: RecipeEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_F, CTRL)
    search = find(editor, QLineEdit, "settingSearch")
    assert search.hasFocus()
    QTest.keyClicks(search, "decay")
    assert shown(editor) == {"weight_decay"}
    QTest.keyClicks(search, "xyz")
    assert shown(editor) == set()
    assert find(editor, QLabel, "nothingFound").isVisible()


def test_a_group_button_scrolls_to_the_group(editor: RecipeEditor, qtbot: QtBot) -> None:
    press(editor, "augmentationGroupButton")
    row = find(editor, QWidget, "shiftRow")
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())


def test_the_model_summary_follows_edits(editor: RecipeEditor) -> None:
    table = find(editor, QTableWidget, "modelSummary")
    total = find(editor, QLabel, "modelParameters")
    assert total.text() == "101770 parameters in all"
    type_into(find(editor, QLineEdit, "hiddenUnitsEditor"), "64")
    assert total.text() == "50890 parameters in all"
    last = table.model().index(table.rowCount() - 1, 2)
    assert last.data() == "50890"


def test_the_model_summary_is_copied_as_text(editor: RecipeEditor) -> None:
    press(editor, "copySummaryButton")
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Layer\tOutput\tParameters"
    assert "Linear\t128\t784 × 128 + 128 = 100480" in lines
    assert lines[-1] == "Total\t\t101770"


def test_a_read_only_editor_shows_everything_and_changes_nothing(
    editor: RecipeEditor, draft: RecipeDraft
) -> None:
    draft.change("epochs", 9)
    editor.set_editable(False)
    for name in ("epochsEditor", "resetAllButton", "undoSettingButton"):
        assert not find(editor, QWidget, name).isEnabled()
    assert find(editor, QTableWidget, "modelSummary").isEnabled()
    assert "Training: " in find(editor, QLabel, "recipeEditorNote").text()
    editor.set_editable(True)
    assert find(editor, QWidget, "epochsEditor").isEnabled()


def test_changing_the_language_keeps_the_draft(editor: RecipeEditor, draft: RecipeDraft) -> None:
    draft.change("epochs", 9)
    QCoreApplication.sendEvent(editor, QEvent(QEvent.Type.LanguageChange))
    assert find(editor, QLabel, "epochsLabel").text() == "Epochs •"
    assert draft.recipe.epochs == 9


@pytest.mark.parametrize("projector", [False, True])
def test_the_editor_fits_a_small_screen(editor: RecipeEditor, projector: bool) -> None:
    theme.apply(QApplication.instance(), "light", projector=projector)  # type: ignore[arg-type]
    QApplication.processEvents()
    smallest = editor.minimumSizeHint()
    assert smallest.width() <= 1300
    assert smallest.height() <= 700


def test_the_network_stands_below_the_fields_in_a_narrow_window(editor: RecipeEditor) -> None:
    table = find(editor, QTableWidget, "modelSummary")
    fields = find(editor, QWidget, "settingsArea")

    def place(widget: QWidget) -> QRect:
        QApplication.processEvents()
        return QRect(widget.mapTo(editor, QPoint()), widget.size())

    editor.resize(790, 640)
    assert place(table).top() > place(fields).bottom()
    assert place(table).width() > 0.9 * editor.width()
    editor.resize(1000, 640)
    assert place(table).left() > place(fields).right()
    assert place(table).bottom() > place(fields).top()


def test_editors_keep_their_letters_when_these_grow(
    editor: RecipeEditor, qapp: QApplication
) -> None:
    editor.resize(1200, 640)
    box = find(editor, QWidget, "epochsEditor")

    def letters() -> float:
        QApplication.processEvents()
        return box.width() / box.fontMetrics().horizontalAdvance("x")

    before = letters()
    theme.apply(qapp, "light", projector=True)
    assert letters() > 0.95 * before
