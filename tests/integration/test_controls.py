"""Every control of the window has a name, an explanation and a way by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QSlider,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from tests.integration.conftest import Start

CONTROLS = (QAbstractButton, QAbstractSpinBox, QComboBox, QSlider, QLineEdit)

STABLE_NAMES = {
    "canvas": "where the digit is drawn",
    "penButton": "draws",
    "eraserButton": "erases",
    "widthSlider": "width of the brush",
    "undoButton": "takes the last stroke back",
    "redoButton": "draws it again",
    "clearButton": "takes all ink away",
    "modelInput": "the digit image that the network gets",
    "plainResizeSwitch": "shows what it would get, and say, without framing",
    "predictedDigit": "the digit that it reads",
    "probabilityBars": "the ten probabilities",
    "recipeBox": "chooses the recipe",
    "dataBox": "chooses the data set",
    "startBox": "from scratch, or from the present weights",
    "deviceBox": "chooses the device, where there are several",
    "epochsBox": "epochs",
    "batchSizeBox": "batch size",
    "learningRateBox": "learning rate",
    "seedBox": "seed",
    "allSettingsButton": "opens all settings",
    "trainButton": "trains",
    "pauseButton": "pauses and resumes",
    "stopButton": "stops",
    "trainingProgress": "how far the training is",
    "trainingStatus": "the same in words",
    "messageBar": "what went differently than expected",
    "lossPlot": "loss curves",
    "accuracyPlot": "accuracy curves",
    "exportButton": "exports the curves",
}


def is_inner(widget: QWidget) -> bool:
    """Whether Qt made it as a part of another control, which speaks for it."""
    ancestors = []
    parent = widget.parentWidget()
    while parent is not None:
        ancestors.append(parent)
        parent = parent.parentWidget()
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    return any(isinstance(each, QAbstractSpinBox | QComboBox | QTabBar) for each in ancestors)


def test_the_names_that_others_rely_on_are_there(start: Start) -> None:
    window = start().app.window

    assert [name for name in STABLE_NAMES if window.findChild(QWidget, name) is None] == []


def test_every_control_has_a_name_an_explanation_and_takes_the_focus(start: Start) -> None:
    window = start().app.window
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisible() and not is_inner(widget)
    ]
    assert len(controls) > 15

    lacking = {
        f"{type(control).__name__} {control.objectName() or control.parentWidget()}": missing
        for control in controls
        if (
            missing := [
                what
                for what, there in {
                    "object name": control.objectName(),
                    "accessible name": control.accessibleName() or control.property("text"),
                    "tooltip": control.toolTip(),
                    "focus by keyboard": control.focusPolicy() & Qt.FocusPolicy.TabFocus,
                }.items()
                if not there
            ]
        )
    }
    assert lacking == {}
