"""An experiment from its question to its answer, in the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests import accessible
from tests.integration.teacher import zero
from tests.mnist_draw.recorder import TextRecorder
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start


@pytest.mark.usefixtures("few_strokes")
def test_a_class_runs_an_experiment_and_the_network_in_use_stays(
    start: Start, runs_folder: Path
) -> None:
    teacher = start()
    teacher.app.training_panel.choices.set_data("strokes", None)
    weights = teacher.app.weights
    before = weights.snapshot
    teacher.draw(zero())
    teacher.app.late.experiments.action.trigger()
    window = teacher.app.window.findChild(QWidget, "experimentsView")
    assert window is not None

    def press(name: str) -> None:
        teacher.wait_until(lambda: accessible.button(window, name).isEnabled())
        accessible.button(window, name).click()

    def text(name: str) -> str:
        label = window.findChild(QLabel, name)
        return label.text() if label is not None and label.isVisible() else ""

    messages = TextRecorder(teacher.app.notifications.shown)
    press("Not shuffled")
    press("Sorted is a little worse")
    press("Train both")
    teacher.wait_until(lambda: text("experimentAnswer"))

    assert "Sorted, it reads" in text("experimentAnswer")
    # The main window did not give it away.
    assert messages.values == []
    assert "You expected: Sorted is a little worse" in text("experimentExpectation")
    assert weights.snapshot is before
    kept = run_shelf.runs(runs_folder)
    assert [run.recipe.order for run in kept] == ["shuffled", "sorted"]
    assert [run.recipe.title for run in kept] == [
        "Not shuffled: shuffled",
        "Not shuffled: sorted by digit",
    ]

    press("Use it: sorted by digit")
    teacher.wait_until(lambda: weights.snapshot is not before)
    used = weights.snapshot
    assert used is not None
    assert used.run == kept[1].folder.name
