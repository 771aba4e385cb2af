"""Controller of the Queue window: connects entries, job queue and training panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from mnist_draw.queue.entries import QueueEntries
from mnist_draw.queue.window import QueueWindow
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared.numbers import whole, whole_percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.queue.job_queue import JobQueue
    from mnist_draw.settings import Settings
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from trainer.events import DataReady, Finished, Started, StepsDone
    from trainer.queue.summary import Tested


class QueueController(QObject):
    """Owns the window and the entries; lives in the GUI thread.

    Attributes:
        action: Shows the window; for menus.
        add_action: Adds the chosen recipe with its own seed; for menus.
    """

    def __init__(
        self,
        main_window: QWidget,
        draw_area: DrawArea,
        panel: TrainingPanel,
        session: TrainingSession,
        queue: JobQueue,
        notifications: Notifications,
        settings: Settings,
    ) -> None:
        """Args: queue: Trains; others may use it too."""
        super().__init__(main_window)
        self._main_window, self._draw_area, self._panel = main_window, draw_area, panel
        self._session, self._queue = session, queue
        self._notifications, self._settings = notifications, settings
        self._window: QueueWindow | None = None
        self._entries = QueueEntries()
        self._running = False
        self._tested: Tested | None = None
        self._steps = 0
        self._progress = ""
        self.action = QAction(main_window)
        self.action.setObjectName("queueAction")
        self.action.setShortcut(QKeySequence("Ctrl+J"))
        self.action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.action.triggered.connect(self.show)
        self.add_action = QAction(main_window)
        self.add_action.setObjectName("addToQueueAction")
        self.add_action.setShortcut(QKeySequence("Ctrl+Shift+J"))
        self.add_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.add_action.triggered.connect(self._add_chosen)
        self._open_action = QAction(self)
        self._open_action.triggered.connect(self.show)
        panel.choices.start_changed.connect(self._show_addable)
        queue.data_ready.connect(self._note_data)
        queue.started.connect(self._note_started)
        queue.steps_done.connect(self._note_steps)
        queue.finished.connect(self._note_finished)
        queue.failed.connect(self._note_failed)
        queue.ended.connect(self._end)
        session.job_given.connect(self._show_running)
        session.job_ended.connect(self._show_running)
        panel.recipe_changed.connect(self._show_recipe)
        self.retranslate()

    @Slot()
    def show(self) -> None:
        """Show the window."""
        window = self._window or self._build()
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot()
    def retranslate(self) -> None:
        """Set the texts of the action in the present language."""
        self.action.setText(self.tr("&Queue…"))
        tip = self.tr("Train several recipes or seeds one after the other, and compare them")
        self.action.setToolTip(tip)
        self.action.setStatusTip(tip)
        self.add_action.setText(self.tr("&Add to the queue"))
        self._open_action.setText(self.tr("Open the queue"))
        self._open_action.setToolTip(tip)
        self._show_addable()
        self._show()

    def shut_down(self) -> None:
        """Save the window's geometry and close it."""
        if self._window is not None:
            self._settings.set_side_geometry("queue", self._window.saveGeometry())
            self._window.close()

    def _build(self) -> QueueWindow:
        window = self._window = QueueWindow(self._panel.choice.recipe, self._main_window)
        window.restore(self._settings.side_geometry("queue"), self._draw_area.canvas)
        window.add_wanted.connect(self._add)
        window.remove_wanted.connect(self._remove)
        window.start_wanted.connect(self._start)
        window.stop_wanted.connect(self._queue.cancel)
        self._show()
        self._show_running()
        self._show_addable()
        return window

    @Slot(object)
    def _add(self, seeds: tuple[int, ...]) -> None:
        self._entries.add(self._panel.choice, seeds)
        self._show()

    @Slot()
    def _add_chosen(self) -> None:
        recipe = self._panel.choice.recipe
        self._add((recipe.seed,))
        waiting = self._entries.waiting
        self._notifications.show(
            lambda: self.tr(
                "“{recipe}” with seed {seed} waits in the queue; waiting: {count}"
            ).format(recipe=run_title(recipe), seed=whole(recipe.seed), count=whole(waiting)),
            action=self._open_action,
        )

    @Slot()
    def _show_addable(self) -> None:
        refusal = self._refusal if self._panel.choices.continues else None
        if refusal is None:
            tip = self.tr("Train the chosen recipe later, after others: see Queue")
        else:
            tip = refusal()
        self.add_action.setEnabled(refusal is None)
        self.add_action.setToolTip(tip)
        self.add_action.setStatusTip(tip)
        if self._window is not None:
            self._window.set_refusal(refusal)

    def _refusal(self) -> str:
        return self.tr("The queue trains new networks only: choose New network under Start")

    @Slot(object)
    def _remove(self, indices: set[int]) -> None:
        # While it trains, the jobs are counted by their entries.
        if not self._running:
            self._entries.remove(indices)
            self._show()

    @Slot()
    def _start(self) -> None:
        choices = self._entries.begin()
        if choices and self._queue.run(choices, aside=False):
            self._running = True
            self._show_running()

    @Slot(object)
    def _note_data(self, ready: DataReady) -> None:
        self._tested = ready.name, ready.test_images

    @Slot(int, object)
    def _note_started(self, job: int, started: Started) -> None:
        if self._running:
            self._steps, self._progress = started.steps, ""
            self._entries.note_started(job, self._tested)
            self._show()

    @Slot(int, object)
    def _note_steps(self, job: int, steps: StepsDone) -> None:
        del job
        progress = whole_percent(min(1.0, steps.last_step / max(1, self._steps)))
        if self._running and progress != self._progress:
            self._progress = progress
            self._show()

    @Slot(int, object)
    def _note_finished(self, job: int, finished: Finished) -> None:
        if self._running:
            self._entries.note_finished(job, finished)
            self._show()

    @Slot(int, object)
    def _note_failed(self, job: int, failure: Failure) -> None:
        if not self._running:
            return
        self._entries.note_failed(job, failure)
        self._show()
        if self._window is not None:
            self._window.show_message(partial(self._notifications.explain, failure), "error")

    @Slot()
    def _end(self) -> None:
        if self._running:
            self._running = False
            self._entries.note_ended()
            self._show()
            self._show_running()

    @Slot()
    def _show_recipe(self) -> None:
        if self._window is not None:
            self._window.set_recipe(self._panel.choice.recipe)

    @Slot()
    def _show_running(self) -> None:
        if self._window is not None:
            others = (self._session.running or self._queue.running) and not self._running
            self._window.set_running(running=self._running, blocked=others)

    def _show(self) -> None:
        if self._window is not None:
            progress = self.tr("trains, {share}").format(share=self._progress)
            self._window.show_entries(self._entries, progress if self._progress else "")
