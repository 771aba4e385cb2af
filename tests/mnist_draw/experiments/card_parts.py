"""A card that trains, on its page, and what a test reads from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from mnist_draw.curves.plot import MetricPlot
from mnist_draw.experiments.training_card import TrainingCard
from mnist_draw.messages.notifications import Notifications
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.queue.parts import QueueParts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.observation import Observer
    from trainer.experiments.experiment import Experiment


class CardParts(QueueParts):
    """A card on its page, and what a test reads from it."""

    def __init__(self, qtbot: QtBot, experiment: Experiment) -> None:
        super().__init__(qtbot)
        self.observers: dict[str, Observer | None] = {}
        self.card = TrainingCard(
            experiment,
            self.queue,
            self.session,
            self.panel,
            self.weights,
            self.observers.__setitem__,
            Notifications(),
            self.panel,
        )
        self.page = self.card.build_page()
        qtbot.addWidget(self.page)
        self.page.set_texts(self.card.texts(self.card.default))
        self.page.value = self.card.default
        self.page.resize(900, 700)
        self.page.show()
        self.card.set_seen(seen=True)

    def press(self, name: str) -> None:
        accessible.button(self.page, name).click()

    def enabled(self, name: str) -> bool:
        button = accessible.button(self.page, name)
        return button.isVisible() and button.isEnabled()

    def text(self, name: str) -> str:
        widget = self.page.findChild(QWidget, name)
        assert isinstance(widget, QLabel | SteadyLabel)
        return widget.text() if widget.isVisible() else ""

    @property
    def curve_names(self) -> list[str]:
        plot = self.page.findChild(MetricPlot, "accuracyPlot")
        assert plot is not None
        return [run.title for run in plot.runs]

    def train(self, *accuracies: float) -> None:
        """Finish all trainings with these test accuracies."""
        first = len(self.worker.jobs)
        for number, accuracy in enumerate(accuracies, first):
            self.wait_for_job(number)
            self.start()
            self.finish(accuracy)
