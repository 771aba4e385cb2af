"""Copying, pasting and dropping pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.draw import picture_reader
from mnist_draw.draw.ink import RASTER_SIZE
from mnist_draw.shared import theme
from tests.mnist_draw.draw.canvas.hand import LEFT, ToWidget
from tests.mnist_draw.recorder import Recorder, TextRecorder
from tests.trainer.files.hostile import KINDS, hostile_path

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.draw.canvas import Canvas
    from mnist_draw.draw.drawing import Drawing


def dark_digit() -> QImage:
    """A photo-like picture of a dark stroke on light paper."""
    picture = QImage(300, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor(235, 232, 225))
    painter = QPainter(picture)
    painter.fillRect(140, 150, 20, 120, QColor(30, 30, 60))
    painter.end()
    return picture


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


def test_copied_drawing_is_dark_on_white_in_any_theme(canvas: Canvas, at: ToWidget) -> None:
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    QTest.mouseClick(canvas, LEFT, pos=at(140, 140))
    canvas.copy()
    picture = QGuiApplication.clipboard().image()
    assert picture.size().toTuple() == (RASTER_SIZE, RASTER_SIZE)
    assert picture.pixelColor(420, 420) == QColor("black")
    assert picture.pixelColor(5, 5) == QColor("white")


def test_an_unexpected_error_while_a_picture_is_read_is_said_and_the_next_one_is_read(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(picture: QImage) -> None:
        del picture
        raise MemoryError

    problems = TextRecorder(canvas.problem_found)
    QGuiApplication.clipboard().setImage(dark_digit())
    with monkeypatch.context() as failing:
        failing.setattr(picture_reader, "ink_from_picture", fail)
        canvas.paste()
        qtbot.waitUntil(lambda: bool(problems.values))
    (text,) = problems.values
    assert text.startswith("Something unexpected went wrong.")
    with qtbot.waitSignal(drawing.history_changed):
        canvas.paste()


def test_pasted_picture_becomes_ink_and_can_be_undone(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setImage(dark_digit())
    with qtbot.waitSignal(drawing.history_changed):
        canvas.paste()
    rows, _ = np.nonzero(drawing.raster)
    assert np.ptp(rows) + 1 == pytest.approx(0.7 * RASTER_SIZE, rel=0.03)
    drawing.undo()
    assert drawing.is_blank


def test_pasting_without_a_picture_is_reported(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("3")
    with qtbot.waitSignal(canvas.problem_found) as signal:
        canvas.paste()
    assert "picture" in signal.args[0]()
    assert drawing.is_blank


def test_dropped_picture_file_becomes_ink(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "seven.png"
    assert dark_digit().save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(drawing.history_changed):
        drop(canvas, data)
    assert drawing.pasted


def test_only_the_last_of_several_pictures_is_taken(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot, tmp_path: Path
) -> None:
    pasted = Recorder(drawing.history_changed)
    for width in (40, 300):
        picture = dark_digit().scaled(width, 400)
        assert picture.save(str(tmp_path / f"{width}.png"))
        canvas.open_picture(str(tmp_path / f"{width}.png"))
    qtbot.waitUntil(lambda: not drawing.is_blank and not canvas.reads_picture)
    rows, columns = np.nonzero(drawing.raster)
    assert np.ptp(rows) < 10 * np.ptp(columns)
    assert len(pasted.values) == 1


@pytest.mark.parametrize("how", ["stroke", "Esc"])
def test_a_picture_that_comes_too_late_is_dropped(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot, at: ToWidget, how: str
) -> None:
    QGuiApplication.clipboard().setImage(dark_digit())
    canvas.paste()
    if how == "stroke":
        QTest.mouseClick(canvas, LEFT, pos=at(20, 20))
    else:
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
    before = drawing.snapshot()
    qtbot.waitUntil(lambda: not canvas.reads_picture)
    QApplication.processEvents()
    np.testing.assert_array_equal(drawing.raster, before)


@pytest.mark.posix(reason="needs POSIX files")
@pytest.mark.parametrize("kind", KINDS)
def test_a_dropped_path_that_is_no_file_is_reported_at_once(
    canvas: Canvas, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    with qtbot.waitSignal(canvas.problem_found) as signal:
        canvas.open_picture(str(hostile_path(kind, tmp_path)))
    assert "cannot be opened" in signal.args[0]()


def test_dropped_file_that_is_no_picture_is_reported(
    canvas: Canvas, drawing: Drawing, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "seven.png"
    path.write_text("not a picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(canvas.problem_found) as signal:
        drop(canvas, data)
    assert "picture" in signal.args[0]()
    assert drawing.is_blank
