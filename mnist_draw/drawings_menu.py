"""Menu actions for files of drawings: save, play on the canvas, test the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mnist_draw.demo.demo import IDLE_SECONDS, Demo
from mnist_draw.replay.controller import ReplayController
from mnist_draw.shared import file_dialogs, theme
from mnist_draw.stroke_files.canvas_writer import CanvasWriter
from mnist_draw.stroke_files.controller import SavingController
from mnist_draw.stroke_files.session_drawings import SessionDrawings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.shared.threads import WorkerThread
    from trainer.data.recorded_drawing import RecordedDrawing

_SPEEDS = (0.5, 1.0, 2.0, 4.0)


class DrawingsMenu(QObject):
    """Owns the actions, their dialogs and their threads; lives in the GUI thread.

    Attributes:
        session_drawings: Drawings made since the start.
        saving: Saves drawings to files.
        demo: Plays drawings on the canvas.
        replay: Replays a file and shows the report.
        file_actions: Actions for the File menu.
        demo_action: Switches the demo on and off.
        speed_menu: Menu of drawing speeds.
        put: Emits the `RecordedDrawing` of `put_on_canvas`, once it is there.
    """

    put = Signal(object)

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
        self.session_drawings = SessionDrawings(self._drawing, self)
        self.saving = SavingController(
            window, self._drawing, self.session_drawings, weights, notifications, self
        )
        self._writer = CanvasWriter(self._drawing, draw_area.canvas, self)
        self._writer.advanced.connect(self.session_drawings.ignore_present)
        self._writer.finished.connect(self.session_drawings.ignore_present)
        self._writer.finished.connect(self.put)
        self.demo = Demo(draw_area, self.session_drawings, self)
        self.replay = ReplayController(window, self)
        self._add_actions()
        self._connect()

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """All threads; wait for them after `shut_down`."""
        return self.saving.worker_thread, self.demo.worker_thread, self.replay.worker_thread

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
        """Replaces the drawing on the canvas, a long one step by step; can be undone."""
        self.demo.player.stop()
        self._writer.write(drawing)

    def test(self, path: Path) -> None:
        """Replays a file with the weights in use and shows the report."""
        if self._weights.snapshot is None:
            self._notifications.warn(
                lambda: self.tr("There is no network yet to test. Wait until it is loaded.")
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
                self.tr("Save the drawing to a file, stroke by stroke"),
            ),
            (
                self.save_session_action,
                self.tr("Save the session's dra&wings…"),
                self.tr("Save everything drawn since the start to one file"),
            ),
            (
                self.play_action,
                self.tr("&Play a stroke file…"),
                self.tr("Replay the drawings of a file on the canvas, stroke by stroke"),
            ),
            (
                self.test_action,
                self.tr("&Test with a stroke file…"),
                self.tr("See which drawings of a file the network reads correctly, and which not"),
            ),
            (
                self.demo_action,
                self.tr("D&emo"),
                self.tr(
                    "The app draws digits by itself until you touch anything, and again after "
                    "{seconds} quiet seconds. Esc ends it."
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
        self.save_drawing_action.triggered.connect(self.saving.save_drawing)
        self.save_session_action.triggered.connect(self.saving.save_session)
        self.play_action.triggered.connect(self._choose_file_to_play)
        self.test_action.triggered.connect(self._choose_file_to_test)
        self._drawing.history_changed.connect(self._enable)
        # Connected after the demo's own slot, which marks a played drawing as not the user's.
        self.demo.player.playing_changed.connect(self._enable)
        self._enable()

        self.demo.noticed.connect(self._notifications.show)
        self.demo.failed.connect(self._notifications.show_failure)
        self.replay.drawing_chosen.connect(self.put_on_canvas)

    @Slot()
    def _enable(self) -> None:
        self.save_drawing_action.setEnabled(self.session_drawings.has_present)
        self.save_session_action.setEnabled(not self.session_drawings.is_empty)

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
            self.tr("Stroke files (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;All files (*)")
        )
        return dialog

    @Slot(QAction)
    def _choose_speed(self, action: QAction) -> None:
        self.demo.player.speed = action.data()
