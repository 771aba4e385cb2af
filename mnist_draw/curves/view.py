"""What the plots show and how: selected curves, shown runs, colours, fonts, dashes, markers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from mnist_draw.curves.history import Metric, Number, RunHistory
    from trainer.recipe.published import Published

Kind = Literal["train", "train_epochs", "validation", "published"]
Marker = Literal["square", "circle", "triangle", "diamond", "cross", "star", "inverted", "plus"]

# The smallest loss on a logarithmic axis.
SMALLEST_LOSS: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, fonts and widths.

    Attributes:
        colours: Of the scheme.
        font: Of numbers and labels.
        scale: How much wider than usual lines are.
        on_paper: Whether it is a picture, where nothing can be pointed at.
    """

    colours: theme.Colours
    font: QFont
    scale: float
    on_paper: bool = False

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
class Mark:
    """A moment of a run to mark in the plots.

    Attributes:
        run: Key of the run.
        epoch: The moment, fractional within an epoch.
    """

    run: str
    epoch: float


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

    def times(self, run: RunHistory, epochs: Number) -> Number:
        """A run's epochs in the unit of the time axis."""
        return run.steps_at(epochs) if self.by_steps else epochs

    def heights(self, metric: Metric, values: ArrayLike) -> NDArray[np.float64]:
        """Metric values in the unit of the value axis: percent, losses or their logarithms."""
        values = np.asarray(values, np.float64)
        if metric == "accuracy":
            return 100 * values
        return np.log10(np.maximum(values, SMALLEST_LOSS)) if self.logarithmic else values


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

# Of each marker: corners, radius of the points between them, turn in degrees, width.
_SHAPES: Final[dict[Marker, tuple[int, float, float, float]]] = {
    "square": (4, 0.71, 45, 1.41),
    "circle": (16, 1.0, 0, 1.0),
    "triangle": (3, 0.5, 0, 1.25),
    "inverted": (3, 0.5, 180, 1.25),
    "diamond": (4, 0.71, 0, 1.25),
    "star": (5, 0.45, 0, 1.3),
    "plus": (4, 0.45, 0, 1.3),
    "cross": (4, 0.45, 45, 1.3),
}


def marker_path(marker: Marker, size: float) -> QPainterPath:
    """The outline of a marker around the origin, about as wide as `size` in painter units."""
    corners, inner, turn, width = _SHAPES[marker]
    path = QPainterPath()
    for index in range(2 * corners):
        angle = math.radians(turn) + math.pi * index / corners
        radius = size / 2 * width * (inner if index % 2 else 1.0)
        point = QPointF(radius * math.sin(angle), -radius * math.cos(angle))
        path.lineTo(point) if index else path.moveTo(point)
    path.closeSubpath()
    return path
