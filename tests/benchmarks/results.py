"""The checked-in benchmark results, docs/benchmarks.json: the source of every figure in the docs.

Each result has ``"benchmark"`` (its module's dotted name below `tests.benchmarks`), ``"when"``,
``"machine"``, ``"rows"`` (`common.row`); optionally ``"processors_used_by_others"``, ``"note"`` (a
sentence below the table) and ``"details"`` (for tables beyond the rows). Results whose name starts
with ``recorded.`` have no module: they record single experiments by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Result: TypeAlias = "Mapping[str, Any]"

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs" / "benchmarks.json"
RECORDED = "recorded."

_KEPT = (
    "benchmark",
    "when",
    "machine",
    "processors_used_by_others",
    "rows",
    "details",
    "note",
    "skipped",
    "error",
)


def load(path: Path) -> dict[str, Result]:
    """Results by benchmark; empty where there is no file."""
    if not path.exists():
        return {}
    return {result["benchmark"]: result for result in json.loads(path.read_text(encoding="utf-8"))}


def save(results: Mapping[str, Result], path: Path) -> None:
    """Write all results, in the order of their names."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = [results[name] for name in sorted(results)]
    text = json.dumps(ordered, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def for_documents(result: Result) -> Result:
    """A report without the raw figures that no document shows."""
    return {key: result[key] for key in _KEPT if key in result}
