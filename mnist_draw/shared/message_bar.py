"""Message bar: messages inside the window, which do not interrupt."""

from __future__ import annotations

from typing import Final, Literal, cast

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from mnist_draw.shared import theme

Kind = Literal["info", "warning", "error"]

_TONES: Final[dict[Kind, theme.Tone]] = {"info": "accent", "warning": "warning", "error": "error"}


class MessageBar(QWidget):
    """One message with an icon, an optional action, and a button to dismiss it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._kind: Kind = "info"
        self._action: QAction | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setObjectName("messageText")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setObjectName("messageButton")
        self._button.clicked.connect(self._act)
        self._close = QToolButton()
        self._close.setObjectName("dismissButton")
        self._close.setProperty("flat", True)
        self._close.setIcon(theme.icon("close"))
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)
        self._retranslate()
        self.hide()

    def text(self) -> str:
        return self._text.text()

    @Slot(str, str, object)
    def show_message(self, text: str, kind: Kind, action: QAction | None = None) -> None:
        """Show a message instead of the previous one.

        Args:
            text: What happened and what to do next.
            kind: Severity.
            action: Offered as a button, which also dismisses the message.
        """
        self._kind = kind
        self._action = action
        self._text.setText(text)
        side = round(theme.font("body").pointSizeF() * 2)
        self._icon.setPixmap(
            theme.icon(kind, _TONES[kind]).pixmap(QSize(side, side), self.devicePixelRatioF())
        )
        self._button.setVisible(action is not None)
        if action is not None:
            self._button.setText(action.text())
            self._button.setToolTip(action.toolTip())
            self._button.setAccessibleName(action.text())
        self.setAccessibleName(text)
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def dismiss(self) -> None:
        """Remove the message."""
        self._action = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour = theme.colour(_TONES[self._kind])
        tint = QColor(colour)
        tint.setAlpha(28)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setBrush(colour)
        painter.drawRoundedRect(0, 0, 4, self.height(), 2, 2)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Dismiss message"))
        self._close.setToolTip(self.tr("Dismiss this message"))

    @Slot()
    def _act(self) -> None:
        action = cast("QAction", self._action)
        self.dismiss()
        action.trigger()
