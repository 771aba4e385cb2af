"""Draw area: actions, shortcuts, signals, layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import DEFAULT_WIDTH
from mnist_draw.draw.network_input.framing_comparison import ComparisonSide
from mnist_draw.shared import theme
from trainer.ink.framing import frame, plain_resize

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def area(qtbot: QtBot) -> DrawArea:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = DrawArea()
    qtbot.addWidget(widget)
    widget.resize(420, 640)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.canvas.hasFocus)
    return widget


def dot(area: DrawArea, x: int = 0, y: int = 0) -> None:
    QTest.mouseClick(area.canvas, LEFT, pos=area.canvas.rect().center() + QPoint(x, y))


def actions(area: DrawArea) -> dict[str, QAction]:
    return {action.objectName(): action for action in area.actions()}


def press(
    area: DrawArea, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(area.canvas, key, modifiers)


def test_drawing_emits_a_change(area: DrawArea, qtbot: QtBot) -> None:
    with qtbot.waitSignal(area.drawing.changed):
        dot(area)
    assert not area.drawing.is_blank


@pytest.mark.parametrize(
    "redo", [(Qt.Key.Key_Z, CONTROL | SHIFT), (Qt.Key.Key_Y, CONTROL)], ids=["shift", "y"]
)
def test_undo_and_redo_by_keyboard(
    area: DrawArea, redo: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    dot(area)
    inked = area.drawing.snapshot()
    press(area, Qt.Key.Key_Z, CONTROL)
    assert area.drawing.is_blank
    press(area, *redo)
    np.testing.assert_array_equal(area.drawing.raster, inked)


def test_clear_by_keyboard(area: DrawArea) -> None:
    dot(area)
    press(area, Qt.Key.Key_Delete)
    assert area.drawing.is_blank


def test_clearing_gives_the_pen_back(area: DrawArea) -> None:
    dot(area)
    area.eraser_action.trigger()
    area.clear_action.trigger()
    assert area.pen_action.isChecked()
    assert not area.brush.eraser


def test_clear_and_undo_by_buttons(area: DrawArea) -> None:
    dot(area)
    for name, blank in (("clearButton", True), ("undoButton", False), ("redoButton", True)):
        button = area.findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        QTest.mouseClick(button, LEFT)
        assert area.drawing.is_blank is blank


def test_eraser_and_pen_by_keyboard(area: DrawArea) -> None:
    press(area, Qt.Key.Key_E)
    assert (area.brush.eraser, area.eraser_action.isChecked()) == (True, True)
    press(area, Qt.Key.Key_E)
    assert (area.brush.eraser, area.pen_action.isChecked()) == (False, True)
    press(area, Qt.Key.Key_E)
    press(area, Qt.Key.Key_P)
    press(area, Qt.Key.Key_P)
    assert (area.brush.eraser, area.pen_action.isChecked()) == (False, True)


def test_width_by_keyboard(area: DrawArea) -> None:
    press(area, Qt.Key.Key_BracketRight)
    assert area.brush.width > DEFAULT_WIDTH
    press(area, Qt.Key.Key_BracketLeft)
    press(area, Qt.Key.Key_BracketLeft)
    assert area.brush.width < DEFAULT_WIDTH


def test_letters_typed_into_a_text_field_trigger_no_action(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    area, field = DrawArea(), QLineEdit()
    column.addWidget(area)
    column.addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "e[p]")
    assert field.text() == "e[p]"
    assert not area.brush.eraser


def test_copied_drawing_pastes_as_the_same_digit(area: DrawArea, qtbot: QtBot) -> None:
    dot(area)
    press(area, Qt.Key.Key_C, CONTROL)
    area.drawing.clear()
    with qtbot.waitSignal(area.drawing.history_changed):
        press(area, Qt.Key.Key_V, CONTROL)
    ink = area.drawing.raster / 255
    radius = np.sqrt(ink.sum() / np.pi)
    assert radius == pytest.approx(0.35 * len(ink), rel=0.05)


def test_problem_of_the_canvas_is_emitted(area: DrawArea, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("three")
    with qtbot.waitSignal(area.problem_found):
        area.paste_action.trigger()


def test_picture_without_ink_is_reported_and_leaves_the_drawing(
    area: DrawArea, qtbot: QtBot
) -> None:
    dot(area)
    before = area.drawing.snapshot()
    white = QImage(100, 100, QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    data = QMimeData()
    data.setImageData(white)
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(area.problem_found):
        area.paste_action.trigger()
    np.testing.assert_array_equal(area.drawing.raster, before)


def test_actions_are_enabled_when_they_can_do_something(area: DrawArea) -> None:
    def enabled() -> set[str]:
        return {
            name.removesuffix("Action")
            for name, action in actions(area).items()
            if action.isEnabled()
        } & {"undo", "redo", "clear", "copy"}

    assert enabled() == set()
    dot(area)
    assert enabled() == {"undo", "clear", "copy"}
    area.undo_action.trigger()
    assert enabled() == {"redo"}
    area.redo_action.trigger()
    area.clear_action.trigger()
    assert enabled() == {"undo"}


def test_every_action_shows_its_shortcut(area: DrawArea) -> None:
    shown = actions(area)
    assert len(shown) == 10
    for action in shown.values():
        assert action.text()
        assert all(
            key.toString(key.SequenceFormat.NativeText) in action.toolTip()
            for key in action.shortcuts()
        )


def test_framing_is_shown_for_the_drawing(area: DrawArea) -> None:
    dot(area, 60, 60)
    digit_image = area.findChild(QWidget, "modelInput")
    assert isinstance(digit_image, QWidget)
    empty = digit_image.grab().toImage()
    area.show_framing(frame(area.drawing.snapshot()))
    assert digit_image.grab().toImage() != empty
    area.show_framing(None)
    assert digit_image.grab().toImage() == empty


def compared(area: DrawArea) -> None:
    """Draws a dot and shows what a network would read in both ways."""
    dot(area, 60, 60)
    framing, image = frame(area.drawing.snapshot()), plain_resize(area.drawing.snapshot())
    assert framing is not None
    assert image is not None
    sure = np.eye(10, dtype=np.float32)
    area.show_framing(framing)
    area.show_comparison(
        plain=ComparisonSide(image, sure[1]), framed=ComparisonSide(framing.digit_image, sure[0])
    )


def test_switch_shows_the_comparison_in_place_of_the_steps(area: DrawArea) -> None:
    switch = area.findChild(QToolButton, "plainResizeSwitch")
    assert isinstance(switch, QToolButton)
    assert (area.model_input.isVisible(), area.comparison.isVisible()) == (True, False)
    QTest.mouseClick(switch, LEFT)
    assert (area.model_input.isVisible(), area.comparison.isVisible()) == (False, True)
    press(area, Qt.Key.Key_F7)
    assert not switch.isChecked()
    assert (area.model_input.isVisible(), area.comparison.isVisible()) == (True, False)


def test_clearing_keeps_the_comparison_and_empties_it(area: DrawArea) -> None:
    press(area, Qt.Key.Key_F7)
    empty = area.comparison.grab().toImage()
    compared(area)
    assert area.comparison.grab().toImage() != empty
    press(area, Qt.Key.Key_Delete)
    area.show_framing(None)
    assert area.plain_resize_action.isChecked()
    assert area.comparison.grab().toImage() == empty


@pytest.mark.parametrize("size", [(380, 640), (420, 640), (620, 950)])
def test_canvas_stays_large_while_comparing(area: DrawArea, size: tuple[int, int]) -> None:
    press(area, Qt.Key.Key_F7)
    area.resize(*size)
    assert area.canvas.square.width() >= 0.85 * size[0]
    for part in area.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert part.isHidden() or area.rect().contains(part.geometry())


@pytest.mark.parametrize("size", [(380, 600), (400, 640), (420, 640), (620, 950)])
def test_canvas_gets_the_most_of_the_column(area: DrawArea, size: tuple[int, int]) -> None:
    area.resize(*size)
    assert area.canvas.square.width() >= 0.88 * size[0]
    for part in area.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert part.isHidden() or area.rect().contains(part.geometry())


@pytest.mark.parametrize("size", [(380, 600), (420, 640)])
def test_nothing_moves_when_the_framing_is_switched(area: DrawArea, size: tuple[int, int]) -> None:
    area.resize(*size)
    QApplication.processEvents()
    whole = area.findChild(QToolButton, "plainResizeSwitch")
    framed = area.findChild(QToolButton, "framedSwitch")
    assert isinstance(whole, QToolButton)
    assert isinstance(framed, QToolButton)
    before = area.canvas.geometry(), whole.mapTo(area, QPoint())
    assert (framed.isChecked(), whole.isChecked()) == (True, False)
    QTest.mouseClick(whole, LEFT)
    QApplication.processEvents()
    assert (area.canvas.geometry(), whole.mapTo(area, QPoint())) == before
    assert (framed.isChecked(), whole.isChecked()) == (False, True)
    QTest.mouseClick(framed, LEFT)
    assert not area.plain_resize_action.isChecked()
