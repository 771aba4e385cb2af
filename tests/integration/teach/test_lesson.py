"""A teacher teaches the network in use the class's drawings, and goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.trainer.teaching.drawings import lesson_of
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start


@pytest.fixture
def _drawings(runs_folder: Path) -> None:
    file = runs_folder.parent / "drawings" / "drawings.sqlite"
    with DrawingStore(file) as store:
        store.add_all(NewDrawing(each.strokes, each.label, "Ann") for each in lesson_of(12, "36"))


@pytest.mark.usefixtures("few_strokes", "_drawings")
def test_it_learns_my_drawings_and_one_click_leads_back(start: Start, runs_folder: Path) -> None:
    teacher = start()
    weights = teacher.app.weights
    before = weights.snapshot
    assert before is not None
    teacher.app.window.teach_action.trigger()
    window = teacher.app.window.findChild(QWidget, "teachView")
    assert window is not None

    def button(name: str) -> QPushButton:
        found = window.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    teacher.wait_until(lambda: button("teachButton").isEnabled())
    button("teachButton").click()
    teacher.wait_until(
        lambda: button("backButton").isVisible() and button("teachButton").isVisible()
    )
    result = window.findChild(QLabel, "teachingResult")
    assert isinstance(result, QLabel)
    assert "of these 12 drawings" in result.text()
    taught = weights.snapshot
    assert taught is not None
    assert (taught.step > before.step, len(taught.taught)) == (True, 10)
    assert (runs_folder / taught.run / "teaching.json").exists()

    button("backButton").click()
    teacher.wait_until(lambda: weights.snapshot is before)
    assert button("backButton").text() == "Use the taught network"


@pytest.mark.usefixtures("few_strokes", "_drawings")
def test_a_training_that_starts_first_is_no_lesson(start: Start) -> None:
    teacher = start()
    teacher.app.window.teach_action.trigger()
    window = teacher.app.window.findChild(QWidget, "teachView")
    assert window is not None
    teach = window.findChild(QPushButton, "teachButton")
    assert isinstance(teach, QPushButton)
    teacher.wait_until(teach.isEnabled)
    # The drawings are read in the background before the lesson starts.
    teach.click()
    teacher.app.training_panel.train_action.trigger()
    assert teacher.app.session.running
    teacher.wait_until(teach.isVisible)
    assert teacher.app.session.running
    assert not teach.isEnabled()
