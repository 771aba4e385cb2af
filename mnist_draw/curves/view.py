"""What the plots show and how: selected curves, shown runs, colours, fonts, dashes, markers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPolygonF

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.curves.history import RunHistory
    from trainer.recipe.published import Published

Kind = Literal["train", "train_epochs", "validation", "published"]


Marker = Literal["square", "circle", "triangle", "diamond", "cross", "star", "inverted", "plus"]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, fonts and widths.

    Attributes:
        colours: Of the scheme.
        font: Of numbers and labels.
        scale: How much wider than usual lines are.
    """

    colours: theme.Colours
    font: QFont
    scale: float

    @classmethod
    def present(cls) -> Look:
        """The application's current look."""
        return cls(theme.colours(), theme.tabular(theme.font("caption")), theme.scale())

    @property
    def em(self) -> float:
        """Height of a line of text."""
        return QFontMetricsF(self.font).height()

    def of(self, style: RunStyle | None, kind: Kind) -> QColor:
        """The colour of a run's curve; the present run has no style."""
        if style is not None:
            return style.colour(dark=self.colours is theme.DARK)
        return self.colours.validation if kind == "validation" else self.colours.train


@dataclass(frozen=True, slots=True, eq=False)
class ShownRun:
    """One run to draw.

    Attributes:
        key: Identifier of the run.
        title: Its name.
        history: Its metrics; the present run's grows.
        style: How it looks; None for the present run.
    """

    key: str
    title: str
    history: RunHistory
    style: RunStyle | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What of the runs is shown.

    Attributes:
        kinds: The curves shown.
        by_steps: Whether the time axis counts steps instead of epochs.
        logarithmic: Whether the loss axis is logarithmic.
        smoothed: Whether the training curve is smoothed, over a faint raw one.
        text: Name of the text that the figures come from.
        published: Its figures, those of other plots among them.
    """

    kinds: frozenset[Kind] = frozenset({"train", "train_epochs", "validation", "published"})
    by_steps: bool = False
    logarithmic: bool = False
    smoothed: bool = True
    text: str = ""
    published: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True)
class RunStyle:
    """The look of one run's curves.

    Attributes:
        on_light: Its colour on a light background.
        on_dark: Its colour on a dark one.
        dashes: Lengths of dashes and gaps in pen widths; empty for a solid line.
        marker: The shape of its measured points.
    """

    on_light: QColor
    on_dark: QColor
    dashes: tuple[float, ...]
    marker: Marker

    def colour(self, *, dark: bool) -> QColor:
        return self.on_dark if dark else self.on_light


# Hues after Paul Tol, "Colour Schemes" (SRON, 2021), the muted scheme without those near the
# present run's orange and blue; lightness is set for a contrast of 3 or more.
STYLES: Final = (
    RunStyle(QColor("#117733"), QColor("#5fcf8a"), (6, 2), "circle"),
    RunStyle(QColor("#882255"), QColor("#f08cc0"), (2, 2), "triangle"),
    RunStyle(QColor("#332288"), QColor("#a99bff"), (6, 2, 1, 2), "diamond"),
    RunStyle(QColor("#75741c"), QColor("#ddcc77"), (10, 3), "cross"),
    RunStyle(QColor("#2a8577"), QColor("#5fd6c4"), (1, 2), "star"),
    RunStyle(QColor("#b8475a"), QColor("#ff8f9c"), (6, 2, 1, 2, 1, 2), "inverted"),
    RunStyle(QColor("#4d5561"), QColor("#c3ccd8"), (3, 1), "plus"),
)


def marker_path(marker: Marker, size: float) -> QPainterPath:
    """The outline of a marker around the origin.

    Args:
        marker: Its shape.
        size: Its width, in the painter's units.
    """
    half = size / 2
    path = QPainterPath()
    match marker:
        case "square":
            path.addRect(QRectF(-half, -half, size, size))
        case "circle":
            path.addEllipse(QPointF(), half, half)
        case "triangle":
            path.addPolygon(_polygon(3, half * 1.25))
        case "inverted":
            path.addPolygon(_polygon(3, half * 1.25, turned=math.pi))
        case "diamond":
            path.addPolygon(_polygon(4, half * 1.25))
        case "star":
            path.addPolygon(_polygon(5, half * 1.3, inner=0.45))
        case "plus":
            path.addPolygon(_polygon(4, half * 1.3, inner=0.45))
        case "cross":
            path.addPolygon(_polygon(4, half * 1.3, inner=0.45, turned=math.pi / 4))
    path.closeSubpath()
    return path


def _polygon(
    corners: int, radius: float, *, inner: float | None = None, turned: float = 0.0
) -> QPolygonF:
    """A regular polygon with a corner on top, or a star with that many points."""
    count = corners if inner is None else 2 * corners
    return QPolygonF(
        [
            QPointF(radius * share * math.sin(angle), -radius * share * math.cos(angle))
            for index in range(count)
            for angle in (turned + 2 * math.pi * index / count,)
            for share in (1.0 if inner is None or index % 2 == 0 else inner,)
        ]
    )
