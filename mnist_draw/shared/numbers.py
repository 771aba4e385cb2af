"""Numbers as the language of the window writes them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale

# More figures than anybody types, fewer than would show how computers round.
_FIGURES: Final = 12


def whole(number: float) -> str:
    """A number without decimals, grouped as the language does."""
    return QLocale().toString(round(number))


def decimal(number: float, places: int) -> str:
    """A number with a fixed count of decimals."""
    return QLocale().toString(float(number), "f", places)


def percent(share: float) -> str:
    """A share in [0, 1] in percent, with one decimal: ``98.3 %``."""
    return f"{decimal(100 * share, 1)}\u00a0%"


def plain(number: float) -> str:
    """A number with as many decimals as it needs, ungrouped and without an exponent."""
    text = f"{number:.{_FIGURES}f}".rstrip("0").rstrip(".")
    return text.replace(".", QLocale().decimalPoint())


def read_whole(text: str) -> int:
    """Reads what somebody typed, grouped or not.

    Raises:
        ValueError: It is no whole number.
    """
    separator = QLocale().groupSeparator()
    return int("".join(text.split()).replace(separator, "").replace(",", ""))


def read_real(text: str) -> float:
    """Reads what somebody typed, with the language's decimal point or a full stop; ``1e-3`` too.

    Raises:
        ValueError: It is no number.
    """
    return float("".join(text.split()).replace(QLocale().decimalPoint(), "."))
