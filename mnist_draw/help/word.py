"""One entry of the glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Home = Literal["", "form", "settings", "inside", "mistakes", "runs", "curves", "answer"]
"""Part of the application that shows a word: "form" are the settings in the main window."""


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of the glossary, in the present language.

    Attributes:
        key: Identifies it in every language.
        title: The word.
        meaning: What it means, in one or two sentences.
        labels: Object names of labels and buttons that show the word.
        controls: Object names of other widgets that it belongs to.
        home: Where to look for it while nothing on the screen shows it; empty if something always
            does, or nothing ever.
    """

    key: str
    title: str
    meaning: str
    labels: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
    home: Home = ""
