"""Helpers: find the parts of the training panel and create events for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.events import Evaluated, Finished, Started, StepsDone

if TYPE_CHECKING:
    from mnist_draw.train.panel import TrainingPanel

W = TypeVar("W", bound=QWidget)

STARTED = Started("r", "cpu", 1000, epochs=2, steps=200, steps_per_epoch=100)


def find(panel: TrainingPanel, kind: type[W], name: str) -> W:
    found = panel.findChild(kind, name)
    assert found is not None, name
    return found


def button_named(panel: TrainingPanel, name: str) -> QPushButton:
    return find(panel, QPushButton, f"{name}Button")


def click(panel: TrainingPanel, name: str) -> None:
    QTest.mouseClick(button_named(panel, name), Qt.MouseButton.LeftButton)


def status_of(panel: TrainingPanel) -> str:
    return find(panel, SteadyLabel, "trainingStatus").text()


def enabled_in(panel: TrainingPanel) -> set[str]:
    names = {"train", "pause", "stop"}
    enabled = {name for name in names if button_named(panel, name).isEnabled()}
    if find(panel, QComboBox, "recipeBox").isEnabled():
        enabled.add("choices")
    return enabled


def steps_event(last: int, *, left: float = 8.0) -> StepsDone:
    ones = np.ones(10, np.float32)
    return StepsDone(last - 9, ones, ones, 0.1, 7134.0, 10.0, left)


def finished_event(**changes: Any) -> Finished:
    values: dict[str, Any] = {
        "run": "r",
        "recipe": "fast-cnn",
        "seed": 0,
        "device": "cpu",
        "data": "MNIST",
        "stopped": False,
        "steps": 200,
        "epochs": 2.0,
        "validation_accuracy": 0.99,
        "validation_loss": 0.03,
        "test_accuracy": 0.9897,
        "test_loss": 0.03,
        "train_seconds": 7.63,
        "images_per_second": 7134.0,
        "parameters": 1000,
        "snapshot": None,
    }
    return Finished(**values | changes)


def evaluated_event(*never: int, split: Any = "validation", whole: bool = True) -> Evaluated:
    return Evaluated(split, 100, 1.0, 0.5, 0.9, 1000, whole, never_predicted=never)
