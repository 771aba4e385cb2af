"""The demo: drawings appear on the canvas by themselves until somebody touches anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from mnist_draw.demo.demo_caption import DemoCaption
from mnist_draw.demo.interruption import Interruption
from mnist_draw.demo.player import Player
from mnist_draw.stroke_files.worker import PlayRequest

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.stroke_files.session_drawings import SessionDrawings
    from mnist_draw.stroke_files.worker import Drawings, StrokeFileWorker

IDLE_SECONDS = 45
"""So long after the last touch the demo goes on by itself."""

translate = QCoreApplication.translate


class Demo(QObject):
    """Plays a file's drawings or the built-in digits, gives way, and goes on by itself.

    Attributes:
        noticed: Something to tell: the text, and ``"warning"``.
        player: Plays drawings on the canvas.
        action: Whether the window draws by itself while nobody touches it.
    """

    noticed = Signal(str, str)
    _to_play = Signal(object)
    _more_wanted = Signal()
    _to_close = Signal()

    def __init__(
        self,
        draw_area: DrawArea,
        session_drawings: SessionDrawings,
        worker: StrokeFileWorker,
        parent: QObject,
    ) -> None:
        """Waits until somebody asks for it.

        Args:
            draw_area: With the canvas to draw on.
            session_drawings: Takes no notice of what is played.
            worker: Reads the drawings, in a thread of its own.
            parent: The owner.
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
        self.action.setShortcut(QKeySequence("F8"))
        self.action.toggled.connect(self._switch)
        self.player = Player(self._drawing, self)
        self.player.playing_changed.connect(self._show_playing)
        self.player.running_low.connect(self._more_wanted)
        self._caption = DemoCaption(draw_area.canvas)
        self._interruption = Interruption(draw_area.canvas, self)
        self._interruption.pressed.connect(self._give_way)
        self._interruption.key_pressed.connect(self._obey_key)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_SECONDS * 1000)
        self._idle.timeout.connect(self._go_on)

        self._to_play.connect(worker.open)
        self._more_wanted.connect(worker.read_more)
        self._to_close.connect(worker.close)
        worker.read.connect(self._take_drawings)

    def leave(self) -> None:
        """Stops, because the application closes."""
        # A player that stops sets the clock for going on.
        self.player.stop()
        self._idle.stop()
        self._interruption.watch(active=False)

    def choose(self, path: Path) -> None:
        """Plays a file now, and from now on whenever the demo goes on."""
        self._path = path
        self.play(path, repeat=self.action.isChecked())

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

    def retranslate(self) -> None:
        """Writes the caption in the language that the application has now."""
        if self._caption.text():
            self._caption.set_text(_invitation())

    @Slot(bool)
    def _switch(self, on: bool) -> None:
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
        elif self.action.isChecked() and not self.player.playing:
            self.play(self._path, repeat=True)

    @Slot(object)
    def _take_drawings(self, drawings: Drawings) -> None:
        if drawings.request != self._request.number:
            return
        if drawings.skipped and not self._warned:
            self._warned = True
            self.noticed.emit(
                translate("DrawingsMenu", "A part of the file cannot be played. {problem}").format(
                    problem=drawings.problem
                ),
                "warning",
            )
        self.player.give(drawings.drawings, last=drawings.last)

    @Slot(bool)
    def _show_playing(self, playing: bool) -> None:
        if playing:
            self._session_drawings.pause()
            self._caption.set_text(_invitation())
            self._idle.stop()
        else:
            self._session_drawings.resume()
            self._caption.set_text("")
            self._to_close.emit()
            if self.action.isChecked():
                self._idle.start()
        self._watch()

    def _watch(self) -> None:
        self._interruption.takes_keys = self.player.playing
        self._interruption.watch(active=self.player.playing or self.action.isChecked())

    @Slot(bool)
    def _give_way(self, on_canvas: bool) -> None:
        # Who touches the canvas gets a blank one; who presses a button may want to talk about
        # what was drawn.
        self.player.stop(discard=on_canvas)
        if self.action.isChecked():
            self._idle.start()

    @Slot(int)
    def _obey_key(self, key: int) -> None:
        playing = self.player.playing
        self._give_way(on_canvas=False)
        if playing and key in {Qt.Key.Key_Escape, Qt.Key.Key_F8}:
            self.action.setChecked(False)


def _invitation() -> str:
    return translate("DrawingsMenu", "Demo: touch to draw yourself")
