"""Figures in README.md and docs/*.md, generated from docs/benchmarks.json.

A document marks the position of a benchmark's table by two lines:

    <!-- figures: window.start -->
    <!-- /figures -->

``summary`` instead of a benchmark's name gives the README's table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.benchmarks import results as stored
from tests.benchmarks import table
from tests.benchmarks.profiling import profile_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tests.benchmarks.common import Row
    from tests.benchmarks.results import Result

_BLOCK = re.compile(r"(<!-- figures: (\S+) -->\n)(.*?)(<!-- /figures -->)", re.DOTALL)
_MARKER = re.compile(r"<!-- /?figures\b")


class Line(NamedTuple):
    """One line of the README's table.

    Attributes:
        benchmark: Name of its result.
        question: How its row's question starts.
        text: What the README says instead.
        link: Section of a document with more.
    """

    benchmark: str
    question: str
    text: str
    link: str


SUMMARY = (
    Line(
        "recorded.held_out_writers",
        "Bundled network",
        "Digits of people whose writing the network never saw, read correctly",
        "docs/accuracy.md#peoples-drawings",
    ),
    Line(
        "accuracy.not_sure",
        "Non-digits",
        'Letters, scribbles, several digits answered with "not sure"',
        "docs/accuracy.md#not-sure",
    ),
    Line(
        "training.speed",
        "99.0 %",
        "Training `fast-cnn` on two CPU cores: MNIST test accuracy, seconds",
        "docs/performance.md#training-on-a-cpu",
    ),
    Line(
        "window.start",
        "Start to first paint",
        "From start to the painted window",
        "docs/performance.md#start",
    ),
    Line(
        "window.latency",
        "Pen event to painted prediction while `fast-cnn` trains",
        "From pen to painted prediction while `fast-cnn` trains: median, p99",
        "docs/performance.md#the-window-while-it-trains",
    ),
    Line(
        "window.latency",
        "Training speed of `fast-cnn` in the window, while drawing",
        "Training speed of `fast-cnn` in the window, while drawing",
        "docs/performance.md#the-window-while-it-trains",
    ),
)


def documents() -> list[Path]:
    """All Markdown files that show figures."""
    return [stored.ROOT / "README.md", *sorted((stored.ROOT / "docs").glob("*.md"))]


def write(results: Mapping[str, Result], paths: Iterable[Path]) -> None:
    """Fill the figures into the documents."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        path.write_text(fill(text, results), encoding="utf-8")


def fill(text: str, results: Mapping[str, Result]) -> str:
    """A document with the present figures between its markers.

    Raises:
        ValueError: A marker has no partner, or names a benchmark without a result.
    """

    def replace(block: re.Match[str]) -> str:
        begin, name, _, end = block.groups()
        return f"{begin}{_figures(name, results)}{end}"

    if len(_MARKER.findall(text)) != 2 * len(_BLOCK.findall(text)):
        raise ValueError("A marker of figures has no partner.")
    return _BLOCK.sub(replace, text)


def without_figures(text: str) -> str:
    """A document without what is generated."""
    return _BLOCK.sub("", text)


def _figures(name: str, results: Mapping[str, Result]) -> str:
    if name == "summary":
        return _summary(results)
    if name not in results:
        raise ValueError(f"There is no result of {name}.")
    render = _RENDERERS.get(name, table.benchmark_table)
    return render(results[name])


def _summary(results: Mapping[str, Result]) -> str:
    rows = []
    for line in SUMMARY:
        row = _row(line, results)
        measured = f"[{row['measured']}]({line.link})"
        rows.append((line.text, measured, row["target"], table.MET[row["met"]]))
    return "\n".join(table.lines(("", "Measured", "Target", "Met"), rows)) + "\n"


def _row(line: Line, results: Mapping[str, Result]) -> Row:
    found: list[Row] = [
        row for row in results[line.benchmark]["rows"] if row["question"].startswith(line.question)
    ]
    if len(found) != 1:
        raise ValueError(f"{line.benchmark} has {len(found)} rows that start: {line.question}")
    return found[0]


_RENDERERS: dict[str, Callable[[Result], str]] = {
    "profiling.profile": profile_tables.markdown,
}
