"""Inside panel: the strips of a scene from the drawing down to the ten digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.inside.rows.strip import RowsStrip
from mnist_draw.inside.scene import Contributions, Pictures, Rows, Scores, Watch
from mnist_draw.inside.strips.contributions_strip import ContributionsStrip
from mnist_draw.inside.strips.hover import follow_cursor
from mnist_draw.inside.strips.pictures_strip import PicturesStrip
from mnist_draw.inside.strips.scores_strip import ScoresStrip
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.throttle import Throttle
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from mnist_draw.inside.scene import Scene, Strip, Unit
    from mnist_draw.inside.strips.strip_view import StripView
    from mnist_draw.shared.theme import Tone

# Scrolling changes what is visible with every pixel.
_WATCH_INTERVAL_MS: Final = 40
_LAYOUT_MS: Final = 30
# Values follow their cursor many times a second: they are read out once its keys rest.
_REST_MS: Final = 300
# Share of the visible height that the pictures of one strip of several may fill.
_STRIP_SHARE: Final = 0.6
# Strips this close to the visible part are computed too: scrolling shows them at once.
_MARGIN_SHARE: Final = 0.5


class InsidePanel(QWidget):
    """Shows one scene at a time; may be called many times a second.

    Attributes:
        watch_changed: `watch` or `watching` has changed.
        unit_pointed: Emits layer and index of the unit under the cursor; None for none.
        unit_chosen: Emits layer and index of the unit whose sum is open; None for none.
    """

    watch_changed = Signal()
    unit_pointed = Signal(object)
    unit_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insidePanel")
        self._views: dict[str, StripView[Any]] = {}
        self._structure: tuple[object, ...] = ()
        self._notice: Callable[[], str] = self._loading
        self._described = ""
        self._layers: dict[str, str] = {}
        self._divided = False
        self._unit: tuple[str, Unit] | None = None
        self._appearances: Mapping[str, Unit] = {}
        self._visible = False
        self._watch = Watch()
        self._column = QWidget()
        self._column_layout = QVBoxLayout(self._column)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("insideScroll")
        self._scroll.setProperty("slim", True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._column)
        self._empty = QLabel()
        self._empty.setObjectName("insideEmpty")
        self._empty.setProperty("step", "title")
        self._empty.setProperty("tone", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._readout = SteadyLabel("insideReadout", "body")
        self._parts = QSplitter(Qt.Orientation.Vertical)
        self._relaid = QTimer(self, singleShot=True, interval=_LAYOUT_MS)
        self._relaid.timeout.connect(self.scroll_to_unit)
        self._rested = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rested.timeout.connect(self._read_out)
        self._watch_throttle = Throttle(_WATCH_INTERVAL_MS, self)
        self._watch_throttle.triggered.connect(self._update_watch)
        self._scroll.verticalScrollBar().valueChanged.connect(self._watch_throttle.request)
        self._scroll.verticalScrollBar().valueChanged.connect(self._follow_cursor)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._watch_throttle.request)
        self._lay_out()
        self._retranslate()

    @property
    def watch(self) -> Watch:
        """What the user looks at."""
        return self._watch

    @property
    def watching(self) -> bool:
        """Whether the panel is visible: else nothing has to be computed."""
        return self._visible

    def show_scene(self, scene: Scene, *, blank: bool) -> None:
        """Shows a scene.

        Args:
            scene: The scene.
            blank: Whether there is no drawing.
        """
        structure = (scene.model, *((type(strip), strip.key) for strip in scene.strips))
        if structure != self._structure:
            self._structure = structure
            self._pages.setCurrentIndex(1)
            self._rebuild(scene.strips)
        for strip in scene.strips:
            # A hidden strip keeps the pictures that it had.
            if strip.key not in scene.hidden:
                self._views[strip.key].show_strip(strip)
        self._set_notice(self._blank if blank else self._hint)

    def show_no_network(self) -> None:
        """Shows that there is nothing to look into."""
        self._set_notice(self._no_network)

    def show_outdated(self, step: int, present: int) -> None:
        """Shows that the scene stays behind the prediction.

        Args:
            step: Step of the weights that the scene belongs to.
            present: Step of the weights that predict.
        """
        self._set_notice(
            lambda: self.tr(
                "These pictures are of step {step}, the prediction is of step {present}"
            ).format(step=whole(step), present=whole(present))
        )

    @Slot(object)
    def choose_unit(self, unit: tuple[str, Unit] | None) -> None:
        """Opens a unit's sum, by layer and index; None closes it."""
        if unit == self._unit:
            return
        self._unit = unit
        self.mark_unit({} if unit is None else dict([unit]))
        self.unit_chosen.emit(unit)
        self._divide()
        self._update_watch()

    def mark_unit(self, appearances: Mapping[str, Unit]) -> None:
        """Emphasises a unit in every strip that shows its value.

        Args:
            appearances: Its index in the output of each layer that has its value.
        """
        self._appearances = appearances
        for key in self._views:
            self._mark_in(key)

    @Slot()
    def scroll_to_unit(self) -> None:
        """Scrolls to a strip that shows the emphasised unit: to the one that is visible most."""
        views = [
            view for key, view in self._views.items() if self._layers[key] in self._appearances
        ]
        if views:
            shown = max(views, key=lambda view: view.visibleRegion().boundingRect().height())
            area = shown.selected_area().translated(shown.pos())
            middle = area.center()
            self._scroll.ensureVisible(middle.x(), middle.y(), 0, area.height() // 2)

    def set_unit_view(self, view: QWidget) -> None:
        """Sets the view of one unit's sum, below the strips while it is shown."""
        self._parts.addWidget(view)
        self._parts.setStretchFactor(0, 1)
        self._parts.setCollapsible(1, False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_heights()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._visible = True
        self.watch_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._visible = False
        self.watch_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._unit is not None:
            self.choose_unit(None)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_heights()
        self._watch_throttle.request()

    def _lay_out(self) -> None:
        # Room between tiles and scroll bar.
        self._column_layout.setContentsMargins(0, 0, 8, 0)
        self._column_layout.setSpacing(14)
        self._column_layout.addStretch(1)
        self._parts.setObjectName("insideParts")
        self._parts.setChildrenCollapsible(False)
        self._parts.addWidget(self._scroll)
        # Until there is a scene, a sentence instead of an empty column.
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._readout)
        layout.addWidget(pages, 1)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inside the network"))
        self._show_notice()

    def _set_notice(self, notice: Callable[[], str]) -> None:
        if notice != self._notice:
            self._notice = notice
            self._show_notice()

    @Slot(str)
    def _describe(self, text: str) -> None:
        self._described = text
        self._show_notice()

    @Slot()
    def _read_out(self) -> None:
        """Announces the value under the keyboard's cursor, which is in a widget of a strip."""
        if self._column.isAncestorOf(QApplication.focusWidget() or self):
            announce(self, self._described)

    def _show_notice(self) -> None:
        """Shows the value under the cursor, or how things are."""
        notice = self._notice()
        tone: Tone = "muted" if self._notice == self._hint else "accent"
        if self._structure:
            self._empty.clear()
            text = self._described or notice
            self._readout.set_text(text, "text" if self._described else tone)
            self._readout.setAccessibleName(text)
        else:
            self._empty.setText(notice)
            self._readout.set_text("")

    def _loading(self) -> str:
        return self.tr("The network is being loaded…")

    def _no_network(self) -> str:
        return self.tr("There is no network yet: press Train to make one")

    def _blank(self) -> str:
        return self.tr("Draw, and see what every layer does with the drawing meanwhile")

    def _hint(self) -> str:
        return self.tr("Point at a value to read it, click it to see its sum")

    def _rebuild(self, strips: tuple[Strip, ...]) -> None:
        for view in self._views.values():
            self._column_layout.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views, self._layers = {}, {}
        for strip in strips:
            view = _view(strip)
            view.watch_changed.connect(self._watch_throttle.request)
            view.described.connect(self._describe)
            view.unit_pointed.connect(self.unit_pointed)
            view.unit_pointed.connect(self._rested.start)
            view.watch_changed.connect(self._rested.start)
            view.unit_chosen.connect(self.choose_unit)
            self._views[strip.key] = view
            shows_units = isinstance(strip, Rows | Scores) or (
                isinstance(strip, Pictures) and strip.unit_of is not None
            )
            self._layers[strip.key] = strip.layer if shows_units else ""
            self._mark_in(strip.key)
            self._column_layout.insertWidget(self._column_layout.count() - 1, view)
        self._set_heights()
        self._watch_throttle.request()

    def _divide(self) -> None:
        """Gives the view of a unit half of the height, or what it needs, at its first opening."""
        view = self._parts.widget(1)
        if self._unit is None or self._divided or view is None:
            return
        self._divided = True
        height = self._parts.height()
        lower = max(height // 2, view.sizeHint().height())
        self._parts.setSizes([height - lower, lower])

    def _mark_in(self, key: str) -> None:
        layer = self._layers[key]
        unit = self._appearances.get(layer)
        self._views[key].select(None if unit is None else (layer, unit))

    def _set_heights(self) -> None:
        # Of the whole panel: opening a unit must not change the size of all pictures.
        several = len(self._views) > 1
        height = round(self.height() * _STRIP_SHARE) if several else self._scroll.height()
        least = round(4 * QFontMetricsF(theme.font("body")).height())
        for view in self._views.values():
            view.set_height(max(least, height))
        # Other sizes move the unit whose sum is open, once the column has its new layout.
        if self._unit is not None:
            self._relaid.start()

    @Slot()
    def _follow_cursor(self) -> None:
        follow_cursor(self._scroll)

    @Slot()
    def _update_watch(self) -> None:
        watch = self._present_watch()
        if watch != self._watch:
            self._watch = watch
            self.watch_changed.emit()

    def _present_watch(self) -> Watch:
        views = self._views.items()
        return Watch(
            hidden=frozenset(key for key, view in views if not self._is_near(view)),
            first={key: view.first for key, view in views if view.first},
            fitting={key: view.fitting for key, view in views if view.fitting},
            chosen={view.key: view.chosen for _, view in views if view.chosen is not None},
        )

    def _is_near(self, view: QWidget) -> bool:
        """Whether a strip is in the visible part or close to it."""
        viewport = self._scroll.viewport()
        top = -self._column.y()
        margin = round(viewport.height() * _MARGIN_SHARE)
        near = QRect(0, top - margin, self._column.width(), viewport.height() + 2 * margin)
        return near.intersects(view.geometry())


def _view(strip: Strip) -> StripView[Any]:
    match strip:
        case Pictures():
            return PicturesStrip(strip)
        case Contributions():
            return ContributionsStrip(strip)
        case Scores():
            return ScoresStrip(strip)
        case Rows():
            return RowsStrip(strip)
