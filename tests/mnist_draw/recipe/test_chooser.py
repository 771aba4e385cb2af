"""The list of recipes, and what is told of the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QToolButton

from mnist_draw.recipe import published_texts
from mnist_draw.recipe.chooser import RecipeBox, RecipeNote
from mnist_draw.shared import theme
from mnist_draw.shared.elided_label import ElidedLabel
from trainer.recipe.presets import FAST_CNN, PRESETS, preset
from trainer.recipe.published import published

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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


def test_every_preset_is_offered_under_the_text_it_comes_from(box: RecipeBox) -> None:
    texts: dict[str, list[str]] = {}
    for index in range(box.count()):
        name = box.itemData(index)
        if name is None:
            texts[box.itemText(index)] = []
        else:
            texts[list(texts)[-1]].append(name)
    assert list(texts) == ["Our own", "DeZero", "Keras", "PyTorch", "RNN"]
    assert sorted(name for names in texts.values() for name in names) == sorted(
        recipe.name for recipe in PRESETS
    )
    assert texts["RNN"] == ["rnn-rows", "lstm-rows"]
    assert all(name.startswith("dezero") for name in texts["DeZero"])


def test_the_default_is_chosen_at_first(box: RecipeBox) -> None:
    assert box.recipe == FAST_CNN


def test_the_keys_pass_over_headings(box: RecipeBox) -> None:
    seen = [box.recipe.name]
    for _ in PRESETS[1:]:
        QTest.keyClick(box, Qt.Key.Key_Down)
        seen.append(box.recipe.name)
    assert sorted(seen) == sorted(recipe.name for recipe in PRESETS)


def test_a_choice_is_told(box: RecipeBox, qtbot: QtBot) -> None:
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
def test_published_figures_are_put_into_words(name: str, figures: tuple[str, ...]) -> None:
    assert published_texts.summary(name) == figures


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_every_published_metric_is_told(recipe: object) -> None:
    name = recipe.name  # type: ignore[attr-defined] # a recipe
    assert len(published_texts.summary(name)) == len({f.metric for f in published(name)})


def test_the_line_tells_figures_or_else_the_source(note: RecipeNote) -> None:
    line = note.findChild(ElidedLabel, "recipeSource")
    assert line is not None
    note.show_recipe(preset("dezero-mlp-sigmoid-sgd"))
    assert line.whole_text == "The text reports: test accuracy about 86 %"
    note.show_recipe(preset("lstm-rows"))
    assert line.whole_text == preset("lstm-rows").source
    assert line.text().endswith("…")


def test_all_that_is_known_is_one_click_away(note: RecipeNote) -> None:
    note.show_recipe(preset("rnn-rows"))
    button = note.findChild(QToolButton, "recipeInfoButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    window = note.findChild(QFrame, "recipeInfo")
    assert window is not None
    text = window.findChild(QLabel, "recipeInfoText")
    assert text is not None
    assert preset("rnn-rows").source in text.text()
    assert "validation accuracy 88.28 % after 2 epochs" in text.text()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
