"""Localised formatting and parsing of numbers, and round steps."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QLocale

# More than users type, fewer than would show rounding errors of binary fractions.
_MAX_DECIMALS: Final = 12


def whole(number: float) -> str:
    """Format without decimals, with the language's group separator."""
    return QLocale().toString(round(number))


def decimal(number: float, places: int) -> str:
    """Format with a fixed number of decimals."""
    return QLocale().toString(float(number), "f", places)


def percent(share: float) -> str:
    """Format a share in [0, 1] in percent, with one decimal: ``98.3 %``."""
    return f"{decimal(100 * share, 1)}\u00a0%"


def whole_percent(share: float) -> str:
    """Format a share in [0, 1] in percent, without decimals: ``98 %``."""
    return f"{decimal(100 * share, 0)}\u00a0%"


def plain(number: float) -> str:
    """Format with as many decimals as needed, ungrouped and without exponent."""
    text = f"{number:.{_MAX_DECIMALS}f}".rstrip("0").rstrip(".")
    return text.replace(".", QLocale().decimalPoint())


def short(number: float) -> str:
    """Format with three significant digits and a true minus sign: ``−0.0123``, ``4.2``, ``2e12``.

    Infinite and undefined numbers become ``∞``, ``−∞`` and ``–``.
    """
    if math.isnan(number):
        return "–"
    sign = "−" if number < 0 else ""
    size = abs(number)
    if math.isinf(size):
        return f"{sign}∞"
    if size == 0:
        return "0"
    if not 1e-4 <= size < 1e6:
        text = f"{size:.2e}"
        digits, _, power = text.partition("e")
        digits = digits.rstrip("0").rstrip(".")
        return f"{sign}{digits}e{int(power)}".replace(".", QLocale().decimalPoint())
    places = max(0, 2 - math.floor(math.log10(size)))
    text = f"{size:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return sign + text.replace(".", QLocale().decimalPoint())


def read_whole(text: str) -> int:
    """Parse a typed whole number, grouped or not.

    Raises:
        ValueError: The text is no whole number.
    """
    separator = QLocale().groupSeparator()
    return int("".join(text.split()).replace(separator, "").replace(",", ""))


def read_real(text: str) -> float:
    """Parse a typed number with the language's decimal separator or a point, or as ``1e-3``.

    Raises:
        ValueError: The text is no number.
    """
    return float("".join(text.split()).replace(QLocale().decimalPoint(), "."))


def step_above(value: float) -> float:
    """The smallest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not below a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next((step * decade for step in (1, 2, 5) if value <= step * decade), 10 * decade)


def step_below(value: float) -> float:
    """The largest of …, 0.1, 0.2, 0.5, 1, 2, 5, … that is not above a positive value."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next(step * decade for step in (5, 2, 1) if step == 1 or step * decade <= value)
