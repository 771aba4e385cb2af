"""Strict JSON, and checks that give its values a type and bounds.

What passes here needs no second look: every number is finite and fits a float, every text can be
encoded, and nothing is nested deeper than Python's recursion allows. All errors are `FormatError`.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

LARGEST_COUNT = 2**53
"""Above it a count is no longer exact as a float, in which curves are computed."""

# More digits than any whole number here has, and fewer than a float can hold.
_MOST_DIGITS = 20
_SHOWN = 20  # Characters of a value in an error.


class FormatError(ValueError):
    """Content violates its format; the text says what is expected."""


def parse_json(content: bytes | str) -> Any:
    """Parse JSON, refusing what Python's parser lets through.

    Refused are NaN, infinity and numbers that overflow to it, whole numbers of more than 20 digits,
    and half a surrogate pair, which can be neither shown nor saved.

    Args:
        content: UTF-8, with or without a byte-order mark.

    Raises:
        FormatError: It is no such JSON.
    """
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        value = json.loads(
            text, parse_constant=_refuse_constant, parse_int=_whole, parse_float=_finite
        )
        # Only an escape can smuggle it into a text that was decoded.
        if isinstance(content, str) or "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise FormatError("not UTF-8 text") from error
    except UnicodeEncodeError as error:
        raise FormatError("a text in it has half a surrogate pair") from error
    except json.JSONDecodeError as error:
        raise FormatError(f"not JSON ({error.msg} at column {error.colno:,})") from error
    except RecursionError as error:
        raise FormatError("nested too deeply") from error
    return value


def table(name: str, value: object) -> dict[str, Any]:
    """A JSON value as an object.

    Raises:
        FormatError: It is none.
    """
    if not isinstance(value, dict):
        raise FormatError(f"{name} is an object of named values")
    return value


def items(name: str, value: object, most: int) -> list[Any]:
    """A JSON value as a list of at most so many values.

    Raises:
        FormatError: It is no list, or too long.
    """
    if not isinstance(value, list) or len(value) > most:
        raise FormatError(f"{name} is a list of at most {most:,} values")
    return value


def text(name: str, value: object, longest: int) -> str:
    """A JSON value as a text of at most so many characters.

    Raises:
        FormatError: It is no text, or too long.
    """
    if not isinstance(value, str) or len(value) > longest:
        raise FormatError(f"{name} is a text of at most {longest:,} characters")
    return value


def number(name: str, value: object, low: float, high: float) -> float:
    """A JSON value as a float in [low, high].

    Raises:
        FormatError: It is no number in this range; NaN is in none.
    """
    # Comparing before converting also refuses whole numbers too large for a float.
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise FormatError(f"{name} is a number from {low:g} to {high:g}")
    return float(value)


def whole(name: str, value: object, low: int, high: int) -> int:
    """A JSON value as an int in [low, high].

    Raises:
        FormatError: It is no whole number in this range.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise FormatError(f"{name} is a whole number from {low:,} to {high:,}")
    return value


def typed_number(name: str, word: str, low: float, high: float) -> float:
    """A word of a table or of metadata as a float in [low, high].

    Raises:
        FormatError: It is no number in this range; NaN is in none.
    """
    try:
        value = float(word)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise FormatError(f"{name} is a number from {low:g} to {high:g}, not {word[:_SHOWN]}")
    return value


def typed_whole(name: str, word: str, low: int, high: int) -> int:
    """A word of a table or of metadata as an int in [low, high].

    Raises:
        FormatError: It is no whole number in this range.
    """
    try:
        value = _whole(word)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise FormatError(f"{name} is a whole number from {low:,} to {high:,}, not {word[:_SHOWN]}")
    return value


def _whole(word: str) -> int:
    if len(word) > _MOST_DIGITS + 1:
        raise FormatError(f"a whole number of {len(word):,} digits")
    return int(word)


def _finite(word: str) -> float:
    value = float(word)
    if value in {float("inf"), -float("inf")}:
        raise FormatError(f"{word[:_SHOWN]} is larger than any number")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise FormatError(f"{name} is not a number")
