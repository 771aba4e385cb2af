"""Curves of an experiment: loss and accuracy of all its trainings, each in a style of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from mnist_draw.curves.history import RunHistory
from mnist_draw.curves.view import STYLES, ShownRun, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from mnist_draw.curves.linked_plots import LinkedPlots
    from mnist_draw.curves.view import RunStyle
    from trainer.events import Evaluated, Started, StepsDone

# Steps, because the trainings of an experiment may differ in the steps of an epoch.
_VIEW: Final = View(kinds=frozenset({"train", "validation"}), by_steps=True)
# Width in lines of text below which only the accuracy is shown.
_LINES_WIDE_FOR_BOTH: Final = 38


class ExperimentCurves(QWidget):
    """Two plots beside each other; empty and hidden before the first run."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("experimentCurves")
        self._labels: tuple[str, ...] = ()
        self._histories: dict[int, RunHistory] = {}
        self._styles: dict[int, RunStyle | None] = {}
        self._plots: LinkedPlots | None = None
        self._loss_title, self._accuracy_title = _caption("lossTitle"), _caption("accuracyTitle")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(self._accuracy_title, 0, 0)
        self._grid.addWidget(self._loss_title, 0, 1)
        self._key = _caption("curvesKey")
        self._key.setWordWrap(True)
        self._grid.addWidget(self._key, 2, 0, 1, 2)
        self._grid.setRowStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()
        self.hide()

    def begin(self, labels: Sequence[str]) -> None:
        """Start with no curves.

        Args:
            labels: What is particular about each training.
        """
        self._labels = tuple(labels)
        self._histories, self._styles = {}, {}
        self.show()
        self._show_runs()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Set what is particular about each training, in the present language."""
        self._labels = tuple(labels)
        if self._plots is not None:
            self._set_runs(self._plots)

    def set_styles(self, styles: Mapping[int, RunStyle | None]) -> None:
        """Set the looks of trainings; None for that of the main window's present run."""
        if not styles.items() <= self._styles.items():
            self._styles.update(styles)
            if self._plots is not None:
                self._set_runs(self._plots)

    def note_started(self, index: int, started: Started) -> None:
        """Add the curves of a training."""
        self._histories[index] = RunHistory.of(started)
        self._show_runs()

    def add_steps(self, index: int, steps: StepsDone) -> None:
        """Add steps of a training."""
        self._histories[index].add_steps(steps)
        self._build().mark_outdated()

    def add_evaluation(self, index: int, evaluated: Evaluated) -> None:
        """Add an evaluation of a training."""
        self._histories[index].add_evaluation(evaluated)
        self._build().mark_outdated()

    @property
    def histories(self) -> dict[int, RunHistory]:
        """The curves so far, by index of the training."""
        return dict(self._histories)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._share_width()
        super().changeEvent(event)

    def _build(self) -> LinkedPlots:
        if self._plots is None:
            # pyqtgraph takes 0.3 s, unless the main window has imported it.
            from mnist_draw.curves.linked_plots import LinkedPlots  # noqa: PLC0415

            self._plots = plots = LinkedPlots(self)
            plots.set_view(_VIEW)
            plots.loss.show_numbers(True)
            self._grid.addWidget(plots.accuracy, 1, 0)
            self._grid.addWidget(plots.loss, 1, 1)
            self._share_width()
        return self._plots

    def _show_runs(self) -> None:
        plots = self._build()
        plots.show_all()
        self._set_runs(plots)
        plots.mark_outdated()

    def _set_runs(self, plots: LinkedPlots) -> None:
        runs = [
            ShownRun(
                f"{index}", self._labels[index], history, self._styles.get(index, STYLES[index])
            )
            for index, history in self._histories.items()
        ]
        # One without a style is drawn last, as the present run of the main window is.
        plots.set_runs(sorted(runs, key=lambda run: run.style is None))

    def _share_width(self) -> None:
        both = self.width() >= _LINES_WIDE_FOR_BOTH * self.fontMetrics().height()
        self._loss_title.setVisible(both)
        if self._plots is not None:
            self._plots.loss.setVisible(both)

    def _retranslate(self) -> None:
        self._loss_title.setText(QCoreApplication.translate("Charts", "Loss"))
        self._accuracy_title.setText(QCoreApplication.translate("Charts", "Accuracy in %"))
        self._key.setText(
            self.tr(
                "Thin lines: images it learns from. Marks: images it is checked with and does not "
                "learn from."
            )
        )
        if self._plots is not None:
            self._plots.retranslate()


def _caption(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("step", "caption")
    label.setProperty("tone", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label
