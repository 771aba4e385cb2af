"""Run the benchmarks one after the other, each in its own process; write the documents' figures.

Usage: python -m tests.benchmarks [--data-dir FOLDER] [--only NAME ...] [--out FILE]
       [--write] [--no-run]

Progress goes to stderr, all results to FILE (build/benchmarks.json). FILE keeps earlier results of
benchmarks that do not run this time, so that one of them can be repeated alone. ``--write`` also
copies the new results to docs/benchmarks.json and generates the figures of README.md and docs/ from
it. ``--no-run --write`` only generates the documents again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import common, documents
from tests.benchmarks import results as stored

if TYPE_CHECKING:
    import argparse

_FOLDER = Path(__file__).parent
_OUT = stored.ROOT / "build" / "benchmarks.json"


def names(folder: Path = _FOLDER) -> list[str]:
    """Dotted names of all benchmarks: the modules below the folder that have a ``main``."""
    return sorted(
        ".".join(path.relative_to(folder).with_suffix("").parts)
        for path in folder.rglob("*.py")
        if not path.stem.startswith("_")
        and "\ndef main() -> None:" in path.read_text(encoding="utf-8")
    )


def run(name: str, data_dir: Path | None) -> dict[str, Any]:
    """Report of a benchmark; with ``"error"`` and no rows if it fails."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
    if data_dir is not None:
        command += ["--data-dir", str(data_dir.resolve())]
    done = subprocess.run(command, cwd=stored.ROOT, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        return _failed(name, f"exit status {done.returncode}")
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return _failed(name, "its output is not one JSON object")
    return {**result, "benchmark": name}


def _failed(name: str, reason: str) -> dict[str, Any]:
    return {"benchmark": name, "rows": [], "error": reason, "machine": common.machine()}


def main() -> None:
    """Run, collect, write; exit status 1 if a benchmark failed."""
    parser = common.parser(__doc__)
    parser.add_argument("--only", nargs="+", choices=names(), metavar="NAME", default=names())
    parser.add_argument("--out", type=Path, metavar="FILE", default=_OUT)
    parser.add_argument("--write", action="store_true", help="write README.md and docs/")
    parser.add_argument("--no-run", action="store_true", help="measure nothing")
    options = parser.parse_args()
    found = {} if options.no_run else _run_all(options)
    if options.write:
        successful = {
            name: stored.for_documents(result)
            for name, result in found.items()
            if "error" not in result
        }
        results = {**stored.load(stored.FILE), **successful}
        stored.save(results, stored.FILE)
        documents.write(results, documents.documents())
    sys.exit(1 if any("error" in result for result in found.values()) else 0)


def _run_all(options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Run the chosen benchmarks; write all results after each of them."""
    found: dict[str, dict[str, Any]] = {}
    earlier = stored.load(options.out)
    for name in options.only:
        print(f"== {name}", file=sys.stderr)
        start = time.monotonic()
        result = found[name] = run(name, options.data_dir)
        reason = result.get("error") or result.get("skipped") or "done"
        print(f"== {name}: {reason}, {time.monotonic() - start:.0f} s", file=sys.stderr)
        stored.save({**earlier, **found}, options.out)
    return found


if __name__ == "__main__":
    main()
