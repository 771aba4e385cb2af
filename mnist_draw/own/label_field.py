"""Field for a label that no key stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.data.recorded_drawing import LONGEST_LABEL, is_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class LabelField(QLineEdit):
    """Takes a short label; hidden while none is typed.

    Enter emits the label, Escape and leaving the field do not; each of them closes it.

    Attributes:
        label_typed: Emits the label.
        closed: The field has closed; emits whether by a key, which had the focus then.
    """

    label_typed = Signal(str)
    closed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelField")
        self.setProperty("step", "caption")
        self.setMaxLength(LONGEST_LABEL)
        self.returnPressed.connect(self._take)
        self._open = False
        self.hide()
        self._retranslate()

    @property
    def is_open(self) -> bool:
        """Whether a label is being typed."""
        return self._open

    def open(self, label: str) -> None:
        """Show the field with the keys.

        Args:
            label: Offered; typing replaces it. May be empty.
        """
        self._open = True
        self.setText(label)
        self.selectAll()
        self.show()
        self.setFocus()

    def close_unchanged(self) -> None:
        """Close the field without a label."""
        self._close(by_key=False)

    def event(self, event: QEvent) -> bool:
        # Before it is a shortcut that closes the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close(by_key=True)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # An input method, the field's menu and another window give the keys back.
        passing = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in passing:
            self._close(by_key=False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Label of the drawing"))
        self.setPlaceholderText(self.tr("Label, then Enter"))
        self.setToolTip(
            self.tr("A letter or a word of up to {count} characters, then Enter").format(
                count=LONGEST_LABEL
            )
        )

    @Slot()
    def _take(self) -> None:
        label = " ".join(self.text().split())
        self._close(by_key=True)
        if is_label(label):
            self.label_typed.emit(label)

    def _close(self, *, by_key: bool) -> None:
        if self._open:
            # Hiding it takes the focus away, which would close it again.
            self._open = False
            self.hide()
            self.closed.emit(by_key)
