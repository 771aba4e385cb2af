"""Bar of the time machine: play, a slider over the steps of a run, and the way back to now."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

from mnist_draw.plain_text import plain_tip
from mnist_draw.recipe.run_titles import name_of
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import decimal, whole
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from mnist_draw.timeline.timeline import Timeline


# Steps and epochs whose text always has room: the bar keeps its parts while a run grows.
_USUAL_STEPS: Final = 9999
_USUAL_EPOCHS: Final = 99.0
# With less width, in heights of a line, the bar shows no epoch.
_WIDE_EM: Final = 30


@dataclass(frozen=True, slots=True, eq=False)
class TimelineView:
    """What the bar shows.

    Attributes:
        timeline: The weights of a run.
        position: The chosen ones, [0, `Timeline.last`].
        playing: Whether the position moves by itself.
    """

    timeline: Timeline
    position: int
    playing: bool = False

    @property
    def at_present(self) -> bool:
        """Whether the present weights are chosen."""
        return self.position == self.timeline.last


class TimelineBar(QWidget):
    """One line, hidden while there is nothing to choose from.

    Attributes:
        moved: Emits the position that the user has chosen.
        play_toggled: Play, or pause.
        present_wanted: Go back to the present weights.
    """

    moved = Signal(int)
    play_toggled = Signal()
    present_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._view: TimelineView | None = None
        self._usable: bool | None = None
        self._playing: bool | None = None
        self._play = QToolButton()
        self._play.setObjectName("timelinePlayButton")
        self._play.clicked.connect(self.play_toggled)
        self._slider = _Slider()
        self._slider.valueChanged.connect(self.moved)
        self._slider.space_pressed.connect(self.play_toggled)
        self._run = SteadyLabel("timelineRun", "caption", "muted", Qt.AlignmentFlag.AlignRight)
        self._step = SteadyLabel("timelineStep", "caption", alignment=Qt.AlignmentFlag.AlignRight)
        self._step.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._present = QToolButton()
        self._present.setObjectName("timelinePresentButton")
        self._present.clicked.connect(self.present_wanted)
        for button in (self._play, self._present):
            # A click leaves the focus where arrow keys move the slider.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._play.setProperty("flat", True)
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._play)
        layout.addWidget(self._slider)
        layout.addWidget(self._run)
        layout.addWidget(self._step)
        layout.addWidget(self._present)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._slider)
        self._retranslate()
        self._set_sizes()
        # Narrow until it has its place: longer texts would push its neighbours aside.
        self.resize(0, 0)
        self.hide()

    def show_view(self, view: TimelineView) -> None:
        """Show a position; hides the bar if there are no others and no reason why."""
        self._view = view
        timeline = view.timeline
        with QSignalBlocker(self._slider):
            self._slider.setRange(0, timeline.last)
            self._slider.setValue(view.position)
        usable = timeline.problem is None
        for widget in (self._present, self._step):
            widget.setVisible(usable)
        self._play.setEnabled(usable)
        self._slider.setEnabled(usable)
        self._run.setVisible(timeline.summary is not None or not usable)
        # The name of the run takes less room than the reason why it cannot be played.
        # Set again, the same factors or icon would cost a new layout with each snapshot.
        if usable != self._usable:
            self._usable = usable
            slider, run = (3, 2) if usable else (1, 4)
            self._layout.setStretchFactor(self._slider, slider)
            self._layout.setStretchFactor(self._run, run)
        self._present.setEnabled(not view.at_present)
        self._update_texts()
        self.setVisible(timeline.last > 0 or timeline.problem is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_texts()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._update_texts()
        elif event.type() == QEvent.Type.FontChange:
            self._set_sizes()
            self._update_texts()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._playing = None
        self._slider.setAccessibleName(self.tr("Step of the training"))
        self._slider.setToolTip(
            self.tr(
                "Go back to the weights of an earlier step: drawing, bars and Inside follow "
                "(arrow keys; Space plays)"
            )
        )
        self._present.setText(self.tr("Now"))
        self._present.setAccessibleName(self.tr("Back to now"))
        self._present.setToolTip(self.tr("Return to the newest weights (End)"))

    def _set_sizes(self) -> None:
        em = self.fontMetrics().height()
        self._play.setIconSize(QSize(round(em * 1.1), round(em * 1.1)))
        self._slider.setMinimumWidth(round(em * 3))

    def _update_texts(self) -> None:
        view = self._view
        if view is None:
            return
        timeline = view.timeline
        self._show_playing(playing=view.playing)
        run = "" if timeline.summary is None else self._title(timeline)
        if timeline.problem is None:
            self._run.set_text(run, "muted")
            tip = self.tr("The run whose steps these are: {run}").format(run=run)
            self._run.setToolTip(plain_tip(tip))
        else:
            run = self._reason(timeline)
            self._run.set_text(run, "warning")
            self._run.setToolTip(plain_tip(run))
        self._run.setAccessibleName(run)
        weights = timeline.at(view.position)
        text = self._position(weights.step, weights.epoch)
        whole_text = text
        self._step.setToolTip(text)
        self._slider.setAccessibleDescription(text)
        present = timeline.present
        steps = max(_USUAL_STEPS, present.step)
        widest = self._position(steps, max(_USUAL_EPOCHS, present.epoch))
        if self.width() < _WIDE_EM * self.fontMetrics().height():
            # The slider needs the room more; the epoch stands below the bars too.
            text, widest = (
                self.tr("step {step}").format(step=whole(step)) for step in (weights.step, steps)
            )
        self._step.set_text(
            text, "muted" if view.at_present else "accent", strong=not view.at_present
        )
        # After the text, which names the label where its name was the text before.
        self._step.setAccessibleName(whole_text)
        # Room for the widest, so that the slider keeps its width.
        font = theme.tabular(theme.font("caption"))
        font.setWeight(font.Weight.DemiBold)
        self._step.setFixedWidth(math.ceil(QFontMetricsF(font).horizontalAdvance(widest)) + 2)

    def _show_playing(self, *, playing: bool) -> None:
        if playing == self._playing:
            return
        self._playing = playing
        text = self.tr("Pause") if playing else self.tr("Play")
        self._play.setIcon(theme.icon("pause" if playing else "train"))
        self._play.setAccessibleName(text)
        self._play.setToolTip(
            self.tr("Stop at this step (Space)")
            if playing
            else self.tr("Play the training from here, or from its start (Space)")
        )

    def _position(self, step: int, epoch: float) -> str:
        return self.tr("step {step} · epoch {epoch}").format(
            step=whole(step), epoch=decimal(epoch, 2)
        )

    def _title(self, timeline: Timeline) -> str:
        assert timeline.summary is not None
        return name_of(timeline.summary)

    def _reason(self, timeline: Timeline) -> str:
        match timeline.problem:
            case "missing":
                return self.tr("This run has kept no earlier weights: it cannot be played")
            case "too large":
                return self.tr("This network is too large to keep its earlier weights")
            case "unreadable":
                return self.tr("The file with this run's earlier weights cannot be opened")
            case "damaged" | None:
                return self.tr("The file with this run's earlier weights is damaged")


class _Slider(QSlider):
    """A slider that jumps to a click, and plays with the space bar.

    Attributes:
        space_pressed: The space bar was pressed.
    """

    space_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("timelineSlider")
        self.setPageStep(5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.space_pressed.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Qt's slider would move by a page towards the click.
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self._handle_width()
            self.setValue(
                QStyle.sliderValueFromPosition(
                    self.minimum(),
                    self.maximum(),
                    round(event.position().x()) - handle // 2,
                    self.width() - handle,
                )
            )
        super().mousePressEvent(event)

    def _handle_width(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return handle.width()
