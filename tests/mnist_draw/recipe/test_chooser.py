"""Recipe chooser: the list of presets and the line about the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from mnist_draw.recipe import published_texts
from mnist_draw.recipe.chooser import RecipeBox, RecipeNote
from mnist_draw.shared import language, theme
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from tests import accessible
from trainer.recipe.presets import FAST_CNN, PRESETS, preset
from trainer.recipe.published import published

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.shared.language import Language
    from trainer.recipe.recipes import Recipe


@pytest.fixture
def box(qtbot: QtBot) -> RecipeBox:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    box = RecipeBox()
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def note(qtbot: QtBot) -> RecipeNote:
    note = RecipeNote()
    qtbot.addWidget(note)
    note.resize(500, 24)
    note.show()
    return note


def test_every_preset_is_listed_under_its_source(box: RecipeBox) -> None:
    groups: dict[str, list[str]] = {}
    for index in range(box.count()):
        name = box.itemData(index)
        if name is None:
            groups[box.itemText(index)] = []
        else:
            groups[list(groups)[-1]].append(name)
    assert list(groups) == ["Our own", "DeZero", "Keras", "PyTorch", "RNN"]
    assert sorted(name for names in groups.values() for name in names) == sorted(
        recipe.name for recipe in PRESETS
    )
    assert groups["RNN"] == ["rnn-rows", "lstm-rows"]
    assert all(name.startswith("dezero") for name in groups["DeZero"])


def test_the_default_recipe_is_chosen_initially(box: RecipeBox) -> None:
    assert box.recipe == FAST_CNN


def test_the_arrow_keys_skip_headings(box: RecipeBox) -> None:
    seen = [box.recipe.name]
    for _ in PRESETS[1:]:
        QTest.keyClick(box, Qt.Key.Key_Down)
        seen.append(box.recipe.name)
    assert sorted(seen) == sorted(recipe.name for recipe in PRESETS)


def test_choosing_a_recipe_emits_it(box: RecipeBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.recipe_chosen) as chosen:
        box.choose("keras-mlp-exercise")
    assert chosen.args == [preset("keras-mlp-exercise")]


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("dezero-mlp-sigmoid-sgd", ("test accuracy about 86 %",)),
        ("dezero-mlp-relu-adam", ("test accuracy about 98 %", "training accuracy about 99 %")),
        ("keras-mlp-dropout", ("first loss about 2.3",)),
        ("pytorch-cnn", ("validation loss 0.132 after 10 epochs",)),
        ("fast-cnn", ()),
    ],
)
def test_published_figures_are_summarised(name: str, figures: tuple[str, ...]) -> None:
    assert published_texts.summary(name) == figures


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_every_published_metric_has_a_phrase(recipe: Recipe) -> None:
    metrics = {figure.metric for figure in published(recipe.name)}
    assert len(published_texts.summary(recipe.name)) == len(metrics)


def test_the_line_begins_with_what_one_needs_to_choose(note: RecipeNote) -> None:
    line = note.findChild(ElidedLabel, "recipeSource")
    assert line is not None
    note.show_recipe(preset("dezero-mlp-sigmoid-sgd"))
    assert line.text().startswith("1000 sigmoid units, plain SGD: learns slowly, expect about 86 %")
    assert line.text().endswith("…")
    note.show_recipe(preset("fast-cnn"))
    assert line.accessibleName() == preset("fast-cnn").source


def test_the_line_is_about_mnist_where_other_data_is_chosen(note: RecipeNote) -> None:
    line = note.findChild(ElidedLabel, "recipeSource")
    assert line is not None
    note.set_other_data(other=True)
    note.show_recipe(preset("fast-cnn"))
    assert line.accessibleName() == f"On MNIST: {preset('fast-cnn').source}"
    note.set_other_data(other=False)
    assert line.accessibleName() == preset("fast-cnn").source


def test_the_info_button_opens_the_full_description(note: RecipeNote) -> None:
    note.show_recipe(preset("rnn-rows"))
    button = accessible.button(note, "About this recipe")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    popup = note.findChild(QFrame, "recipeInfo")
    assert popup is not None
    text = popup.findChild(QLabel, "recipeInfoText")
    assert text is not None
    assert preset("rnn-rows").source in text.text()
    assert "validation accuracy 88.28 % after 2 epochs" in text.text()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


@pytest.mark.parametrize("open_list", [False, True])
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("exercise", "keras-mlp-exercise"),
        ("keras ex", "keras-mlp-exercise"),
        ("lstm", "lstm-rows"),
        ("51 relu sgd", "dezero-mlp-relu-sgd"),
    ],
)
def test_typing_finds_a_recipe_by_any_word(
    box: RecipeBox, typed: str, name: str, *, open_list: bool
) -> None:
    if open_list:
        box.showPopup()
        QTest.keyClicks(box.view(), typed)
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
    else:
        QTest.keyClicks(box, typed)
    assert box.recipe.name == name


@pytest.mark.usefixtures("english_afterwards")
@pytest.mark.parametrize(("code", "typed"), [("ja", "演習"), ("ko", "연습")])
def test_composed_letters_find_a_recipe(
    box: RecipeBox, qapp: QApplication, code: Language, typed: str
) -> None:
    language.install(qapp, code)
    box.retranslate()
    box.showPopup()
    composed = QInputMethodEvent()
    composed.setCommitString(typed)
    QApplication.sendEvent(box.view(), composed)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.recipe.name == "keras-mlp-exercise"


def test_typing_what_no_recipe_contains_changes_nothing(box: RecipeBox) -> None:
    QTest.keyClicks(box, "zebra")
    assert box.recipe == FAST_CNN


def test_typing_finds_a_recipe_by_a_word_of_its_description(box: RecipeBox) -> None:
    QTest.keyClicks(box, "64 units")
    assert box.recipe.name == "keras-mlp-exercise"


def test_the_same_letter_again_steps_through_the_recipes(box: RecipeBox) -> None:
    QTest.keyClicks(box, "kk")
    first, second = (recipe for recipe in PRESETS if recipe.title.startswith("Keras"))
    assert box.recipe == second
    QTest.keyClicks(box, "k")
    assert box.recipe == first


def test_the_full_description_is_announced_as_plain_text(
    note: RecipeNote, announcements: list[str]
) -> None:
    note.show_recipe(preset("rnn-rows"))
    accessible.button(note, "About this recipe").click()

    (announced,) = announcements
    assert preset("rnn-rows").source in announced
    assert "validation accuracy 88.28 % after 2 epochs" in announced.replace("\u00a0", " ")
    assert "<" not in announced
