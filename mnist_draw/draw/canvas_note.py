"""Notes on the canvas: centred lines, a pill at its lower edge, and the offer of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.screen_readers import announce
from trainer.recipe.classes import reads_digits, reads_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QEnterEvent, QFocusEvent, QPaintEvent

    from mnist_draw.draw.drawing import Drawing
    from trainer.recipe.classes import Classes

translate: Final = QCoreApplication.translate

CORNER_RADIUS: Final = 12
"""Of the canvas, in pixels."""

MARGIN: Final = 5
"""Pixels between ink and frame; the frame's round corners stay outside the ink."""

PADDING: Final = QSize(14, 5)
"""Room between a note's text and its edge, in pixels."""

SHOWN_MS: Final = 8000
"""How long a clearing can be taken back on the canvas, in milliseconds."""

# Margin of the guide for the digit, as a share of the side.
_GUIDE_INSET: Final = 0.15
_FADING_MS: Final = 600
_GAP: Final = 14
_BACKGROUND_ALPHA: Final = 225


def square_in(canvas: QWidget) -> QRect:
    """The square of a canvas that shows the ink, in its own coordinates."""
    side = max(1, min(canvas.width(), canvas.height()) - 2 * MARGIN)
    return QRect((canvas.width() - side) // 2, (canvas.height() - side) // 2, side, side)


def place_note(note: QWidget, canvas: QWidget) -> None:
    """Move a note to the lower edge of the canvas, in its preferred size."""
    square = square_in(canvas)
    note.resize(note.sizeHint().boundedTo(QSize(square.width(), canvas.height())))
    note.move(square.center().x() - note.width() // 2, square.bottom() - note.height() - _GAP)


def paint_pill(painter: QPainter, note: QWidget, *, focused: bool = False) -> None:
    """Paint a note's background and edge; ``focused`` marks it as having the keyboard."""
    colours = theme.colours()
    background = QColor(colours.surface)
    background.setAlpha(_BACKGROUND_ALPHA)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thickness = 2.0 if focused else 1.0
    painter.setPen(QPen(colours.accent if focused else colours.outline, thickness))
    painter.setBrush(background)
    inset = thickness / 2
    box = QRectF(note.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)


def paint_invitation(
    painter: QPainter, square: QRectF, classes: Classes | None, *, drop: bool
) -> None:
    """Paint a guide on the canvas, with what can be done there.

    Args:
        painter: Antialiased.
        square: Where the ink is shown.
        classes: What the network reads; None for the guide alone, around ink.
        drop: Whether a picture is held over the canvas.
    """
    colours = theme.colours()
    inset = square.width() * _GUIDE_INSET
    guide = square.adjusted(inset, inset, -inset, -inset)
    pen = QPen(colours.accent if drop else colours.outline, 1.5)
    pen.setDashPattern([5, 6])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(guide, CORNER_RADIUS, CORNER_RADIUS)
    if classes is None:
        return
    painter.setPen(colours.muted)
    lines: list[tuple[theme.Step, str]] = [("title", translate("Canvas", "Drop the picture here"))]
    if not drop:
        picture = translate("Canvas", "or drop or paste a picture")
        lines = [("title", _invitation(classes)), ("body", picture)]
    paint_lines(painter, guide.adjusted(12, 12, -12, -12), lines)


def _invitation(classes: Classes) -> str:
    if reads_digits(classes):
        return translate("Canvas", "Draw a digit\nfrom 0 to 9")
    if reads_letters(classes):
        text = translate("Canvas", "Draw a letter\nfrom {first} to {last}")
        return text.format(first=classes[0], last=classes[-1])
    return translate("Canvas", "Draw one of\n{count} classes").format(count=len(classes))


def paint_lines(painter: QPainter, area: QRectF, lines: Sequence[tuple[theme.Step, str]]) -> None:
    """Paint texts one below the other, centred; those that do not fit are left out.

    Args:
        painter: Its pen is used.
        area: Where to paint, in pixels.
        lines: Step of the type scale and text of each.
    """
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    gap = QFontMetricsF(theme.font("body")).height()
    placed: list[tuple[QFont, str, float]] = []
    height = -gap
    for step, text in lines:
        font = theme.font(step)
        needed = QFontMetricsF(font).boundingRect(area, flags.value, text).height()
        if placed and height + gap + needed > area.height():
            break
        placed.append((font, text, needed))
        height += gap + needed
    top = area.center().y() - height / 2
    for font, text, needed in placed:
        painter.setFont(font)
        painter.drawText(QRectF(area.x(), top, area.width(), needed), flags, text)
        top += needed + gap


class ClearedNote(QAbstractButton):
    """Says that the drawing was cleared and takes it back; fades after `SHOWN_MS`.

    It stays while the pointer or the keyboard is on it, and goes as soon as there is new ink.
    """

    def __init__(self, canvas: QWidget, drawing: Drawing, undo: QAction) -> None:
        """Start hidden.

        Args:
            canvas: The note lies on it.
            drawing: New ink hides the note.
            undo: What the note triggers.
        """
        super().__init__(canvas)
        self._canvas, self._drawing = canvas, drawing
        self._opacity = 1.0
        self.setObjectName("undoClearButton")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A finger or a pen on the note is no stroke on the canvas below it.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(_FADING_MS)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._timer.timeout.connect(self._fading.start)
        self._fading.valueChanged.connect(self._set_opacity)
        self._fading.finished.connect(self._vanish)
        self.clicked.connect(undo.trigger)
        self.clicked.connect(self._vanish)
        drawing.changed.connect(self._notice_ink)
        self._retranslate()
        self.hide()

    @property
    def fading(self) -> bool:
        """Whether it will disappear by itself."""
        return self._timer.isActive() or self._fading.state() is QVariantAnimation.State.Running

    @Slot()
    def offer(self) -> None:
        """Show the note, for a drawing that was just cleared."""
        self._canvas.installEventFilter(self)
        place_note(self, self._canvas)
        self.show()
        self._stay()
        self._wait()
        announce(self, f"{self._said} {self.toolTip()}")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        return metrics.size(0, self.text()) + PADDING * 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas and event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            place_note(self, self._canvas)
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._stay()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._wait()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._stay()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._wait()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        with QPainter(self) as painter:
            painter.setOpacity(self._opacity)
            paint_pill(painter, self, focused=self.hasFocus())
            plain = theme.font("body")
            link = QFont(plain)
            link.setUnderline(True)
            text = self.rect().adjusted(PADDING.width(), 0, -PADDING.width(), 0)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.setFont(plain)
            painter.setPen(colours.muted)
            painter.drawText(text, left, f"{self._said} ")
            painter.setFont(link)
            painter.setPen(colours.accent)
            shift = QFontMetrics(plain).horizontalAdvance(f"{self._said} ")
            painter.drawText(text.adjusted(shift, 0, 0, 0), left, self._offered)

    def _retranslate(self) -> None:
        self._said, self._offered = self.tr("Cleared."), self.tr("Undo")
        self.setText(f"{self._said} {self._offered}")
        self.setToolTip(self.tr("Bring the drawing back (Ctrl+Z)"))
        place_note(self, self._canvas)

    def _stay(self) -> None:
        self._timer.stop()
        self._fading.stop()
        self._set_opacity(1.0)

    def _wait(self) -> None:
        if self.isVisible() and not self.underMouse() and not self.hasFocus():
            self._timer.start()

    @Slot(object)
    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.update()

    @Slot()
    def _notice_ink(self) -> None:
        if self.isVisible() and not self._drawing.is_blank:
            self._vanish()

    @Slot()
    def _vanish(self) -> None:
        self._canvas.removeEventFilter(self)
        self._stay()
        if self.hasFocus():
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
