"""Comparison window: one drawing, five bundled networks, the network in use, and the pad."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from mnist_draw.compare.column import ChosenColumn, OwnColumn
from mnist_draw.compare.comparison import Answers, Strip, majority
from mnist_draw.compare.directions import direction_of_shift
from mnist_draw.compare.failure_panel import FailurePanel
from mnist_draw.compare.pad import DistortionPad
from mnist_draw.compare.sources import KINDS
from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.network_input.ink_picture import InkPicture, caption_height, whole_cells
from mnist_draw.shared import file_dialogs, theme
from mnist_draw.shared.side_window import SideWindow
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.ink.distortion import Distortion
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent

    from mnist_draw.compare.directions import Direction
    from mnist_draw.compare.sources import ComparedNetwork, WeightsFile
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.shared.widgets.message_bar import Kind
    from trainer.network.forward import NumpyNetwork
    from trainer.network.weights import WeightSnapshot

_SIZE: Final = QSize(1340, 720)
# Side of the two pictures, as a share of the window's height.
_PICTURE_SHARE: Final = 0.3
# Heights in lines of text: what the columns need, and the smallest picture.
_COLUMN_LINES: Final = 24
_SMALLEST_PICTURE_LINES: Final = 9


class CompareWindow(SideWindow):
    """Several networks read the drawing on the canvas, which this window shows too.

    Attributes:
        visibility_changed: The window was shown, hidden, minimised or restored: see `is_seen`.
        activated: The window was activated; there may be new runs.
        source_chosen: Column and the `Source` of its next network.
        file_chosen: Column and the path of a weights file.
        changed: The pad or the direction was changed.
    """

    visibility_changed = Signal()
    activated = Signal()
    source_chosen = Signal(int, object)
    file_chosen = Signal(int, object)
    changed = Signal()

    def __init__(self, draw_area: DrawArea, parent: QWidget | None = None) -> None:
        super().__init__("compareView", parent)
        self._canvas = Canvas(draw_area.drawing, draw_area.brush)
        self._canvas.setObjectName("compareCanvas")
        self._canvas.problem_found.connect(self._warn)
        self._picture = InkPicture(self, grid=FRAME_SIZE)
        self._picture.setObjectName("comparedPicture")
        self._pad = DistortionPad()
        self._failures = FailurePanel()
        self._columns = tuple(ChosenColumn(kind) for kind in KINDS)
        self._own = OwnColumn()
        # One line below pictures and pad, which leaves the height to the columns.
        self._explanation = SteadyLabel("padExplanation", "caption", "muted")
        self._messages = MessageBar()
        self._distortion = Distortion()
        for each in (*self._columns, self._own):
            each.renamed.connect(self._name_networks)
        for column, view in enumerate(self._columns):
            view.source_chosen.connect(partial(self.source_chosen.emit, column))
            view.file_wanted.connect(partial(self._choose_file, column))
        self._pad.changed.connect(self._follow_pad)
        self._failures.direction_chosen.connect(self._report_change)
        self._failures.distortion_chosen.connect(self._pad.set_distortion)
        self._buttons = [
            self._button(action)
            for action in (draw_area.undo_action, draw_area.redo_action, draw_area.clear_action)
        ]
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)
        self._retranslate()
        self._name_networks()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.98))

    def sizeHint(self) -> QSize:
        return _SIZE * theme.scale()

    @property
    def is_seen(self) -> bool:
        """Whether the window is neither hidden nor minimised."""
        return self.isVisible() and not self.isMinimized()

    @property
    def distortion(self) -> Distortion:
        """What the pad does to the picture."""
        return self._pad.distortion

    @property
    def direction(self) -> Direction:
        """The distortion that grows in the chart."""
        return self._failures.direction

    @property
    def networks(self) -> tuple[NumpyNetwork | None, ...]:
        """The network of each column; None for a column without one."""
        return tuple(
            None if view.network is None else view.network.network for view in self._columns
        )

    def set_runs(self, runs: Sequence[WeightsFile]) -> None:
        """Offer these runs in all columns."""
        for view in self._columns:
            view.set_runs(runs)

    def show_network(self, column: int, network: ComparedNetwork) -> None:
        """Show another network in a column."""
        self._columns[column].show_network(network)

    def show_message(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message in the window; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind)

    def dismiss_message(self) -> None:
        """Remove the message."""
        self._messages.dismiss()

    def show_item(self, item: Answers | Strip, snapshot: WeightSnapshot) -> None:
        """Show an item of the observer.

        Args:
            item: What the networks read.
            snapshot: The weights in use that read it.
        """
        if isinstance(item, Strip):
            self._failures.show_strip(item)
        else:
            self._own.show_weights(snapshot)
            self._show_answers(item)

    def _show_answers(self, answers: Answers) -> None:
        drawn = answers.distorted is not None
        if answers.distorted is None:
            self._picture.clear()
        else:
            self._picture.show_ink(answers.distorted, QRectF(0, 0, 1, 1))
        views = (*self._columns, self._own)
        # Only networks that tell the same things apart can agree.
        comparable = [view.classes == self._own.classes for view in views]
        most = majority(
            [
                answer.digit if answer is not None and fits else None
                for answer, fits in zip(answers.now, comparable, strict=True)
            ]
        )
        for column, view in enumerate(views):
            answer = answers.now[column]
            view.set_drawn(drawn=drawn)
            view.set_comparable(comparable=comparable[column])
            if answer is not None and len(answer.probabilities) != len(view.classes):
                # Of the network that this column has just exchanged.
                continue
            # A slow network's answer comes later: until then the one before stays.
            if answer is not None or not drawn or not self._has_network(column):
                view.show_answer(answer, answers.before[column], most)
        present = frozenset(
            column
            for column in range(len(views))
            if comparable[column] and self._has_network(column)
        )
        self._failures.set_image(answers.digit_image, present)

    def _has_network(self, column: int) -> bool:
        return column == len(self._columns) or self._columns[column].network is not None

    @Slot()
    def _name_networks(self) -> None:
        views = (*self._columns, self._own)
        self._failures.set_names([view.name for view in views], [view.classes for view in views])

    @Slot(object)
    def _follow_pad(self, distortion: Distortion) -> None:
        """Let the chart follow what the user did last."""
        before, self._distortion = self._distortion, distortion
        direction: Direction | None = None
        if (before.right, before.down) != (distortion.right, distortion.down):
            direction = direction_of_shift(distortion.right, distortion.down)
        elif before.turn != distortion.turn and distortion.turn:
            direction = "clockwise" if distortion.turn > 0 else "anticlockwise"
        elif before.thicker != distortion.thicker and distortion.thicker:
            direction = "thicker" if distortion.thicker > 0 else "thinner"
        if direction is not None and direction != self.direction:
            # Reports the change too.
            self._failures.set_direction(direction)
        else:
            self._report_change()

    @Slot()
    def _report_change(self) -> None:
        self._failures.set_distortion(self.distortion)
        self.changed.emit()

    def _choose_file(self, column: int) -> None:
        dialog = file_dialogs.create(
            self, "compareWeightsDialog", "weights", self.tr("Weights to compare")
        )
        dialog.setNameFilter(self.tr("Weights (*.safetensors);;All files (*)"))
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(column, Path(name)))
        dialog.open()

    @Slot(object)
    def _warn(self, text: Callable[[], str]) -> None:
        self.show_message(text, "warning")

    def _button(self, action: QAction) -> QToolButton:
        # Its shortcut works in this window too.
        self.addAction(action)
        button = QToolButton()
        button.setObjectName(f"compare-{action.objectName()}")
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch()
        above = QHBoxLayout()
        above.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        above.addWidget(self._canvas, 0, top)
        above.addLayout(buttons)
        above.addWidget(self._picture, 0, top)
        above.addSpacing(6)
        above.addWidget(self._pad, 2)
        above.addSpacing(6)
        above.addWidget(self._failures, 3)
        below = QHBoxLayout()
        below.setSpacing(18)
        for view in (*self._columns, self._own):
            below.addWidget(view, 1)
        content = QWidget()
        content.setObjectName("compareContent")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(above)
        layout.addWidget(self._explanation)
        layout.addSpacing(4)
        layout.addLayout(below, 1)
        scroll = QScrollArea()
        scroll.setObjectName("compareScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._messages)

    def _fit(self) -> None:
        """Size canvas and picture for the window, with whole pixels for each cell; level rows."""
        line = self.fontMetrics().height()
        room = min(round(self.height() * _PICTURE_SHARE), self.height() - _COLUMN_LINES * line)
        side = whole_cells(max(room, _SMALLEST_PICTURE_LINES * line))
        self._picture.setFixedSize(side, side + caption_height())
        self._canvas.setFixedSize(side + caption_height(), side + caption_height())
        self._pad.set_height(side)
        self._own.set_weights_height(self._columns[0].weights_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.visibility_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.visibility_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.WindowStateChange:
            self.visibility_changed.emit()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Five networks"))
        self._picture.set_texts(
            self.tr("Input of all networks"),
            self.tr("Your drawing as 28 × 28 pixels, with the changes made here"),
        )
        self._explanation.set_text(
            self.tr("The change comes after centring; centring would undo it.")
        )
        self._explanation.setAccessibleName(self._explanation.text())
        self._explanation.setToolTip(self._explanation.text())
        for button in self._buttons:
            button.setAccessibleName(button.defaultAction().text().replace("&", ""))
