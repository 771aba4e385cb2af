"""Texts from files, arguments and servers, made safe to print."""

from __future__ import annotations

import unicodedata


def printable(text: str) -> str:
    r"""A text with everything escaped that a terminal or a label would act on instead of showing.

    Control characters, line ends, marks that turn the direction of writing, and bytes of a file
    name that are no UTF-8 become escapes as in Python's ``\x1b``; letters of all languages stay.
    """
    if text.isprintable():
        return text
    return "".join(character if _is_shown(character) else _escaped(character) for character in text)


def _is_shown(character: str) -> bool:
    # Wide spaces, as in Japanese names.
    return character.isprintable() or unicodedata.category(character) == "Zs"


def _escaped(character: str) -> str:
    # How Python writes a byte of a file name that is no UTF-8.
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
