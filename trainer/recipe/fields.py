"""Declaration of recipe fields: allowed values, parsing from text, explanation.

One declaration serves validation, ``--set`` in the terminal and the editors in the window.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class Domain(Protocol):
    """Set of values that a field takes."""

    def describe(self) -> str:
        """Allowed values, in words that follow "takes"."""

    def parse(self, text: str) -> object:
        """Parses typed text; does not check whether the value is allowed.

        Raises:
            ValueError: The text has another type.
        """

    def allows(self, value: object) -> bool:
        """Whether the value is allowed."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Integers in [low, high]."""

    low: int
    high: int
    unit: str = ""

    def describe(self) -> str:
        return f"a whole number from {self.low:,} to {self.high:,}"

    def parse(self, text: str) -> int:
        return int(text.replace(",", "").replace("_", ""))

    def allows(self, value: object) -> bool:
        return type(value) is int and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Real:
    """Finite numbers in [low, high]."""

    low: float
    high: float
    unit: str = ""

    def describe(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"

    def parse(self, text: str) -> float:
        return float(text)

    def allows(self, value: object) -> bool:
        # NaN and infinity fail the comparison; it also works for an int too large for a float.
        return (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and self.low <= value <= self.high
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def describe(self) -> str:
        return "one of " + ", ".join(self.options)

    def parse(self, text: str) -> str:
        return text

    def allows(self, value: object) -> bool:
        return value in self.options


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""

    def describe(self) -> str:
        return "true or false"

    def parse(self, text: str) -> bool:
        word = text.lower()
        if word in {"true", "yes", "on", "1"}:
            return True
        if word in {"false", "no", "off", "0"}:
            return False
        raise ValueError(text)

    def allows(self, value: object) -> bool:
        return isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Wholes:
    """Tuples of at most `most` integers in [low, high], written ``128,64``."""

    low: int
    high: int
    most: int
    unit: str = ""

    def describe(self) -> str:
        return f"up to {self.most} whole numbers from {self.low:,} to {self.high:,}, as in 128,64"

    def parse(self, text: str) -> tuple[int, ...]:
        return tuple(int(part) for part in text.replace(",", " ").split())

    def allows(self, value: object) -> bool:
        return (
            isinstance(value, tuple)
            and len(value) <= self.most
            and all(type(part) is int and self.low <= part <= self.high for part in value)
        )


@dataclass(frozen=True, slots=True)
class Text:
    """Texts of at most `most` characters, which can be encoded."""

    most: int = 2000

    def describe(self) -> str:
        return f"a text of at most {self.most:,} characters"

    def parse(self, text: str) -> str:
        return text

    def allows(self, value: object) -> bool:
        if not isinstance(value, str) or len(value) > self.most:
            return False
        # Bytes of an argument that are no UTF-8: no file with the recipe could be read again.
        return not any("\ud800" <= character <= "\udfff" for character in value)


@dataclass(frozen=True, slots=True)
class Names:
    """Tuples of `fewest` to `most` different names of 1 to `longest` printable characters.

    Where names are `quotable`, one with a comma is written in double quotes: ``"Kim, Ben",Anna``.
    """

    fewest: int
    most: int
    longest: int
    quotable: bool = False

    def describe(self) -> str:
        example = 'Anna,Ben or "Kim, Ben"' if self.quotable else "A,B,C"
        return (
            f"{self.fewest} to {self.most:,} different names of at most {self.longest} printable "
            f"characters, as in {example}"
        )

    def parse(self, text: str) -> tuple[str, ...]:
        parts = text.split(",")
        if self.quotable:
            try:
                parts = next(csv.reader([text], skipinitialspace=True, strict=True), [])
            except csv.Error as error:
                raise ValueError(text) from error
        return tuple(part.strip() for part in parts if part.strip())

    def join(self, names: Sequence[str]) -> str:
        """Names as a text that `parse` takes apart again, where they are quotable."""
        return ", ".join(self._quoted(name) for name in names)

    def _quoted(self, name: str) -> str:
        if self.quotable and ("," in name or name.startswith('"')):
            name = name.replace('"', '""')
            return f'"{name}"'
        return name

    def allows(self, value: object) -> bool:
        return (
            isinstance(value, tuple)
            and self.fewest <= len(value) <= self.most
            and all(isinstance(name, str) and self._is_name(name) for name in value)
            and len(set(value)) == len(value)
        )

    def _is_name(self, text: str) -> bool:
        return 0 < len(text) <= self.longest and text.isprintable() and text == text.strip()


def setting(default: object, domain: Domain, meaning: str, *, used_by: tuple[str, ...] = ()) -> Any:
    """Declares one recipe field.

    Args:
        default: Default value.
        domain: Allowed values.
        meaning: Explanation for a student, a sentence or two.
        used_by: Models or optimisers that use the field; empty for all.
    """
    return field(
        default=default, metadata={"domain": domain, "meaning": meaning, "used_by": used_by}
    )
