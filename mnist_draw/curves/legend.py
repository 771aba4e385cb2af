"""Legend of the curves: a sample, a name and a switch for each kind of curve and each run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mnist_draw.curves.view import RunStyle, marker_path
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.elided_label import elide_name
from mnist_draw.shared.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.compared_runs import ComparedRun
    from mnist_draw.curves.view import Kind, Marker, View

translate: Final = QCoreApplication.translate

# A longer name of a run ends in an ellipsis; its tooltip has the whole.
_MOST_LETTERS: Final = 58


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend.

    Attributes:
        key: Identifier of what it switches.
        text: Its name.
        tip: What it is.
        sample: How it is drawn: a kind of curve, a run's style, or None for the present run.
        shown: Whether it is drawn now.
    """

    key: str
    text: str
    tip: str
    sample: Kind | RunStyle | None
    shown: bool = True


def paint_sample(
    painter: QPainter, box: QRectF, sample: Kind | RunStyle | None, colours: theme.Colours
) -> None:
    """Paints a piece of a curve as the plots draw it."""
    size = box.height() * 0.62
    line = QLineF(box.left(), box.center().y(), box.right(), box.center().y())
    marker: Marker | None = None
    hollow = False
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if isinstance(sample, RunStyle):
        colour = sample.colour(dark=colours is theme.DARK)
        pen = QPen(colour, 1.6)
        pen.setDashPattern(list(sample.dashes))
        marker = sample.marker
    elif sample is None:
        # The present run has two colours: its training's and its validation's.
        _stroke(painter, QLineF(line.p1(), line.center()), colours.train)
        colour = colours.validation
        line.setP1(line.center())
        pen = QPen(colour, 2)
    else:
        colour = {
            "train": colours.train,
            "train_epochs": colours.train,
            "validation": colours.validation,
            "published": colours.published,
        }[sample]
        pen = QPen(colour, 1 if sample == "train_epochs" else 2)
        if sample == "published":
            pen = QPen(colour, 1.5, Qt.PenStyle.DashLine)
        marker = "square" if sample == "validation" else None
        if sample == "train_epochs":
            marker, hollow = "circle", True
    painter.setPen(pen)
    painter.drawLine(line)
    if marker is not None:
        painter.setPen(QPen(colour, 1.5) if hollow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colours.window if hollow else colour)
        painter.drawPath(marker_path(marker, size).translated(line.center()))


def _stroke(painter: QPainter, line: QLineF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    painter.drawLine(line)


class LegendKey(QAbstractButton):
    """One entry: a sample of the curve and its name; a click or Space switches it."""

    def __init__(self, name: str, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._entry = entry
        self.show_entry(entry)

    @property
    def entry(self) -> Entry:
        return self._entry

    def show_entry(self, entry: Entry) -> None:
        """Shows another name, look or state of the same curve."""
        self._entry = entry
        # A single ampersand would make the letter behind it a shortcut.
        self.setText(entry.text.replace("&", "&&"))
        self.setAccessibleName(entry.text)
        self.setToolTip(plain_tip(entry.tip))
        self.setChecked(entry.shown)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(theme.font("caption"))
        em = measure.height()
        text = measure.horizontalAdvance(self._shown_text(measure))
        return QSize(round(2.4 * em + text) + 6, round(1.35 * em))

    def minimumSizeHint(self) -> QSize:
        # The sample and the beginning of the name: the tooltip has it whole.
        hint = self.sizeHint()
        return QSize(min(hint.width(), round(5.4 * hint.height() / 1.35)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        chosen, font = theme.colours(), theme.font("caption")
        measure = QFontMetricsF(font)
        em = measure.height()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            if self.hasFocus() or self.underMouse():
                painter.setPen(QPen(chosen.accent if self.hasFocus() else chosen.outline, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area, 3, 3)
            on = self.isChecked()
            painter.setOpacity(1.0 if on else 0.4)
            box = QRectF(3, 0, 1.8 * em, self.height())
            box.adjust(0, 0.2 * em, 0, -0.2 * em)
            paint_sample(painter, box, self._entry.sample, chosen)
            painter.setOpacity(1.0)
            # Struck through as well as faint: visible without colours.
            font.setStrikeOut(not on)
            painter.setFont(font)
            painter.setPen(chosen.text if on else chosen.muted)
            text = QRectF(self.rect()).adjusted(box.right() + 0.4 * em, 0, 0, 0)
            name = elide_name(measure, self._shown_text(measure), text.width())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)

    def _shown_text(self, measure: QFontMetricsF) -> str:
        room = _MOST_LETTERS * measure.averageCharWidth()
        return measure.elidedText(self._entry.text, Qt.TextElideMode.ElideMiddle, room)


class Legend(QWidget):
    """Entries in rows.

    Attributes:
        switched: An entry's key, and whether it is to be drawn.
    """

    switched = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Starts empty.

        Args:
            name: Beginning of the entries' object names; the rest is their key.
            parent: The owner.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}Legend")
        self._name = name
        self._keys: dict[str, LegendKey] = {}
        self._flow = FlowLayout(self, x_spacing=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def buttons(self) -> dict[str, LegendKey]:
        """The entries by their keys, in order."""
        return dict(self._keys)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these entries and no others; those that stay keep their focus."""
        wanted = [entry.key for entry in entries]
        for key in [key for key in self._keys if key not in wanted]:
            gone = self._keys.pop(key)
            self._flow.removeWidget(gone)
            gone.setParent(None)
            gone.deleteLater()
        for entry in entries:
            if entry.key in self._keys:
                self._keys[entry.key].show_entry(entry)
                continue
            button = LegendKey(f"{self._name}Key:{entry.key}", entry, self)
            button.clicked.connect(self._switch)
            self._keys[entry.key] = button
            self._flow.addWidget(button)
            button.show()
        for entry in entries:
            # The order of the entries, whatever was there before.
            button = self._keys.pop(entry.key)
            self._keys[entry.key] = button
            self._flow.removeWidget(button)
            self._flow.addWidget(button)
        self._flow.invalidate()
        self.updateGeometry()

    @Slot(bool)
    def _switch(self, shown: bool) -> None:
        button = self.sender()
        if isinstance(button, LegendKey):
            self.switched.emit(button.entry.key, shown)


def kind_entries(view: View, *, with_epoch_means: bool) -> list[Entry]:
    """The available kinds of curves, and which of them are shown."""
    entries: list[Entry] = []

    def offer(kind: Kind, text: str, tip: str) -> None:
        entries.append(Entry(kind, text, tip, kind, shown=kind in view.kinds))

    offer(
        "train",
        translate("CurvesPanel", "training"),
        translate("CurvesPanel", "Each step's batch; the smoothed curve stands out"),
    )
    if with_epoch_means:
        offer(
            "train_epochs",
            translate("CurvesPanel", "per epoch"),
            translate("CurvesPanel", "Mean of each training epoch"),
        )
    offer(
        "validation",
        translate("CurvesPanel", "validation"),
        translate(
            "CurvesPanel",
            "Digits that the network does not train on; epoch 0 is the untrained network",
        ),
    )
    if view.published:
        about = translate("CurvesPanel", "Published in: {text}")
        offer("published", translate("CurvesPanel", "published"), about.format(text=view.text))
    return entries


def run_entries(runs: Sequence[ComparedRun]) -> list[Entry]:
    """The runs to distinguish; none if there is only the present one."""
    if len(runs) == 1 and runs[0].run.style is None:
        return []
    about = translate("CurvesPanel", "{title}: press to show or hide this run")
    return [
        Entry(
            one.run.key,
            one.run.title,
            about.format(title=one.run.title),
            one.run.style,
            shown=one.visible,
        )
        for one in runs
    ]
