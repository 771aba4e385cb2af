"""Head of the unit pane: back, forward, the units on the way, the title, close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mnist_draw.inside.unit import texts
from mnist_draw.inside.unit.history import History
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.inside.unit.detail import UnitDetail
    from trainer.network.unit_sums import Unit
    from trainer.recipe.classes import Classes

_CRUMBS: Final = 3


class Trail(QWidget):
    """Where the user has come from.

    Attributes:
        unit_chosen: Emits layer and index of a visited unit.
        closed: The close button was clicked.
    """

    unit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        # What a unit that hands on a value was shown as.
        self._shown: dict[tuple[str, Unit], tuple[str, Unit]] = {}
        self._classes: Classes = DIGITS
        self._back = _button("unitBack", "previous")
        self._back.setShortcut(QKeySequence("Alt+Left"))
        self._back.clicked.connect(self._go_back)
        self._forward = _button("unitForward", "next")
        self._forward.setShortcut(QKeySequence("Alt+Right"))
        self._forward.clicked.connect(self._go_forward)
        self._crumbs = [_Crumb(f"unitCrumb{number}") for number in range(_CRUMBS)]
        for crumb in self._crumbs:
            crumb.unit_chosen.connect(self.unit_chosen)
        self._title = SteadyLabel("unitTitle", "body")
        self._close = _button("closeUnit", "close")
        self._close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._back)
        layout.addWidget(self._forward)
        for crumb in self._crumbs:
            layout.addWidget(crumb)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._close)
        self._retranslate()

    def visit(self, asked: tuple[str, Unit]) -> None:
        """Adds the unit that is opened, or steps back or forth to it."""
        self._history.visit(asked)
        self._show()

    def clear(self) -> None:
        """Forgets all visited units."""
        self._history.clear()
        self._shown.clear()

    def set_unit(self, detail: UnitDetail) -> None:
        """Sets the title: the present unit, or the one whose value it hands on."""
        self._shown[detail.asked] = detail.layer, detail.unit
        self._classes = detail.classes
        text = texts.title(detail.layer, detail.unit, detail.classes)
        self.setToolTip(texts.command(detail.layer, detail.unit))
        self._title.set_text(text, strong=True)
        self._title.setAccessibleName(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _retranslate(self) -> None:
        self._back.setAccessibleName(self.tr("Previous unit"))
        self._back.setToolTip(self.tr("Back to the previous unit (Alt+Left)"))
        self._forward.setAccessibleName(self.tr("Next unit"))
        self._forward.setToolTip(self.tr("Forward to the next unit (Alt+Right)"))
        self._close.setAccessibleName(self.tr("Close the unit"))
        self._close.setToolTip(self.tr("Back to all units (Esc)"))
        # A button forgets its shortcut with a new text, and has none here: set it again.
        self._back.setShortcut(QKeySequence("Alt+Left"))
        self._forward.setShortcut(QKeySequence("Alt+Right"))
        self._show()

    def _show(self) -> None:
        self._back.setEnabled(self._history.previous is not None)
        self._forward.setEnabled(self._history.following is not None)
        earlier = (*(None,) * _CRUMBS, *self._history.trail[:-1])[-_CRUMBS:]
        for crumb, unit in zip(self._crumbs, earlier, strict=True):
            crumb.set_unit(unit, unit and self._shown.get(unit, unit), self._classes)
        self._fit()

    def _fit(self) -> None:
        """Shows as many units, the last ones first, as fit beside the title."""
        buttons = sum(
            each.sizeHint().width() + 2 for each in (self._back, self._forward, self._close)
        )
        bold = theme.font("body")
        bold.setBold(True)
        title = QFontMetricsF(bold).horizontalAdvance(f"{self._title.text()}00")
        room = self.width() - buttons - title
        for crumb in reversed(self._crumbs):
            room -= crumb.sizeHint().width() + 2
            crumb.setVisible(crumb.unit is not None and room >= 0)

    @Slot()
    def _go_back(self) -> None:
        self.unit_chosen.emit(self._history.previous)

    @Slot()
    def _go_forward(self) -> None:
        self.unit_chosen.emit(self._history.following)


class _Crumb(QToolButton):
    """A visited unit.

    Attributes:
        unit: Its layer and index; None for none.
        unit_chosen: Emits them.
    """

    unit_chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("flat", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVisible(False)
        self.unit: tuple[str, Unit] | None = None
        self.clicked.connect(self._choose)

    def set_unit(
        self, unit: tuple[str, Unit] | None, shown: tuple[str, Unit] | None, classes: Classes
    ) -> None:
        self.unit = unit
        if shown is not None:
            # A single ampersand would underline the letter behind it.
            self.setText(f"{texts.crumb(*shown, classes)} ›".replace("&", "&&"))
            self.setAccessibleName(texts.title(*shown, classes))
            self.setToolTip(plain_tip(texts.title(*shown, classes)))

    @Slot()
    def _choose(self) -> None:
        self.unit_chosen.emit(self.unit)


def _button(name: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    button.setIcon(theme.icon(icon))
    return button
