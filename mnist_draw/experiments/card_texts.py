"""Texts of a card of the Experiments window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTexts:
    """Texts of a card in the present language; an empty one hides its row.

    Attributes:
        title: Title, with the knob's value where it has one.
        about: What the experiment does.
        question: What the class may expect, asked before the run.
        expectations: Two or three answers to choose from.
        knob: Label of the knob, with a mnemonic.
        knob_tip: Tooltip of the knob.
        values: The knob's values.
        button: Text of the button that runs it.
    """

    title: str
    about: str
    question: str = ""
    expectations: tuple[str, ...] = ()
    knob: str = ""
    knob_tip: str = ""
    values: tuple[str, ...] = ()
    button: str = ""
