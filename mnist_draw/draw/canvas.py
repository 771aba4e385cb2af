"""The canvas: shows a drawing at any size; pen, mouse, touch, paste and drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.draw.canvas_input import CanvasInput
from mnist_draw.draw.canvas_note import CORNER_RADIUS, MARGIN, paint_invitation, square_in
from mnist_draw.draw.ink import CANVAS_SIZE, RASTER_SIZE, pixel_slices
from mnist_draw.draw.ink_annotation import (
    annotated_area,
    paint_colours,
    paint_marks,
    paint_outlines,
)
from mnist_draw.draw.pasted_pictures import (
    PictureError,
    colour_ramp,
    has_picture,
    image_from_ink,
    image_view,
    offered_picture,
)
from mnist_draw.draw.pen_cursor import cross_area, paint_cross, ring
from mnist_draw.draw.pen_keys import KeyboardPen
from mnist_draw.draw.picture_reader import PictureReader
from mnist_draw.shared import theme
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTabletEvent,
        QTouchEvent,
    )

    from mnist_draw.draw.brush import Brush
    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.draw.ink_annotation import InkAnnotation, Outlines
    from trainer.recipe.classes import Classes

_TOUCHES: Final = {
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
}
# After these, another widget may get the event that would end a stroke.
_INTERRUPTIONS: Final = {
    QEvent.Type.WindowDeactivate,
    QEvent.Type.WindowBlocked,
    QEvent.Type.EnabledChange,
    QEvent.Type.Hide,
}


class Canvas(QWidget):
    """A square with the drawing, centred in the widget.

    Attributes:
        pen: The pen that keys move.

    Signals:
        problem_found: Emits a function that says why a picture cannot be used, in the present
            language.
    """

    problem_found = Signal(object)

    def __init__(self, drawing: Drawing, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._brush = brush
        self.pen = KeyboardPen(drawing, brush, self)
        self.pen.moved.connect(self._show_pen)
        self._pen_area = QRect()
        self._input = CanvasInput(drawing, brush, self._to_canvas)
        self._raster = drawing.raster
        self._pixels = np.zeros(self._raster.shape, np.uint32)
        self._view = image_view(self._pixels)
        # Bounding rectangle of all ink; scaling the whole image takes 2 ms even when it is blank.
        self._inked = self._view.rect()
        self._annotation: InkAnnotation | None = None
        self._outlines: Outlines | None = None
        self._classes: Classes = DIGITS
        self._inviting = True
        self._drop_possible = False

        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Without it, moves without a button, which reveal a lost release, would not arrive.
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pictures = PictureReader()
        self._pictures.read.connect(self._paste_ink)
        self._pictures.failed.connect(self.problem_found)
        drawing.changed.connect(self._show_change)
        # Whoever draws on wants to keep the drawing.
        drawing.changed.connect(self._pictures.cancel)
        drawing.stroke_finished.connect(self._update_invitation)
        brush.changed.connect(self._show_brush)
        self._retranslate()
        self._apply_theme()
        self._show_invitation()

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    @property
    def reads_picture(self) -> bool:
        """Whether a picture is being read in a thread, which nothing can interrupt."""
        return self._pictures.busy

    @property
    def square(self) -> QRect:
        """The square that shows the ink, in widget coordinates."""
        return square_in(self)

    def annotate(self, annotation: InkAnnotation | None) -> None:
        """Show colours and marks on the ink until they are replaced; None for plain ink."""
        if annotation is not None or self._annotation is not None:
            self._annotation = annotation
            self.update()

    def outline(self, outlines: Outlines | None) -> None:
        """Mark parts of the drawing until they are replaced; None for none."""
        if outlines != self._outlines:
            self._outlines = outlines
            self.update()

    @Slot()
    def copy(self) -> None:
        """Copy the drawing to the clipboard as a picture, black on white in every theme."""
        picture = image_from_ink(self._raster, QColor("white"), QColor("black"))
        QGuiApplication.clipboard().setImage(picture)

    @Slot()
    def paste(self) -> None:
        """Replace the drawing by the picture on the clipboard, once it is read; can be undone."""
        self._take_picture(QGuiApplication.clipboard().mimeData())

    @Slot(str)
    def open_picture(self, path: str) -> None:
        """Replace the drawing by the picture in a file, once it is read; can be undone."""
        self._pictures.start(Path(path))

    def _take_picture(self, data: QMimeData | None) -> None:
        try:
            self._pictures.start(offered_picture(data))
        except PictureError as error:
            self.problem_found.emit(error.explain)

    @Slot(object)
    def _paste_ink(self, ink: NDArray[np.uint8]) -> None:
        self.pen.lift()
        self._input.stop()
        self._drawing.paste_ink(ink)

    @Slot(QRect)
    def _show_change(self, pixels: QRect) -> None:
        area = pixel_slices(pixels)
        self._pixels[area] = self._ramp[self._raster[area]]
        self._inked = self._inked.united(pixels)
        self._update_invitation()
        self.update(self._widget_rect(pixels))

    def _widget_rect(self, pixels: QRect) -> QRect:
        """The part of the widget that shows these raster pixels."""
        square = self.square
        scale = square.width() / RASTER_SIZE
        rect = QRectF(
            pixels.x() * scale, pixels.y() * scale, pixels.width() * scale, pixels.height() * scale
        )
        # Smooth scaling spreads a pixel to its neighbours.
        return rect.toAlignedRect().adjusted(-2, -2, 2, 2).translated(square.topLeft())

    @Slot()
    def _update_invitation(self) -> None:
        if self._invites() != self._inviting:
            self._show_invitation()

    def _show_invitation(self) -> None:
        self._inviting = self._invites()
        if self._inviting:
            self._inked = QRect()
        self.update()

    def _invites(self) -> bool:
        return not self._drawing.is_drawing and self._drawing.is_blank

    @Slot()
    def _show_brush(self) -> None:
        if not self.isEnabled():
            self.setCursor(Qt.CursorShape.ArrowCursor)
            return
        self.setCursor(ring(self._diameter, self.devicePixelRatioF(), dashed=self._brush.eraser))
        self._show_pen()

    @Slot()
    def _show_pen(self) -> None:
        self.update(self._pen_area)
        if self.pen.shown:
            self._pen_area = cross_area(self._from_canvas(self.pen.position), self._diameter)
            self.update(self._pen_area)

    @property
    def _diameter(self) -> float:
        """Pixels of the brush."""
        return self._brush.width * self.square.width() / CANVAS_SIZE

    def set_classes(self, classes: Classes) -> None:
        """Invite to draw what the network reads."""
        if classes != self._classes:
            self._classes = classes
            self.update()

    def _apply_theme(self) -> None:
        colours = theme.colours()
        self._ramp = colour_ramp(colours.paper, colours.ink)
        self._pixels[:] = self._ramp[self._raster]
        self._show_brush()
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        by_keys = self.tr("By keyboard: arrow keys move the pen, Space lowers and lifts it.")
        description = self.tr("Draw a digit here with mouse, pen or finger")
        self.setAccessibleDescription(f"{description}. {by_keys}")
        tip = self.tr(
            "Draw a digit with the mouse, a pen or a finger. The right button erases. "
            "Pictures can be dropped or pasted here."
        )
        self.setToolTip(f"{tip}\n{by_keys}")

    def _to_canvas(self, position: QPointF) -> QPointF:
        square = self.square
        return (position - QPointF(square.topLeft())) * (CANVAS_SIZE / square.width())

    def _from_canvas(self, position: QPointF) -> QPointF:
        square = self.square
        return QPointF(square.topLeft()) + position * (square.width() / CANVAS_SIZE)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours()
        square = self.square
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            if not square.contains(event.rect()):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._paint_frame(painter, colours)
            painter.fillRect(square, colours.paper)
            if not self._inked.isEmpty():
                painter.setClipRect(self._widget_rect(self._inked), Qt.ClipOperation.IntersectClip)
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(square, self._view)
                if self._annotation is not None:
                    area = annotated_area(QRectF(square), self._outlines)
                    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
                    paint_colours(painter, QRectF(square), self._annotation)
                painter.setClipRegion(event.region())
                if self._annotation is not None:
                    paint_marks(painter, QRectF(square), self._annotation)
            if self._outlines is not None and not self._inviting:
                paint_outlines(painter, QRectF(square), self._outlines)
            if self._inviting or self._drop_possible:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_invitation(
                    painter,
                    QRectF(square),
                    self._classes if self._inviting else None,
                    drop=self._drop_possible,
                )
            if self.pen.shown:
                centre = self._from_canvas(self.pen.position)
                paint_cross(painter, centre, self._diameter, down=self.pen.down)

    def _paint_frame(self, painter: QPainter, colours: theme.Colours) -> None:
        highlighted = self.hasFocus() or self._drop_possible
        thickness = 2.0 if highlighted else 1.0
        painter.setPen(QPen(colours.accent if highlighted else colours.outline, thickness))
        painter.setBrush(colours.paper)
        inset = MARGIN - thickness / 2
        frame = QRectF(self.square).adjusted(-inset, -inset, inset, inset)
        painter.drawRoundedRect(frame, CORNER_RADIUS, CORNER_RADIUS)

    # Events

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            touch: QTouchEvent = event  # type: ignore[assignment]  # by its type
            self.pen.leave()
            used = self._input.touched(touch)
            event.setAccepted(used)
            return used
        if kind in _INTERRUPTIONS:
            self.pen.leave()
            self._input.stop()
        if kind == QEvent.Type.EnabledChange:
            self._show_brush()
        # It would cover the drawing.
        if kind == QEvent.Type.ToolTip and not self._inviting:
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._apply_theme()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.update()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_brush()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._pictures.cancel()
            if not self.pen.cancel() and not self._input.cancel():
                super().keyPressEvent(event)
        elif self._input.busy or not self.pen.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.pen.released(event)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.pen.leave()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pen.leave()
        event.setAccepted(self._input.mouse_pressed(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self._input.mouse_moved(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self._input.mouse_released(event))

    # A quick second stroke, as in "4" or "11", arrives as a double click.
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(self._input.mouse_pressed(event))

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self.pen.leave()
        event.setAccepted(self._input.pen_used(event))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_picture(event.mimeData()):
            event.acceptProposedAction()
            self._invite_drop(possible=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self._invite_drop(possible=False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._invite_drop(possible=False)
        self._take_picture(event.mimeData())

    def _invite_drop(self, *, possible: bool) -> None:
        self._drop_possible = possible
        self.update()
