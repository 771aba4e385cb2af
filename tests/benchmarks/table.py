"""The README's table of benchmarks, and how it and other figures get into a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Result: TypeAlias = "Mapping[str, Any]"

_HEADINGS = ("Question", "Measured", "Target", "Met", "Against, in the same run", "Command")
DISTURBING = 0.3
"""Processors that others use, from which on a figure suffers; a desktop at rest stays below."""

_MET = {True: "yes", False: "**no**", None: "–"}


def table(results: Sequence[Result]) -> str:
    """Markdown: one line for each row of each benchmark, and where it was measured.

    Args:
        results: What benchmarks reported, in the order to show.
    """
    rows = [
        (
            row["question"],
            row["measured"],
            row["target"],
            _MET[row["met"]],
            row["baseline"],
            f"`{row['command']}`" if row["command"] else "",
        )
        for result in results
        for row in result["rows"]
    ]
    parts = [*lines(_HEADINGS, rows), "", *_places(results), *_disturbed(results)]
    parts += _missing(results)
    return "\n".join(parts).rstrip() + "\n"


def insert(text: str, figures: str, name: str) -> str:
    """A document with figures between its two markers of that name, instead of what was there.

    Args:
        text: The document, with ``<!-- name -->`` before and ``<!-- /name -->`` after the place.
        figures: Markdown that ends with a line's end.
        name: Of the markers.

    Raises:
        ValueError: The markers are not there once each, in their order.
    """
    first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, begin, rest = text.partition(first)
    old, end, after = rest.partition(last)
    if not begin or not end or first in old + after or last in before + after:
        raise ValueError(f"The document needs one line {first} and one line {last} below it.")
    return f"{before}{begin}\n{figures}{end}{after}"


def lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table, line by line."""
    return [_line(headings), _line(["---"] * len(headings)), *map(_line, rows)]


def _line(cells: Sequence[str]) -> str:
    escaped = (" ".join(cell.replace("|", "\\|").split()) or " " for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _places(results: Sequence[Result]) -> list[str]:
    """The machines, each with its benchmarks where there are several."""
    places: dict[str, list[str]] = {}
    for result in results:
        if result["rows"]:
            places.setdefault(place(result["machine"]), []).append(result["benchmark"])
    if len(places) < 2:
        return [f"Measured on {place}." for place in places]
    return [f"{', '.join(names)}: measured on {place}.\n" for place, names in places.items()]


def place(machine: Mapping[str, Any]) -> str:
    """A machine of `common.machine` in a few words."""
    parts = [
        machine["processor"],
        f"{machine['cores']} cores",
        machine["gpu"],
        str(machine["system"]).split("-", 1)[0],
        f"Python {machine['python']}",
        f"PyTorch {machine['torch']}" if machine["torch"] else None,
    ]
    return ", ".join(str(part) for part in parts if part)


def _disturbed(results: Sequence[Result]) -> list[str]:
    names = [
        f"{result['benchmark']} ({used:.1f})"
        for result in results
        if (used := result.get("processors_used_by_others") or 0) > DISTURBING
    ]
    text = ", ".join(names)
    return [f"\nOther programs kept processors busy meanwhile: {text}."] if text else []


def _missing(results: Sequence[Result]) -> list[str]:
    reasons = (
        f"{result['benchmark']} ({result.get('skipped') or result.get('error')})"
        for result in results
        if not result["rows"]
    )
    text = "; ".join(reasons)
    return [f"\nNot measured here: {text}."] if text else []
