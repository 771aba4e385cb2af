"""Controller of teaching: gathers drawings, runs the lesson, and leads back."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.dataset.digit_list import enlarge
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.teach.changed_drawings import changed_drawings
from mnist_draw.teach.window import TeachWindow
from mnist_draw.teach.worker import TeachWorker
from mnist_draw.train.status import status_texts
from trainer.recipe.taught import named_taught
from trainer.teaching.lesson import Lesson

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.settings import Settings
    from mnist_draw.shared.failure import Failure
    from mnist_draw.teach.choice import TeachChoice
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.worker import TrainingWorker
    from trainer.data.progress import Progress
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.drawings.stored_drawing import Counts
    from trainer.events import Finished, Started, StepsDone
    from trainer.network.compared_readings import TeachingComparison
    from trainer.network.weights import WeightSnapshot


class TeachController(QObject):
    """Owns the teaching window and its worker; lives in the GUI thread.

    The lesson is a training like any other, with its curves, snapshots and run folder: each
    snapshot predicts the drawing on the canvas at once.
    """

    _count_requested = Signal()
    _gather_requested = Signal(object)
    _pictures_requested = Signal(object)
    _network_chosen = Signal(object)

    def __init__(
        self,
        main_window: QWidget,
        draw_area: DrawArea,
        panel: TrainingPanel,
        session: TrainingSession,
        training_worker: TrainingWorker,
        prediction_worker: PredictionWorker,
        weights: WeightsInUse,
        notifications: Notifications,
        settings: Settings,
        drawings_file: Path,
    ) -> None:
        """Args: drawings_file: The store of drawings, which need not exist."""
        super().__init__(main_window)
        self._main_window, self._draw_area, self._panel = main_window, draw_area, panel
        self._session, self._weights = session, weights
        self._notifications, self._settings = notifications, settings
        self._window: TeachWindow | None = None
        self._before: WeightSnapshot | None = None
        self._taught: WeightSnapshot | None = None
        self._started: Started | None = None
        self._teaching, self._cancelled = False, False
        worker = self._worker = TeachWorker(drawings_file)
        self.worker_thread = WorkerThread(worker, "teaching")
        self._count_requested.connect(worker.count)
        self._gather_requested.connect(worker.gather)
        self._pictures_requested.connect(worker.picture)
        self._network_chosen.connect(prediction_worker.return_to)
        worker.counted.connect(self._show_counts)
        worker.gathered.connect(self._teach)
        worker.pictured.connect(self._show_pictures)
        worker.failed.connect(self._show_failure)
        worker.gather_failed.connect(self._end_failed)
        training_worker.progressed.connect(self._show_preparation)
        training_worker.started.connect(self._note_started)
        training_worker.steps_done.connect(self._show_steps)
        training_worker.taught.connect(self._show_comparison)
        training_worker.finished.connect(self._finish)
        training_worker.cancelled.connect(self._end_cancelled)
        training_worker.failed.connect(self._end_failed)
        session.job_given.connect(self._show_idle)
        session.job_ended.connect(self._show_idle)
        weights.changed.connect(self._show_network)

    @Slot()
    def show(self) -> None:
        """Show the window, and count the drawings again."""
        window = self._window or self._build()
        window.show()
        window.raise_()
        window.activateWindow()

    def shut_down(self) -> None:
        """Save the window's geometry, close it and quit its thread."""
        if self._window is not None:
            self._settings.set_side_geometry("teach", self._window.saveGeometry())
            self._window.close()
        self.worker_thread.quit()

    def _build(self) -> TeachWindow:
        window = self._window = TeachWindow(self._main_window)
        window.restore(self._settings.side_geometry("teach"), self._draw_area.canvas)
        window.counts_wanted.connect(self._count_requested)
        window.teach_wanted.connect(self._gather)
        window.cancel_wanted.connect(self._cancel)
        window.result.back_wanted.connect(self._go_back)
        window.result.taught_wanted.connect(self._use_taught)
        window.result.image_activated.connect(self._copy_to_canvas)
        self.worker_thread.start()
        self._show_idle()
        if self._weights.snapshot is not None:
            self._show_network(self._weights.snapshot)
        return window

    @Slot(object)
    def _show_counts(self, counts: Counts) -> None:
        if self._window is not None:
            self._window.set_counts(counts)

    @Slot()
    def _show_idle(self) -> None:
        if self._window is not None:
            self._window.set_idle(idle=not self._session.running)

    @Slot(object)
    def _show_network(self, snapshot: WeightSnapshot) -> None:
        window = self._window
        if window is None:
            return
        window.set_network(snapshot.recipe.classes)
        if self._taught is not None and not self._teaching:
            window.result.set_taught_in_use(in_use=snapshot.run == self._taught.run)

    @Slot(object)
    def _gather(self, choice: TeachChoice) -> None:
        if self._window is None or self._session.running or self._weights.snapshot is None:
            return
        self._before, self._taught = self._weights.snapshot, None
        self._started, self._cancelled = None, False
        self._set_teaching(teaching=True)
        self._gather_requested.emit(choice)

    @Slot(object)
    def _teach(self, drawings: tuple[RecordedDrawing, ...]) -> None:
        # A training may have been started while the drawings were read.
        unwanted = self._cancelled or not self._teaching or self._session.running
        if self._before is None or unwanted:
            self._set_teaching(teaching=False)
            return
        choice = self._panel.choice
        self._panel.begin_job(named_taught(self._before.recipe))
        self._session.teach(Lesson(drawings), self._before, choice)

    @Slot()
    def _cancel(self) -> None:
        self._cancelled = True
        self._session.stop()

    @Slot(object)
    def _show_preparation(self, progress: Progress) -> None:
        if self._teaching and self._window is not None:
            share = progress.done / progress.total if progress.total else None
            self._window.show_progress(partial(status_texts.preparation, progress), share)

    @Slot(object)
    def _note_started(self, started: Started) -> None:
        self._started = started

    @Slot(object)
    def _show_steps(self, steps: StepsDone) -> None:
        started = self._started
        if self._teaching and self._window is not None and started is not None:
            share = started.share(steps.last_step)
            left = math.ceil(steps.seconds_left)
            self._window.show_progress(
                lambda: self.tr("Learning · {left} left").format(left=status_texts.duration(left)),
                share,
            )

    @Slot(object)
    def _show_comparison(self, comparison: TeachingComparison) -> None:
        if self._teaching and not self._cancelled and self._window is not None:
            self._window.show_comparison(comparison)
            uids = tuple(each.uid for each in changed_drawings(comparison))
            self._pictures_requested.emit(uids)

    @Slot(object)
    def _show_pictures(self, images: dict[str, NDArray[np.uint8]]) -> None:
        if self._window is not None:
            self._window.result.show_pictures(images)

    @Slot(object)
    def _finish(self, finished: Finished) -> None:
        if not self._teaching:
            return
        self._taught = finished.snapshot
        self._set_teaching(teaching=False)
        if self._window is None:
            return
        if self._cancelled:
            self._go_back()
            self._window.show_message(
                lambda: self.tr(
                    "Cancelled: the network from before predicts again. What it had learnt so far "
                    "is kept in Runs."
                ),
                "info",
            )
        else:
            self._window.result.set_taught_in_use(in_use=True)

    @Slot()
    def _end_cancelled(self) -> None:
        if self._teaching:
            self._set_teaching(teaching=False)
            if self._window is not None:
                self._window.show_message(
                    lambda: self.tr("Cancelled: the network is as it was"), "info"
                )

    @Slot(object)
    def _end_failed(self, failure: Failure) -> None:
        if self._teaching:
            self._set_teaching(teaching=False)
            self._show_failure(failure)

    @Slot(object)
    def _show_failure(self, failure: Failure) -> None:
        if self._window is not None:
            self._window.show_message(partial(self._notifications.explain, failure), "error")

    @Slot()
    def _go_back(self) -> None:
        if self._before is not None:
            self._network_chosen.emit(self._before)

    @Slot()
    def _use_taught(self) -> None:
        if self._taught is not None:
            self._network_chosen.emit(self._taught)

    @Slot(object)
    def _copy_to_canvas(self, image: NDArray[np.uint8]) -> None:
        self._draw_area.drawing.paste_ink(enlarge(image))
        self._main_window.raise_()
        self._main_window.activateWindow()

    def _set_teaching(self, *, teaching: bool) -> None:
        self._teaching = teaching
        if self._window is not None:
            self._window.set_teaching(teaching=teaching)
