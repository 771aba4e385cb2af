"""Inside panel: the strips of a scene from the drawing down to the ten digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from mnist_draw.inside.rows.strip import RowsStrip
from mnist_draw.inside.scene import Contributions, Pictures, Rows, Watch
from mnist_draw.inside.strips.contributions_strip import ContributionsStrip
from mnist_draw.inside.strips.pictures_strip import PicturesStrip
from mnist_draw.shared import theme
from mnist_draw.shared.steady_label import SteadyLabel
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from mnist_draw.inside.scene import Scene, Strip, Unit
    from mnist_draw.inside.strips.strip_view import StripView

# Scrolling changes what is visible with every pixel.
_WATCH_INTERVAL_MS: Final = 40
# Share of the visible height that the pictures of one strip of several may fill.
_STRIP_SHARE: Final = 0.5
# Strips this close to the visible part are computed too: scrolling shows them at once.
_MARGIN_SHARE: Final = 0.5


class InsidePanel(QWidget):
    """Shows one scene at a time; may be called many times a second.

    Attributes:
        watch_changed: `watch` or `watching` has changed.
        unit_pointed: Emits layer and index of the unit under the cursor; None for none.
        unit_chosen: Emits layer and index of the unit whose sum is open; None for none.
        unit_slot: Layout for the view of one unit's sum.
    """

    watch_changed = Signal()
    unit_pointed = Signal(object)
    unit_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insidePanel")
        self._views: dict[str, StripView[Any]] = {}
        self._structure: tuple[object, ...] = ()
        self._unit: tuple[str, Unit] | None = None
        self._visible = False
        self._watch = Watch()
        self._column = QWidget()
        self._column_layout = QVBoxLayout(self._column)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("insideScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._column)
        self._invitation = QLabel()
        self._readout = SteadyLabel("insideReadout", "body")
        self.unit_slot = QVBoxLayout()
        self._watch_throttle = Throttle(_WATCH_INTERVAL_MS, self)
        self._watch_throttle.triggered.connect(self._update_watch)
        self._scroll.verticalScrollBar().valueChanged.connect(self._watch_throttle.request)
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

    def show_scene(self, scene: Scene) -> None:
        """Shows a scene."""
        structure = (scene.model, *((type(strip), strip.key) for strip in scene.strips))
        if structure != self._structure:
            self._structure = structure
            self._rebuild(scene.strips)
        hidden = self._watch.hidden
        for strip in scene.strips:
            # A hidden strip comes without pictures: the ones that it had stay for its layout.
            if strip.key not in hidden:
                self._views[strip.key].show_strip(strip)
        self._invitation.setVisible(scene.digit is None)

    @Slot(object)
    def choose_unit(self, unit: tuple[str, Unit] | None) -> None:
        """Opens a unit's sum, by layer and index; None closes it."""
        if unit == self._unit:
            return
        self._unit = unit
        for view in self._views.values():
            view.select(unit)
        self.unit_chosen.emit(unit)
        self._update_watch()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_heights()
        self._watch_throttle.request()

    def _lay_out(self) -> None:
        self._column_layout.setContentsMargins(0, 0, 0, 0)
        self._column_layout.setSpacing(14)
        self._invitation.setObjectName("insideInvitation")
        self._invitation.setProperty("tone", "accent")
        self._invitation.setWordWrap(True)
        self._column_layout.addWidget(self._invitation)
        self._column_layout.addStretch(1)
        self.unit_slot.setContentsMargins(0, 0, 0, 0)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(8)
        self._parts.addWidget(self._scroll, 1)
        self._parts.addLayout(self.unit_slot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._parts, 1)
        layout.addWidget(self._readout)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inside the network"))
        self._invitation.setText(
            self.tr("Draw a digit, and see what every layer makes of it while you draw")
        )

    def _rebuild(self, strips: tuple[Strip, ...]) -> None:
        for view in self._views.values():
            self._column_layout.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._views = {}
        for strip in strips:
            view = _view(strip)
            view.watch_changed.connect(self._watch_throttle.request)
            view.described.connect(self._readout.set_text)
            view.unit_pointed.connect(self.unit_pointed)
            view.unit_chosen.connect(self.choose_unit)
            view.select(self._unit)
            self._views[strip.key] = view
            self._column_layout.insertWidget(self._column_layout.count() - 1, view)
        self._set_heights()
        self._watch_throttle.request()

    def _set_heights(self) -> None:
        share = _STRIP_SHARE if len(self._views) > 1 else 1
        height = round(self._scroll.viewport().height() * share)
        least = round(4 * QFontMetricsF(theme.font("body")).height())
        for view in self._views.values():
            view.set_height(max(least, height))

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
            unit=self._unit,
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
        case Rows():
            return RowsStrip(strip)
