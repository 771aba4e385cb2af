"""Translated texts about one unit: names, sentences of its calculation."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared.numbers import percent, short, whole

if TYPE_CHECKING:
    from mnist_draw.inside.unit.detail import Calculation, UnitDetail
    from trainer.network.unit_sums import Unit
    from trainer.recipe.classes import Classes

translate = QCoreApplication.translate

# Numbers count from 0, as in ``mnist-trainer inspect``; of rows there are as many as were read.


def title(layer: str, unit: Unit, classes: Classes) -> str:
    """A unit in full: ``"Unit 17 of hidden layer 1"``.

    Args:
        layer: Layer with sums, or ``"pixels"``.
        unit: Its index.
        classes: Names of the network's classes.
    """
    kind, number = _kind_and_number(layer, unit)
    pattern = {
        "pixels": translate("UnitPane", "Pixel in row {row}, column {column}"),
        "linear": translate("UnitPane", "Unit {unit} of hidden layer {number}"),
        "conv": translate(
            "UnitPane", "Map {unit}, row {row}, column {column} of convolution {number}"
        ),
        "states": translate("UnitPane", "Memory unit {unit} after {row} rows"),
        "logits": translate("UnitPane", "Score of the {digit}"),
    }[kind]
    return pattern.format(number=number, **_numbers(layer, unit, classes))


def name(layer: str, unit: Unit, classes: Classes) -> str:
    """A unit in a list of units of its layer: ``"unit 17"``."""
    pattern = {
        "pixels": translate("UnitPane", "row {row}, column {column}"),
        "linear": translate("UnitPane", "unit {unit}"),
        "conv": translate("UnitPane", "map {unit}: row {row}, column {column}"),
        "states": translate("UnitPane", "unit {unit} after {row} rows"),
        "logits": translate("UnitPane", "score of the {digit}"),
    }[_kind_and_number(layer)[0]]
    return pattern.format(**_numbers(layer, unit, classes))


def crumb(layer: str, unit: Unit, classes: Classes) -> str:
    """A unit in the row of those that were visited: as short as possible."""
    kind, number = _kind_and_number(layer, unit)
    pattern = {
        "pixels": translate("UnitPane", "Pixel {row}, {column}"),
        "linear": translate("UnitPane", "Layer {number}: {unit}"),
        "conv": translate("UnitPane", "Conv. {number}: {unit} ({row}, {column})"),
        "states": translate("UnitPane", "{row} rows: {unit}"),
        "logits": translate("UnitPane", "Score of the {digit}"),
    }[kind]
    return pattern.format(number=number, **_numbers(layer, unit, classes))


def outside(layer: str) -> str:
    """An input where there is no unit: beside the image, or before the first row."""
    if layer == "states":
        return translate("UnitPane", "before the first row: 0")
    return translate("UnitPane", "outside: 0")


def gate_name(gate: str) -> str:
    """A gate of a recurrent cell; empty for the only sum of an RNN."""
    return {
        "state": "",
        "write": translate("UnitPane", "write"),
        "forget": translate("UnitPane", "keep"),
        "candidate": translate("UnitPane", "new content"),
        "output": translate("UnitPane", "show"),
        "reset": translate("UnitPane", "use the past"),
        "update": translate("UnitPane", "keep"),
    }[gate]


def gate_meaning(gate: str) -> str:
    """What a gate of a recurrent cell decides."""
    return {
        "write": translate("UnitPane", "Input gate: the share of the new content that is added"),
        "forget": translate("UnitPane", "Forget gate: the share of the store that is kept"),
        "candidate": translate("UnitPane", "Candidate: what this row suggests to remember"),
        "output": translate("UnitPane", "Output gate: the share of the store that is shown"),
        "reset": translate("UnitPane", "Reset gate: how much the new content takes of the memory"),
        "update": translate("UnitPane", "Update gate: the share of the memory that is kept"),
    }[gate]


def handed_on_by(detail: UnitDetail) -> str:
    """Why another unit than the chosen one is shown; empty if it is the chosen one."""
    if detail.asked_kind == detail.kind or detail.blank:
        return ""
    if detail.asked_kind == "max pooling":
        return translate(
            "UnitPane",
            "Pooling adds nothing up: it hands on the largest value of a square. Here it took "
            "this one.",
        )
    return ""


def equation(calculation: Calculation) -> str:
    """``"Products 1.34 + bias 0.12 = 1.46"``."""
    one = calculation.sum
    return translate("UnitPane", "products {products} + bias {bias} = {sum}").format(
        products=short(calculation.total), bias=bracketed(one.bias), sum=short(one.sum)
    )


def outcome(detail: UnitDetail) -> str:
    """What becomes of the sum of a unit without gates."""
    if detail.blank:
        return translate("UnitPane", "The canvas is blank: draw a digit to see the sum")
    one = detail.calculations[0].sum
    if not math.isfinite(one.sum):
        return translate("UnitPane", "Not a number any more: the weights have overflowed")
    match detail.function:
        case "":
            return _probability(detail)
        case "relu" if one.activation:
            text = translate("UnitPane", "ReLU keeps it: {value}")
        case "relu":
            text = translate("UnitPane", "ReLU makes it 0: nothing for the next layer")
        case "gelu":
            text = translate("UnitPane", "GELU makes it {value}")
        case "sigmoid":
            text = translate("UnitPane", "Sigmoid squeezes it between 0 and 1: {value}")
        case _:
            text = translate("UnitPane", "Tanh squeezes it between −1 and 1: {value}")
    return text.format(value=short(one.activation))


def _probability(detail: UnitDetail) -> str:
    if math.isnan(detail.probability):
        return ""
    text = (
        translate("UnitPane", "Beside the other nine scores this becomes {share}")
        if len(detail.classes) == 10
        else translate("UnitPane", "Beside the other scores this becomes {share}")
    )
    return text.format(share=percent(detail.probability))


def products_exactly(calculation: Calculation) -> str:
    """The equation with all digits of its numbers."""
    one = calculation.sum
    return f"{exact(calculation.total)} + {exact(one.bias)} = {exact(one.sum)}"


def map_share(calculation: Calculation, position: int, rank: int) -> str:
    """Which map of the inputs is shown, and what it adds to the sum; the first rank is 0."""
    share, count = float(calculation.shares[position]), whole(len(calculation.shares))
    if math.isnan(share):
        return translate("UnitPane", "Map {map} (of {count})").format(
            map=whole(position), count=count
        )
    return translate("UnitPane", "Map {map} adds {share} ({rank} of {count})").format(
        map=whole(position),
        share=short(share),
        rank=whole(rank + 1),
        count=count,
    )


def product(calculation: Calculation, position: int, row: int, column: int) -> str:
    """One product of a map: ``"Pixel in row 3, column 5: 0.98 × (−0.41) = −0.402"``."""
    inputs, weights, _ = calculation.pictures(position)
    value, weight = float(inputs[row, column]), float(weights[row, column])
    source = calculation.source(position, row, column)
    # What a unit reads is never a score.
    label = outside(calculation.sum.source) if source is None else title(*source, ())
    return f"{label}: {short(value)} × {bracketed(weight)} = {short(value * weight)}"


def memory_equations(detail: UnitDetail, *, brief: bool = False) -> tuple[str, str]:
    """How gates make the new memory: one line for a GRU, two for an LSTM.

    Args:
        detail: A unit with gates.
        brief: Whether to leave out the names of the gates.
    """
    value = {one.sum.gate: bracketed(one.sum.activation) for one in detail.calculations}
    shown = short(detail.value)
    if detail.kind == "gru":
        equation = (
            translate("UnitPane", "memory = {keep} × {past} + (1 − {keep}) × {new} = {value}")
            if brief
            else translate(
                "UnitPane",
                "memory = keep {keep} × {past} + (1 − {keep}) × new content {new} = {value}",
            )
        )
        past = bracketed(detail.past)
        numbers = {"keep": value["update"], "past": past, "new": value["candidate"]}
        return equation.format(**numbers, value=shown), ""
    before, after = detail.memory
    store = (
        translate("UnitPane", "store = {keep} × {before} + {write} × {new} = {after}")
        if brief
        else translate(
            "UnitPane", "store = keep {keep} × {before} + write {write} × {new} = {after}"
        )
    )
    return store.format(
        keep=value["forget"],
        before=bracketed(before),
        write=value["write"],
        new=value["candidate"],
        after=short(after),
    ), translate("UnitPane", "memory = show {show} × tanh({after}) = {value}").format(
        show=value["output"], after=short(after), value=shown
    )


def pixel_value(detail: UnitDetail) -> str:
    """How a pixel's grey level becomes the number that the network reads."""
    if detail.blank:
        return translate("UnitPane", "The canvas is blank: draw a digit to see the sum")
    mean, deviation = detail.scale
    ink = detail.value * deviation + mean
    if (mean, deviation) == (0, 1):
        return translate("UnitPane", "ink {ink}: from 0, paper, to 1, full ink").format(
            ink=short(ink)
        )
    return translate("UnitPane", "(ink {ink} − {mean}) / {deviation} = {value}").format(
        ink=short(ink), mean=short(mean), deviation=short(deviation), value=short(detail.value)
    )


def no_readers(detail: UnitDetail) -> str:
    """Why no unit reads a unit that is no digit; empty if some do."""
    if not detail.passed_over:
        return ""
    return translate("UnitPane", "No unit reads it now: pooling hands on a larger neighbour.")


def others(count: int, total: float) -> tuple[str, str]:
    """The summands that are not listed: how many, and their sum (empty for NaN)."""
    text = translate("UnitPane", "and {count} others").format(count=whole(count))
    return text, "" if math.isnan(total) else short(total)


def bracketed(number: float) -> str:
    """A factor or summand, in brackets if it is negative."""
    text = short(number)
    return f"({text})" if number < 0 else text


def exact(number: float) -> str:
    """All digits that a float32 has."""
    return f"{number:.9g}"


def command(layer: str, unit: Unit) -> str:
    """The same unit in the terminal, where indices count from 0."""
    index = ",".join(map(str, unit))
    return f"mnist-trainer inspect --layer {layer} --unit {index}"


def _kind_and_number(layer: str, unit: Unit = ()) -> tuple[str, str]:
    """Kind of layer, and its number; a layer that hands on values is named by its units."""
    found = re.fullmatch(r"([a-z]+?)(\d*)", layer)
    assert found is not None
    kind = found[1]
    if kind not in {"pixels", "linear", "conv", "states", "logits"}:
        kind = {1: "linear", 2: "states", 3: "conv"}.get(len(unit), kind)
    return kind, found[2]


def _numbers(layer: str, unit: Unit, classes: Classes) -> dict[str, object]:
    """Fields of the patterns."""
    counted = [whole(each) for each in unit]
    match layer, counted:
        case "logits", _:
            # A visited unit may be one of a network with more classes.
            return {"digit": classes[unit[0]] if unit[0] < len(classes) else counted[0]}
        case "states", [_, number]:
            return {"row": whole(unit[0] + 1), "unit": number}
        case _, [number, row, column]:
            return {"unit": number, "row": row, "column": column}
    return {"unit": counted[0]}
