"""Tools of the plots in a row: smoothing, logarithmic losses, time in steps, export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mnist_draw.curves.tools.export_action import ExportAction
from mnist_draw.curves.tools.tools_menu import ToolsMenu
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

# How much the training curve is smoothed, by position in the list.
_STRENGTHS: Final = (0.0, 0.3, 1.0, 4.0)
_USUAL: Final = 2
# Width of the list of strengths, in widths of the letter x: enough for the usual one.
_LIST_LETTERS: Final = 17
_SPACING: Final = 8


class PlotTools(QWidget):
    """Emits how the curves are to be shown.

    Attributes:
        strength_chosen: How much the training curve is smoothed; 0 for not at all, 1 as usual.
        scale_chosen: Whether the loss axis is logarithmic.
        time_chosen: Whether the time axis counts steps.
        all_button: Ends zooming; visible while a part is shown.
        export_action: Saves the curves.
    """

    strength_chosen = Signal(float)
    scale_chosen = Signal(bool)
    time_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plotTools")
        self._smoothing = ComboBox("smoothingBox")
        for strength in _STRENGTHS:
            self._smoothing.addItem("", strength)
        self._smoothing.setCurrentIndex(_USUAL)
        self._smoothing.currentIndexChanged.connect(self._emit_strength)
        self._smoothing.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._scale = QCheckBox()
        self._scale.setObjectName("lossScaleButton")
        self._scale.toggled.connect(self.scale_chosen)
        self._time = QCheckBox()
        self._time.setObjectName("timeAxisButton")
        self._time.toggled.connect(self.time_chosen)
        self.all_button = QToolButton()
        self.all_button.setObjectName("showAllButton")
        self.all_button.setProperty("flat", True)
        # The others stay where they are when it appears.
        policy = self.all_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.all_button.setSizePolicy(policy)
        self.all_button.hide()
        self.export_action = ExportAction(self)
        export = QToolButton()
        export.setObjectName("exportButton")
        export.setProperty("flat", True)
        export.setDefaultAction(self.export_action)
        self._export_button = export
        self._in_row = (self._smoothing, self._scale, self._time, export)
        self._menu = ToolsMenu(self, self._smoothing, self._scale, self._time, self.export_action)
        self._menu_button = QToolButton()
        self._menu_button.setObjectName("plotToolsButton")
        self._menu_button.setProperty("flat", True)
        self._menu_button.setIcon(theme.icon("tools"))
        self._menu_button.setMenu(self._menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addStretch(1)
        for tool in (self.all_button, *self._in_row, self._menu_button):
            layout.addWidget(tool)
        self._retranslate()

    @property
    def strength(self) -> float:
        """How much the training curve is smoothed; 0 for not at all."""
        return _STRENGTHS[self._smoothing.currentIndex()]

    def minimumSizeHint(self) -> QSize:
        hints = [self.all_button.sizeHint(), self._menu_button.sizeHint()]
        return QSize(
            sum(hint.width() for hint in hints) + _SPACING, max(hint.height() for hint in hints)
        )

    def sizeHint(self) -> QSize:
        hints = [tool.sizeHint() for tool in (self.all_button, *self._in_row)]
        hints[1].setWidth(self._smoothing.minimumWidth())
        width = sum(hint.width() + _SPACING for hint in hints)
        return QSize(width, max(hint.height() for hint in hints))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit_list()
        super().changeEvent(event)

    def _fit(self) -> None:
        """Puts all tools but the first into a menu where they have no room in the row."""
        in_row = self.width() >= self.sizeHint().width()
        for tool in self._in_row:
            tool.setVisible(in_row)
        self._menu_button.setVisible(not in_row)

    def _fit_list(self) -> None:
        metrics = QFontMetrics(theme.font("body"))
        self._smoothing.setFixedWidth(_LIST_LETTERS * metrics.horizontalAdvance("x"))
        self.updateGeometry()
        self._fit()

    def _retranslate(self) -> None:
        texts = (
            self.tr("not smoothed"),
            self.tr("smoothed a little"),
            self.tr("smoothed"),
            self.tr("smoothed strongly"),
        )
        for index, text in enumerate(texts):
            self._smoothing.setItemText(index, text)
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._smoothing.setToolTip(self.tr("How much the training curve is smoothed"))
        for box, text, name, about in (
            (
                self._scale,
                self.tr("log"),
                self.tr("Logarithmic loss axis"),
                self.tr("Logarithmic loss axis: shows small improvements late in a run"),
            ),
            (
                self._time,
                self.tr("steps"),
                self.tr("Time axis in steps"),
                self.tr("Count the time in optimiser steps instead of epochs"),
            ),
            (
                self.all_button,
                self.tr("all"),
                self.tr("Show everything"),
                self.tr("Show the whole curves again (double click, or A)"),
            ),
        ):
            box.setText(text)
            box.setAccessibleName(name)
            box.setToolTip(about)
        self.export_action.retranslate()
        self._menu_button.setAccessibleName(self.tr("How the curves are shown"))
        self._menu_button.setToolTip(
            self.tr("Smoothing, logarithmic losses, time in steps, and export")
        )
        self._export_button.setAccessibleName(self.tr("Export the curves"))
        self._fit_list()

    @Slot(int)
    def _emit_strength(self, index: int) -> None:
        self.strength_chosen.emit(_STRENGTHS[index])
