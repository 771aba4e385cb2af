"""Report on a replayed file: confusion matrix, and the drawings in each of its cells."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.replay.confusion_table import (
    ConfusionTable,
    accuracy_column,
    not_sure_column,
)
from mnist_draw.replay.drawing_list import DrawingList
from mnist_draw.replay.tally import Tally
from mnist_draw.shared.numbers import percent
from mnist_draw.shared.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mnist_draw.replay.engine import ReplayedDrawing
    from trainer.recipe.classes import Classes

# A drawing takes some kilobytes, and misread ones are the more interesting.
MAX_RIGHT, MAX_WRONG, MAX_TOTAL = 100, 300, 6000
"""Drawings kept for viewing, by cell and in total; all are counted."""


class ReplayReport(QDialog):
    """Dialog that fills while a file is replayed; stays open beside the main window.

    Signals:
        drawing_chosen: A `RecordedDrawing` for the canvas.
        cancelled: The user has cancelled the replay.
    """

    drawing_chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("replayReport")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._tally = Tally()
        self._kept: defaultdict[tuple[int, int], list[ReplayedDrawing]] = defaultdict(list)
        self._kept_count = 0
        self._running = False
        self._name = ""
        self._share: float | None = None
        self._skipped = 0
        self._first_lines: tuple[int, ...] = ()
        self._failure: Callable[[], str] | None = None
        self._cell = (-1, -1)

        self._headline = _label("reportAccuracy", step="headline")
        self._status = _label("reportStatus", tone="muted")
        self._progress = ProgressBar("reportProgress")
        self._button = QPushButton()
        self._button.setObjectName("reportCancelButton")
        self._button.clicked.connect(self._cancel)
        self._axes = _label("reportAxes", tone="muted")
        self._table = ConfusionTable()
        self._table.cell_chosen.connect(self._open_cell)
        self._caption = _label("reportCaption")
        self._drawings = DrawingList()
        self._drawings.drawing_chosen.connect(self.drawing_chosen)
        self._lay_out()
        self._retranslate()
        self.resize(QSize(900, 620))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(self._headline)
        texts.addWidget(self._status)
        texts.addWidget(self._progress)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.addWidget(self._axes)
        left.addWidget(self._table, 1)
        right = QVBoxLayout()
        right.addWidget(self._caption)
        right.addWidget(self._drawings, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 3)
        middle.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(middle, 1)

    def begin(self, name: str, classes: Classes) -> None:
        """Start an empty report.

        Args:
            name: Name of the file.
            classes: Classes of the network that reads it.
        """
        self._tally = Tally(classes)
        self._drawings.set_classes(classes)
        self._kept.clear()
        self._kept_count = 0
        self._cell = (-1, -1)
        self._running = True
        self._name, self._share, self._failure = name, None, None
        self._skipped, self._first_lines = 0, ()
        self._progress.show_share(0)
        self._drawings.clear()
        self._table.setCurrentCell(-1, -1)
        self._retranslate()

    def add(self, drawings: Iterable[ReplayedDrawing], share: float) -> None:
        """Count drawings, and keep some for viewing.

        Args:
            drawings: In the order of the file.
            share: Share of the file that has been read, in [0, 1].
        """
        for replayed in drawings:
            cell = self._tally.add(replayed)
            self._keep(replayed, cell)
            if replayed.not_sure is not None:
                self._keep(replayed, (cell[0], not_sure_column(self._tally)))
        self._share = share
        self._progress.show_share(share)
        self._show_status()
        self._show_tally()
        self._show_caption()

    def _keep(self, replayed: ReplayedDrawing, cell: tuple[int, int]) -> None:
        kept = self._kept[cell]
        limit = MAX_RIGHT if cell[0] == cell[1] else MAX_WRONG
        if len(kept) < limit and self._kept_count < MAX_TOTAL:
            kept.append(replayed)
            self._kept_count += 1
            if cell == self._cell:
                self._drawings.add(replayed)

    def finish(
        self,
        first_lines: Sequence[int],
        skipped: int,
        failure: Callable[[], str] | None = None,
    ) -> None:
        """Show the final status, and the most frequent confusion unless a cell is open.

        Args:
            first_lines: Numbers of the first of the skipped lines.
            skipped: Number of skipped lines.
            failure: Says in the present language why the replay ended early; None if it did not.
        """
        self._running = False
        self._skipped, self._first_lines, self._failure = skipped, tuple(first_lines), failure
        worst = next(self._tally.confusions(), None)
        if worst is not None and self._cell == (-1, -1):
            self._table.setCurrentCell(worst[0], worst[1])
        self._retranslate()

    def reject(self) -> None:
        """Also cancel a running replay."""
        if self._running:
            self.cancelled.emit()
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_drawings()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_tally()
            self._show_drawings()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Test: {file}").format(file=self._name))
        self._progress.setVisible(self._running)
        self._progress.setAccessibleName(self.tr("How much of the file has been read"))
        self._button.setText(self.tr("Cancel") if self._running else self.tr("Close"))
        self._button.setToolTip(
            self.tr("Stop reading; what was read so far stays")
            if self._running
            else self.tr("Close this report")
        )
        self._button.setAccessibleName(self._button.text())
        self._table.retranslate()
        self._drawings.retranslate()
        self._show_status()
        self._show_tally()
        self._axes.setText(self.tr("Rows: really (target). Columns: read as (predicted)."))
        self._show_caption()

    def _show_status(self) -> None:
        text, tip = self.tr("Starting…"), ""
        count = QLocale().toString(self._tally.total)
        if not self._running:
            text = " · ".join(self._results(count))
            numbers = ", ".join(QLocale().toString(line) for line in self._first_lines)
            tip = self.tr("Lines left out: {lines}").format(lines=numbers) if self._skipped else ""
        elif self._share is not None:
            text = self.tr("{count} drawings read").format(count=count)
        self._status.setText(text)
        self._status.setToolTip(tip)

    def _results(self, count: str) -> Iterator[str]:
        """What came of all, in words."""
        locale = QLocale()
        yield self.tr("{count} drawings").format(count=count)
        if self._tally.unlabelled:
            yield self.tr("{count} without label").format(
                count=locale.toString(self._tally.unlabelled)
            )
        if self._tally.foreign:
            yield self.tr("{count} with a label that the network does not know").format(
                count=locale.toString(self._tally.foreign)
            )
        if self._skipped:
            yield self.tr("Lines left out: {count}, the first: line {line}").format(
                count=locale.toString(self._skipped), line=locale.toString(self._first_lines[0])
            )
        if self._failure is not None:
            yield self._failure()

    def _show_tally(self) -> None:
        share = self._tally.all_labelled
        self._headline.setText(
            self.tr("{percent} read correctly").format(percent=percent(share.accuracy))
            if share.count
            else self.tr("Nothing to compare yet")
        )
        self._table.show_tally(self._tally)

    @Slot(int, int)
    def _open_cell(self, row: int, column: int) -> None:
        self._cell = (row, column)
        self._show_drawings()

    def _show_drawings(self) -> None:
        self._drawings.clear()
        for replayed in self._kept.get(self._cell, ()):
            self._drawings.add(replayed)
        self._show_caption()

    def _show_caption(self) -> None:
        row, column = self._cell
        neither, not_sure = self._tally.neither, not_sure_column(self._tally)
        inside = 0 <= row <= neither and 0 <= column <= not_sure
        if not inside or column == accuracy_column(self._tally):
            self._caption.setText(self.tr("Choose a cell to see its drawings."))
            return
        locale = QLocale()
        names = self._tally.classes
        meant = self.tr("without label") if row == neither else names[row]
        if column == not_sure:
            count = int(self._tally.not_sure[row])
            text = self.tr("{meant}, but the window is not sure: {count} drawings.").format(
                meant=meant, count=locale.toString(count)
            )
        else:
            count = int(self._tally.counts[row, column])
            read = self.tr("nothing") if column == neither else names[column]
            text = self.tr("{meant} read as {read}: {count} drawings.").format(
                meant=meant, read=read, count=locale.toString(count)
            )
        shown = len(self._kept.get(self._cell, ()))
        if shown < count:
            text += " " + self.tr("The first {shown} are shown.").format(
                shown=locale.toString(shown)
            )
        if count:
            text += " " + self.tr("Click one to put it on the canvas.")
        self._caption.setText(text)

    @Slot()
    def _cancel(self) -> None:
        if self._running:
            self.cancelled.emit()
        else:
            self.close()


def _label(name: str, *, step: str = "body", tone: str = "text") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setProperty("step", step)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    return label
