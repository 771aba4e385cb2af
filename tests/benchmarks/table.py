"""Markdown tables of benchmark rows, with the machine and date of measurement below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.results import Result

DISTURBING = 0.3
"""Processors that other programs use, from which on a figure suffers; an idle desktop uses less."""

MET = {True: "yes", False: "**no**", None: "–"}

_HEADINGS = ("Question", "Measured", "Target", "Met", "Baseline, in the same run")


def benchmark_table(result: Result) -> str:
    """Markdown of one benchmark: its rows, its commands, date and machine.

    Args:
        result: What the benchmark reported.
    """
    if not result["rows"]:
        return f"Not measured: {result.get('skipped') or result.get('error')}.\n"
    rows = [
        (row["question"], row["measured"], row["target"], MET[row["met"]], row["baseline"])
        for row in result["rows"]
    ]
    columns = [number for number in range(len(_HEADINGS)) if any(_cells(rows, number))]
    text = lines(
        [_HEADINGS[number] for number in columns],
        [[row[number] for number in columns] for row in rows],
    )
    return "\n".join([*text, "", measured(result)]) + "\n"


def measured(result: Result) -> str:
    """Sentences below a table: commands, date, machine, and disturbance by other programs."""
    commands = dict.fromkeys(row["command"] for row in result["rows"] if row["command"])
    by = ", ".join(f"`{command}`" for command in commands)
    sentences = [f"Measured {f'by {by}, ' if by else ''}{result['when']}, on {machine(result)}."]
    if result.get("note"):
        sentences.append(str(result["note"]))
    used = result.get("processors_used_by_others") or 0
    if used > DISTURBING:
        sentences.append(f"Other programs kept {used:.1f} processors busy.")
    return " ".join(sentences)


def machine(result: Result) -> str:
    """The machine of `common.machine` in a few words."""
    about: Mapping[str, object] = result["machine"]
    parts = [
        about["processor"],
        f"{about['cores']} cores",
        about["gpu"],
        str(about["system"]).split("-", 1)[0],
        f"Python {about['python']}",
        f"PyTorch {about['torch']}" if about["torch"] else None,
    ]
    return ", ".join(str(part) for part in parts if part)


def lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table, line by line."""
    return [_line(headings), _line(["---"] * len(headings)), *map(_line, rows)]


def _line(cells: Sequence[str]) -> str:
    escaped = (" ".join(cell.replace("|", "\\|").split()) or " " for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _cells(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    """Cells of a column that say something."""
    return [row[column] for row in rows if row[column] not in {"", MET[None]}]
