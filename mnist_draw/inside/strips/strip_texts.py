"""Translated texts of strips: titles, shapes, ranges and explanations in plain words."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.inside.scene import Pictures
from mnist_draw.shared.numbers import short, whole
from trainer.recipe.classes import reads_digits

if TYPE_CHECKING:
    from mnist_draw.inside.scene import Contribution, Contributions, Rows, Scores

translate = QCoreApplication.translate


def title(strip: Pictures) -> str:
    """What a strip shows, in a few words."""
    match strip:
        case Pictures(content="weights", layer="logits"):
            pattern = (
                translate("InsidePanel", "What each digit looks for")
                if reads_digits(strip.classes)
                else translate("InsidePanel", "What each class looks for")
            )
        case Pictures(content="weights"):
            pattern = translate("InsidePanel", "What the units of hidden layer {number} look for")
        case Pictures(content="evidence"):
            pattern = _evidence_title(strip)
        case Pictures(content="maps", labels=()):
            pattern = translate("InsidePanel", "Convolution {number}: feature maps")
        case Pictures(content="maps"):
            pattern = (
                translate("InsidePanel", "Convolution {number}: a map for each digit")
                if reads_digits(strip.classes)
                else translate("InsidePanel", "Convolution {number}: a map for each class")
            )
        case Pictures(content="kernels", inputs_of=(_,)):
            pattern = translate("InsidePanel", "Convolution {number}: kernels of map {index}")
        case Pictures(content="kernels"):
            pattern = translate("InsidePanel", "Convolution {number}: kernels")
        case Pictures(content="image"):
            pattern = translate("InsidePanel", "Input: your drawing")
        case _:
            pattern = translate("InsidePanel", "Hidden layer {number}")
    return pattern.format(
        number=re.sub(r"\D", "", strip.layer),
        index=_of_weights(strip, strip.inputs_of),
        other=_of_weights(strip, strip.minus),
    )


def _of_weights(strip: Pictures, unit: tuple[int, ...]) -> str:
    """The unit whose weights a strip shows: the name of a class, or a number; empty for none."""
    if not unit:
        return ""
    return strip.classes[unit[0]] if strip.content == "evidence" else whole(unit[0])


def _evidence_title(strip: Pictures) -> str:
    match strip:
        case Pictures(minus=(_,)):
            return translate("InsidePanel", "Why {index} and not {other}, pixel by pixel")
        case Pictures(layer="logits"):
            if not reads_digits(strip.classes):
                return translate("InsidePanel", "What speaks for and against each class")
            return translate("InsidePanel", "What speaks for and against each digit")
        case Pictures(inputs_of=(_,)):
            return translate("InsidePanel", "What each unit says about the {index}")
        case _:
            return translate("InsidePanel", "What each unit says about the answer")


def explanation(strip: Pictures) -> str:
    """What a strip shows, in one or two sentences for someone of fifteen."""
    return {
        "image": translate(
            "InsidePanel",
            "Your drawing, shrunk and centred, as 28 × 28 numbers: all that the network sees "
            "of it.",
        ),
        "weights": translate(
            "InsidePanel",
            "Each picture holds one weight a pixel. Ink on blue speaks for, ink on orange against.",
        ),
        "evidence": _evidence_explanation(strip),
        "units": translate(
            "InsidePanel",
            "Each square is one unit: it adds up its inputs, and lights up when the sum is "
            "large. Click one to see its sum.",
        ),
        "maps": translate(
            "InsidePanel",
            "Each digit has a feature map: it lights up where something speaks for the digit. Its "
            "mean is the score of the digit.",
        )
        if strip.labels
        else translate(
            "InsidePanel",
            "Each picture is a feature map: one small pattern, looked for at every position. It "
            "lights up where the pattern is found.",
        ),
        "kernels": translate(
            "InsidePanel",
            "One small pattern for each map of the convolution before: blue wants that map lit "
            "up, orange wants it dark. Click another map below to see its kernels.",
        )
        if strip.inputs_of
        else translate(
            "InsidePanel",
            "The small patterns that are looked for: blue wants ink, orange wants none.",
        ),
    }[strip.content]


def _evidence_explanation(strip: Pictures) -> str:
    if strip.minus:
        return translate(
            "InsidePanel",
            "The evidence for the answer minus the evidence for the second best digit: blue ink "
            "speaks for the answer, orange ink for the other.",
        )
    if strip.layer != "logits":
        return translate(
            "InsidePanel",
            "The value of each unit times its weight for this digit: blue units speak for it, "
            "orange units against it. Together with the bias they give the score.",
        )
    if len(strip.shape) > 2:
        return translate(
            "InsidePanel",
            "All maps times their weights, added up position by position: where the evidence for "
            "and against each digit is found. All positions together give the score.",
        )
    return translate(
        "InsidePanel",
        "Each weight times the pixel of your drawing under it. All of them together give the "
        "score.",
    )


def shape(strip: Pictures) -> str:
    """The shape of a strip's layer or weights: ``"32 maps of 28 × 28"``."""
    sizes = [whole(size) for size in strip.shape]
    match strip.content, sizes:
        case "units" | "evidence", [count]:
            return translate("InsidePanel", "{count} units").format(count=count)
        case "maps", [count, height, width]:
            return translate("InsidePanel", "{count} maps of {height} × {width}").format(
                count=count, height=height, width=width
            )
        case "kernels", [*counts, height, width]:
            return translate("InsidePanel", "{count} kernels of {height} × {width}").format(
                count=" × ".join(counts), height=height, width=width
            )
        case "weights", _:
            return translate("InsidePanel", "{sizes} weights").format(sizes=" × ".join(sizes))
        case _:
            return " × ".join(sizes)


def value_range(strip: Pictures | Rows) -> str:
    """Smallest and largest value; empty for none."""
    if math.isnan(strip.low):
        return ""
    return translate("InsidePanel", "{low} to {high}").format(
        low=short(strip.low), high=short(strip.high)
    )


def undefined(strip: Pictures | Rows) -> str:
    """How many values are no numbers; empty for none."""
    if not strip.undefined:
        return ""
    return translate("InsidePanel", "{count} values are not numbers").format(
        count=whole(strip.undefined)
    )


def asleep(updates: int) -> str:
    """A unit that has been zero for so many updates."""
    return translate("InsidePanel", "0 for {count} pictures: perhaps a dead unit").format(
        count=whole(updates)
    )


def page(first: int, shown: int, total: int, *, ranked: bool = False) -> str:
    """Which pictures are visible: ``"first 16 of 32"``.

    Args:
        first: Index of the first one.
        shown: How many are visible.
        total: How many there are; empty text if all are visible.
        ranked: Whether the strongest are shown first.
    """
    if shown >= total:
        return ""
    if ranked and first == 0:
        return translate("InsidePanel", "strongest {count} of {total}").format(
            count=whole(shown), total=whole(total)
        )
    if first == 0:
        return translate("InsidePanel", "first {count} of {total}").format(
            count=whole(shown), total=whole(total)
        )
    # Ranks count from 1, indices from 0.
    begin = first + 1 if ranked else first
    return translate("InsidePanel", "{first} to {last} of {total}").format(
        first=whole(begin), last=whole(begin + shown - 1), total=whole(total)
    )


def unit_name(strip: Pictures, index: tuple[int, ...]) -> str:
    """A unit in words; numbers count from 0, as in ``mnist-trainer inspect``."""
    if strip.layer == "logits":
        name = strip.classes[index[0]]
        if not reads_digits(strip.classes):
            return name
        return translate("InsidePanel", "Digit {digit}").format(digit=name)
    if strip.layer == "pixels":
        return translate("InsidePanel", "Pixel in row {row}, column {column}").format(
            row=index[1], column=index[2]
        )
    layer = re.sub(r"\D", "", strip.layer)
    number = whole(index[0])
    if len(index) == 3:
        return translate(
            "InsidePanel", "Convolution {layer}, map {number}, row {row}, column {column}"
        ).format(layer=layer, number=number, row=index[1], column=index[2])
    return translate("InsidePanel", "Hidden layer {layer}, unit {number}").format(
        layer=layer, number=number
    )


def pixel_name(unit: str, row: int, column: int) -> str:
    """A pixel of a unit's picture."""
    return translate("InsidePanel", "{unit}, row {row}, column {column}").format(
        unit=unit, row=row, column=column
    )


def contributions_title(strip: Contributions) -> str:
    """Which sum the summands belong to."""
    if not strip.unit:
        return translate("InsidePanel", "What decides")
    if strip.minus:
        return translate("InsidePanel", "Why {digit} and not {other}?").format(
            digit=strip.classes[strip.unit[0]], other=strip.classes[strip.minus[0]]
        )
    return translate("InsidePanel", "What makes the score of the {digit}").format(
        digit=strip.classes[strip.unit[0]]
    )


def contributions_explanation() -> str:
    """What the bars are."""
    return translate(
        "InsidePanel",
        "The largest terms of a score (logit): each is an input times its weight. Blue raises "
        "the score, orange lowers it.",
    )


def summand_name(summand: Contribution) -> str:
    """What a summand comes from."""
    number = whole(summand.unit[0])
    if math.isnan(summand.weight):
        return translate("InsidePanel", "Map {number}").format(number=number)
    return translate("InsidePanel", "Unit {number}").format(number=number)


def summand(chosen: Contribution) -> str:
    """A summand as a product."""
    name = summand_name(chosen)
    if math.isnan(chosen.weight):
        return f"{name}: {short(chosen.product)}"
    return f"{name}: {short(chosen.input)} × {short(chosen.weight)} = {short(chosen.product)}"


def others(strip: Contributions) -> str:
    """The summands that are not shown."""
    return translate("InsidePanel", "{count} others").format(count=whole(strip.others_count))


def bias() -> str:
    """The summand without an input."""
    return translate("InsidePanel", "Bias")


def total(strip: Contributions) -> str:
    """The sum."""
    if strip.minus:
        other = strip.classes[strip.minus[0]]
        return translate("InsidePanel", "Lead over the {digit}").format(digit=other)
    own = strip.classes[strip.unit[0]]
    return translate("InsidePanel", "Score of the {digit}").format(digit=own)


def scores_title(strip: Scores) -> str:
    """What the strip of the logits shows."""
    if not reads_digits(strip.classes):
        return translate("InsidePanel", "Score of each class")
    return translate("InsidePanel", "Score of each digit")


def scores_explanation() -> str:
    """What its bars are."""
    return translate(
        "InsidePanel",
        "Blue is all that speaks for a digit, orange all that speaks against it. The mark is "
        "both together: its score (logit). The largest wins; only how far it is ahead of the "
        "others counts.",
    )


def score(strip: Scores, digit: int) -> str:
    """The score of a class, by its index, in words."""
    pattern = (
        translate("InsidePanel", "Digit {digit}: {gain} for, {loss} against, together {total}")
        if reads_digits(strip.classes)
        else translate("InsidePanel", "{digit}: {gain} for, {loss} against, together {total}")
    )
    return pattern.format(
        digit=strip.classes[digit],
        gain=short(strip.gains[digit]),
        loss=short(strip.losses[digit]),
        total=short(strip.totals[digit]),
    )
