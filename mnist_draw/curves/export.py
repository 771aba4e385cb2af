"""The curves as files: a picture for slides (PNG), a drawing for print (SVG), or a table (CSV)."""

from __future__ import annotations

import csv
import dataclasses
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QPointF,
    QRect,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from mnist_draw.curves import published_marks
from mnist_draw.curves.chart import Chart, gutter
from mnist_draw.curves.legend import Entry, paint_sample
from mnist_draw.curves.view import Look
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.curves.view import ShownRun

SUFFIXES: Final = (".png", ".svg", ".csv")
# Sharp on any screen and in print.
_PNG_SCALE: Final = 2
_SIZE: Final = QSizeF(960, 720)
_MARGIN: Final = 24.0

translate: Final = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a picture of the curves shows.

    Attributes:
        loss: The loss chart as it is on the screen.
        accuracy: The accuracy chart.
        runs: The runs shown, the present one last.
        entries: The legend.
    """

    loss: Chart
    accuracy: Chart
    runs: tuple[ShownRun, ...]
    entries: tuple[Entry, ...]


def png(picture: Picture) -> bytes:
    """The curves as a PNG file, at twice the size of a page of 960 x 720."""
    image = QImage((_SIZE * _PNG_SCALE).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    painter = QPainter(image)
    _paint(painter, picture)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub lacks the device
    return bytes(buffer.data().data())


def svg(picture: Picture) -> bytes:
    """The curves as an SVG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(_SIZE.toSize())
    generator.setViewBox(QRect(0, 0, _SIZE.toSize().width(), _SIZE.toSize().height()))
    generator.setTitle(translate("CurveExport", "Training curves"))
    generator.setDescription(", ".join(run.title for run in picture.runs))
    painter = QPainter(generator)
    _paint(painter, picture)
    painter.end()
    return bytes(buffer.data().data())


@dataclass(frozen=True, slots=True, eq=False)
class TableOfRun:
    """Copies of a run's metrics, for a thread of their own while the run goes on.

    Attributes:
        title: Name of the run.
        first_step: Steps before its first.
        first_epoch: Epochs before its first step.
        steps_per_epoch: Steps in one epoch.
        losses: float32, shape (N,): of every step.
        accuracies: float32, shape (N,): likewise.
        measured: ``(curve, epoch, loss, accuracy)`` of epochs and validations; a value that was
            no number is None.
    """

    title: str
    first_step: int
    first_epoch: float
    steps_per_epoch: float
    losses: NDArray[np.float32]
    accuracies: NDArray[np.float32]
    measured: tuple[tuple[str, float, float | None, float | None], ...]

    @classmethod
    def of(cls, run: ShownRun) -> TableOfRun:
        """Copies what a run holds now."""
        history = run.history
        measured = []
        for curve in ("train_epochs", "validation"):
            losses = dict(getattr(history.loss, curve))
            accuracies = dict(getattr(history.accuracy, curve))
            name = "train epoch" if curve == "train_epochs" else "validation"
            measured += [
                (name, epoch, losses.get(epoch), accuracies.get(epoch))
                for epoch in sorted({*losses, *accuracies})
            ]
        return cls(
            run.title,
            history.first_step,
            history.first_epoch,
            history.steps_per_epoch,
            history.loss.raw.copy(),
            history.accuracy.raw.copy(),
            tuple(measured),
        )


def csv_table(runs: Sequence[TableOfRun]) -> bytes:
    """Every value of every run: run, curve, step, epoch, loss, accuracy; one line a point."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["run", "curve", "step", "epoch", "loss", "accuracy"])
    for run in runs:
        for number, (loss, accuracy) in enumerate(
            zip(run.losses.tolist(), run.accuracies.tolist(), strict=True), 1
        ):
            epoch = run.first_epoch + number / run.steps_per_epoch
            place = (run.first_step + number, f"{epoch:.6g}")
            writer.writerow([run.title, "train step", *place, f"{loss:.7g}", f"{accuracy:.7g}"])
        for curve, epoch, *values in run.measured:
            step = run.first_step + (epoch - run.first_epoch) * run.steps_per_epoch
            texts = ["" if value is None else f"{value:.7g}" for value in values]
            writer.writerow([run.title, curve, round(step), f"{epoch:.6g}", *texts])
    # Spreadsheets take a file without this mark for one in an old local encoding.
    return text.getvalue().encode("utf-8-sig")


def _paint(painter: QPainter, picture: Picture) -> None:
    white = dataclasses.replace(
        theme.LIGHT, window=QColor(Qt.GlobalColor.white), surface=QColor(Qt.GlobalColor.white)
    )
    font = theme.tabular(theme.font("caption"))
    # A page has one size, whatever size the window's texts have.
    font.setPixelSize(14)
    look = Look(white, font, 1.2)
    em = look.em
    painter.fillRect(QRectF(QPointF(), _SIZE), white.window)
    right = _SIZE.width() - _MARGIN
    below = _paint_legend(painter, look, picture.entries)
    half = (_SIZE.height() - below - _MARGIN) / 2
    titles = (translate("CurveExport", "Loss"), translate("CurveExport", "Accuracy in %"))
    for number, (chart, title) in enumerate(
        zip((picture.loss, picture.accuracy), titles, strict=True)
    ):
        top = below + number * half
        painter.setFont(look.font)
        painter.setPen(white.text)
        painter.drawText(QPointF(_MARGIN, top + em), title)
        left = _MARGIN + gutter(look)
        frame = QRectF(left, top + 1.5 * em, right - left, half - 3.6 * em)
        _paint_chart(painter, dataclasses.replace(chart, look=look, frame=frame), picture.runs)


def _paint_chart(painter: QPainter, chart: Chart, runs: Sequence[ShownRun]) -> None:
    chart.paint_axes(painter, numbers_below=True)
    present = [run for run in runs if run.style is None]
    for run in present:
        chart.paint_steps(painter, run)
    chart.paint_finished(painter, [run for run in runs if run.style is not None])
    for run in present:
        chart.paint_settled(painter, run)
        chart.paint_end(painter, run)
    if runs:
        published_marks.paint(painter, chart, runs[-1].history)


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
