"""Damage to the content of a file: random bytes, and values that readers stumble over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORD = re.compile(rb'"[^"\\]{0,40}"')
# In the place of a number or a word.
_NUMBERS = (
    b"0", b"-1", b"1e999", b"-1e999", b"NaN", b"nan", b"inf", b"9" * 400, b"9" * 5000, b"1e-400",
    b"9007199254740993", b"2147483648", b"-0.0", b"true", b"null", b"[]", b"", b"\xd9\xa3", b"1_0",
)  # fmt: skip
_WORDS = (
    b'"self"', b'"\\ud800"', b'"\\u0000"', b'"\\u001b[31m"', b'"<img src=file:x>"', b"null", b"{}",
    b'"' + b"x" * 70_000 + b'"', b"[" * 2000, b'"recipe"', b'"strokes"', b'"\xff"', b'"\\u202e"',
)  # fmt: skip
_LONGEST = 4_000_000  # Bytes; more is only slow.


def mutate(content: bytes, random: Random, others: Sequence[bytes] = ()) -> bytes:
    """The content with one to four damages.

    Args:
        content: A valid file.
        random: Decides everything.
        others: Valid files of the same kind, of which pieces are taken.
    """
    for _ in range(random.randint(1, 4)):
        content = random.choice(_DAMAGES)(content, random, others)
    return content[:_LONGEST]


def _flip(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    if not content:
        return content
    changed = bytearray(content)
    # Headers are at the beginning.
    end = len(content) if random.random() < 0.5 else min(64, len(content))
    at = random.randrange(end)
    changed[at] = random.choice((0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)))
    return bytes(changed)


def _cut(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    return content[: random.randint(0, len(content))]


def _remove(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    start = random.randint(0, len(content))
    return content[:start] + content[start + random.choice((1, 2, 4, 50)) :]


def _insert(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    at = random.randint(0, len(content))
    piece = random.choice((random.randbytes(random.randint(1, 8)), b"\n", b"\r", b"\0", b",", b"]"))
    return content[:at] + piece * random.choice((1, 1, 1, 100)) + content[at:]


def _splice(content: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    other = random.choice([content, *others])
    start, end = sorted((random.randint(0, len(other)), random.randint(0, len(other))))
    at = random.randint(0, len(content))
    return content[:at] + other[start:end][:5000] + content[at:]


def _renumber(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    return _replaced(content, _NUMBER, _NUMBERS, random)


def _reword(content: bytes, random: Random, _others: Sequence[bytes]) -> bytes:
    return _replaced(content, _WORD, _WORDS, random)


def _replaced(
    content: bytes, pattern: re.Pattern[bytes], values: Sequence[bytes], random: Random
) -> bytes:
    found = [match.span() for match in pattern.finditer(content[:100_000])]
    if not found:
        return content
    start, end = random.choice(found)
    return content[:start] + random.choice(values) + content[end:]


_DAMAGES = (_flip, _flip, _cut, _remove, _insert, _splice, _renumber, _renumber, _reword, _reword)
