"""Training panel: accessible names, size, language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from mnist_draw.shared import theme
from tests.mnist_draw.train.panel.parts import button_named, find
from trainer.runs.jobs import Devices

if TYPE_CHECKING:
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.train.panel import TrainingPanel


def test_every_control_has_name_and_tooltip(panel: TrainingPanel) -> None:
    panel.choices.set_devices(Devices((("cuda:0", "A GPU"), ("cpu", "CPU"))))
    controls = [
        control
        for kind in (QPushButton, QToolButton, QComboBox, QSpinBox, QDoubleSpinBox)
        for control in panel.findChildren(kind)
        if control.isVisible()
    ]
    assert len(controls) >= 11
    for control in controls:
        assert control.objectName()
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.objectName()


@pytest.mark.parametrize("projector", [False, True])
def test_the_panel_fits_a_small_screen(
    panel: TrainingPanel, notifications: Notifications, projector: bool
) -> None:
    theme.apply(QApplication.instance(), "light", projector=projector)  # type: ignore[arg-type]
    notifications.show(lambda: "Training on computer-drawn digits instead of MNIST.", "warning")
    QApplication.processEvents()
    smallest = panel.minimumSizeHint()
    assert smallest.width() <= 620
    assert smallest.height() <= 640


def test_changing_the_language_keeps_the_choices(panel: TrainingPanel) -> None:
    panel.choices.set_recipe("rnn-rows")
    find(panel, QSpinBox, "epochsBox").setValue(4)
    panel.choices.set_data("mnist", Path("/digits"))
    before = panel.choice
    for child in (panel, *panel.findChildren(QWidget)):
        QCoreApplication.sendEvent(child, QEvent(QEvent.Type.LanguageChange))
    assert panel.choice == before
    assert button_named(panel, "train").text() == "Train"
