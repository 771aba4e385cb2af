"""Side windows open beside the canvas, or where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from mnist_draw.shared.side_window import SideWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[QWidget]:
    """A canvas in the left part of a screen of 800 x 800 pixels."""
    main = QWidget()
    qtbot.addWidget(main)
    main.setGeometry(0, 0, 800, 600)
    canvas = QWidget(main)
    canvas.setGeometry(10, 40, 300, 300)
    main.show()
    yield canvas
    main.close()


def _open(size: QSize, canvas: QWidget, qtbot: QtBot, geometry: QByteArray) -> QRect:
    window = SideWindow("side", canvas.window())
    qtbot.addWidget(window)
    window.resize(size)
    window.restore(geometry, canvas)
    return window.geometry()


def test_a_window_leaves_the_canvas_free_and_stays_on_the_screen(
    canvas: QWidget, qtbot: QtBot
) -> None:
    screen = canvas.screen().availableGeometry()
    opened = _open(QSize(1290, 520), canvas, qtbot, QByteArray())
    assert opened.left() > canvas.mapToGlobal(QPoint(canvas.width(), 0)).x()
    assert screen.contains(opened)
    assert opened.width() >= 0.5 * (screen.width() - 310)


def test_a_small_window_keeps_its_size(canvas: QWidget, qtbot: QtBot) -> None:
    opened = _open(QSize(300, 200), canvas, qtbot, QByteArray())
    assert opened.size() == QSize(300, 200)


def test_a_remembered_position_wins(canvas: QWidget, qtbot: QtBot) -> None:
    remembered = SideWindow("remembered", canvas.window())
    qtbot.addWidget(remembered)
    remembered.setGeometry(20, 60, 320, 240)
    opened = _open(QSize(300, 200), canvas, qtbot, remembered.saveGeometry())
    assert opened == QRect(20, 60, 320, 240)
