"""The canvas turns mouse, pen and finger into strokes, shows them, and takes pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QEventPoint,
    QGuiApplication,
    QImage,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QRegion,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mnist_draw import theme
from mnist_draw.drawing import Brush, Drawing
from mnist_draw.images import arrays_from_image
from mnist_draw.ink import CANVAS_SIZE, RASTER_SIZE, SCALE
from mnist_draw.widgets.canvas import Canvas

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform says so whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Place: TypeAlias = Callable[[float, float], QPoint]
TOUCH_SCREEN = QTest.createTouchDevice()


@pytest.fixture
def drawing(qapp: QApplication) -> Drawing:
    return Drawing(qapp)


@pytest.fixture
def brush(qapp: QApplication) -> Brush:
    return Brush(qapp)


@pytest.fixture
def canvas(qtbot: QtBot, drawing: Drawing, brush: Brush) -> Canvas:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = Canvas(drawing, brush)
    qtbot.addWidget(widget)
    widget.resize(430, 430)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def at(canvas: Canvas) -> Place:
    """From canvas units to a place in the widget."""
    square = canvas.square

    def place(x: float, y: float) -> QPoint:
        scale = square.width() / CANVAS_SIZE
        return QPoint(round(square.left() + x * scale), round(square.top() + y * scale))

    return place


def ink_at(drawing: Drawing, x: float, y: float) -> int:
    return int(drawing.raster[int(y * SCALE), int(x * SCALE)])


def drag(canvas: Canvas, *places: QPoint, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(canvas, button, pos=places[0])
    for place in places[1:]:
        move(canvas, place, button)
    QTest.mouseRelease(canvas, button, pos=places[-1])


def move(canvas: Canvas, place: QPoint, buttons: Qt.MouseButton) -> None:
    """A move with a button down, which QTest.mouseMove cannot send."""
    position = QPointF(place)
    QApplication.sendEvent(
        canvas,
        QMouseEvent(
            QEvent.Type.MouseMove,
            position,
            canvas.mapToGlobal(position),
            Qt.MouseButton.NoButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def pen(
    canvas: Canvas,
    kind: QEvent.Type,
    place: QPoint,
    pressure: float = 0.5,
    *,
    tip: QPointingDevice.PointerType = QPointingDevice.PointerType.Pen,
    button: Qt.MouseButton = LEFT,
) -> bool:
    """Sends a tablet event; returns whether the canvas claimed it."""
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        tip,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
        1,
        3,
    )
    down = button if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    changed = button if kind != QEvent.Type.TabletMove else Qt.MouseButton.NoButton
    position = QPointF(place)
    event = QTabletEvent(
        kind,
        device,
        position,
        canvas.mapToGlobal(position),
        pressure,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        changed,
        down,
    )
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def dark_digit() -> QImage:
    """A photo-like picture of a dark stroke on light paper."""
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor(235, 232, 225))
    painter = QPainter(picture)
    painter.fillRect(140, 150, 20, 120, QColor(30, 30, 60))
    painter.end()
    return picture


# Mouse


def test_left_button_draws_a_stroke(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    drag(canvas, at(60, 140), at(140, 140), at(220, 140))
    assert ink_at(drawing, 100, 140) == 255
    assert len(drawing.strokes) == 1
    assert not drawing.strokes[0].eraser


def test_click_leaves_a_dot(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(140, 140))
    assert ink_at(drawing, 140, 140) == 255


def test_quick_second_stroke_is_no_lost_double_click(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(80, 140))
    QTest.mouseDClick(canvas, LEFT, pos=at(200, 140))
    assert ink_at(drawing, 200, 140) == 255


def test_right_button_erases(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    drag(canvas, at(60, 140), at(220, 140))
    drag(canvas, at(140, 100), at(140, 180), button=RIGHT)
    assert ink_at(drawing, 140, 140) == 0
    assert ink_at(drawing, 80, 140) == 255


def test_chosen_eraser_erases_with_the_left_button(
    canvas: Canvas, drawing: Drawing, brush: Brush, at: Place
) -> None:
    drag(canvas, at(60, 140), at(220, 140))
    brush.eraser = True
    drag(canvas, at(140, 100), at(140, 180))
    assert ink_at(drawing, 140, 140) == 0


def test_second_button_does_not_disturb_a_stroke(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    QTest.mousePress(canvas, RIGHT, pos=at(60, 140))
    QTest.mouseRelease(canvas, RIGHT, pos=at(60, 140))
    move(canvas, at(220, 140), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=at(220, 140))
    assert len(drawing.strokes) == 1
    assert ink_at(drawing, 200, 140) == 255


def test_stroke_leaves_the_widget_and_comes_back(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    drag(canvas, at(140, 60), at(140, -80), at(220, -80), at(220, 60))
    assert ink_at(drawing, 140, 20) == 255
    assert ink_at(drawing, 220, 20) == 255
    assert len(drawing.strokes) == 1


def test_lost_release_ends_the_stroke_at_the_next_move(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    move(canvas, at(220, 140), Qt.MouseButton.NoButton)
    assert not drawing.is_drawing
    assert ink_at(drawing, 200, 140) == 0


@pytest.mark.parametrize("kind", [QEvent.Type.WindowDeactivate, QEvent.Type.WindowBlocked])
def test_window_that_loses_the_user_ends_the_stroke(
    canvas: Canvas, drawing: Drawing, at: Place, kind: QEvent.Type
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    QApplication.sendEvent(canvas, QEvent(kind))
    move(canvas, at(220, 140), LEFT)
    assert not drawing.is_drawing
    assert len(drawing.strokes) == 1
    assert ink_at(drawing, 200, 140) == 0


def test_disabling_or_hiding_ends_the_stroke(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    canvas.setEnabled(False)
    assert not drawing.is_drawing
    canvas.setEnabled(True)
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    canvas.hide()
    assert len(drawing.strokes) == 1  # The second one lies on the first and changed nothing.
    assert [drawing.is_drawing, drawing.can_redo] == [False, False]


@pytest.mark.qt_log_ignore("not accepted by receiving widget", extend=True)
def test_disabled_canvas_takes_no_ink(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    canvas.setEnabled(False)
    drag(canvas, at(60, 140), at(220, 140))
    assert drawing.is_blank


def test_undo_while_drawing_stops_that_stroke(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    drawing.undo()
    move(canvas, at(220, 140), LEFT)
    QTest.mouseRelease(canvas, LEFT, pos=at(220, 140))
    assert drawing.is_blank


# Pen


def test_pen_draws_with_its_pressure(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    assert pen(canvas, QEvent.Type.TabletPress, at(60, 80), 0.1)
    assert pen(canvas, QEvent.Type.TabletMove, at(220, 80), 0.1)
    pen(canvas, QEvent.Type.TabletRelease, at(220, 80), 0)
    pen(canvas, QEvent.Type.TabletPress, at(60, 180), 1)
    pen(canvas, QEvent.Type.TabletMove, at(220, 180), 1)
    pen(canvas, QEvent.Type.TabletRelease, at(220, 180), 0)
    column = drawing.raster[:, 140 * SCALE].astype(int)
    light, heavy = column[: 130 * SCALE].sum(), column[130 * SCALE :].sum()
    assert heavy > 1.8 * light > 0
    assert len(drawing.strokes) == 2


def test_end_of_the_pen_and_its_button_erase(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    for x in (80, 200):
        QTest.mouseClick(canvas, LEFT, pos=at(x, 140))
    pen(canvas, QEvent.Type.TabletPress, at(80, 140), 1, tip=QPointingDevice.PointerType.Eraser)
    pen(canvas, QEvent.Type.TabletRelease, at(80, 140), tip=QPointingDevice.PointerType.Eraser)
    pen(canvas, QEvent.Type.TabletPress, at(200, 140), 1, button=RIGHT)
    pen(canvas, QEvent.Type.TabletRelease, at(200, 140), button=RIGHT)
    assert drawing.is_blank


def test_hovering_pen_is_left_to_others(canvas: Canvas, drawing: Drawing, at: Place) -> None:
    assert not pen(canvas, QEvent.Type.TabletMove, at(60, 80), 0)
    assert drawing.is_blank


def test_mouse_events_made_up_for_a_pen_or_finger_draw_nothing(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    position = QPointF(at(140, 140))
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        position,
        canvas.mapToGlobal(position),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        TOUCH_SCREEN,
    )
    QApplication.sendEvent(canvas, event)
    assert not drawing.is_drawing


# Touch


def test_one_finger_draws_and_a_second_is_passed_over(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    QTest.touchEvent(canvas, TOUCH_SCREEN).press(1, at(60, 100), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(140, 100), canvas).press(
        2, at(140, 220), canvas
    ).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(220, 100), canvas).move(
        2, at(200, 220), canvas
    ).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(1, at(220, 100), canvas).stationary(2).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(2, at(60, 220), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(2, at(60, 220), canvas).commit()
    assert ink_at(drawing, 100, 100) == 255
    assert ink_at(drawing, 200, 100) == 255
    assert not drawing.raster[160 * SCALE :].any()
    assert len(drawing.strokes) == 1


def test_touch_that_the_system_takes_back_leaves_nothing(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    QTest.touchEvent(canvas, TOUCH_SCREEN).press(1, at(60, 100), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(140, 100), canvas).commit()
    point = QEventPoint(1, QEventPoint.State.Updated, QPointF(), QPointF())
    QApplication.sendEvent(
        canvas,
        QTouchEvent(QEvent.Type.TouchCancel, TOUCH_SCREEN, Qt.KeyboardModifier.NoModifier, [point]),
    )
    assert (drawing.is_drawing, drawing.is_blank) == (False, True)
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(1, at(140, 100), canvas).commit()


def test_palm_that_lies_down_before_the_pen_leaves_nothing(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    QTest.touchEvent(canvas, TOUCH_SCREEN).press(1, at(220, 220), canvas).commit()
    pen(canvas, QEvent.Type.TabletPress, at(60, 60))
    QTest.touchEvent(canvas, TOUCH_SCREEN).move(1, at(230, 230), canvas).commit()
    QTest.touchEvent(canvas, TOUCH_SCREEN).release(1, at(230, 230), canvas).commit()
    pen(canvas, QEvent.Type.TabletMove, at(120, 60))
    pen(canvas, QEvent.Type.TabletRelease, at(120, 60))
    assert ink_at(drawing, 100, 60) == 255
    assert ink_at(drawing, 220, 220) == 0


# Looks


def test_ink_and_paper_follow_the_theme(canvas: Canvas, at: Place) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(140, 140))
    for scheme in ("light", "dark"):
        theme.apply(QApplication.instance(), scheme)  # type: ignore[arg-type]
        picture = canvas.grab().toImage()
        assert picture.pixelColor(at(140, 140)) == theme.colours().ink
        assert picture.pixelColor(at(30, 30)) == theme.colours().paper


@pytest.mark.parametrize("size", [(430, 430), (700, 300), (300, 700), (161, 163)])
def test_canvas_is_a_square_in_the_middle_at_any_size(
    canvas: Canvas, drawing: Drawing, size: tuple[int, int]
) -> None:
    canvas.resize(*size)
    square = canvas.square
    assert square.width() == square.height()
    assert canvas.rect().contains(square)
    assert (square.center() - canvas.rect().center()).manhattanLength() <= 2
    QTest.mouseClick(canvas, LEFT, pos=square.center())
    assert ink_at(drawing, 140, 140) == 255


class PaintWatcher(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted = self.painted.united(event.region())
        return super().eventFilter(watched, event)


def test_a_stroke_repaints_only_where_it_goes(canvas: Canvas, at: Place, qtbot: QtBot) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    QApplication.processEvents()
    watcher = PaintWatcher()
    canvas.installEventFilter(watcher)
    move(canvas, at(64, 140), LEFT)
    qtbot.waitUntil(lambda: not watcher.painted.isEmpty())
    bounds = watcher.painted.boundingRect()
    assert max(bounds.width(), bounds.height()) < 60


def test_partial_repaints_add_up_to_the_whole_picture(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    piecewise = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(piecewise)

    def repaint(pixels: QRect) -> None:
        scale = canvas.square.width() / RASTER_SIZE
        rect = QRect(
            int(pixels.x() * scale),
            int(pixels.y() * scale),
            int(pixels.width() * scale),
            int(pixels.height() * scale),
        ).adjusted(-3, -3, 3, 3)
        rect.translate(canvas.square.topLeft())
        canvas.render(piecewise, rect.topLeft(), QRegion(rect))

    QTest.mousePress(canvas, LEFT, pos=at(60, 60))
    canvas.render(piecewise)
    drawing.changed.connect(repaint)
    for step in range(1, 20):
        move(canvas, at(60 + 8 * step, 60 + 5 * step), LEFT)
    drawing.changed.disconnect(repaint)
    whole = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(whole)
    assert piecewise == whole


def test_invitation_shows_on_a_blank_canvas_only(
    canvas: Canvas, drawing: Drawing, at: Place
) -> None:
    def middle() -> NDArray[np.uint8]:
        picture = canvas.grab(QRect(at(90, 120), at(190, 160))).toImage()
        return arrays_from_image(picture)[0]

    assert len(np.unique(middle())) > 2
    QTest.mouseClick(canvas, LEFT, pos=at(20, 20))
    assert len(np.unique(middle())) == 1
    drawing.undo()
    assert len(np.unique(middle())) > 2


def test_cursor_is_as_large_as_the_brush(canvas: Canvas, brush: Brush) -> None:
    brush.width = 10
    small = canvas.cursor().pixmap().deviceIndependentSize().width()
    brush.width = 40
    large = canvas.cursor().pixmap().deviceIndependentSize().width()
    assert large - small == pytest.approx(30 * canvas.square.width() / CANVAS_SIZE, abs=2)


def test_focus_is_visible(drawing: Drawing, brush: Brush, qtbot: QtBot) -> None:
    window = QWidget()
    canvas = Canvas(drawing, brush)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.addWidget(canvas)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = canvas.grab().toImage()
    canvas.setFocus()
    assert canvas.grab().toImage() != without


# Pictures


def test_copied_drawing_is_dark_on_white_in_any_theme(canvas: Canvas, at: Place) -> None:
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    QTest.mouseClick(canvas, LEFT, pos=at(140, 140))
    canvas.copy()
    picture = QGuiApplication.clipboard().image()
    assert picture.size().toTuple() == (RASTER_SIZE, RASTER_SIZE)
    assert picture.pixelColor(420, 420) == QColor("black")
    assert picture.pixelColor(5, 5) == QColor("white")


def test_pasted_picture_becomes_ink_and_can_be_undone(canvas: Canvas, drawing: Drawing) -> None:
    QGuiApplication.clipboard().setImage(dark_digit())
    canvas.paste()
    rows, _ = np.nonzero(drawing.raster)
    assert np.ptp(rows) + 1 == pytest.approx(0.7 * RASTER_SIZE, rel=0.03)
    drawing.undo()
    assert drawing.is_blank


def test_pasting_without_a_picture_says_so(canvas: Canvas, drawing: Drawing, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("3")
    with qtbot.waitSignal(canvas.problem_found) as signal:
        canvas.paste()
    assert "picture" in signal.args[0]
    assert drawing.is_blank


def drop(canvas: Canvas, data: QMimeData) -> None:
    QApplication.sendEvent(
        canvas,
        QDragEnterEvent(
            QPoint(100, 100),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    QApplication.sendEvent(
        canvas,
        QDropEvent(
            QPointF(100, 100),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )


def test_dropped_picture_file_becomes_ink(canvas: Canvas, drawing: Drawing, tmp_path: Path) -> None:
    path = tmp_path / "seven.png"
    assert dark_digit().save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(canvas, data)
    assert drawing.pasted


def test_dropped_file_that_is_no_picture_says_so(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "seven.png"
    path.write_text("not a picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(canvas.problem_found) as signal:
        drop(canvas, data)
    assert "picture" in signal.args[0]
    assert drawing.is_blank
