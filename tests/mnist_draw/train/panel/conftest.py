"""Fixture: a training panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.messages.notifications import Notifications
from mnist_draw.shared import theme
from mnist_draw.train.panel import TrainingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def notifications() -> Notifications:
    return Notifications()


@pytest.fixture
def panel(qtbot: QtBot, notifications: Notifications) -> TrainingPanel:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = TrainingPanel(notifications)
    qtbot.addWidget(panel)
    panel.resize(620, 650)
    panel.show()
    return panel
