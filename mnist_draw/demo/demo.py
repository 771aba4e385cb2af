"""Self-running demo: plays drawings on the canvas until the user touches mouse, pen or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from mnist_draw import messages
from mnist_draw.demo.demo_caption import DemoCaption
from mnist_draw.demo.interruption import Interruption
from mnist_draw.demo.player import Player
from mnist_draw.demo.worker import PlaybackWorker, PlayRequest
from mnist_draw.shared.platforms import keys
from mnist_draw.shared.threads import WorkerThread

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.demo.worker import PlayBatch
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.stroke_files.session_drawings import SessionDrawings

IDLE_SECONDS = 45
"""Seconds without input after which the demo resumes."""


class Demo(QObject):
    """Plays a file or the built-in digits, stops at any input, and resumes after a while.

    Attributes:
        player: Plays drawings on the canvas.
        action: Switches the demo on and off.
        worker_thread: Start it before the first drawing is played.

    Signals:
        noticed: A message for the user: see `Notifications.show`.
        failed: A `Failure` to read a file.
    """

    noticed = Signal(object, str)
    failed = Signal(object)
    _open_requested = Signal(object)
    _more_requested = Signal()
    _close_requested = Signal()

    def __init__(
        self,
        draw_area: DrawArea,
        session_drawings: SessionDrawings,
        parent: QObject,
    ) -> None:
        """Start switched off.

        Args:
            draw_area: Its canvas is drawn on.
            session_drawings: Paused while drawings are played.
            parent: Parent object.
        """
        super().__init__(parent)
        self._drawing = draw_area.drawing
        self._session_drawings = session_drawings
        self._path: Path | None = None
        self._request = PlayRequest(0, None, repeat=False)
        self._warned = False

        self.action = QAction(self)
        self.action.setObjectName("demoAction")
        self.action.setCheckable(True)
        self.action.setShortcuts(keys.function_key(8))
        self.action.toggled.connect(self._switch)
        self.player = Player(self._drawing, self)
        self.player.playing_changed.connect(self._show_playing)
        self.player.running_low.connect(self._more_requested)
        self._caption = DemoCaption(draw_area.canvas)
        self._interruption = Interruption(draw_area.canvas, self)
        self._interruption.pressed.connect(self._interrupt)
        self._interruption.key_pressed.connect(self._handle_key)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_SECONDS * 1000)
        self._idle.timeout.connect(self._resume)

        self._worker = PlaybackWorker()
        self.worker_thread = WorkerThread(self._worker, "demo")
        self._open_requested.connect(self._worker.open)
        self._more_requested.connect(self._worker.read_more)
        self._close_requested.connect(self._worker.close)
        self._worker.read.connect(self._add_drawings)
        self._worker.failed.connect(self.failed)

    def shut_down(self) -> None:
        """Stop for good, before the application closes."""
        # Stopping the player starts the idle timer.
        self.player.stop()
        self._idle.stop()
        self._interruption.watch(active=False)

    def choose(self, path: Path) -> None:
        """Play a file now, and whenever the demo resumes."""
        self._path = path
        self.play(path, repeat=self.action.isChecked())

    def play(self, path: Path | None, *, repeat: bool) -> None:
        """Play a file, or the built-in digits, until the next input.

        Args:
            path: A stroke file; None for the built-in digits, which never end.
            repeat: Whether the file starts again at its end.
        """
        self._request = PlayRequest(self._request.number + 1, path, repeat)
        self._warned = False
        self.player.start()
        self._open_requested.emit(self._request)

    @Slot()
    def show(self) -> None:
        """Play the built-in digits once, until the next input."""
        self.play(None, repeat=False)

    def retranslate(self) -> None:
        """Use the texts of the current language."""
        if self._caption.text():
            self._caption.set_text(self.tr("Demo: touch to draw yourself"))

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        self._idle.stop()
        if on:
            self.play(self._path, repeat=True)
        else:
            self.player.stop(discard=True)
        self._watch()

    @Slot()
    def _resume(self) -> None:
        busy = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if busy or self._drawing.is_drawing:
            self._idle.start()
        elif self.action.isChecked() and not self.player.playing:
            self.play(self._path, repeat=True)

    @Slot(object)
    def _add_drawings(self, batch: PlayBatch) -> None:
        if batch.request != self._request.number:
            return
        if batch.problem and not self._warned:
            self._warned = True
            problem = batch.problem
            self.noticed.emit(
                lambda: self.tr("A part of the file cannot be played. {problem}").format(
                    problem=messages.explain(problem)
                ),
                "warning",
            )
        self.player.add(batch.drawings, last=batch.last)

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        if playing:
            self._session_drawings.pause()
            self._caption.set_text(self.tr("Demo: touch to draw yourself"))
            self._idle.stop()
        else:
            self._session_drawings.resume()
            self._caption.set_text("")
            self._close_requested.emit()
            if self.action.isChecked():
                self._idle.start()
        self._watch()

    def _watch(self) -> None:
        self._interruption.takes_keys = self.player.playing
        self._interruption.watch(active=self.player.playing or self.action.isChecked())

    @Slot(bool)
    def _interrupt(self, on_canvas: bool) -> None:
        # A touch of the canvas clears it for drawing; after any other input the drawing stays, as
        # the teacher may want to talk about it.
        self.player.stop(discard=on_canvas)
        if self.action.isChecked():
            self._idle.start()

    @Slot(int)
    def _handle_key(self, key: int) -> None:
        playing = self.player.playing
        self._interrupt(on_canvas=False)
        if playing and key in {Qt.Key.Key_Escape, Qt.Key.Key_F8}:
            self.action.setChecked(False)
