"""How runs differ to the eye: each has its own colour, dashes and marker.

No two of the first runs share any of the three, so that they are told apart with every kind of
colour vision, in print without colours, and by name.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

Marker = Literal["square", "circle", "triangle", "diamond", "cross", "star", "inverted", "plus"]


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
            for place in range(count)
            for angle in (turned + 2 * math.pi * place / count,)
            for share in (1.0 if inner is None or place % 2 == 0 else inner,)
        ]
    )
