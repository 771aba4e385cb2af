"""Loss and accuracy curves of the present run and of earlier ones, growing live."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from mnist_draw import theme
from mnist_draw.metric_history import RunHistory
from mnist_draw.widgets.metric_plot import MetricPlot

if TYPE_CHECKING:
    from trainer.events import Evaluated, Started, StepsDone

# 15 redraws a second look alive and leave the processor to the training.
_REDRAW_MS: Final = 66
# More earlier runs than this cannot be told apart.
_MOST_EARLIER: Final = 5

_Sample = Literal["train", "train_epochs", "validation", "earlier", "published"]


class CurvesPanel(QWidget):
    """Two plots over epochs with one legend, redrawn only when something is new and visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curves")
        self._run: RunHistory | None = None
        self._earlier: deque[RunHistory] = deque(maxlen=_MOST_EARLIER)
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self._redraw)

        self._loss = MetricPlot("loss", with_epochs=False)
        self._accuracy = MetricPlot("accuracy", with_epochs=True)
        self._loss.plot.setAccessibleName(self.tr("Loss curves"))
        self._accuracy.plot.setAccessibleName(self.tr("Accuracy curves"))
        self._scale_button = _flat_button(
            "lossScaleButton",
            self.tr("Logarithmic loss axis"),
            self.tr("Logarithmic loss axis: shows small improvements late in a run"),
        )
        self._scale_button.setCheckable(True)
        self._scale_button.setText(self.tr("log"))
        self._scale_button.toggled.connect(self._choose_scale)
        self._clear_button = _flat_button(
            "clearRunsButton",
            self.tr("Forget earlier runs"),
            self.tr("Remove the faint curves of earlier runs"),
        )
        self._clear_button.setIcon(theme.icon("clear"))
        self._clear_button.clicked.connect(self.clear_earlier)
        self._keys: dict[_Sample, _Key] = {}
        self._lay_out()

        self._show_keys()
        self.set_published(None, None)

    @property
    def loss_scale_is_logarithmic(self) -> bool:
        return self._scale_button.isChecked()

    def set_loss_scale(self, *, logarithmic: bool) -> None:
        self._scale_button.setChecked(logarithmic)

    def set_published(self, loss: float | None, accuracy: float | None) -> None:
        """Shows the figures of the text that a recipe comes from as dashed lines.

        Args:
            loss: Published mean loss.
            accuracy: Published accuracy, [0, 1].
        """
        self._loss.set_published(loss)
        self._accuracy.set_published(accuracy)
        self._keys["published"].setVisible(loss is not None or accuracy is not None)
        self._mark_dirty()

    def start(self, started: Started) -> None:
        """Begins new curves; those of the run before become faint."""
        if self._run is not None and len(self._run.loss):
            self._earlier.append(self._run)
        self._run = RunHistory(started)
        self._restart()

    def add_steps(self, done: StepsDone) -> None:
        if self._run is not None:
            self._run.add_steps(done)
            self._mark_dirty()

    def add_evaluation(self, evaluated: Evaluated) -> None:
        if self._run is None:
            return
        self._run.add_evaluation(evaluated)
        self._mark_dirty()
        if evaluated.split == "validation":
            place = self.tr("Validation after epoch {epoch}: ").format(
                epoch=f"{evaluated.epoch:.2f}"
            )
            self._loss.plot.setAccessibleDescription(f"{place}{evaluated.loss:.4f}")
            self._accuracy.plot.setAccessibleDescription(f"{place}{100 * evaluated.accuracy:.1f} %")

    @Slot()
    def clear_earlier(self) -> None:
        """Forgets all runs but the present one."""
        self._earlier.clear()
        self._restart()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._redraw()

    def _lay_out(self) -> None:
        loss_title = _title(self.tr("Loss"))
        loss_title.setToolTip(self.tr("How wrong the network is on average: lower is better"))
        accuracy_title = _title(self.tr("Accuracy in %"))
        accuracy_title.setToolTip(self.tr("Share of digits read correctly: higher is better"))
        keys = QHBoxLayout()
        keys.setContentsMargins(0, 0, 0, 0)
        keys.addStretch()
        samples: tuple[tuple[_Sample, str], ...] = (
            ("train", self.tr("training")),
            ("train_epochs", self.tr("per epoch")),
            ("validation", self.tr("validation")),
            ("earlier", self.tr("earlier")),
            ("published", self.tr("published")),
        )
        for sample, text in samples:
            key = _Key(sample, text)
            self._keys[sample] = key
            keys.addWidget(key)
        keys.addWidget(self._clear_button)
        keys.addWidget(self._scale_button)

        plots = QWidget()
        layout = QGridLayout(plots)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        layout.addWidget(loss_title, 0, 0)
        layout.addLayout(keys, 0, 1)
        layout.addWidget(self._loss, 1, 0, 1, 2)
        layout.addWidget(accuracy_title, 2, 0)
        layout.addWidget(self._accuracy, 3, 0, 1, 2)
        layout.setColumnStretch(1, 1)
        layout.setRowStretch(1, 1)
        layout.setRowStretch(3, 1)

        # Empty axes say nothing: an invitation stands in their place until there is a run.
        invitation = QLabel(self.tr("Press Train to see the curves grow"))
        invitation.setObjectName("curvesInvitation")
        invitation.setProperty("step", "title")
        invitation.setProperty("tone", "muted")
        invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(invitation)
        self._pages.addWidget(plots)

    def _restart(self) -> None:
        self._pages.setCurrentIndex(0 if self._run is None else 1)
        self._loss.start(self._earlier)
        self._accuracy.start(self._earlier)
        self._show_keys()
        self._mark_dirty()

    def _show_keys(self) -> None:
        self._keys["earlier"].setVisible(bool(self._earlier))
        self._clear_button.setVisible(bool(self._earlier))

    @Slot(bool)
    def _choose_scale(self, logarithmic: bool) -> None:
        self._loss.set_logarithmic(logarithmic)
        self._mark_dirty()

    def _mark_dirty(self) -> None:
        self._dirty = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _redraw(self) -> None:
        if not self._dirty or not self.isVisible():
            self._timer.stop()
            return
        self._dirty = False
        if self._run is not None:
            self._loss.show_runs(self._run, self._earlier)
            self._accuracy.show_runs(self._run, self._earlier)


def _flat_button(name: str, accessible_name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    button.setAccessibleName(accessible_name)
    button.setToolTip(tip)
    return button


def _title(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("step", "caption")
    label.setProperty("tone", "muted")
    return label


class _Key(QWidget):
    """One entry of the legend: a piece of the curve and its name."""

    def __init__(self, sample: _Sample, text: str) -> None:
        super().__init__()
        self._sample = sample
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(theme.font("caption"))
        em = measure.height()
        return QSize(round(2.6 * em + measure.horizontalAdvance(self._text)), round(1.3 * em))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        chosen = theme.colours()
        font = theme.font("caption")
        em = QFontMetricsF(font).height()
        middle = self.height() / 2
        line = QLineF(0, middle, 1.5 * em, middle)
        colour = {
            "train": chosen.train,
            "train_epochs": chosen.train,
            "validation": chosen.validation,
            "earlier": chosen.outline,
            "published": chosen.published,
        }[self._sample]
        pen = QPen(colour, 2 * theme.scale())
        mark = QRectF(0, 0, 0.5 * em, 0.5 * em)
        mark.moveCenter(line.center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._sample == "published":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self._sample == "train_epochs":
            painter.drawEllipse(mark)
        else:
            painter.drawLine(line)
        if self._sample == "validation":
            painter.fillRect(mark, colour)
        painter.setPen(chosen.muted)
        painter.setFont(font)
        painter.drawText(
            QRectF(self.rect()).adjusted(1.9 * em, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self._text,
        )
