"""Card beside the mouse: what the unit under it sees, its weights, and their products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_draw.inside.unit import texts
from mnist_draw.inside.unit.sum_pictures import SumPictures
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from mnist_draw.inside.unit.detail import UnitDetail
    from trainer.network.unit_sums import Unit

# In heights of a line of text.
_WIDTH: Final = 23.0
_HEIGHT: Final = 10.2


class HoverCard(QWidget):
    """Shows units that read one picture: of the first layer, or digits of a linear network."""

    def __init__(self, panel: QWidget) -> None:
        """Args: panel: The widget whose units are pointed at."""
        # Otherwise the mouse would leave the unit for its card.
        super().__init__(panel, Qt.WindowType.ToolTip | Qt.WindowType.WindowTransparentForInput)
        self.setObjectName("unitCard")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._panel = panel
        self._shown: tuple[str, Unit] | None = None
        self._title = SteadyLabel("unitCardTitle", "caption")
        self._pictures = SumPictures("unitCardPictures")
        self._pictures.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._equation = SteadyLabel("unitCardEquation", "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(2)
        for part in (self._title, self._pictures, self._equation):
            layout.addWidget(part)

    def show_detail(self, detail: UnitDetail) -> None:
        """Shows a unit beside the mouse; hides the card for units that read several pictures."""
        shape = detail.calculations[0].shape if detail.calculations else ()
        if not shape or shape[0] > 1:
            self.hide_unit()
            return
        calculation = detail.calculations[0]
        if self._shown != (detail.layer, detail.unit):
            self._shown = detail.layer, detail.unit
            self._pictures.reset_scales()
        self._title.set_text(texts.title(detail.layer, detail.unit, detail.classes), strong=True)
        self._pictures.show_sum(*calculation.pictures(0))
        self._equation.set_text(
            texts.outcome(detail) if detail.blank else texts.equation(calculation)
        )
        if not self.isVisible():
            self.resize(self.sizeHint())
            self.show()
        self.move(self._position())

    def hide_unit(self) -> None:
        """Hides the card."""
        self._shown = None
        self.hide()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(theme.font("body")).height()
        return QSize(round(_WIDTH * line), round(_HEIGHT * line))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            colours = theme.colours()
            painter.fillRect(self.rect(), colours.surface)
            painter.setPen(QPen(colours.muted, 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _position(self) -> QPoint:
        """Beside the mouse; beside the panel's corner while the keyboard points."""
        mouse = QCursor.pos()
        panel = QRect(self._panel.mapToGlobal(QPoint(0, 0)), self._panel.size())
        at = mouse if panel.contains(mouse) else panel.bottomRight()
        gap = round(1.5 * QFontMetricsF(theme.font("body")).height())
        room = self._panel.screen().availableGeometry()
        x, y = at.x() + gap, at.y() + gap
        if x + self.width() > room.right():
            x = at.x() - gap - self.width()
        if y + self.height() > room.bottom():
            y = at.y() - gap - self.height()
        return QPoint(max(room.left(), x), max(room.top(), y))
