"""Body of the card: for each network the shortest beginning and the fewest strokes it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_draw.charts.picture_side import picture_side
from mnist_draw.compare.texts import kind_name
from mnist_draw.fewest_strokes.found import BESIDE
from mnist_draw.fewest_strokes.strokes_picture import StrokesPicture
from mnist_draw.shared import numbers
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from mnist_draw.fewest_strokes.found import Found
    from trainer.ink.pen import Stroke
    from trainer.recipe.classes import Classes
    from trainer.robustness.fewest_strokes import FewestStrokes


class StrokesBody(QWidget):
    """One column a network."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fewestStrokesBody")
        self._columns = tuple(_Column(name) for name in ("own", *BESIDE))
        self._found: Found | None = None
        self._drawing: tuple[Stroke, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(16)
        for column in self._columns:
            row.addWidget(column, 1)
        layout.addLayout(row)
        layout.addStretch()
        self._show()

    def show_drawing(self, strokes: tuple[Stroke, ...]) -> None:
        """Show the whole drawing where there is no result."""
        self._drawing = strokes
        if self._found is None:
            self._show()

    def show_found(self, found: Found | None) -> None:
        """Show results, as far as they are known; None for none."""
        self._found = found
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        names = (self.tr("Your network"), *(kind_name(kind) for kind in BESIDE))
        found = self._found
        for index, (column, name) in enumerate(zip(self._columns, names, strict=True)):
            column.set_name(name)
            if found is None or index >= len(found.results):
                column.show_drawing(self._drawing)
            else:
                column.show_result(found.job.strokes, found.job.classes, found.results[index])


class _Column(QWidget):
    """Name of a network, two pictures, and a line below each."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Fewest")
        self._title = SteadyLabel(f"{name}FewestTitle", "title")
        self._beginning = StrokesPicture(f"{name}Beginning")
        self._beginning_text = SteadyLabel(f"{name}BeginningText", shrinks=True)
        self._strokes = StrokesPicture(f"{name}Strokes")
        self._strokes_text = SteadyLabel(f"{name}StrokesText", shrinks=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        left = Qt.AlignmentFlag.AlignLeft
        layout.addWidget(self._title)
        layout.addWidget(self._beginning, 0, left)
        layout.addWidget(self._beginning_text)
        layout.addWidget(self._strokes, 0, left)
        layout.addWidget(self._strokes_text)
        self._fit()

    def set_name(self, name: str) -> None:
        self._title.set_text(name, strong=True)
        self._beginning.setAccessibleName(
            self.tr("{name}: the beginning that is enough").format(name=name)
        )
        self._strokes.setAccessibleName(
            self.tr("{name}: the strokes that are enough").format(name=name)
        )

    def show_drawing(self, strokes: tuple[Stroke, ...]) -> None:
        self._beginning.show_part(strokes, strokes)
        self._show_lines("", "")
        self._strokes.hide()

    def show_result(
        self, strokes: tuple[Stroke, ...], classes: Classes, result: FewestStrokes | None
    ) -> None:
        if result is None:
            self._beginning.show_part(strokes, ())
            self._strokes.hide()
            self._show_lines(self.tr("It is not sure of the whole drawing"), "")
            return
        self._beginning.show_part(strokes, result.beginning)
        digit = classes[result.answer]
        beginning = self.tr("{digit} after {share} of the line").format(
            digit=digit, share=numbers.whole_percent(result.prefix)
        )
        self._strokes.setVisible(len(strokes) > 1 and result.strokes is not None)
        text = ""
        if len(strokes) > 1 and result.strokes is not None:
            self._strokes.show_part(strokes, [strokes[index] for index in result.strokes])
            text = self._strokes_line(result.strokes, len(strokes))
        elif result.strokes is None:
            text = self.tr("Too many strokes to try each choice")
        self._show_lines(beginning, text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def _strokes_line(self, needed: tuple[int, ...], count: int) -> str:
        if len(needed) == count:
            return self.tr("All {count} strokes are needed").format(count=count)
        listed = ", ".join(str(index + 1) for index in needed)
        if len(needed) == 1:
            text = self.tr("Stroke {numbers} of {count} is enough")
        else:
            text = self.tr("Strokes {numbers} of {count} are enough")
        return text.format(numbers=listed, count=count)

    def _show_lines(self, beginning: str, strokes: str) -> None:
        for label, text in ((self._beginning_text, beginning), (self._strokes_text, strokes)):
            label.set_text(text)
            label.setAccessibleName(text)

    def _fit(self) -> None:
        side = picture_side(self)
        for picture in (self._beginning, self._strokes):
            picture.setFixedSize(side, side)
