"""One button for each label, with the number of drawings; all are on at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_draw.plain_text import plain_tip
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from trainer.recipe.classes import Classes


class LabelButtons(QWidget):
    """A row of checkable buttons.

    Attributes:
        changed: Other labels are chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QToolButton] = {}
        self._counts: dict[str, int] = {}
        self._layout = FlowLayout(self, x_spacing=4, y_spacing=4)

    @property
    def chosen(self) -> frozenset[str]:
        """The labels that are on."""
        return frozenset(label for label, button in self._buttons.items() if button.isChecked())

    def set_classes(self, classes: Classes) -> None:
        """Offer the classes of another network, all on."""
        if tuple(self._buttons) == classes:
            return
        for button in self._buttons.values():
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for label in classes:
            button = self._buttons[label] = QToolButton()
            button.setObjectName(f"teachLabel-{label}")
            button.setCheckable(True)
            button.setChecked(True)
            button.toggled.connect(self.changed)
            self._layout.addWidget(button)
        self._show()

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show the numbers of drawings; a label without any cannot be chosen."""
        self._counts = counts
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        for label, button in self._buttons.items():
            count = self._counts.get(label, 0)
            # A single ampersand would underline the letter behind it.
            button.setText(f"{label} × {whole(count)}".replace("&", "&&"))
            button.setEnabled(bool(count))
            text = self.tr("Teach the drawings of {label}: {count}").format(
                label=label, count=whole(count)
            )
            button.setToolTip(plain_tip(text))
            button.setAccessibleName(text)
