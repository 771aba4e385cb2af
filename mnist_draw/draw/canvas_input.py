"""Mouse, pen and touch events to strokes; one device draws at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QInputDevice, QPointingDevice

from mnist_draw.draw.ink import DEFAULT_PRESSURE, Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QInputEvent, QMouseEvent, QTabletEvent, QTouchEvent

    from mnist_draw.draw.brush import Brush
    from mnist_draw.draw.drawing import Drawing

# A palm touches with the pen or right after it lifts.
_PALM_SECONDS: Final = 0.5


class CanvasInput:
    """Turns events into strokes of a drawing.

    Left button, pen tip and first finger draw with the brush; right button, eraser end and barrel
    button of the pen erase. Each handler returns whether the canvas used the event.
    """

    def __init__(
        self, drawing: Drawing, brush: Brush, to_canvas: Callable[[QPointF], QPointF]
    ) -> None:
        """Keep what events are turned into.

        Args:
            drawing: Receives the strokes.
            brush: Width and kind of a stroke.
            to_canvas: Converts widget coordinates to canvas units.
        """
        self._drawing = drawing
        self._brush = brush
        self._to_canvas = to_canvas
        self._device: Literal["mouse", "pen", "touch"] | None = None
        self._button = Qt.MouseButton.NoButton
        self._finger = -1
        self._pen_seen = float("-inf")

    @property
    def busy(self) -> bool:
        """Whether a device is drawing."""
        return self._device is not None

    def stop(self) -> None:
        """End the stroke of a device, because its last events may never arrive."""
        if self._device is not None:
            self._device = None
            self._drawing.end_stroke()

    def cancel(self) -> bool:
        """Remove the open stroke and its ink; returns whether there was one."""
        self._device = None
        drawing = self._drawing.is_drawing
        self._drawing.cancel_stroke()
        return drawing

    def mouse_pressed(self, event: QMouseEvent) -> bool:
        if _from_touch(event) or event.button() not in _MOUSE_BUTTONS:
            return False
        # A second button is ignored while the first draws.
        if self._device is None:
            self._device = "mouse"
            self._button = event.button()
            erase = self._button == Qt.MouseButton.RightButton
            self._begin(event, event.position(), DEFAULT_PRESSURE, erase=erase)
        return True

    def mouse_moved(self, event: QMouseEvent) -> bool:
        if self._device != "mouse":
            return False
        if event.buttons() & self._button:
            self._drawing.extend(self._point(event, event.position(), DEFAULT_PRESSURE))
        else:
            # Another window, a dialog perhaps, got the release.
            self.stop()
        return True

    def mouse_released(self, event: QMouseEvent) -> bool:
        if self._device != "mouse" or event.button() != self._button:
            return False
        self._drawing.extend(self._point(event, event.position(), DEFAULT_PRESSURE))
        self.stop()
        return True

    def pen_used(self, event: QTabletEvent) -> bool:
        """Handle press, move and release of a tablet pen.

        A press or a move with the tip down is always accepted: otherwise Qt would synthesise a
        mouse event and every stroke would be drawn twice.
        """
        self._pen_seen = _seconds(event)
        match event.type():
            case QEvent.Type.TabletPress:
                # The pen takes over from a palm that touched first.
                if self._device == "touch":
                    self._device = None
                    self._drawing.cancel_stroke()
                if self._device is None:
                    self._device = "pen"
                    self._button = event.button()
                    erase = (
                        event.pointerType() == QPointingDevice.PointerType.Eraser
                        or event.button() != Qt.MouseButton.LeftButton
                    )
                    self._begin(event, event.position(), _pressure(event), erase=erase)
                return True
            case QEvent.Type.TabletMove if self._device == "pen":
                self._drawing.extend(self._point(event, event.position(), _pressure(event)))
                return True
            case QEvent.Type.TabletRelease if self._device == "pen":
                if event.button() == self._button:
                    # The pressure of a lifted pen is 0, so its last position has no width.
                    self.stop()
                return True
        return False

    def touched(self, event: QTouchEvent) -> bool:
        """Handle touches: the first finger draws, others are ignored."""
        if event.type() == QEvent.Type.TouchCancel:
            if self._device == "touch":
                self._device = None
                self._drawing.cancel_stroke()
            return True
        if event.type() == QEvent.Type.TouchBegin:
            # Fingers on a touchpad move the pointer and scroll; they have no position here.
            if event.deviceType() == QInputDevice.DeviceType.TouchPad:
                return False
            palm = _seconds(event) - self._pen_seen < _PALM_SECONDS
            if self._device is None and not palm:
                finger = event.points()[0]
                self._device = "touch"
                self._finger = finger.id()
                self._begin(event, finger.position(), DEFAULT_PRESSURE, erase=False)
            return True
        if self._device == "touch":
            self._follow_finger(event)
        return True

    def _follow_finger(self, event: QTouchEvent) -> None:
        finger = next((point for point in event.points() if point.id() == self._finger), None)
        if finger is None:
            self.stop()
            return
        self._drawing.extend(self._point(event, finger.position(), DEFAULT_PRESSURE))
        if finger.state() == QEventPoint.State.Released:
            self.stop()

    def _begin(
        self, event: QInputEvent, position: QPointF, pressure: float, *, erase: bool
    ) -> None:
        eraser = erase or self._brush.eraser
        self._drawing.begin_stroke(
            self._point(event, position, pressure),
            self._brush.width,
            eraser=eraser,
            alone=self._drawing.complete and not eraser,
        )

    def _point(self, event: QInputEvent, position: QPointF, pressure: float) -> Point:
        on_canvas = self._to_canvas(position)
        return Point(on_canvas.x(), on_canvas.y(), _seconds(event), pressure)


_MOUSE_BUTTONS: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


def _seconds(event: QInputEvent) -> float:
    return event.timestamp() / 1000


def _pressure(event: QTabletEvent) -> float:
    device = event.pointingDevice()
    if not device.capabilities() & QInputDevice.Capability.Pressure:
        return DEFAULT_PRESSURE
    return event.pressure()


def _from_touch(event: QMouseEvent) -> bool:
    """Whether the system synthesised this mouse event from a touch, which the canvas also gets."""
    return event.deviceType() in {
        QInputDevice.DeviceType.TouchScreen,
        QInputDevice.DeviceType.Stylus,
    }
