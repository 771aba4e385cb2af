"""Drawings as files: save them, play them on the canvas, test the network with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu

from mnist_draw import messages, theme
from mnist_draw.interruption import Interruption
from mnist_draw.player import Player
from mnist_draw.session_drawings import SessionDrawings, recorded
from mnist_draw.threads import WorkerThread
from mnist_draw.widgets.demo_caption import DemoCaption
from mnist_draw.widgets.replay_report import ReplayReport
from mnist_draw.workers.replay import ReplayJob, ReplayWorker
from mnist_draw.workers.stroke_files import PlayRequest, SaveRequest, StrokeFileWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.strokes import RecordedDrawing
    from mnist_draw.widgets.draw_area import DrawArea
    from mnist_draw.workers.failure import Failure
    from mnist_draw.workers.replay import ReplayEnd, ReplayPart
    from mnist_draw.workers.stroke_files import Drawings
    from trainer.weights import WeightSnapshot

IDLE_SECONDS = 45
"""So long after the last touch the demo goes on by itself."""

_SUFFIX = ".jsonl"
_GAP = 12
_SPEEDS = (0.5, 1.0, 2.0, 4.0)


class DrawingsMenu(QObject):
    """Holds the actions, the dialogs, the player and the two threads behind them.

    Attributes:
        noticed: Something to tell: the text, and ``"info"``, ``"warning"`` or ``"error"``.
        player: Plays drawings on the canvas.
        session_drawings: What has been drawn since the start.
        report: How well a file was read; shown when it is asked for.
        file_actions: For a menu of files.
        demo_action: Whether the window draws by itself while nobody touches it.
        speed_menu: How fast it draws.
    """

    noticed = Signal(str, str)
    _to_play = Signal(object)
    _more_wanted = Signal()
    _to_close = Signal()
    _to_save = Signal(object)
    _to_read = Signal(object)

    def __init__(self, window: QWidget, draw_area: DrawArea, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._drawing = draw_area.drawing
        self._path: Path | None = None
        self._request = PlayRequest(0, None, repeat=False)
        self._snapshot: WeightSnapshot | None = None
        self._job: ReplayJob | None = None
        self._folder = ""
        self._warned = False

        self.session_drawings = SessionDrawings(self._drawing, self)
        self.player = Player(self._drawing, self)
        self._caption = DemoCaption(draw_area.canvas)
        self._interruption = Interruption(draw_area.canvas, self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_SECONDS * 1000)
        self.report = ReplayReport(window)
        self._file_worker = StrokeFileWorker()
        self._replay_worker = ReplayWorker()
        self._file_thread = WorkerThread(self._file_worker, "drawings")
        self._replay_thread = WorkerThread(self._replay_worker, "replay")
        self._add_actions()
        self._connect()

    @property
    def threads(self) -> tuple[WorkerThread, WorkerThread]:
        """Both threads, to be waited for after `leave`."""
        return self._file_thread, self._replay_thread

    def start(self) -> None:
        """Starts the threads."""
        for thread in self.threads:
            thread.start()

    def leave(self) -> None:
        """Ends all as soon as possible, because the application closes."""
        self._idle.stop()
        self._interruption.watch(active=False)
        self.player.stop()
        self._cancel()

    def use_weights(self, snapshot: WeightSnapshot) -> None:
        """Notes the weights in use, with which files are tested."""
        self._snapshot = snapshot

    @Slot(object)
    def put_on_canvas(self, drawing: RecordedDrawing) -> None:
        """Draws a recorded drawing in the place of what is there; can be undone."""
        self.player.stop()
        self._drawing.clear()
        for stroke in drawing.strokes:
            self._drawing.draw(stroke)
        self.session_drawings.ignore_present()

    def play(self, path: Path | None, *, repeat: bool) -> None:
        """Plays a file's drawings, or the built-in digits, until somebody touches anything.

        Args:
            path: The file; None for the built-in digits, which never end.
            repeat: Whether it begins again at its end.
        """
        self._request = PlayRequest(self._request.number + 1, path, repeat)
        self._warned = False
        self.player.start()
        self._to_play.emit(self._request)

    def save(self, path: Path, drawings: tuple[RecordedDrawing, ...]) -> None:
        """Writes drawings to a file, and tells when it is done."""
        self._to_save.emit(SaveRequest(path, drawings))

    def test(self, path: Path) -> None:
        """Reads a file with the weights in use and shows the report."""
        if self._snapshot is None:
            self.noticed.emit(
                self.tr("There is no network yet to test. Wait until it is loaded."), "warning"
            )
            return
        self._cancel()
        self._job = ReplayJob(path, self._snapshot)
        self.report.begin(path.name)
        if not self.report.isVisible():
            # Beside the canvas, where the drawings go that are chosen in it.
            corner = self._window.geometry().bottomRight()
            self.report.move(
                corner.x() - self.report.frameGeometry().width() - _GAP,
                corner.y() - self.report.frameGeometry().height() - 3 * _GAP,
            )
        self.report.show()
        self.report.raise_()
        self._to_read.emit(self._job)

    def _add_actions(self) -> None:
        self.save_drawing_action = self._action("saveDrawingAction", "save")
        self.save_session_action = self._action("saveSessionAction")
        self.play_action = self._action("playAction", "resume")
        self.test_action = self._action("testAction")
        self.demo_action = self._action("demoAction")
        self.demo_action.setCheckable(True)
        self.demo_action.setShortcut(QKeySequence("F8"))
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
            action.setChecked(speed == self.player.speed)
        self.speed_menu.addActions(group.actions())
        group.triggered.connect(self._choose_speed)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Names everything in the language that the application has now."""
        self.speed_menu.setTitle(self.tr("Dra&wing speed"))
        for action in self.speed_menu.actions():
            action.setText(f"{QLocale().toString(action.data(), 'g', 2)}×")
        if self._caption.text():
            self._caption.set_text(self._invitation())
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

    def _invitation(self) -> str:
        return self.tr("Demo: touch to draw yourself")

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
        self.demo_action.toggled.connect(self._switch_demo)
        self._drawing.history_changed.connect(self._enable)
        self._enable()

        self.player.playing_changed.connect(self._show_playing)
        self.player.running_low.connect(self._more_wanted)
        self._interruption.pressed.connect(self._give_way)
        self._interruption.key_pressed.connect(self._obey_key)
        self._idle.timeout.connect(self._go_on)

        self._to_play.connect(self._file_worker.open)
        self._more_wanted.connect(self._file_worker.read_more)
        self._to_close.connect(self._file_worker.close)
        self._to_save.connect(self._file_worker.save)
        self._file_worker.read.connect(self._take_drawings)
        self._file_worker.saved.connect(self._show_saved)
        self._file_worker.failed.connect(self._show_failure)

        self._to_read.connect(self._replay_worker.run)
        self._replay_worker.progressed.connect(self._show_part)
        self._replay_worker.ended.connect(self._show_end)
        self.report.cancelled.connect(self._cancel)
        self.report.drawing_chosen.connect(self.put_on_canvas)

    # Saving

    @Slot()
    def _enable(self) -> None:
        self.save_drawing_action.setEnabled(self.session_drawings.has_present)
        self.save_session_action.setEnabled(not self.session_drawings.is_empty)

    @Slot()
    def _choose_drawing_file(self) -> None:
        if not self.session_drawings.has_present:
            return
        # What is saved is what was there when it was asked for.
        strokes = self._drawing.strokes
        path = self._ask_where(self.tr("Save drawing as strokes"), f"drawing{_SUFFIX}")
        if path is None:
            return
        unknown = self.tr("Not said")
        choices = [unknown, *map(str, range(10))]
        label, accepted = QInputDialog.getItem(
            self._window,
            self.tr("Save drawing as strokes"),
            self.tr("Which digit is it?"),
            choices,
            0,
            editable=False,
        )
        if accepted:
            self.save(path, (recorded(strokes, None if label == unknown else label),))

    @Slot()
    def _choose_session_file(self) -> None:
        drawings = self.session_drawings.drawings
        path = self._ask_where(self.tr("Save the session's drawings"), f"drawings{_SUFFIX}")
        if path is not None:
            self.save(path, drawings)

    def _ask_where(self, title: str, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, title, str(Path(self._folder) / name), self.tr("Stroke files (*.jsonl)")
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = str(path.parent)
        return path if path.suffix else path.with_suffix(_SUFFIX)

    @Slot(object)
    def _show_saved(self, request: SaveRequest) -> None:
        if len(request.drawings) == 1:
            text = self.tr("The drawing was saved to {path}")
        else:
            text = self.tr("{count} drawings were saved to {path}")
        self.noticed.emit(
            text.format(count=QLocale().toString(len(request.drawings)), path=request.path), "info"
        )

    @Slot(object)
    def _show_failure(self, failure: Failure) -> None:
        self.noticed.emit(messages.explain_failure(failure), "error")

    # Playing

    @Slot()
    def _choose_file_to_play(self) -> None:
        path = self._ask_which(self.tr("Play a stroke file"))
        if path is not None:
            self._path = path
            self.play(path, repeat=self.demo_action.isChecked())

    def _ask_which(self, title: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            title,
            self._folder,
            self.tr("Stroke files (*.jsonl *.jsonl.gz *.unp *.unp.gz);;All files (*)"),
        )
        if not chosen:
            return None
        self._folder = str(Path(chosen).parent)
        return Path(chosen)

    @Slot(bool)
    def _switch_demo(self, on: bool) -> None:
        self._idle.stop()
        if on:
            self.play(self._path, repeat=True)
        else:
            self.player.stop(discard=True)
        self._watch()

    @Slot()
    def _go_on(self) -> None:
        busy = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if busy or self._drawing.is_drawing:
            self._idle.start()
        elif self.demo_action.isChecked() and not self.player.playing:
            self.play(self._path, repeat=True)

    @Slot(object)
    def _take_drawings(self, drawings: Drawings) -> None:
        if drawings.request != self._request.number:
            return
        if drawings.skipped and not self._warned:
            self._warned = True
            self.noticed.emit(
                self.tr("A part of the file cannot be played. {problem}").format(
                    problem=drawings.problem
                ),
                "warning",
            )
        self.player.give(drawings.drawings, last=drawings.last)

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        if playing:
            self.session_drawings.pause()
            self._caption.set_text(self._invitation())
            self._idle.stop()
        else:
            self.session_drawings.resume()
            self._caption.set_text("")
            self._to_close.emit()
            if self.demo_action.isChecked():
                self._idle.start()
        self._enable()
        self._watch()

    def _watch(self) -> None:
        self._interruption.takes_keys = self.player.playing
        self._interruption.watch(active=self.player.playing or self.demo_action.isChecked())

    @Slot(bool)
    def _give_way(self, on_canvas: bool) -> None:
        # Who touches the canvas gets a blank one; who presses a button may want to talk about
        # what was drawn.
        self.player.stop(discard=on_canvas)
        if self.demo_action.isChecked():
            self._idle.start()

    @Slot(int)
    def _obey_key(self, key: int) -> None:
        playing = self.player.playing
        self._give_way(on_canvas=False)
        if playing and key in {Qt.Key.Key_Escape, Qt.Key.Key_F8}:
            self.demo_action.setChecked(False)

    @Slot(QAction)
    def _choose_speed(self, action: QAction) -> None:
        self.player.speed = action.data()

    # Testing

    @Slot()
    def _choose_file_to_test(self) -> None:
        path = self._ask_which(self.tr("Test with a stroke file"))
        if path is not None:
            self.test(path)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancelled.set()

    @Slot(object)
    def _show_part(self, part: ReplayPart) -> None:
        if part.job is self._job:
            self.report.add(part.readings, part.share)

    @Slot(object)
    def _show_end(self, end: ReplayEnd) -> None:
        if end.job is not self._job:
            return
        failure = "" if end.failure is None else messages.explain_failure(end.failure)
        if end.job.cancelled.is_set():
            failure = self.tr("Cancelled before the end of the file")
        self._job = None
        self.report.finish(end.problems, end.skipped, failure)
