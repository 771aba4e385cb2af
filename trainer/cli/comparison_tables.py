"""Tables of reproduced and published figures, as text, Markdown and JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from trainer.cli.reports import percent
from trainer.reproduction.comparison import RULE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.reproduction.comparison import Comparison

_HEAD = ("recipe", "figure", "published", "measured", "range", "verdict")


def as_text(comparisons: Sequence[Comparison]) -> str:
    """Format a table with aligned columns; only the first row of a recipe has its name."""
    rows = [_HEAD, *_rows(comparisons)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([*lines, *_notes(comparisons)])


def as_markdown(comparisons: Sequence[Comparison], *, measured_with: str) -> str:
    """Format a Markdown table, with the conditions of the measurement and the rule.

    Args:
        comparisons: The rows.
        measured_with: Data, device and versions, in words.
    """
    rows = [[f"`{row[0]}`" if row[0] else "", *row[1:]] for row in map(list, _rows(comparisons))]
    head = [word.capitalize() for word in _HEAD]
    table = [head, ["---"] * len(head), *rows]
    notes = [f"- {note}" for note in _notes(comparisons)]
    return "\n".join(
        [
            *("| " + " | ".join(row) + " |" for row in table),
            "",
            f'Measured with {measured_with}. "Measured" is mean ± standard deviation. {RULE}',
            *(["", *notes] if notes else []),
            "",
        ]
    )


def as_fields(comparison: Comparison) -> dict[str, object]:
    """Fields of a line of JSON; missing figures are NaN."""
    figure = comparison.published
    return {
        "event": "compared",
        "recipe": comparison.recipe,
        "metric": comparison.metric,
        "epoch": comparison.epoch,
        "published": None if figure is None else figure.value,
        "approximate": None if figure is None else figure.approximate,
        "mean": comparison.mean,
        "deviation": comparison.deviation,
        "tolerance": comparison.tolerance,
        "difference": comparison.difference,
        "verdict": comparison.verdict,
        "seeds": list(comparison.seeds),
        "values": list(comparison.values),
        "lost": [{"seed": run.seed, "digits": list(run.digits)} for run in comparison.lost],
    }


def _rows(comparisons: Sequence[Comparison]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    last_recipe = None
    for comparison in comparisons:
        name = comparison.recipe if comparison.recipe != last_recipe else ""
        last_recipe = comparison.recipe
        rows.append(
            (
                name,
                _figure_name(comparison),
                _published(comparison),
                _measured(comparison),
                _range(comparison),
                _verdict(comparison),
            )
        )
    return rows


def _figure_name(comparison: Comparison) -> str:
    name = comparison.metric.replace("_", " ").replace("train ", "training ")
    if comparison.epoch is None:
        return name
    when = "untrained" if comparison.epoch == 0 else f"epoch {comparison.epoch:g}"
    return f"{name}, {when}"


def _published(comparison: Comparison) -> str:
    figure = comparison.published
    if figure is None:
        return "–"
    places = max(0, round(-math.log10(figure.unit)) - (2 if figure.higher_is_better else 0))
    value = _number(figure.value, comparison, places)
    return f"about {value}" if figure.approximate else value


def _measured(comparison: Comparison) -> str:
    if not comparison.values:
        return "–"
    mean = _number(comparison.mean, comparison)
    if len(comparison.values) == 1:
        return mean
    deviation = _number(comparison.deviation, comparison)
    return f"{mean.removesuffix(' %')} ± {deviation}"


def _range(comparison: Comparison) -> str:
    if len(comparison.values) < 2:
        return "–"
    low, high = (_number(end(comparison.values), comparison) for end in (min, max))
    return f"{low.removesuffix(' %')} to {high}"


def _verdict(comparison: Comparison) -> str:
    if comparison.verdict == "none":
        return "–"
    if comparison.verdict == "met":
        return "met"
    # Percentage points: a difference "by 3 %" could as well mean a share of the figure.
    difference = _number(abs(comparison.difference), comparison).replace(" %", " points")
    return f"{comparison.verdict} by {difference}"


def _number(value: float, comparison: Comparison, places: int | None = None) -> str:
    """Format accuracies as per cent with 2 decimals, others with 4."""
    if comparison.metric.endswith("accuracy"):
        return f"{100 * value:.{2 if places is None else places}f} %"
    return f"{value:.{4 if places is None else places}f}"


def _notes(comparisons: Sequence[Comparison]) -> list[str]:
    """One line for each run that lost digits."""
    lost = dict.fromkeys(
        (comparison.recipe, run) for comparison in comparisons for run in comparison.lost
    )
    return [
        f"{recipe}, seed {run.seed}: never predicts {' and '.join(map(str, run.digits))}; "
        f"test accuracy {percent(run.test_accuracy)}"
        for recipe, run in lost
    ]
