"""Strip of pictures: head with title, shape, range and pages; legend; tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnist_draw.inside.scene import Pictures
from mnist_draw.inside.strips import strip_texts
from mnist_draw.inside.strips.buttons import InfoButton, SmallButton
from mnist_draw.inside.strips.colour_scale import ColourScale
from mnist_draw.inside.strips.legend import ValueLegend
from mnist_draw.inside.strips.strip_view import StripView
from mnist_draw.inside.strips.tile_layout import Cell
from mnist_draw.inside.strips.tiles import Tiles
from mnist_draw.inside.strips.zero_runs import ZeroRuns
from mnist_draw.shared.numbers import short
from mnist_draw.shared.throttle import Throttle
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.inside.scene import Unit

_TEXT_INTERVAL_MS: Final = 100
# Updates without a value after which a unit may be dead.
_ASLEEP: Final = 100


class PicturesStrip(StripView[Pictures]):
    """Shows `Pictures`."""

    def __init__(self, strip: Pictures, parent: QWidget | None = None) -> None:
        """Args: strip: The first strip to show."""
        super().__init__(strip.key, parent)
        name = strip.key.replace(" ", "-")
        self._strip = strip
        self._height = 200
        self._scale = ColourScale()
        self._first = strip.first
        self._chosen: int | None = None
        self._zeros = ZeroRuns()
        self._title = SteadyLabel(f"stripTitle-{name}", "body")
        self._about = SteadyLabel(f"stripAbout-{name}", "caption", "muted")
        self._info = InfoButton(f"stripInfo-{name}")
        self._back = SmallButton(f"stripBack-{name}", "previous")
        self._back.clicked.connect(self._turn_back)
        self._forward = SmallButton(f"stripForward-{name}", "next")
        self._forward.clicked.connect(self._turn_forward)
        self._page = QLabel()
        self._page.setObjectName(f"stripPage-{name}")
        self._page.setProperty("step", "caption")
        self._page.setProperty("tone", "muted")
        self._legend = ValueLegend()
        self._tiles = Tiles(f"tiles-{name}")
        self._tiles.pointed.connect(self._point)
        self._tiles.chosen.connect(self._choose)
        self._tiles.page_wanted.connect(self._turn)
        self._text_throttle = Throttle(_TEXT_INTERVAL_MS, self)
        self._text_throttle.triggered.connect(self._show_texts)
        self._lay_out()
        self._retranslate()
        self.show_strip(strip)

    @property
    def first(self) -> int:
        """Index of the first visible picture."""
        return self._first

    @property
    def fitting(self) -> int:
        """How many pictures fit."""
        layout = self._tiles.layout_of_tiles
        return 0 if layout is None else layout.fitting

    @property
    def chosen(self) -> int | None:
        return self._chosen

    def set_height(self, height: int) -> None:
        """Sets the height that the tiles may fill, in pixels."""
        if height != self._height:
            self._height = height
            self._fit()

    def show_strip(self, strip: Pictures) -> None:
        """Shows the strip of another prediction."""
        before, self._strip = self._strip, strip
        self._scale.follow(strip.low, strip.high)
        self._legend.set_scale(self._scale.limit, signed=self._scale.signed)
        if _structure(before) != _structure(strip):
            self._fit()
        self._tiles.show_pictures(
            strip.pictures,
            self._scale.limit,
            labels=strip.labels,
            marked=_positions(strip, strip.marked),
            whole_tiles=strip.unit_of == "picture" or strip.pictures.shape[1:] == (1, 1),
        )
        if len(strip.pictures):
            shown = slice(strip.first, strip.first + len(strip.pictures))
            self._zeros.add(strip.pictures, strip.ranked or shown, strip.total)
        self._text_throttle.request()

    def select(self, unit: tuple[str, Unit] | None) -> None:
        self._tiles.select(None if unit is None else self._cell_of(*unit))

    def selected_area(self) -> QRect:
        area = self._tiles.selected_rect
        return self.rect() if area is None else area.translated(self._tiles.pos())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._page)
        head.addWidget(self._back)
        head.addWidget(self._forward)
        head.addWidget(self._info)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._about, 1)
        below.addWidget(self._legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(below)
        layout.addWidget(self._tiles)

    def _retranslate(self) -> None:
        self._back.setAccessibleName(self.tr("Previous pictures"))
        self._back.setToolTip(self.tr("Previous pictures (Page Up)"))
        self._forward.setAccessibleName(self.tr("Next pictures"))
        self._forward.setToolTip(self.tr("Next pictures (Page Down)"))
        about = strip_texts.explanation(self._strip)
        self._info.setToolTip(about)
        self._title.setToolTip(about)
        self._tiles.setAccessibleName(strip_texts.title(self._strip))
        self._tiles.setAccessibleDescription(about)
        self._show_texts()

    @Slot()
    def _show_texts(self) -> None:
        strip = self._strip
        shown = min(self.fitting, strip.total)
        self._title.set_text(strip_texts.title(strip), strong=True)
        parts = (
            strip_texts.undefined(strip),
            strip_texts.shape(strip),
            strip_texts.value_range(strip),
        )
        self._about.set_text(
            " · ".join(part for part in parts if part), "warning" if strip.undefined else "muted"
        )
        paged = bool(shown) and shown < strip.total
        self._page.setText(
            strip_texts.page(self._first, shown, strip.total, ranked=bool(strip.ranked))
        )
        for part in (self._page, self._back, self._forward):
            part.setVisible(paged)
        self._back.setEnabled(self._first > 0)
        self._forward.setEnabled(self._first + shown < strip.total)
        if self._tiles.pointed_cell is not None:
            self._describe(self._tiles.pointed_cell)

    def _fit(self) -> None:
        strip, before = self._strip, self.fitting
        # The drawing is also beside the canvas, and kernels are small patterns: maps need the room.
        height = self._height // {"image": 4, "kernels": 2}.get(strip.content, 1)
        count = min(strip.total, strip.glance) if strip.glance else strip.total
        self._tiles.fit(count, strip.pictures.shape[1:], height, labelled=bool(strip.labels))
        self._show_first(self._first)
        if self.fitting != before:
            self.watch_changed.emit()
            self._show_texts()

    def _show_first(self, first: int) -> None:
        last = max(0, self._strip.total - max(1, self.fitting))
        self._first = min(max(0, first), last)

    @Slot()
    def _turn_back(self) -> None:
        self._turn(-1)

    @Slot()
    def _turn_forward(self) -> None:
        self._turn(1)

    @Slot(int)
    def _turn(self, pages: int) -> None:
        before = self._first
        self._show_first(self._first + pages * max(1, self.fitting))
        if self._first != before:
            self._show_texts()
            self.watch_changed.emit()

    @Slot(object)
    def _point(self, cell: Cell | None) -> None:
        self._describe(cell)
        unit = None if cell is None else self._strip.unit(*cell)
        self.unit_pointed.emit(None if unit is None else (self._strip.layer, unit))

    @Slot(object)
    def _choose(self, cell: Cell) -> None:
        unit = self._strip.unit(*cell)
        if unit is None:
            return
        if self._strip.content == "maps":
            self._chosen = unit[0]
            self.watch_changed.emit()
        self.unit_chosen.emit((self._strip.layer, unit))

    def _describe(self, cell: Cell | None) -> None:
        if cell is None:
            self.described.emit("")
            return
        value = self._tiles.value(cell)
        sizes = zip(cell, self._strip.pictures.shape, strict=True)
        # Tiles are laid out for a strip before they show it, which may be without pictures.
        if value is None or not all(index < size for index, size in sizes):
            return
        unit = self._strip.unit(*cell)
        name = (
            strip_texts.title(self._strip)
            if unit is None
            else strip_texts.unit_name(self._strip, unit)
        )
        if self._strip.pictures[0].size > 1 and (unit is None or len(unit) == 1):
            name = strip_texts.pixel_name(name, cell.row, cell.column)
        text = f"{name}: {short(value)}"
        zeros = self._zeros[self._strip.index(cell.tile)]
        if zeros >= _ASLEEP and self._strip.content in {"units", "maps"}:
            text = f"{text} · {strip_texts.asleep(zeros)}"
        self.described.emit(text)

    def _cell_of(self, layer: str, unit: Unit) -> Cell | None:
        strip = self._strip
        if layer != strip.layer or strip.unit_of is None:
            return None
        picture, *pixel = unit
        row, column = pixel or (0, 0)
        return next((Cell(at, row, column) for at in _positions(strip, (picture,))), None)


def _positions(strip: Pictures, indices: tuple[int, ...]) -> frozenset[int]:
    """Positions of pictures among the visible ones."""
    shown = len(strip.pictures)
    return (
        frozenset(at for at in range(shown) if strip.index(at) in indices)
        if indices
        else frozenset()
    )


def _structure(strip: Pictures) -> tuple[object, ...]:
    """What the layout of the tiles depends on."""
    return strip.total, strip.pictures.shape[1:], bool(strip.labels)
