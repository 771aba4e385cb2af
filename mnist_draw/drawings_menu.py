"""Menu actions for files of drawings: save, play on the canvas, test the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from mnist_draw.demo.demo import IDLE_SECONDS, Demo
from mnist_draw.replay.controller import ReplayController
from mnist_draw.shared import file_dialogs, theme
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.stroke_files.session_drawings import SessionDrawings, recorded
from mnist_draw.stroke_files.worker import SaveRequest, StrokeFileWriter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.draw.ink import Stroke
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.shared.notifications import Notifications
    from trainer.data.recorded_drawing import RecordedDrawing

_SUFFIX = ".jsonl"
_LABELS = tuple("0123456789")
_SPEEDS = (0.5, 1.0, 2.0, 4.0)


class DrawingsMenu(QObject):
    """Owns the actions, their dialogs and their threads; lives in the GUI thread.

    Attributes:
        session_drawings: Drawings made since the start.
        demo: Plays drawings on the canvas.
        replay: Replays a file and shows the report.
        file_actions: Actions for the File menu.
        demo_action: Switches the demo on and off.
        speed_menu: Menu of drawing speeds.
    """

    _to_save = Signal(object)

    def __init__(
        self,
        window: QWidget,
        draw_area: DrawArea,
        weights: WeightsInUse,
        notifications: Notifications,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._drawing = draw_area.drawing
        self._weights, self._notifications = weights, notifications
        # Kept while a dialog for saving is open.
        self._strokes_to_save: tuple[Stroke, ...] = ()
        self._path_to_save = Path()
        self._drawings_to_save: tuple[RecordedDrawing, ...] = ()

        self.session_drawings = SessionDrawings(self._drawing, self)
        self._file_writer = StrokeFileWriter()
        self._file_thread = WorkerThread(self._file_writer, "drawings")
        self.demo = Demo(draw_area, self.session_drawings, self)
        self.replay = ReplayController(window, self)
        self._add_actions()
        self._connect()

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """All threads; wait for them after `shut_down`."""
        return self._file_thread, self.demo.worker_thread, self.replay.worker_thread

    def start(self) -> None:
        """Starts the threads."""
        for thread in self.threads:
            thread.start()

    def shut_down(self) -> None:
        """Stops the demo and the replay, because the application closes."""
        self.demo.shut_down()
        self.replay.cancel()

    @Slot(object)
    def put_on_canvas(self, drawing: RecordedDrawing) -> None:
        """Replaces the drawing on the canvas; can be undone."""
        self.demo.player.stop()
        self._drawing.clear()
        for stroke in drawing.strokes:
            self._drawing.draw(stroke)
        self.session_drawings.ignore_present()

    def save(self, path: Path, drawings: tuple[RecordedDrawing, ...]) -> None:
        """Writes drawings to a file, and shows a message when it is written."""
        self._to_save.emit(SaveRequest(path, drawings))

    def test(self, path: Path) -> None:
        """Replays a file with the weights in use and shows the report."""
        if self._weights.snapshot is None:
            self._notifications.warn(
                self.tr("There is no network yet to test. Wait until it is loaded.")
            )
            return
        self.replay.start(path, self._weights.snapshot)

    def _add_actions(self) -> None:
        self.save_drawing_action = self._action("saveDrawingAction", "save")
        self.save_session_action = self._action("saveSessionAction")
        self.play_action = self._action("playAction", "resume")
        self.test_action = self._action("testAction")
        self.demo_action = self.demo.action
        self.file_actions = [
            self.save_drawing_action,
            self.save_session_action,
            self.play_action,
            self.test_action,
        ]
        self.speed_menu = QMenu(self._window)
        group = QActionGroup(self)
        for speed in _SPEEDS:
            action = group.addAction("")
            action.setCheckable(True)
            action.setData(speed)
            action.setChecked(speed == self.demo.player.speed)
        self.speed_menu.addActions(group.actions())
        group.triggered.connect(self._choose_speed)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Sets all texts in the present language."""
        self.speed_menu.setTitle(self.tr("Dra&wing speed"))
        for action in self.speed_menu.actions():
            action.setText(f"{QLocale().toString(action.data(), 'g', 2)}×")
        self.demo.retranslate()
        for action, text, tip in (
            (
                self.save_drawing_action,
                self.tr("Save &drawing as strokes…"),
                self.tr("Keep what is on the canvas in a file, stroke by stroke"),
            ),
            (
                self.save_session_action,
                self.tr("Save the session's dra&wings…"),
                self.tr("Keep everything that was drawn since the start in one file"),
            ),
            (
                self.play_action,
                self.tr("&Play a stroke file…"),
                self.tr("Let the drawings of a file appear on the canvas as they were drawn"),
            ),
            (
                self.test_action,
                self.tr("&Test with a stroke file…"),
                self.tr(
                    "See how many drawings of a file the network reads correctly, and which not"
                ),
            ),
            (
                self.demo_action,
                self.tr("D&emo"),
                self.tr(
                    "Draw digits by itself until somebody touches anything, and again "
                    "{seconds} seconds later. Escape ends it."
                ).format(seconds=IDLE_SECONDS),
            ),
        ):
            action.setText(text)
            action.setToolTip(tip)
            action.setStatusTip(tip)

    def _action(self, name: str, icon: str | None = None) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if icon is not None:
            action.setIcon(theme.icon(icon))
        return action

    def _connect(self) -> None:
        self.save_drawing_action.triggered.connect(self._choose_drawing_file)
        self.save_session_action.triggered.connect(self._choose_session_file)
        self.play_action.triggered.connect(self._choose_file_to_play)
        self.test_action.triggered.connect(self._choose_file_to_test)
        self._drawing.history_changed.connect(self._enable)
        # Connected after the demo's own slot, which marks a played drawing as not the user's.
        self.demo.player.playing_changed.connect(self._enable)
        self._enable()

        self.demo.noticed.connect(self._notifications.show)
        self.demo.failed.connect(self._notifications.show_failure)
        self.replay.report.drawing_chosen.connect(self.put_on_canvas)
        self._to_save.connect(self._file_writer.save)
        self._file_writer.saved.connect(self._show_saved)
        self._file_writer.failed.connect(self._notifications.show_failure)

    # Saving

    @Slot()
    def _enable(self) -> None:
        self.save_drawing_action.setEnabled(self.session_drawings.has_present)
        self.save_session_action.setEnabled(not self.session_drawings.is_empty)

    @Slot()
    def _choose_drawing_file(self) -> None:
        if not self.session_drawings.has_present:
            return
        # The drawing may change while the dialog is open.
        self._strokes_to_save = self._drawing.strokes
        dialog = self._save_dialog(self.tr("Save drawing as strokes"), f"drawing{_SUFFIX}")
        dialog.fileSelected.connect(self._ask_label)
        dialog.open()

    @Slot(str)
    def _ask_label(self, name: str) -> None:
        self._path_to_save = Path(name)
        dialog = QInputDialog(self._window)
        dialog.setObjectName("drawingLabelDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save drawing as strokes"))
        dialog.setLabelText(self.tr("Which digit is it?"))
        dialog.setComboBoxItems([self.tr("Not said"), *_LABELS])
        dialog.textValueSelected.connect(self._save_drawing)
        dialog.open()

    @Slot(str)
    def _save_drawing(self, answer: str) -> None:
        label = answer if answer in _LABELS else None
        self.save(self._path_to_save, (recorded(self._strokes_to_save, label),))

    @Slot()
    def _choose_session_file(self) -> None:
        self._drawings_to_save = self.session_drawings.drawings
        dialog = self._save_dialog(self.tr("Save the session's drawings"), f"drawings{_SUFFIX}")
        dialog.fileSelected.connect(self._save_session)
        dialog.open()

    @Slot(str)
    def _save_session(self, name: str) -> None:
        self.save(Path(name), self._drawings_to_save)

    def _save_dialog(self, title: str, file_name: str) -> QFileDialog:
        dialog = file_dialogs.create_for_saving(
            self._window, "saveStrokesDialog", "strokes", title, file_name
        )
        dialog.setNameFilter(self.tr("Stroke files (*.jsonl)"))
        return dialog

    @Slot(object)
    def _show_saved(self, request: SaveRequest) -> None:
        if len(request.drawings) == 1:
            text = self.tr("The drawing was saved to {path}")
        else:
            text = self.tr("{count} drawings were saved to {path}")
        self._notifications.show(
            text.format(count=QLocale().toString(len(request.drawings)), path=request.path)
        )

    # Playing and testing

    @Slot()
    def _choose_file_to_play(self) -> None:
        dialog = self._open_dialog(self.tr("Play a stroke file"))
        dialog.fileSelected.connect(self._play)
        dialog.open()

    @Slot(str)
    def _play(self, name: str) -> None:
        self.demo.choose(Path(name))

    @Slot()
    def _choose_file_to_test(self) -> None:
        dialog = self._open_dialog(self.tr("Test with a stroke file"))
        dialog.fileSelected.connect(self._test)
        dialog.open()

    @Slot(str)
    def _test(self, name: str) -> None:
        self.test(Path(name))

    def _open_dialog(self, title: str) -> QFileDialog:
        dialog = file_dialogs.create(self._window, "openStrokesDialog", "strokes", title)
        dialog.setNameFilter(
            self.tr("Stroke files (*.jsonl *.jsonl.gz *.unp *.unp.gz);;All files (*)")
        )
        return dialog

    @Slot(QAction)
    def _choose_speed(self, action: QAction) -> None:
        self.demo.player.speed = action.data()
