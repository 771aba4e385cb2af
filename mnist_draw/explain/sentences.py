"""Sentences that say what decides an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.explain.occlusion import PATCH_SIZE
from mnist_draw.shared.numbers import percent, whole

if TYPE_CHECKING:
    from mnist_draw.explain.explanation import Explanation, Reading, StrokeEffect

translate = QCoreApplication.translate

_NOTABLE: Final = 0.01
"""Changes of a probability below one percentage point are not spoken of."""
_MOST_LISTED: Final = 4


def sentence(explanation: Explanation) -> str:
    """What decides the answer; empty while the drawing or the explanation is unfinished."""
    answer = explanation.answer
    if not explanation.settled:
        return ""
    if answer is None:
        return translate("Explanation", "Draw to see what decides the answer.")
    if answer.name is None:
        return translate(
            "Explanation", "The weights have become too large: the network has no answer."
        )
    if explanation.subject == "strokes":
        text = _of_strokes(answer, answer.name, explanation.known_effects)
    else:
        text = _of_spots(explanation, answer, answer.name)
    return text[0].upper() + text[1:]


def detail(explanation: Explanation) -> str:
    """How the effects are found, or their figures; empty where there is no answer."""
    answer = explanation.answer
    if answer is not None and answer.name is None:
        return ""
    if answer is not None and explanation.subject != "strokes":
        # Literal texts: lupdate finds no others.
        texts = {
            "one stroke": translate(
                "Explanation", "One stroke: {size} × {size} squares are blanked instead."
            ),
            "many strokes": translate(
                "Explanation", "Many strokes: {size} × {size} squares are blanked instead."
            ),
            "picture": translate(
                "Explanation", "No strokes: {size} × {size} squares are blanked instead."
            ),
        }
        return texts[explanation.subject].format(size=whole(PATCH_SIZE))
    if answer is None or not explanation.settled or len(explanation.effects) > _MOST_LISTED:
        return translate("Explanation", "Each stroke is left out, and the rest is read again.")
    figures = " · ".join(
        f"{whole(number)}: {percent(answer.probability + effect.change)}"
        for number, effect in enumerate(explanation.known_effects, 1)
    )
    text = translate("Explanation", "Probability of {digit} without stroke {figures}")
    return text.format(digit=answer.name, figures=figures)


def _of_strokes(answer: Reading, digit: str, effects: tuple[StrokeEffect, ...]) -> str:
    if answer.not_sure is not None:
        return _of_strokes_not_sure(digit, effects)
    others = [
        (index, effect.without)
        for index, effect in enumerate(effects)
        if effect.without is None
        or effect.without.not_sure is not None
        or effect.without.name != digit
    ]
    if not others:
        return _of_strokes_that_do_not_decide(answer, digit, effects)
    # Another digit says more than "not sure"; then the stroke that changes most.
    index, without = min(
        others,
        key=lambda other: (not _is_sure(other[1]), effects[other[0]].change),
    )
    part = _ordinal(index)
    needs_all = len(others) == len(effects)
    if without is not None and _is_sure(without):
        text = (
            translate(
                "Explanation",
                "It takes every stroke: without {part} this would be a {other} ({percent}).",
            )
            if needs_all
            else translate("Explanation", "Without {part} this would be a {other} ({percent}).")
        )
        return text.format(part=part, other=without.name, percent=percent(without.probability))
    text = (
        translate(
            "Explanation",
            "It takes every stroke: without {part} the network would not be sure.",
        )
        if needs_all
        else translate("Explanation", "Without {part} the network would not be sure.")
    )
    return text.format(part=part)


def _of_strokes_not_sure(digit: str, effects: tuple[StrokeEffect, ...]) -> str:
    sure = [
        (effect.without.probability, index, effect.without)
        for index, effect in enumerate(effects)
        if effect.without is not None and _is_sure(effect.without)
    ]
    if not sure:
        return translate(
            "Explanation",
            "The network is not sure, whichever stroke is left out. The colours speak for and "
            "against {digit}, the closest answer.",
        ).format(digit=digit)
    probability, index, without = max(sure, key=lambda found: found[0])
    return translate(
        "Explanation", "Without {part} the network would be sure: a {other} ({percent})."
    ).format(part=_ordinal(index), other=without.name, percent=percent(probability))


def _of_strokes_that_do_not_decide(
    answer: Reading, digit: str, effects: tuple[StrokeEffect, ...]
) -> str:
    changes = [effect.change for effect in effects]
    lowest, highest = min(changes), max(changes)
    if highest >= _NOTABLE:
        chosen, text = (
            highest,
            translate(
                "Explanation",
                "{part} speaks against {digit}: without it {without} instead of {now}.",
            ),
        )
    elif highest <= -_NOTABLE:
        chosen, text = (
            lowest,
            translate(
                "Explanation",
                "Every stroke speaks for {digit}, {part} most: without it {without} instead of "
                "{now}.",
            ),
        )
    elif lowest <= -_NOTABLE:
        chosen, text = (
            lowest,
            translate(
                "Explanation",
                "{part} speaks most for {digit}: without it {without} instead of {now}.",
            ),
        )
    else:
        text = translate(
            "Explanation",
            "No stroke decides alone: without any one of them it stays a {digit} (at least "
            "{percent}).",
        )
        return text.format(digit=digit, percent=percent(answer.probability + lowest))
    return text.format(
        part=_ordinal(changes.index(chosen)),
        digit=digit,
        without=percent(answer.probability + chosen),
        now=percent(answer.probability),
    )


def _of_spots(explanation: Explanation, answer: Reading, digit: str) -> str:
    if answer.not_sure is not None:
        return translate(
            "Explanation",
            "The network is not sure. The colours speak for and against {digit}, the closest "
            "answer.",
        ).format(digit=digit)
    assert explanation.occlusion is not None
    spot = explanation.occlusion.decisive
    assert spot is not None
    where = _where(spot.where)
    without = percent(answer.probability + spot.change)
    if not _is_sure(spot.without):
        text = translate(
            "Explanation",
            "One spot decides: without the ink {where} the network would not be sure.",
        )
        return text.format(where=where)
    if spot.without.name != digit:
        text = translate(
            "Explanation",
            "One spot decides: without the ink {where} this would be a {other} ({percent}).",
        )
        return text.format(
            where=where, other=spot.without.name, percent=percent(spot.without.probability)
        )
    if spot.change > -_NOTABLE:
        text = translate(
            "Explanation",
            "No spot decides alone: without any one of them it stays a {digit} (at least "
            "{percent}).",
        )
        return text.format(digit=digit, percent=without)
    text = translate(
        "Explanation",
        "The ink {where} speaks most for {digit}: without it {without} instead of {now}.",
    )
    return text.format(where=where, digit=digit, without=without, now=percent(answer.probability))


def _is_sure(reading: Reading | None) -> bool:
    return reading is not None and reading.not_sure is None and reading.digit is not None


def _ordinal(index: int) -> str:
    # Literal texts: lupdate finds no others.
    ordinals = (
        translate("Explanation", "the first stroke"),
        translate("Explanation", "the second stroke"),
        translate("Explanation", "the third stroke"),
        translate("Explanation", "the fourth stroke"),
        translate("Explanation", "the fifth stroke"),
        translate("Explanation", "the sixth stroke"),
    )
    if index < len(ordinals):
        return ordinals[index]
    return translate("Explanation", "stroke {number}").format(number=whole(index + 1))


def _where(where: tuple[int, int]) -> str:
    return {
        (-1, -1): translate("Explanation", "at the upper left"),
        (-1, 0): translate("Explanation", "at the top"),
        (-1, 1): translate("Explanation", "at the upper right"),
        (0, -1): translate("Explanation", "on the left"),
        (0, 0): translate("Explanation", "in the middle"),
        (0, 1): translate("Explanation", "on the right"),
        (1, -1): translate("Explanation", "at the lower left"),
        (1, 0): translate("Explanation", "at the bottom"),
        (1, 1): translate("Explanation", "at the lower right"),
    }[where]
