"""Player of the rows of a drawing: play, pause, steps and a slider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

# A whole drawing takes 3.5 seconds: slow enough to say what happens.
_INTERVAL_MS: Final = 125


class RowPlayer(QWidget):
    """Holds how many rows have been read, and moves on row by row while it plays.

    The slider has the focus of all, and all keys: space plays and pauses, the arrows step, Home and
    End go to the first and past the last row.

    Attributes:
        moved: Emits how many rows have been read, by the user's hand or while playing.
    """

    moved = Signal(int)

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        """Starts with all rows read.

        Args:
            rows: Number of rows.
            parent: Parent widget.
        """
        super().__init__(parent)
        self.setObjectName("rowPlayer")
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("rowSlider")
        self._slider.setRange(0, rows)
        self._slider.setPageStep(4)
        self._slider.setValue(rows)
        self._slider.valueChanged.connect(self.moved)
        self._back = self._button("rowBackButton", "previous")
        self._back.setAutoRepeat(True)
        self._back.clicked.connect(self._step_back)
        self._play = self._button("rowPlayButton", "train")
        self._play.clicked.connect(self.toggle)
        self._forward = self._button("rowForwardButton", "next")
        self._forward.setAutoRepeat(True)
        self._forward.clicked.connect(self._step_forward)
        # Any movement by hand ends the playing.
        self._slider.actionTriggered.connect(self.pause)
        self._slider.sliderPressed.connect(self.pause)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._play_row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._back, self._play, self._forward):
            row.addWidget(widget)
        row.addWidget(self._slider, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._set_sizes()
        self._retranslate()

    @property
    def position(self) -> int:
        """How many rows have been read."""
        return self._slider.value()

    @property
    def playing(self) -> bool:
        """Whether it moves on by itself."""
        return self._timer.isActive()

    @Slot(int)
    def move_to(self, position: int) -> None:
        """Pauses at a position; one outside the rows is limited to them."""
        self.pause()
        self._slider.setValue(position)

    @Slot()
    def toggle(self) -> None:
        """Plays, from the start if all rows have been read, or pauses."""
        if self.playing:
            self.pause()
            return
        if self.position == self._slider.maximum():
            self._slider.setValue(0)
        self._timer.start()
        self._show_playing()

    @Slot()
    def pause(self) -> None:
        """Pauses."""
        if self.playing:
            self._timer.stop()
            self._show_playing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        super().changeEvent(event)

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("flat", True)
        button.setIcon(theme.icon(icon))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.pressed.connect(self._slider.setFocus)
        return button

    @Slot()
    def _play_row(self) -> None:
        self._slider.setValue(self.position + 1)
        if self.position == self._slider.maximum():
            self.pause()

    @Slot()
    def _step_back(self) -> None:
        self.move_to(self.position - 1)

    @Slot()
    def _step_forward(self) -> None:
        self.move_to(self.position + 1)

    def _show_playing(self) -> None:
        self._play.setIcon(theme.icon("pause" if self.playing else "train"))
        self._retranslate()

    def _retranslate(self) -> None:
        play = self.tr("Pause") if self.playing else self.tr("Play row by row")
        for button, text, key in (
            (self._back, self.tr("One row back"), "←"),
            (self._play, play, self.tr("Space")),
            (self._forward, self.tr("One row forward"), "→"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(f"{text} ({key})")
        self._slider.setAccessibleName(self.tr("Rows read"))
        self._slider.setToolTip(
            self.tr("How many rows of the drawing the network has read (Home, End, ←, →)")
        )

    def _set_sizes(self) -> None:
        em = self.fontMetrics().height()
        for button in (self._back, self._play, self._forward):
            button.setIconSize(QSize(em, em))
            button.setMinimumSize(round(em * 1.7), round(em * 1.5))
