"""Damage valid files until a reader fails, and keep the smallest file of each failure.

A failure is any error but those with a sentence for the user, more than 10 seconds, or more than
2 GB. Files and tracebacks lie in ``--folder``; exit status 1 if there are any.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NoReturn

from tests.fuzz.mutations import mutate
from tests.fuzz.readers import READERS, check

if TYPE_CHECKING:
    from types import FrameType

_MOST_SECONDS = 10
_MOST_BYTES = 2 * 2**30


class _TooSlowError(BaseException):
    """A reader takes too long; no reader catches it."""


def _too_slow(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TooSlowError


def main() -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: 60)")
    parser.add_argument(
        "--reader", default=",".join(READERS), help=f"some of {', '.join(READERS)} (default: all)"
    )
    parser.add_argument("--seed", type=int, default=None, help="of the damages (default: the time)")
    parser.add_argument(
        "--folder", type=Path, default=Path("fuzz-findings"), help="where findings are kept"
    )
    options = parser.parse_args()
    names = options.reader.split(",")
    unknown = [name for name in names if name not in READERS]
    if unknown:
        parser.error(f"no such reader: {', '.join(unknown)}")
    random = Random(time.time_ns() if options.seed is None else options.seed)
    signal.signal(signal.SIGALRM, _too_slow)
    warnings.simplefilter("error")
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    samples = {name: READERS[name].samples() for name in names}
    deadline = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < deadline:
            name = names[sum(tried.values()) % len(names)]
            content = mutate(random.choice(samples[name]), random, samples[name])
            signal.alarm(_MOST_SECONDS)
            error = check(READERS[name], content, Path(folder) / "case")
            signal.alarm(0)
            tried[name] += 1
            if error is not None:
                found[name] += _keep(options.folder, name, content, error)
    for name in names:
        print(f"{name:15} {tried[name]:8,} files  {found[name]:3} kinds of failure")
    return 1 if found.total() else 0


def _keep(folder: Path, name: str, content: bytes, error: BaseException) -> bool:
    """Keep a file, if it is the smallest of its failure; whether the failure is a new one."""
    frames = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    kind = f"{type(error).__name__} {frames}"
    stem = f"{name}-{hashlib.sha256(kind.encode()).hexdigest()[:10]}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.bin"
    new = not path.exists()
    if new or path.stat().st_size > len(content):
        path.write_bytes(content)
        text = "".join(traceback.format_exception(error))
        path.with_suffix(".txt").write_text(text, encoding="utf-8", errors="backslashreplace")
    return new


if __name__ == "__main__":
    sys.exit(main())
