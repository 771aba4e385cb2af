"""Every control of the window has stable names, a tooltip and keyboard focus."""

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
    "canvas": "canvas for drawing",
    "penButton": "chooses the pen",
    "eraserButton": "chooses the eraser",
    "widthSlider": "width of the brush",
    "undoButton": "undoes the last stroke",
    "redoButton": "redoes it",
    "clearButton": "clears the canvas",
    "undoClearButton": "takes a clearing back",
    "modelInput": "the digit image that the network gets",
    "plainResizeSwitch": "shows input and prediction without framing",
    "explanationSwitch": "shows why the network answers as it does",
    "predictedDigit": "the predicted digit",
    "digitColumns": "chooses a digit of a number",
    "digitImages": "the digit image of each digit of a number",
    "labelLine": "keeps the drawing with its label",
    "keepButton": "keeps it with the network's answer",
    "undoKeepButton": "takes that back",
    "writerButton": "chooses who draws",
    "probabilityBars": "the ten probabilities",
    "recipeBox": "chooses the recipe",
    "dataBox": "chooses the data set",
    "startBox": "starts from scratch or from the present weights",
    "deviceBox": "chooses the device, if there are several",
    "epochsBox": "epochs",
    "batchSizeBox": "batch size",
    "learningRateBox": "learning rate",
    "seedBox": "seed",
    "allSettingsButton": "opens all settings",
    "trainButton": "starts the training",
    "pauseButton": "pauses and resumes",
    "stopButton": "stops",
    "trainingProgress": "progress of the training",
    "trainingStatus": "progress in words",
    "curvesButton": "shows the curves",
    "insideButton": "shows the inside of the network",
    "insidePanel": "the inside of the network",
    "insideReadout": "value under the cursor",
    "detachInsideButton": "gives the inside a window of its own",
    "messageBar": "messages about problems",
    "lossPlot": "loss curves",
    "accuracyPlot": "accuracy curves",
    "exportButton": "exports the curves",
    "unitPane": "the sum of one unit",
    "unitPictures": "what the unit sees times its weights",
    "unitSources": "the units that it reads",
    "unitReaders": "the units that read it",
    "unitBack": "the previous unit",
    "unitForward": "the next unit",
    "closeUnit": "closes the sum",
}


def is_inner(widget: QWidget) -> bool:
    """Whether Qt made the widget as a part of another control."""
    ancestors = []
    parent = widget.parentWidget()
    while parent is not None:
        ancestors.append(parent)
        parent = parent.parentWidget()
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    return any(isinstance(each, QAbstractSpinBox | QComboBox | QTabBar) for each in ancestors)


def test_stable_object_names_exist(start: Start) -> None:
    teacher = start()
    window = teacher.app.window
    # The plots come a moment after the window.
    teacher.wait_until(lambda: window.findChild(QWidget, "lossPlot"))

    assert [name for name in STABLE_NAMES if window.findChild(QWidget, name) is None] == []


def test_controls_have_names_tooltips_and_keyboard_focus(start: Start) -> None:
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
