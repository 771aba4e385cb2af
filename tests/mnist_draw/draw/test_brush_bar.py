"""Brush bar: buttons, width slider, preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QToolButton, QWidget

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.brush_bar import BrushBar
from mnist_draw.draw.ink import DEFAULT_WIDTH, MAX_WIDTH, MIN_WIDTH
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

NAMES = ("pen", "eraser", "undo", "redo", "clear")


@pytest.fixture
def brush(qapp: QApplication) -> Brush:
    return Brush(qapp)


@pytest.fixture
def actions(qapp: QApplication) -> dict[str, QAction]:
    return {name: QAction(theme.icon(name), f"&{name.title()}", qapp) for name in NAMES}


@pytest.fixture
def bar(qtbot: QtBot, brush: Brush, actions: dict[str, QAction]) -> BrushBar:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = BrushBar(
        brush,
        pen=actions["pen"],
        eraser=actions["eraser"],
        undo=actions["undo"],
        redo=actions["redo"],
        clear=actions["clear"],
    )
    qtbot.addWidget(widget)
    widget.show()
    return widget


def child(bar: BrushBar, name: str) -> QToolButton:
    button = bar.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    return button


def slider(bar: BrushBar) -> QSlider:
    found = bar.findChild(QSlider, "widthSlider")
    assert isinstance(found, QSlider)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_button_triggers_its_action(
    bar: BrushBar, actions: dict[str, QAction], qtbot: QtBot, name: str
) -> None:
    with qtbot.waitSignal(actions[name].triggered):
        QTest.mouseClick(child(bar, f"{name}Button"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", NAMES)
def test_button_is_disabled_with_its_action(
    bar: BrushBar, actions: dict[str, QAction], name: str
) -> None:
    actions[name].setEnabled(False)
    assert not child(bar, f"{name}Button").isEnabled()


def test_slider_covers_all_widths_and_shows_the_current_one(bar: BrushBar) -> None:
    assert slider(bar).minimum() == MIN_WIDTH
    assert slider(bar).maximum() == MAX_WIDTH
    assert slider(bar).value() == DEFAULT_WIDTH


def test_slider_sets_the_width_by_keyboard(bar: BrushBar, brush: Brush) -> None:
    QTest.keyClick(slider(bar), Qt.Key.Key_Right)
    assert brush.width == DEFAULT_WIDTH + 1


def test_slider_follows_the_brush_without_rounding_it(bar: BrushBar, brush: Brush) -> None:
    brush.width = 10.4
    assert slider(bar).value() == 10
    assert brush.width == 10.4


def test_preview_grows_with_the_width_and_is_hollow_for_the_eraser(
    bar: BrushBar, brush: Brush
) -> None:
    preview = bar.findChild(QWidget, "brushPreview")
    assert isinstance(preview, QWidget)

    def inked() -> int:
        image = preview.grab().toImage()
        ink = theme.colours().text
        return sum(
            image.pixelColor(x, y) == ink
            for x in range(image.width())
            for y in range(image.height())
        )

    brush.width = 10
    narrow = inked()
    brush.width = 40
    wide = inked()
    brush.eraser = True
    assert wide > 4 * narrow > 0
    assert inked() < wide / 4


def test_every_control_has_name_tooltip_and_keyboard_focus(bar: BrushBar) -> None:
    for control in (*bar.findChildren(QToolButton), slider(bar)):
        assert control.objectName()
        assert control.accessibleName()
        assert "&" not in control.accessibleName()
        assert control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
