"""Tables of the queue: its trainings, and each recipe over its seeds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from mnist_draw.plain_text import plain_tip
from mnist_draw.recipe.field_texts import data_name
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared.numbers import decimal, percent, whole
from mnist_draw.train.status import status_texts
from trainer.queue.summary import data_differ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.queue.entries import Entry
    from trainer.queue.summary import RecipeSummary


class _Table(QTableWidget):
    """Rows of texts that cannot be edited; the first column takes the room that is left."""

    def __init__(self, name: str, columns: int) -> None:
        super().__init__(0, columns)
        self.setObjectName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these texts; the selection stays where the rows do."""
        if len(rows) != self.rowCount():
            self.clearSelection()
            self.setRowCount(len(rows))
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                item = self.item(index, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(index, column, item)
                if item.text() != text:
                    item.setText(text)
                    item.setToolTip(plain_tip(text))


class EntriesTable(_Table):
    """One row for each training."""

    def __init__(self) -> None:
        super().__init__("queueTable", 3)
        self._entries: tuple[Entry, ...] = ()
        self._progress = ""
        self.setSelectionMode(QTableWidget.SelectionMode.ExtendedSelection)
        self._retranslate()

    def show_entries(self, entries: tuple[Entry, ...], progress: str = "") -> None:
        """Show the entries.

        Args:
            entries: All of them.
            progress: How far the one is that trains.
        """
        self._entries, self._progress = entries, progress
        self._fill()

    @property
    def selected(self) -> set[int]:
        """Indices of the selected entries."""
        return {index.row() for index in self.selectionModel().selectedRows()}

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Trainings of the queue"))
        self.setHorizontalHeaderLabels(
            [self.tr("Recipe"), self.tr("Seed"), self.tr("Test digits read correctly")]
        )
        self._fill()

    def _fill(self) -> None:
        self.fill(
            [
                (run_title(each.choice.recipe), whole(each.choice.recipe.seed), self._state(each))
                for each in self._entries
            ]
        )

    def _state(self, entry: Entry) -> str:
        match entry.state:
            case "training":
                return self._progress or self.tr("trains")
            case "done":
                return _accuracy(entry.test_accuracy)
            case "stopped":
                return self.tr("stopped")
            case "diverged":
                return self.tr("diverged: the learning rate is too large")
            case "failed":
                return self.tr("failed")
        return self.tr("waits")


class SummaryTable(_Table):
    """One row for each recipe and data set."""

    def __init__(self) -> None:
        super().__init__("queueSummary", 5)
        self._summaries: tuple[RecipeSummary, ...] = ()
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self._retranslate()

    def show_summaries(self, summaries: tuple[RecipeSummary, ...]) -> None:
        """Show the recipes."""
        self._summaries = summaries
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Each recipe over its seeds"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("Recipe"),
                self.tr("Seeds"),
                self.tr("Mean ± standard deviation"),
                self.tr("Lowest to highest"),
                self.tr("Time"),
            ]
        )
        self._fill()

    def _fill(self) -> None:
        self.fill([self._row(summary) for summary in self._summaries])

    def _row(self, summary: RecipeSummary) -> tuple[str, ...]:
        seeds = whole(len(summary.seeds))
        if summary.failed:
            seeds = self.tr("{count}, {failed} failed").format(
                count=seeds, failed=whole(summary.failed)
            )
        mean, spread, took = _accuracy(summary.mean), "–", "–"
        if summary.accuracies:
            took = status_texts.duration(summary.seconds)
        if not math.isnan(summary.deviation):
            mean = (
                f"{decimal(100 * summary.mean, 2)} ± {decimal(100 * summary.deviation, 2)}\u00a0%"
            )
            low, high = min(summary.accuracies), max(summary.accuracies)
            spread = f"{decimal(100 * low, 2)} – {decimal(100 * high, 2)}\u00a0%"
        return self._name(summary), seeds, mean, spread, took

    def _name(self, summary: RecipeSummary) -> str:
        title = run_title(summary.recipe)
        if summary.tested is None or not data_differ(self._summaries):
            return title
        data, images = summary.tested
        return self.tr("{recipe} on {data}, {count} test images").format(
            recipe=title, data=data_name(data), count=whole(images)
        )


def _accuracy(share: float) -> str:
    return "–" if math.isnan(share) else percent(share)
