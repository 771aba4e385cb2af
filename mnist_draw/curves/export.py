"""The curves as a picture for slides (PNG) or a drawing for print (SVG), on a white page."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from mnist_draw.curves.legend import Entry, paint_sample
from mnist_draw.curves.plot import MetricPlot
from mnist_draw.curves.view import Look
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

# Sharp on any screen and in print.
_PNG_SCALE: Final = 2
_SIZE: Final = QSize(960, 720)
_MARGIN: Final = 24.0

translate: Final = QCoreApplication.translate


def picture(suffix: str, plots: Sequence[MetricPlot], entries: Sequence[Entry]) -> bytes:
    """A file of the loss and the accuracy plot as they are, and their legend.

    Args:
        suffix: ``.png``, at twice the size of a page of 960 x 720, or ``.svg``.
        plots: The loss plot, then the accuracy plot.
        entries: The legend.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if suffix == ".svg":
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        # What pyqtgraph records for the screen keeps its size.
        generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
        generator.setSize(_SIZE)
        generator.setViewBox(QRectF(QPointF(), QSizeF(_SIZE)))
        generator.setTitle(translate("CurveExport", "Training curves"))
        generator.setDescription(", ".join(run.title for run in plots[0].runs))
        with QPainter(generator) as painter:
            _paint(painter, plots, entries)
    else:
        image = QImage(_SIZE * _PNG_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PNG_SCALE)
        with QPainter(image) as painter:
            _paint(painter, plots, entries)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub lacks the device
    return bytes(buffer.data().data())


def _paint(painter: QPainter, plots: Sequence[MetricPlot], entries: Sequence[Entry]) -> None:
    white = QColor(Qt.GlobalColor.white)
    colours = dataclasses.replace(theme.LIGHT, window=white, surface=white)
    font = theme.tabular(theme.font("caption"))
    # A page has one size, whatever size the window's texts have.
    font.setPixelSize(14)
    look = Look(colours, font, 1.2, on_paper=True)
    painter.fillRect(QRectF(QPointF(), QSizeF(_SIZE)), white)
    below = _paint_legend(painter, look, entries)
    height = (_SIZE.height() - below - _MARGIN) / 2
    titles = (translate("CurveExport", "Loss"), translate("CurveExport", "Accuracy in %"))
    for number, (plot, title) in enumerate(zip(plots, titles, strict=True)):
        top = below + number * height
        painter.setFont(font)
        painter.setPen(colours.text)
        painter.drawText(QPointF(_MARGIN, top + look.em), title)
        page = QRectF(_MARGIN, top + 1.2 * look.em, 0, height - 1.6 * look.em)
        page.setRight(_SIZE.width() - _MARGIN)
        copy = MetricPlot(plot.shown_metric, with_numbers=True, look=look)
        copy.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        copy.resize(page.size().toSize())
        copy.show()
        copy.set_view(plot.view)
        copy.set_runs(plot.runs)
        copy.show_range(*plot.shown_range)
        # Items of the scene use the painter as it comes.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        copy.render(painter, page)


def _paint_legend(painter: QPainter, look: Look, entries: Sequence[Entry]) -> float:
    """Paints the legend in rows at the top of the page; returns where it ends."""
    measure, em = QFontMetricsF(look.font), look.em
    x, y = _MARGIN, _MARGIN
    for entry in entries:
        width = 2.4 * em + measure.horizontalAdvance(entry.text)
        if x > _MARGIN and x + width > _SIZE.width() - _MARGIN:
            x, y = _MARGIN, y + 1.5 * em
        sample = QRectF(QPointF(x, y + 0.15 * em), QSizeF(1.8 * em, 0.9 * em))
        paint_sample(painter, sample, entry.sample, look.colours)
        painter.setFont(look.font)
        painter.setPen(look.colours.text)
        painter.drawText(QPointF(x + 2.2 * em, y + measure.ascent()), entry.text)
        x += width + 1.2 * em
    return y + 1.9 * em
