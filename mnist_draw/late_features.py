"""Features that the first frame and the first prediction do without: built, connected, shut down.

Part of the composition root, imported late: their imports and widgets take as long as a third of
the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mnist_draw.announce.controller import AnnouncementController
from mnist_draw.announce.key_echoes import KeyEchoes
from mnist_draw.compare.controller import CompareController
from mnist_draw.experiments.controller import ExperimentsController
from mnist_draw.experiments.training_card import TrainingCard
from mnist_draw.export.controller import ExportController
from mnist_draw.fewest_strokes.controller import StrokesCard
from mnist_draw.fooling.controller import FoolingCard
from mnist_draw.help.controller import HelpController
from mnist_draw.inside.controller import InsideController
from mnist_draw.numbers.controller import NumberController
from mnist_draw.own.controller import OwnDrawingsController
from mnist_draw.queue.controller import QueueController
from mnist_draw.queue.job_queue import JobQueue
from mnist_draw.robustness.controller import ConvolutionCard
from mnist_draw.scores.controller import SizeCard
from mnist_draw.sound.controller import SoundController
from mnist_draw.steps.controller import StepsController
from mnist_draw.teach.controller import TeachController
from mnist_draw.watch.controller import WatchController
from trainer.experiments import EXPERIMENTS
from trainer.scores.score_file import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeySequence

    from mnist_draw.dataset.controller import DataController
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.drawings_menu import DrawingsMenu
    from mnist_draw.main_window import MainWindow
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.panel import PredictionPanel
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.runs.controller import RunsController
    from mnist_draw.settings import Settings
    from mnist_draw.shared.threads import WorkerThread
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.worker import TrainingWorker


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EarlyParts:
    """What the application has built before, and late features are connected to.

    Attributes:
        window: The main window.
        draw_area: Canvas and brush.
        prediction_panel: The answer.
        training_panel: Choices, controls and curves of a training.
        predictions: Predicts drawings.
        presenter: Shows predictions.
        session: Starts trainings.
        trainings: Runs them.
        weights: The weights in use.
        runs: The Runs window.
        data: The Data window.
        drawings: The actions for drawings.
        notifications: Messages to the user.
        settings: What the user chose before.
        store_path: The store of drawings.
    """

    window: MainWindow
    draw_area: DrawArea
    prediction_panel: PredictionPanel
    training_panel: TrainingPanel
    predictions: PredictionWorker
    presenter: PredictionPresenter
    session: TrainingSession
    trainings: TrainingWorker
    weights: WeightsInUse
    runs: RunsController
    data: DataController
    drawings: DrawingsMenu
    notifications: Notifications
    settings: Settings
    store_path: Path


class LateFeatures:
    """Builds the features and connects them to the early parts.

    Attributes:
        inside: The Inside view.
        steps: The Steps view.
        compare_controller: The comparison of five networks.
        numbers: The digits of a number.
        help: The Help menu.
        own_drawings: My drawings.
        experiments: The Experiments window.
        announcements: What screen readers are sent.
        sound: The sound of the loss.
    """

    def __init__(self, early: EarlyParts, parent: QObject) -> None:
        window, area, panel = early.window, early.draw_area, early.training_panel
        predictions, presenter = early.predictions, early.presenter
        weights, notes, settings = early.weights, early.notifications, early.settings
        self.inside = InsideController(panel, predictions, presenter, weights, settings, parent)
        self.steps = StepsController(panel, early.trainings, presenter, parent)
        self.compare_controller = CompareController(
            window, area, predictions, early.runs, notes, settings
        )
        self.numbers = NumberController(
            early.prediction_panel, area, presenter, predictions, parent
        )
        self._teaching = TeachController(
            *(window, area, panel, early.session, early.trainings, predictions),
            *(weights, notes, settings, early.store_path),
        )
        self.help = HelpController(window, parent)
        self.own_drawings = OwnDrawingsController(
            *(window, area, early.prediction_panel, presenter, early.drawings.session_drawings),
            *(weights, notes, settings, early.store_path),
        )
        self.experiments = ExperimentsController(window, area, settings)
        self._export = ExportController(window, panel, weights, notes)
        self._watch = WatchController(window, panel, early.session, notes)
        self.announcements = AnnouncementController(
            window, panel, early.trainings, presenter, area.canvas.pen
        )
        KeyEchoes(self.announcements.announcer, window.menuBar(), area)
        self.sound = SoundController(window, early.trainings, notes, settings)
        self._job_queue = JobQueue(early.session, early.trainings, panel, parent)
        self._queue = QueueController(
            *(window, area, panel, early.session, self._job_queue, notes, settings)
        )
        self._actions = (
            *self.help.actions,
            *(self.own_drawings.action, self.experiments.action),
            *(self._queue.add_action, self._queue.action),
            *(window.compare_action, window.teach_action, panel.views.detach_action),
        )
        for experiment in EXPERIMENTS:
            card = TrainingCard(
                *(experiment, self._job_queue, early.session, panel, weights),
                *(predictions.observe, notes, self.experiments),
            )
            card.network_chosen.connect(predictions.return_to)
            predictions.observed.connect(card.show_observed)
            self.experiments.add(card)
        self.experiments.add(
            ConvolutionCard(panel, predictions, weights, notes, parent),
            FoolingCard(predictions, notes, parent),
            StrokesCard(predictions, notes, parent),
            SizeCard(
                early.store_path.parent.with_name(FILE_NAME),
                *(self._job_queue, early.session, panel, settings, notes, parent),
            ),
        )
        self._connect(early)

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """The threads of their workers."""
        return (
            self.compare_controller.worker_thread,
            self._teaching.worker_thread,
            self._export.worker_thread,
            self._watch.worker_thread,
            *self.sound.threads,
            *self.own_drawings.threads,
            *self.experiments.threads,
        )

    def trigger(self, key: QKeySequence) -> None:
        """Carry out a shortcut that was pressed before these features were there."""
        for action in self._actions:
            if action.isEnabled() and key in action.shortcuts():
                action.trigger()

    def shut_down(self) -> None:
        """Save what they remember, close their windows and quit their threads."""
        for feature in (
            *(self.help, self.own_drawings, self.compare_controller, self._teaching, self.inside),
            *(self.experiments, self._queue),
        ):
            feature.shut_down()

    def _connect(self, early: EarlyParts) -> None:
        window, own = early.window, self.own_drawings
        window.add_help(self.help.actions)
        self.help.demo_wanted.connect(early.drawings.demo.show)
        window.compare_action.triggered.connect(self.compare_controller.show)
        window.compare_action.setEnabled(True)
        window.teach_action.triggered.connect(self._teaching.show)
        window.teach_action.setEnabled(True)
        window.add_file_actions([self._export.action, self._watch.action])
        window.language_changed.connect(self._export.retranslate)
        window.language_changed.connect(self._watch.retranslate)
        window.add_training_action(self._queue.add_action)
        for feature in (self._queue, self.experiments):
            window.add_training_action(feature.action)
            window.language_changed.connect(feature.retranslate)
        window.add_view(self.sound.action)
        window.language_changed.connect(self.sound.retranslate)
        window.language_changed.connect(self.help.retranslate)
        window.add_drawings_actions(own.edit_actions, own.action)
        window.add_corner(own.writer_button)
        own.counted.connect(partial(early.training_panel.choices.offer_drawings, early.store_path))
        own.changed.connect(early.data.follow_drawings)
        own.changed.connect(early.runs.follow_drawings)
        own.canvas_wanted.connect(early.drawings.put_on_canvas)
        early.drawings.put.connect(own.show_put)
        window.language_changed.connect(own.retranslate)
