"""The note on a training loss above the validation loss, and on cautious networks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from mnist_draw.curves.tools.gap_note import GapNote
from trainer.events import Evaluated
from trainer.recipe.presets import FAST_CNN, preset

if TYPE_CHECKING:
    from typing import Literal

    from pytestqt.qtbot import QtBot

    from trainer.recipe.recipes import Recipe

PLAIN = preset("mlp")


@pytest.fixture
def note(qtbot: QtBot) -> GapNote:
    note = GapNote()
    qtbot.addWidget(note)
    return note


def evaluated(
    split: Literal["train", "validation"], loss: float, temperature: float = 1.0, step: int = 430
) -> Evaluated:
    return Evaluated(split, step, step / 430, loss, 0.97, 5000, whole=True, temperature=temperature)


def explained(note: GapNote, recipe: Recipe, *evaluations: Evaluated) -> str:
    """The note without its tags; empty if it is hidden."""
    note.start(recipe)
    for each in evaluations:
        note.add_evaluation(each)
    assert note.isHidden() == (not note.toolTip())
    return re.sub(r"<.*?>", " ", note.toolTip())


@pytest.mark.parametrize("first", ["train", "validation"])
def test_a_training_loss_above_the_validation_loss_is_explained(note: GapNote, first: str) -> None:
    epoch = [evaluated("train", 0.3), evaluated("validation", 0.2)]
    if first == "validation":
        epoch.reverse()
    text = explained(note, PLAIN, *epoch)
    assert "Why is the training loss above the validation loss?" in text
    assert "averaged over the epoch" in text


@pytest.mark.parametrize(
    "evaluations",
    [
        (),
        (evaluated("train", 0.2), evaluated("validation", 0.3)),
        (evaluated("train", 0.3), evaluated("validation", 0.2, step=860)),
        (evaluated("train", 0.3, step=0), evaluated("validation", 0.2, step=0)),
    ],
    ids=["no figures", "below", "another epoch", "untrained"],
)
def test_nothing_is_explained_that_is_not_so(
    note: GapNote, evaluations: tuple[Evaluated, ...]
) -> None:
    assert explained(note, PLAIN, *evaluations) == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"dropout": 0.2}, "Dropout switches off units"),
        ({"rotation": 10.0}, "Training images are distorted"),
        ({"label_smoothing": 0.1}, "Label smoothing keeps the training loss above 0"),
    ],
    ids=["dropout", "augmentation", "label smoothing"],
)
def test_only_the_recipes_own_reasons_are_named(
    note: GapNote, change: dict[str, float], reason: str
) -> None:
    gap = evaluated("train", 0.3), evaluated("validation", 0.2)
    assert reason not in explained(note, PLAIN, *gap)
    assert reason in explained(note, PLAIN.with_changes(**change), *gap)


def test_a_linear_network_has_no_dropout(note: GapNote) -> None:
    recipe = preset("pytorch-linear").with_changes(dropout=0.5)
    gap = evaluated("train", 0.3), evaluated("validation", 0.2)
    assert "Dropout" not in explained(note, recipe, *gap)


def test_calibration_after_label_smoothing_is_explained(note: GapNote) -> None:
    text = explained(note, FAST_CNN, evaluated("validation", 0.2, temperature=0.62))
    assert "It asks for 91.0\u00a0% for the right digit" in text
    assert "divided by 0.62 (the softmax temperature)" in text
    assert "nothing corrects" not in text


def test_without_validation_images_label_smoothing_leaves_the_network_cautious(
    note: GapNote,
) -> None:
    recipe = FAST_CNN.with_changes(validation_images=0)
    text = explained(note, recipe, evaluated("train", 0.6))
    assert "Without validation images nothing corrects this" in text


def test_the_next_run_begins_without_a_note(note: GapNote) -> None:
    assert explained(note, PLAIN, evaluated("train", 0.3), evaluated("validation", 0.2))
    note.start(PLAIN)
    assert note.isHidden()


def test_screen_readers_get_the_note_without_its_tags(
    note: GapNote, announcements: list[str]
) -> None:
    text = explained(note, PLAIN, evaluated("train", 0.3), evaluated("validation", 0.2))
    interface = QAccessible.queryAccessibleInterface(note)
    assert interface is not None
    described = interface.text(QAccessible.Text.Description)
    assert described.split() == text.split()

    note.click()

    assert announcements == [described]
