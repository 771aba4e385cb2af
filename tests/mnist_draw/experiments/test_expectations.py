"""The question before a run, as screen readers get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

from mnist_draw.experiments.expectations import Expectations
from tests import accessible

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_each_expectation_is_described_by_the_question(qtbot: QtBot) -> None:
    expectations = Expectations()
    qtbot.addWidget(expectations)
    expectations.set_texts("What will happen?", ("It learns faster", "It diverges"))

    for name in ("It learns faster", "It diverges"):
        button = accessible.button(expectations, name)
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface is not None
        assert interface.text(QAccessible.Text.Description) == "What will happen?"
