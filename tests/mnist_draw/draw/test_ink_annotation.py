"""Annotations: colours for ink, none for paper; marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink_annotation import InkAnnotation, Label
from mnist_draw.draw.network_input.ink_picture import InkPicture
from mnist_draw.shared import theme
from tests.mnist_draw.draw.strokes import drawn, line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

WHOLE = QRectF(0, 0, 1, 1)


def everywhere(colour: str, area: QRectF = WHOLE) -> InkAnnotation:
    image = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    return InkAnnotation(image, area)


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    """A vertical line on the left, nothing on the right."""
    drawing = drawn(line((70, 40), (70, 240)))
    widget = Canvas(drawing, Brush(drawing))
    drawing.setParent(widget)
    qtbot.addWidget(widget)
    widget.resize(290, 290)
    widget.show()
    return widget


def at(widget: QWidget, x: int, y: int) -> QColor:
    return widget.grab().toImage().pixelColor(x, y)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_only_ink_is_coloured(canvas: Canvas, qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme)
    canvas.annotate(everywhere("#0072b2"))

    ink, paper = at(canvas, 75, 145), at(canvas, 215, 145)
    assert ink.blue() > ink.red() + 100
    assert paper == theme.colours().paper


def test_ink_beside_the_area_keeps_its_colour(canvas: Canvas) -> None:
    canvas.annotate(everywhere("#0072b2", QRectF(0, 0, 1, 0.5)))

    assert at(canvas, 75, 100).blue() > 100
    assert at(canvas, 75, 200) == theme.colours().ink


def test_without_annotation_ink_is_plain_again(canvas: Canvas) -> None:
    canvas.annotate(everywhere("#0072b2"))
    canvas.annotate(None)

    assert at(canvas, 75, 145) == theme.colours().ink


def test_outlines_and_labels_show_on_paper_too(canvas: Canvas) -> None:
    plain = canvas.grab().toImage()
    annotation = everywhere("#0072b2")
    canvas.annotate(
        InkAnnotation(
            annotation.colours,
            WHOLE,
            outline=QRectF(0.6, 0.2, 0.2, 0.2),
            labels=(Label(QPointF(0.8, 0.8), "1"),),
        )
    )
    marked = canvas.grab().toImage()

    corner, badge = (5 + round(0.6 * 280), 5 + round(0.2 * 280)), (229, 223)
    for x, y in (corner, badge):
        around = [(x + dx, y + dy) for dx in range(-3, 4) for dy in range(-3, 4)]
        assert any(marked.pixelColor(*pixel) != plain.pixelColor(*pixel) for pixel in around)


def test_labels_at_the_edge_stay_inside(canvas: Canvas) -> None:
    label = Label(QPointF(-0.2, 1.4), "12")
    canvas.annotate(InkAnnotation(everywhere("#0072b2").colours, WHOLE, labels=(label,)))

    image = canvas.grab().toImage()
    low_left = [image.pixelColor(x, y) for x in range(6, 30) for y in range(260, 284)]
    assert any(colour != theme.colours().paper for colour in low_left)


def test_pictures_of_ink_take_colours_too(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    picture = InkPicture(parent, grid=28)
    picture.setGeometry(0, 0, 140, 160)
    picture.show_ink(drawn(line((70, 40), (70, 240))).raster[::30, ::30], WHOLE)
    plain = at(picture, 35, 70)

    picture.annotate(everywhere("#0072b2"))
    assert at(picture, 35, 70) != plain
    picture.annotate(None)
    assert at(picture, 35, 70) == plain


def test_a_blank_canvas_shows_no_marks(canvas: Canvas) -> None:
    image = everywhere("#0072b2").colours
    canvas.annotate(InkAnnotation(image, WHOLE, labels=(Label(QPointF(0.5, 0.05), "1"),)))
    drawing = canvas.findChild(Drawing)
    assert drawing is not None
    drawing.clear()

    assert at(canvas, 145, 19) == theme.colours().paper
