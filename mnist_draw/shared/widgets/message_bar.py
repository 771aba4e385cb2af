"""Message bar: messages inside the window, which do not interrupt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from mnist_draw.shared import theme
from mnist_draw.shared.descendants import descendants
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMoveEvent, QResizeEvent

Kind = Literal["info", "warning", "error"]

_PADDING: Final = 2
_ICON: Final = 20  # pixels at scale 1
# Letters of a line of text beside a button.
_LEAST_LETTERS: Final = 22
_TONES: Final[dict[Kind, theme.Tone]] = {"info": "accent", "warning": "warning", "error": "error"}


class MessageBar(QWidget):
    """One message with an icon, an optional action, and a button to dismiss it.

    It follows changes of the language while it is on screen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._kind: Kind = "info"
        self._said: Callable[[], str] | None = None
        self._action: QAction | None = None
        self._icon = IconLabel(_ICON)
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
        self._grid = layout = QGridLayout(self)
        layout.setContentsMargins(12, _PADDING, 6, _PADDING)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(_PADDING)
        layout.addWidget(self._icon, 0, 0)
        layout.addWidget(self._text, 0, 1)
        layout.addWidget(self._button, 0, 2)
        layout.addWidget(self._close, 0, 3)
        layout.setColumnStretch(1, 1)
        self._below = False
        self._retranslate()
        self.hide()

    @property
    def usual_height(self) -> int:
        """Height of a message of two lines, or with a button, in pixels."""
        lines = 2 * self._text.fontMetrics().lineSpacing()
        return max(self._button.sizeHint().height(), lines) + 2 * _PADDING

    def text(self) -> str:
        return self._text.text()

    def shows(self, text: Callable[[], str] | None) -> bool:
        """Whether this is the message on screen, and not another one that reads the same."""
        return text is not None and self._said is text

    @Slot(object, str, object)
    def show_message(
        self, text: Callable[[], str], kind: Kind, action: QAction | None = None
    ) -> None:
        """Show a message instead of the previous one.

        Args:
            text: Returns what happened and what to do next, in the present language.
            kind: Severity.
            action: Offered as a button, which also dismisses the message.
        """
        said = text()
        new = self.isHidden() or said != self._text.text()
        self._kind, self._said = kind, text
        self._offer(action)
        self._show_text()
        self._icon.show_icon(kind, _TONES[kind])
        self.fit(self.width())
        self.show()
        self.update()
        if new:
            announce(self, said if action is None else f"{said} {action.text()}")

    @Slot()
    def dismiss(self) -> None:
        """Remove the message."""
        self._said = None
        self.hide()
        self._offer(None)

    def _offer(self, action: QAction | None) -> None:
        if self._action is not None:
            self._action.changed.disconnect(self._show_action)
        self._action = action
        self._button.setVisible(action is not None)
        if action is not None:
            action.changed.connect(self._show_action)
            self._show_action()

    @Slot()
    def _show_action(self) -> None:
        action = self._action
        if action is not None:
            self._button.setText(action.text())
            self._button.setToolTip(action.toolTip())
            self._button.setAccessibleName(action.text())
            self.fit(self.width())

    def _show_text(self) -> None:
        if self._said is not None:
            self._text.setText(self._said())
            self.setAccessibleName(self._text.text())

    def fit(self, width: int) -> None:
        """Puts the button below the text where this width leaves the text too little beside it."""
        others = (self._icon, self._button, self._close)
        gaps = len(others) * self._grid.horizontalSpacing() + 18
        room = width - gaps - sum(other.sizeHint().width() for other in others)
        letters = room / self._text.fontMetrics().averageCharWidth()
        below = self._action is not None and letters < _LEAST_LETTERS
        if below != self._below:
            self._below = below
            self._grid.removeWidget(self._button)
            if below:
                self._grid.addWidget(self._button, 1, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(self._button, 0, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit(event.size().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour = theme.colour(_TONES[self._kind])
        tint = QColor(colour)
        tint.setAlpha(28)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            # It may lie over other widgets.
            painter.setBrush(theme.colours().window)
            painter.drawRect(self.rect())
            painter.setBrush(tint)
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.setBrush(colour)
            painter.drawRoundedRect(0, 0, 4, self.height(), 2, 2)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._show_text()
        self._close.setAccessibleName(self.tr("Dismiss message"))
        self._close.setToolTip(self.tr("Dismiss this message"))

    @Slot()
    def _act(self) -> None:
        action = self._action
        self.dismiss()
        # A key can still reach the button when its message has just gone.
        if action is not None:
            action.trigger()


class MessageSlot(QWidget):
    """Two lines that are reserved for messages: nothing moves when a short one comes.

    A longer message gets the height that it needs until it is dismissed. Where there is none left,
    it lies over what is below, and over the whole of a button that it would cut.

    Attributes:
        bar: Shows the messages.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messageSlot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._needed = 0
        self.bar = MessageBar()
        self.bar.installEventFilter(self)
        # A layout moves what is below after this widget.
        self._moved_below = QTimer(self, singleShot=True, interval=0)
        self._moved_below.timeout.connect(self._place)

    def sizeHint(self) -> QSize:
        self.bar.ensurePolished()
        return QSize(0, max(self.bar.usual_height, self._needed))

    def minimumSizeHint(self) -> QSize:
        # Where there is little room, all of a message lies over what is below.
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._moved_below.start()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._place()
        self._moved_below.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is not self.bar:
            self._moved_below.start()
        elif event.type() in {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}:
            self._place()
            self._moved_below.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent, bar = self.parentWidget(), self.bar
        if parent is None:
            return
        if bar.parentWidget() is not parent:
            hidden = bar.isHidden()
            bar.setParent(parent)
            bar.setHidden(hidden)
            parent.installEventFilter(self)
        bar.fit(self.width())
        needed = bar.heightForWidth(self.width()) if bar.isVisible() else 0
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()
        height = max(needed, bar.usual_height)
        place = QRect(self.pos(), QSize(self.width(), height))
        place.setBottom(self._end_of_row(place, parent))
        bar.setGeometry(place)
        bar.raise_()

    def _end_of_row(self, place: QRect, parent: QWidget) -> int:
        """Bottom of a rectangle, or of the buttons that it would cover in part."""
        bottoms = [place.bottom()]
        for button in descendants(parent, QAbstractButton):
            if button.isVisible() and not self.bar.isAncestorOf(button):
                rect = QRect(button.mapTo(parent, QPoint()), button.size())
                if rect.top() <= place.bottom() and rect.intersects(place):
                    bottoms.append(rect.bottom() + _PADDING)
        return max(bottoms)
