"""Hover under a resting cursor while the content scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mnist_draw.inside.strips.hover import follow_cursor
from mnist_draw.inside.strips.signed_bars import Row, SignedBars
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Scrolled(QScrollArea):
    """Two strips of ten bars, the second out of sight."""

    def __init__(self) -> None:
        super().__init__()
        content = QWidget()
        self.bars = SignedBars("first", 10), SignedBars("second", 10)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for bars in self.bars:
            bars.show_rows([Row(str(number), 1.0) for number in range(10)])
            layout.addWidget(bars)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.verticalScrollBar().valueChanged.connect(lambda: follow_cursor(self))
        self.setMaximumHeight(self.bars[0].sizeHint().height())

    def scroll_by(self, rows: float) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(rows * self.bars[0].height() / 10))


@pytest.fixture
def scrolled(qtbot: QtBot) -> Iterator[Scrolled]:
    before = QCursor.pos()
    area = Scrolled()
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    first, _ = area.bars
    position = QPoint(100, round(first.height() * 0.25))
    QCursor.setPos(first.mapToGlobal(position))
    # Qt takes a move to the place where it has seen the cursor last for none.
    QTest.mouseMove(first, position + QPoint(1, 0))
    QTest.mouseMove(first, position)
    yield area
    QCursor.setPos(before)


def test_the_row_that_scrolls_under_the_cursor_is_pointed_at(scrolled: Scrolled) -> None:
    pointed = Recorder(scrolled.bars[0].pointed)
    scrolled.scroll_by(3)
    assert pointed.values[-1] == 5


def test_a_strip_that_scrolls_away_is_left_for_the_one_that_comes(scrolled: Scrolled) -> None:
    first, second = (Recorder(bars.pointed) for bars in scrolled.bars)
    scrolled.scroll_by(9)
    assert first.values[-1] == -1
    assert second.values[-1] == 1


def test_nothing_is_pointed_at_where_the_cursor_is_elsewhere(scrolled: Scrolled) -> None:
    QCursor.setPos(scrolled.mapToGlobal(QPoint(100, scrolled.height() + 50)))
    pointed = [Recorder(bars.pointed) for bars in scrolled.bars]
    scrolled.scroll_by(9)
    assert pointed[1].values == []
