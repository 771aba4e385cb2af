"""One entry of the glossary."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of the glossary, in the present language.

    Attributes:
        key: Identifies it in every language.
        title: The word.
        meaning: What it means, in one or two sentences.
        labels: Object names of labels and buttons that show the word.
        controls: Object names of other widgets that it belongs to.
    """

    key: str
    title: str
    meaning: str
    labels: tuple[str, ...] = ()
    controls: tuple[str, ...] = ()
