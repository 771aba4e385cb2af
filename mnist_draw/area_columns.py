"""The areas of the main window side by side: widths by mode, until the user moves a border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, Qt, Slot
from PySide6.QtWidgets import QSplitter

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_MARGIN: Final = 12
# Shares of the width of canvas, prediction and training.
_USUAL: Final = (32, 24, 44)
# Training settings are folded there, and a square canvas is to use the height.
_PROJECTOR: Final = (39, 24, 37)


class AreaColumns(QSplitter):
    """Columns with movable borders."""

    def __init__(self, areas: Sequence[QWidget]) -> None:
        """Args: areas: Canvas, prediction and training."""
        super().__init__(Qt.Orientation.Horizontal)
        self._chosen = False
        self.setObjectName("columns")
        self.setChildrenCollapsible(False)
        for area, share in zip(areas, _USUAL, strict=True):
            self.addWidget(area)
            self.setStretchFactor(self.count() - 1, share)
        self.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.setHandleWidth(_MARGIN)
        self.splitterMoved.connect(self._note_choice)

    @property
    def state(self) -> QByteArray:
        """For `restore`; empty while no border was moved."""
        return self.saveState() if self._chosen else QByteArray()

    def restore(self, state: QByteArray) -> None:
        """Restore the widths that the user has chosen; those of the mode for none."""
        self._chosen = self.restoreState(state)
        self._share_width()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # A part that needed more width for a moment gives it back.
            self._share_width()
        return handled

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share_width()

    @Slot()
    def _note_choice(self) -> None:
        self._chosen = True

    def _share_width(self) -> None:
        if not self._chosen:
            shares = _PROJECTOR if theme.scale() > 1 else _USUAL
            self.setSizes([share * self.width() // sum(shares) for share in shares])
