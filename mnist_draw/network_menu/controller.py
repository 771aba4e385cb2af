"""Controller of the network's name and menu: opens what is chosen, and confirms it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.network_menu.known import KnownNetworks
from mnist_draw.network_menu.menu import Choice, NetworkMenu
from mnist_draw.recipe.field_texts import capitals_name, digits_name
from mnist_draw.train.run_controls import Phase
from trainer.errors import WeightsError
from trainer.events import Finished

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.panel import PredictionPanel
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.runs.controller import RunsController
    from mnist_draw.runs.library import RunLibrary
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.worker import TrainingWorker
    from trainer.events import MemberDiverged, NetworkEvent, Started
    from trainer.network.weights import WeightSnapshot


class NetworkMenuController(QObject):
    """Names the network in use and opens others; lives in the GUI thread.

    Weights are opened by the prediction worker, as those of the Runs window are.

    Attributes:
        menu: The menu below the network's name.
    """

    _file_chosen = Signal(object)

    def __init__(
        self,
        panel: PredictionPanel,
        training_panel: TrainingPanel,
        presenter: PredictionPresenter,
        prediction_worker: PredictionWorker,
        training_worker: TrainingWorker,
        session: TrainingSession,
        runs: RunsController,
        weights: WeightsInUse,
        notifications: Notifications,
    ) -> None:
        super().__init__(panel)
        self._panel, self._training_panel, self._session = panel, training_panel, session
        self._presenter, self._weights = presenter, weights
        self._notifications = notifications
        self._known = KnownNetworks()
        self._accuracies: dict[Path, float | None] = {}
        self._ready = False
        self.menu = NetworkMenu(panel)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.chosen.connect(self._file_chosen)
        self.menu.runs_action.triggered.connect(runs.show)
        panel.network_button.setMenu(self.menu)
        presenter.describe_weights_by(self._known.describe)
        self._file_chosen.connect(prediction_worker.open_weights)
        prediction_worker.opened.connect(self._show_opened)
        prediction_worker.ready.connect(self._note_ready)
        training_worker.started.connect(self._note_started)
        training_worker.finished.connect(self._note_finished)
        training_worker.member_reported.connect(self._note_member)
        training_worker.cancelled.connect(self._note_ended)
        training_worker.unwatched.connect(self._note_ended)
        training_worker.failed.connect(self._note_ended)
        session.steps_begun.connect(self._note_steps)
        session.job_ended.connect(self._note_end_of_job)
        runs.listed.connect(self._show_runs)

    @Slot()
    def retranslate(self) -> None:
        """Name the network in another language."""
        self._presenter.describe_again()

    @Slot(object, object)
    def _show_opened(self, snapshot: WeightSnapshot, file: Path | None) -> None:
        self._find_bundled()
        self._known.note_opened(snapshot, file)
        self._presenter.describe_again()
        # The first weights are opened before the worker is ready, without a request.
        if self._ready:
            self._notifications.show(
                lambda: self.tr("Now reading with “{name}”").format(name=self._known.name(snapshot))
            )

    @Slot()
    def _note_ready(self) -> None:
        self._ready = True
        self._find_bundled()

    def _find_bundled(self) -> None:
        if self._known.bundled is None:
            # The prediction thread has imported them; the window appears before.
            from mnist_draw.predict import starting_weights  # noqa: PLC0415
            from trainer.network import weights  # noqa: PLC0415

            self._known.bundled = starting_weights.bundled_file()
            self._known.capitals = starting_weights.capitals_file()
            for file in filter(None, (self._known.bundled, self._known.capitals)):
                with contextlib.suppress(WeightsError):
                    self._accuracies[file] = weights.read_test_accuracy(file)

    @Slot(object)
    def _show_runs(self, library: RunLibrary) -> None:
        self._known.set_runs(library)
        self._presenter.describe_again()

    @Slot(object)
    def _note_started(self, started: Started) -> None:
        self._known.note_started(started)

    @Slot(object)
    def _note_finished(self, finished: Finished) -> None:
        self._known.note_finished(finished)
        self._presenter.describe_again()

    @Slot(int, object)
    def _note_member(self, member: int, event: NetworkEvent | MemberDiverged) -> None:
        del member
        if isinstance(event, Finished):
            self._note_finished(event)

    @Slot()
    def _note_steps(self) -> None:
        if self._session.aside:
            self._known.others_train = True
            self._presenter.describe_again()

    @Slot()
    def _note_end_of_job(self) -> None:
        if self._known.others_train:
            self._known.others_train = False
            self._presenter.describe_again()

    @Slot()
    def _note_ended(self) -> None:
        self._known.training = ""
        self._presenter.describe_again()

    @Slot()
    def _fill_menu(self) -> None:
        known, snapshot = self._known, self._weights.snapshot
        ready_made = [
            Choice(
                name,
                file,
                self._accuracies.get(file),
                in_use=snapshot is not None and in_use(snapshot),
            )
            for name, file, in_use in (
                (digits_name(), known.bundled, known.is_bundled),
                (capitals_name(), known.capitals, known.is_capitals),
            )
            if file is not None
        ]
        self.menu.show_choices(
            ready_made,
            [
                Choice(
                    known.title(entry),
                    entry.summary.weights_path,
                    entry.test_accuracy,
                    in_use=snapshot is not None and snapshot.run == entry.run,
                )
                for entry in known.last_runs
            ],
            training=self._training_panel.phase not in {Phase.IDLE, Phase.PAUSED}
            and not self._session.aside,
        )
