"""Fixture: a visible curves panel with plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 480)
    panel.build_plots()
    panel.show()
    # They are in the head of the training panel.
    qtbot.addWidget(panel.tools)
    panel.tools.show()
    return panel
