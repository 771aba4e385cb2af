"""Fonts for a language: Japanese, Korean and Chinese write some characters differently."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtGui import QFont

# Fonts that a system has, or that Linux distributions install, by language.
_FAMILIES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("win32", "ja"): ("Yu Gothic UI", "Meiryo UI"),
    ("win32", "ko"): ("Malgun Gothic",),
    ("darwin", "ja"): ("Hiragino Sans",),
    ("darwin", "ko"): ("Apple SD Gothic Neo",),
    ("linux", "ja"): ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic"),
    ("linux", "ko"): ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic"),
}
_ALL: Final = {family for families in _FAMILIES.values() for family in families}


def for_language(font: QFont, language: str) -> QFont:
    """The font, with those of a language for the characters that it lacks.

    Without them the system chooses by its own language: a Japanese window on an English system
    would have the Chinese forms of some characters.

    Args:
        font: The font.
        language: Code of the language, as `mnist_draw.shared.language.NAMES` has it.
    """
    first, *others = font.families()
    result = QFont(font)
    result.setFamilies(
        [
            first,
            *_FAMILIES.get((sys.platform, language), ()),
            *(family for family in others if family not in _ALL),
        ]
    )
    return result
