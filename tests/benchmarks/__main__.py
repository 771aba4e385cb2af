"""Runs the benchmarks one after the other, each in its own process, and writes the README's table.

Usage: python -m tests.benchmarks [--data-dir FOLDER] [--only NAME ...] [--out FILE]
       [--readme [FILE]] [--no-run]

Progress goes to stderr, the results to FILE (build/benchmarks.json). Results that FILE holds of
benchmarks that did not run this time stay, so that one of them can be repeated alone;
``--no-run --readme`` only writes the table again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import common, table

if TYPE_CHECKING:
    import argparse

_FOLDER = Path(__file__).parent
_ROOT = _FOLDER.parent.parent
_OUT = _ROOT / "build" / "benchmarks.json"


def names(folder: Path = _FOLDER) -> list[str]:
    """Benchmarks: all modules below the folder that have a ``main``, by dotted name."""
    return sorted(
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if not path.stem.startswith("_")
        and "\ndef main() -> None:" in path.read_text(encoding="utf-8")
    )


def run(name: str, data_dir: Path | None) -> dict[str, Any]:
    """What a benchmark reports; with ``"error"`` and no rows where it fails."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
    if data_dir is not None:
        command += ["--data-dir", str(data_dir.resolve())]
    done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        return _failed(name, f"exit status {done.returncode}")
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return _failed(name, "it printed something else than one JSON object")
    return result


def _failed(name: str, reason: str) -> dict[str, Any]:
    return {"benchmark": name, "rows": [], "error": reason, "machine": common.machine()}


def main() -> None:
    """Runs, collects, writes; ends with status 1 where a benchmark failed."""
    parser = common.parser(__doc__)
    parser.add_argument("--only", nargs="+", choices=names(), metavar="NAME", default=names())
    parser.add_argument("--out", type=Path, metavar="FILE", default=_OUT)
    parser.add_argument("--readme", nargs="?", type=Path, metavar="FILE", const=_ROOT / "README.md")
    parser.add_argument("--no-run", action="store_true", help="only write the table")
    options = parser.parse_args()
    results = _earlier(options.out)
    failed = _run_all(options, results)
    if options.readme is not None:
        ordered = [results[name] for name in names() if name in results]
        text = options.readme.read_text(encoding="utf-8")
        options.readme.write_text(
            table.insert(text, table.table(ordered), "benchmarks"), encoding="utf-8"
        )
    sys.exit(1 if failed else 0)


def _run_all(options: argparse.Namespace, results: dict[str, dict[str, Any]]) -> bool:
    """Runs what was asked for, notes each result at once, and says whether one failed."""
    failed = False
    options.out.parent.mkdir(parents=True, exist_ok=True)
    for name in () if options.no_run else options.only:
        print(f"== {name}", file=sys.stderr)
        start = time.monotonic()
        results[name] = run(name, options.data_dir)
        failed |= "error" in results[name]
        reason = results[name].get("error") or results[name].get("skipped") or "done"
        print(f"== {name}: {reason}, {time.monotonic() - start:.0f} s", file=sys.stderr)
        text = json.dumps(list(results.values()), indent=2, ensure_ascii=False)
        options.out.write_text(text + "\n", encoding="utf-8")
    return failed


def _earlier(path: Path) -> dict[str, dict[str, Any]]:
    if not path.exists():
        return {}
    return {result["benchmark"]: result for result in json.loads(path.read_text(encoding="utf-8"))}


if __name__ == "__main__":
    main()
