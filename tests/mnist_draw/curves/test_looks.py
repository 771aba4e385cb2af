"""Theme, language and accessible descriptions of the curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import (
    button_of,
    evaluated,
    key_of,
    painted_pixels,
    plot_of,
    started,
    wait_painted,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.curves.panel import CurvesPanel


def test_curves_take_the_colours_of_a_new_theme(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.5))
    plot = plot_of(panel, "loss")
    wait_painted(qtbot, plot, theme.LIGHT.validation)
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    wait_painted(qtbot, plot, theme.DARK.validation)
    assert len(painted_pixels(plot, theme.DARK.window)) > 1000


def test_a_screen_reader_hears_the_newest_validation(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.62, loss=0.1234, accuracy=0.965))
    assert "0.1234" in plot_of(panel, "loss").accessibleDescription()
    assert "96.5" in plot_of(panel, "accuracy").accessibleDescription()


def test_texts_follow_another_language(panel: CurvesPanel) -> None:
    class Quoting(QTranslator):
        def translate(
            self, context: str, text: str, disambiguation: str | None = None, n: int = -1
        ) -> str:
            del context, disambiguation, n
            return f"«{text}»"

        def isEmpty(self) -> bool:
            return False

    application = QApplication.instance()
    assert application is not None
    translator = Quoting()
    application.installTranslator(translator)
    try:
        panel.start(started())
        for widget in (panel, panel.tools):
            QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
        assert key_of(panel, "kindKey:validation").text() == "«validation»"
        assert button_of(panel, "lossScaleButton").text() == "«log»"
        assert plot_of(panel, "loss").accessibleName() == "«Loss curves»"
    finally:
        application.removeTranslator(translator)


def test_the_curves_with_the_focus_are_silent_while_a_network_trains(
    panel: CurvesPanel, qtbot: QtBot
) -> None:
    panel.start(started())
    panel.add_evaluation(evaluated(0.62, loss=0.1234, accuracy=0.965))
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    loss.setFocus(Qt.FocusReason.TabFocusReason)

    panel.add_evaluation(evaluated(0.8, loss=0.1, accuracy=0.97))

    assert "0.1234" in loss.accessibleDescription()
    assert "97.0" in accuracy.accessibleDescription()
