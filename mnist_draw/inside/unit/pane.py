"""Unit pane: the calculation of one unit, the units that it reads and those that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from mnist_draw.inside.unit import texts
from mnist_draw.inside.unit.gate_table import GateTable
from mnist_draw.inside.unit.link_table import LinkTable
from mnist_draw.inside.unit.map_chooser import MapChooser
from mnist_draw.inside.unit.trail import Trail
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.inside.unit.detail import UnitDetail
    from trainer.network.unit_sums import Unit


# From this width on the sum and the lists are side by side, in heights of a line of text.
_WIDE: Final = 46


class UnitPane(QWidget):
    """Shows one unit at a time; may be called many times a second.

    Attributes:
        unit_chosen: Emits layer and index of a unit to show instead.
        closed: The user closed the pane.
    """

    unit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unitPane")
        self._detail: UnitDetail | None = None
        self._gate = 0
        self._trail = Trail()
        self._trail.unit_chosen.connect(self.unit_chosen)
        self._trail.closed.connect(self.closed)
        self._note = SteadyLabel("unitNote", "caption", "muted")
        self._maps = MapChooser()
        self._maps.unit_chosen.connect(self.unit_chosen)
        self._gates = GateTable()
        self._gates.gate_chosen.connect(self._choose_gate)
        # One table of what is read: in the middle, or in a tab beside pictures and gates.
        self._summands, self._sources = LinkTable("unitSummands"), LinkTable("unitSources")
        self._readers = LinkTable("unitReaders")
        for table in (self._summands, self._sources, self._readers):
            table.chosen.connect(self.unit_chosen)
        self._nothing = QWidget()
        self._main = QStackedWidget()
        self._tabs = QTabWidget()
        self._equation = SteadyLabel("unitEquation", "body")
        self._outcome = SteadyLabel("unitOutcome", "body", "accent")
        self._lay_out()
        self._retranslate()

    @property
    def shown(self) -> UnitDetail | None:
        """The unit on screen; None until its detail has come."""
        return self._detail

    def open(self, asked: tuple[str, Unit]) -> None:
        """Shows the pane for a unit, whose detail follows."""
        self._trail.visit(asked)
        self.show()

    def close_unit(self) -> None:
        """Hides the pane and forgets the way to the unit."""
        self._trail.clear()
        self._detail = None
        self.hide()

    def show_detail(self, detail: UnitDetail) -> None:
        """Shows a unit, or other numbers of the same."""
        before, self._detail = self._detail, detail
        for table in (self._summands, self._sources, self._readers):
            table.set_classes(detail.classes)
        fresh = before is None or _structure(before) != _structure(detail)
        if fresh:
            self._show_structure(detail)
            visible = (tab for tab in range(self._tabs.count()) if self._tabs.isTabVisible(tab))
            self._tabs.setCurrentIndex(next(visible, 0))
        self._show_numbers(detail, fresh=fresh)
        if before is None or before.asked != detail.asked:
            title = texts.title(detail.layer, detail.unit, detail.classes)
            said = (title, self._equation.text(), self._outcome.text())
            announce(self, ". ".join(filter(None, said)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._rearrange.start()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        for page in (self._maps, self._gates, self._summands, self._nothing):
            self._main.addWidget(page)
        self._tabs.setObjectName("unitLinks")
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._sources, "")
        self._tabs.addTab(self._readers, "")
        # Later: it deletes a handle, which Qt may still have to tell of the font.
        self._rearrange = QTimer(self, singleShot=True, interval=0)
        self._rearrange.timeout.connect(self._arrange)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setObjectName("unitParts")
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self._main)
        self._parts.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._trail)
        layout.addWidget(self._note)
        layout.addWidget(self._parts, 1)
        layout.addWidget(self._equation)
        layout.addWidget(self._outcome)

    @Slot()
    def _arrange(self) -> None:
        """Puts the sum beside the lists of units, or in a tab before them where it is narrow."""
        line = QFontMetricsF(theme.font("body")).height()
        wide = self.width() >= _WIDE * line
        if wide == (self._parts.indexOf(self._main) >= 0):
            return
        if wide:
            self._parts.insertWidget(0, self._main)
            self._parts.setSizes([3 * self.width() // 5, 2 * self.width() // 5])
            self._main.show()
        else:
            self._tabs.insertTab(0, self._main, self.tr("Sum"))
            self._tabs.setCurrentIndex(0)
        if self._detail is not None:
            self._show_structure(self._detail)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("One unit"))
        self._summands.setAccessibleName(self.tr("What this unit reads"))
        self._sources.setAccessibleName(self.tr("What this unit reads"))
        self._readers.setAccessibleName(self.tr("What reads this unit"))
        tab = self._tabs.indexOf(self._main)
        if tab >= 0:
            self._tabs.setTabText(tab, self.tr("Sum"))
        if self._detail is not None:
            self._show_structure(self._detail)
            self._show_numbers(self._detail, fresh=False)

    def _show_structure(self, detail: UnitDetail) -> None:
        """Shows the parts that a unit of this kind has, and its name."""
        self._trail.set_unit(detail)
        if not detail.calculations:
            page: QWidget = self._nothing
        elif len(detail.calculations) > 1:
            page = self._gates
        elif detail.calculations[0].is_picture:
            page = self._maps
        else:
            page = self._summands
        self._main.setCurrentWidget(page)
        if self._tabs.indexOf(self._main) < 0:
            self._main.setVisible(page is not self._nothing)
        else:
            self._tabs.setTabVisible(0, page is not self._nothing)
        sources = self._tabs.indexOf(self._sources)
        self._tabs.setTabVisible(sources, page in (self._maps, self._gates))

    def _show_numbers(self, detail: UnitDetail, *, fresh: bool) -> None:
        note = texts.handed_on_by(detail) or texts.no_readers(detail)
        self._note.setVisible(bool(note))
        self._note.set_text(note)
        page = self._main.currentWidget()
        if page is self._gates:
            self._gates.show_gates(detail.calculations)
            self._gate = min(self._gate, len(detail.calculations) - 1)
        else:
            self._gate = 0
        if page is self._maps:
            self._maps.show_calculation(detail.calculations[0], fresh=fresh)
        if detail.calculations:
            self._show_sources(detail)
        self._readers.show_connections(detail.readers, added_up=False, total=np.nan)
        readers = len(detail.readers.links[0].units) if detail.readers.links else 0
        tab = self._tabs.indexOf(self._readers)
        self._tabs.setTabText(tab, self.tr("Read by {count}").format(count=whole(readers)))
        self._tabs.setTabVisible(tab, readers > 0)
        self._show_sentences(detail)

    def _show_sources(self, detail: UnitDetail) -> None:
        calculation = detail.calculations[self._gate]
        table = self._summands if self._main.currentWidget() is self._summands else self._sources
        table.show_connections(calculation.reads, added_up=True, total=calculation.total)
        count = whole(len(calculation.reads))
        tab = self._tabs.indexOf(self._sources)
        self._tabs.setTabText(tab, self.tr("Reads {count}").format(count=count))

    def _show_sentences(self, detail: UnitDetail) -> None:
        if not detail.calculations:
            equation, outcome = texts.pixel_value(detail), ""
            self._equation.setToolTip("")
        elif self._main.currentWidget() is self._gates and not detail.blank:
            equation, outcome = texts.memory_equations(detail)
            self._equation.setToolTip(equation)
            metrics = QFontMetricsF(theme.font("body"))
            if metrics.horizontalAdvance(equation) > self._equation.width():
                equation, _ = texts.memory_equations(detail, brief=True)
        elif detail.blank:
            equation, outcome = "", texts.outcome(detail)
        else:
            calculation = detail.calculations[0]
            equation, outcome = texts.equation(calculation), texts.outcome(detail)
            self._equation.setToolTip(texts.products_exactly(calculation))
        for label, text in ((self._equation, equation), (self._outcome, outcome)):
            label.set_text(text)
            label.setAccessibleName(text)

    @Slot(int)
    def _choose_gate(self, gate: int) -> None:
        self._gate = gate
        if self._detail is not None and gate < len(self._detail.calculations):
            self._show_sources(self._detail)


def _structure(detail: UnitDetail) -> tuple[object, ...]:
    """What the parts on screen depend on; the same unit of another network may have others."""
    shapes = [one.shape for one in detail.calculations]
    return detail.layer, detail.unit, detail.kind, shapes
