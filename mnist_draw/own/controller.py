"""Controller of My drawings: labelling at the canvas, who draws, the window, the store's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from mnist_draw.joined.bar import JoinedBar
from mnist_draw.joined.controller import JoinedController
from mnist_draw.own import texts
from mnist_draw.own.closing import ClosingQuestion
from mnist_draw.own.commands import Delete, Keep, Relabel, RenameWriter, SetWriters
from mnist_draw.own.labelling import Labelling
from mnist_draw.own.requests import Change
from mnist_draw.own.transfers import Transfers
from mnist_draw.own.worker import StoreWorker, TransferWorker
from mnist_draw.own.writer_button import WriterButton
from mnist_draw.shared import theme
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.shared.undo_stack import UndoStack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.own.commands import Command
    from mnist_draw.own.requests import Done, Listing, Refused, StoreState
    from mnist_draw.own.window import OwnWindow
    from mnist_draw.predict.panel import PredictionPanel
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.settings import Settings
    from mnist_draw.shared.failure import Failure
    from mnist_draw.shared.widgets.message_bar import Kind
    from mnist_draw.stroke_files.session_drawings import SessionDrawings
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.drawings.stored_drawing import StoredDrawing


class OwnDrawingsController(QObject):
    """Owns the store's worker and all that shows it; lives in the GUI thread.

    Attributes:
        labelling: At the canvas.
        edit_actions: Keep the drawing on the canvas.
        writer_button: For the top of the main window.
        action: Shows the window.
        changed: The store has changed.
        counted: Emits the `Counts` of the store at the start and after each change.
        canvas_wanted: Put a `RecordedDrawing` on the canvas.
    """

    changed = Signal()
    counted = Signal(object)
    canvas_wanted = Signal(object)
    _change_requested = Signal(object)
    _list_requested = Signal(object)
    _drawing_requested = Signal(str)

    def __init__(
        self,
        main_window: QWidget,
        draw_area: DrawArea,
        panel: PredictionPanel,
        presenter: PredictionPresenter,
        session_drawings: SessionDrawings,
        weights: WeightsInUse,
        notifications: Notifications,
        settings: Settings,
        store_path: Path,
    ) -> None:
        super().__init__(main_window)
        self._main_window, self._canvas = main_window, draw_area.canvas
        self._weights, self._notifications, self._settings = weights, notifications, settings
        self._window: OwnWindow | None = None
        self._classes: tuple[str, ...] = ()
        # Deletions and other changes of the window.
        self._undo = UndoStack["Command"]()
        self._undoing: set[Change] = set()
        # On its way to the canvas, where a long one comes in slices.
        self._wanted: RecordedDrawing | None = None
        self._transfers: Transfers | None = None
        self._closing = False
        worker = self._worker = StoreWorker(store_path)
        self._thread = WorkerThread(worker, "my drawings", completes=True)
        self._thread.started.connect(worker.count)
        self._thread.finished.connect(worker.finish)
        self._change_requested.connect(worker.change)
        self._list_requested.connect(worker.list_drawings)
        self.changed.connect(worker.count)
        worker.counted.connect(self.counted)
        self._drawing_requested.connect(worker.read_drawing)
        transfer = self._transfer = TransferWorker(store_path)
        self._transfer_thread = WorkerThread(transfer, "drawing files")
        worker.opened.connect(self._show_opened)
        worker.unavailable.connect(self._show_unavailable)
        worker.done.connect(self._show_done)
        worker.refused.connect(self._show_refused)
        self._connect_question(worker)
        worker.listed.connect(self._show_listing)
        worker.drawing_read.connect(self._put_on_canvas)
        self.labelling = Labelling(draw_area, session_drawings, self)
        self.labelling.keep_wanted.connect(self._keep)
        self.labelling.undo_wanted.connect(self._take_back)
        worker.done.connect(self.labelling.show_done)
        worker.refused.connect(self.labelling.show_refused)
        worker.counted.connect(self.labelling.show_counts)
        panel.add_note(self.labelling.line)
        panel.row_clicked.connect(self.labelling.keep_as_row)
        presenter.shown.connect(self.labelling.show_prediction)
        self.edit_actions = self.labelling.actions
        self._joined = JoinedController(store_path, settings, self)
        self._joined.received.connect(self._follow_store)
        self.writer_button = WriterButton()
        self.writer_button.writer_chosen.connect(self._choose_writer)
        self.writer_button.rename_wanted.connect(self._rename_writer)
        self.action = self._window_action()
        self._choose_writer(settings.writer)
        weights.changed.connect(self._follow_classes)
        self._follow_classes()
        self.retranslate()
        # The worker opens the store and counts.
        self._thread.start()
        self._transfer_thread.start()

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """Wait for them after `shut_down`."""
        return self._thread, self._transfer_thread, self._joined.worker_thread

    def shut_down(self) -> None:
        """Cancel what runs, save the window's geometry, close it and quit the threads."""
        self._closing = True
        if self._transfers is not None:
            self._transfers.cancel()
        self._joined.shut_down()
        if self._window is not None:
            self._settings.set_side_geometry("own", self._window.saveGeometry())
            self._window.close()
        self._transfer_thread.quit()
        self._thread.quit()

    @Slot()
    def show(self) -> None:
        """Show the window; its drawings are listed in the background."""
        window = self._window or self._build()
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot(object)
    def show_put(self, drawing: RecordedDrawing) -> None:
        """Let a drawing of the store be labelled on the canvas, once it is there."""
        if drawing is self._wanted:
            self._wanted = None
            self.labelling.put()

    @Slot()
    def retranslate(self) -> None:
        """Set the texts of the actions in the present language."""
        self.action.setText(self.tr("M&y drawings…"))
        tip = self.tr("The drawings that were kept here: label, sort, import and export them")
        self.action.setToolTip(tip)
        self.action.setStatusTip(tip)
        self.labelling.retranslate()

    def _window_action(self) -> QAction:
        action = QAction(self)
        action.setObjectName("ownDrawingsAction")
        action.setIcon(theme.icon("pen"))
        action.setShortcut(QKeySequence("Ctrl+Shift+M"))
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(self.show)
        return action

    def _build(self) -> OwnWindow:
        # The main window appears before it is imported.
        from mnist_draw.own.window import OwnWindow  # noqa: PLC0415

        bar = JoinedBar()
        window = self._window = OwnWindow(bar, self._main_window)
        self._joined.add_bar(bar)
        window.restore(self._settings.side_geometry("own"), self._canvas)
        window.set_classes(self._classes)
        window.set_writer(self.labelling.writer)
        window.listing_wanted.connect(self._list)
        window.label_wanted.connect(self._relabel)
        window.canvas_wanted.connect(self._drawing_requested)
        self._transfer.progressed.connect(window.show_progress)
        actions = window.actions_
        actions.delete.triggered.connect(self._delete)
        actions.assign.triggered.connect(self._assign)
        actions.undo.triggered.connect(self._undo_last)
        transfers = self._transfers = Transfers(window, self._notifications)
        transfers.job_given.connect(self._transfer.run_job)
        transfers.imported.connect(self._follow_change)
        self._transfer.job_ended.connect(transfers.show_end)
        actions.undo.setEnabled(bool(self._undo))
        return window

    def _connect_question(self, worker: StoreWorker) -> None:
        question = ClosingQuestion(self._main_window, self._notifications)
        self._change_requested.connect(question.expect_answer)
        worker.unkept.connect(question.show_answer)
        question.retry_wanted.connect(worker.keep_waiting)
        question.save_wanted.connect(worker.save_waiting)
        question.discard_wanted.connect(worker.discard_waiting)

    @Slot()
    def _follow_classes(self) -> None:
        snapshot = self._weights.snapshot
        classes = self._classes if snapshot is None else snapshot.recipe.classes
        if classes != self._classes:
            self._classes = classes
            if self._window is not None:
                self._window.set_classes(classes)

    @Slot()
    def _follow_store(self) -> None:
        """List the drawings again after a change."""
        self.changed.emit()
        if self._window is not None and self._window.isVisible():
            self._list()

    @Slot()
    def _follow_change(self) -> None:
        self._follow_store()
        self._joined.exchange_soon()

    @Slot()
    def _list(self) -> None:
        if self._window is not None and not self._closing:
            self._list_requested.emit(self._window.query)

    @Slot(object)
    def _show_listing(self, listing: Listing) -> None:
        names = {*self._settings.writers, *listing.counts.by_writer}
        self.writer_button.show_writer(self.labelling.writer, names)
        if self._window is not None:
            self._window.show_listing(listing)

    @Slot(object)
    def _show_opened(self, state: StoreState) -> None:
        if texts.opening_problem(state):
            self._report(partial(texts.opening_problem, state), "warning")
        # One thread alone looks for damage.
        self._joined.resume()

    @Slot(object)
    def _show_unavailable(self, failure: Failure) -> None:
        self._report(partial(self._notifications.explain, failure), "error")

    def _report(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message where the user looks."""
        if self._window is not None and self._window.isActiveWindow():
            self._window.show_message(text, kind)
        else:
            self._notifications.show(text, kind)

    @Slot(object)
    def _keep(self, command: Keep) -> None:
        self._change_requested.emit(Change(command))

    @Slot(object)
    def _take_back(self, command: Command) -> None:
        self._change_requested.emit(Change(command, undoes=True))

    @Slot(object)
    def _show_done(self, done: Done) -> None:
        command, window = done.change.command, self._window
        self._undoing.discard(done.change)
        if not done.change.undoes and not isinstance(command, Keep) and done.undo is not None:
            self._undo.push(done.undo)
            if window is not None and texts.changed(command):
                text = partial(texts.changed, command)
                window.show_message(text, "info", window.actions_.undo)
        if window is not None:
            window.actions_.undo.setEnabled(bool(self._undo))
            if done.change.undoes:
                window.dismiss_message()
        self._follow_change()

    @Slot(object)
    def _show_refused(self, refused: Refused) -> None:
        if refused.change in self._undoing:
            self._undoing.remove(refused.change)
            self._undo.give_back(refused.change.command)
        text = partial(self._refusal, refused)
        if isinstance(refused.change.command, Keep):
            self._notifications.show(text, "error")
        else:
            self._report(text, "error")

    def _refusal(self, refused: Refused) -> str:
        return texts.refusal(refused, self._notifications.explain(refused.failure))

    @Slot()
    def _undo_last(self) -> None:
        command = self._undo.pop()
        if command is not None:
            change = Change(command, undoes=True)
            self._undoing.add(change)
            self._change_requested.emit(change)

    @Slot(str)
    def _relabel(self, label: str) -> None:
        chosen = self._window.chosen if self._window is not None else ()
        if chosen:
            self._change_requested.emit(Change(Relabel(dict.fromkeys(chosen, label))))

    @Slot()
    def _delete(self) -> None:
        chosen = self._window.chosen if self._window is not None else ()
        if chosen:
            self._change_requested.emit(Change(Delete(chosen)))

    @Slot()
    def _assign(self) -> None:
        chosen = self._window.chosen if self._window is not None else ()
        if chosen:
            writers = dict.fromkeys(chosen, self.labelling.writer)
            self._change_requested.emit(Change(SetWriters(writers)))

    @Slot(str)
    def _choose_writer(self, writer: str) -> None:
        self.labelling.writer = self._settings.writer = writer
        names = {*self._settings.writers, *self.writer_button.names, writer} - {""}
        self._settings.writers = tuple(sorted(names, key=str.casefold))
        self.writer_button.show_writer(writer, names)
        if self._window is not None:
            self._window.set_writer(writer)

    @Slot(str, str)
    def _rename_writer(self, old: str, new: str) -> None:
        self._settings.writers = tuple(name for name in self._settings.writers if name != old)
        self.writer_button.show_writer(new, set(self.writer_button.names) - {old})
        self._choose_writer(new)
        self._change_requested.emit(Change(RenameWriter(old, new)))

    @Slot(object)
    def _put_on_canvas(self, drawing: StoredDrawing) -> None:
        self._wanted = drawing.recorded
        self.canvas_wanted.emit(self._wanted)
