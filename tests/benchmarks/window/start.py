"""Start-up time: process start to first paint and to first prediction.

Measured from outside, from the start of a fresh process to its message through a pipe. The
baseline is a fresh process that only runs ``import torch``. They take turns, with all files in the
system's cache (the first round is discarded). The prediction comes from the bundled weights: there
are no earlier runs or settings.

One more start with ``-X importtime`` lists what is imported before the first paint and after it.

Usage: python -m tests.benchmarks.window.start [--rounds N]
Needs Xvfb and openbox for a real screen; without them the window is painted to memory, as the
report's ``platform`` shows.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.benchmarks import common
from tests.benchmarks.window.observed_start import PAINTED, PREDICTED
from tests.integration.real_window.desktop import Desktop, missing_programs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COMMAND = "python -m tests.benchmarks.window.start"
_IMPORTED = "imported"
_BARE = f"""
import os, sys, time, torch
os.write(int(sys.argv[1]), f"{_IMPORTED} {{time.process_time()}} {{len(sys.modules)}}\\n".encode())
"""
_IMPORT_LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s*(\S+)")
_PROCESS_TIMEOUT_S = 60.0


def time_process(
    arguments: Sequence[str], environment: dict[str, str]
) -> tuple[dict[str, tuple[float, float, int]], str]:
    """Run Python until it ends.

    Returns:
        For each event reported through the pipe: seconds since start, processor seconds, imported
        modules. And the text written to stderr.
    """
    read_end, write_end = os.pipe()
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        process = subprocess.Popen(
            [sys.executable, *(str(write_end) if part == "PIPE" else part for part in arguments)],
            env=environment,
            pass_fds=[write_end],
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        os.close(write_end)
        reported = {}
        watchdog = threading.Timer(_PROCESS_TIMEOUT_S, process.kill)
        watchdog.start()
        with os.fdopen(read_end) as lines:
            for line in lines:
                event, processor, modules = line.split()
                reported[event] = (time.perf_counter() - start, float(processor), int(modules))
        status = process.wait()
        watchdog.cancel()
        errors.seek(0)
        text = errors.read()
    if status:
        raise RuntimeError(f"the process ended with {status}: {text[-2000:]}")
    return reported, text


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Environment with a screen (Xvfb if installed, else offscreen) and empty user folders."""
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as open_:
        if missing_programs():
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        else:
            environment = open_.enter_context(Desktop(1366, 768)).environment
        # Byte code is cached, as on a user's computer.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        yield environment | {
            f"XDG_{kind}_HOME": str(Path(home) / kind.lower())
            for kind in ("CACHE", "CONFIG", "DATA", "STATE")
        }


def summarise(errors: str) -> dict[str, Any]:
    """Summary of `-X importtime`: milliseconds by package, before and after the first paint."""
    parts: dict[str, dict[str, float]] = {
        "before_first_paint": defaultdict(float),
        "before_first_prediction": defaultdict(float),
    }
    largest: list[tuple[float, str]] = []
    counts = dict.fromkeys(parts, 0)
    part = "before_first_paint"
    for line in errors.splitlines():
        if line == f"import time: {PAINTED}":
            part = "before_first_prediction"
        elif line == f"import time: {PREDICTED}":
            break
        elif match := _IMPORT_LINE.match(line):
            milliseconds, module = int(match[1]) / 1000, match[3]
            parts[part][module.partition(".")[0]] += milliseconds
            counts[part] += 1
            if part == "before_first_paint":
                largest.append((round(milliseconds, 1), module))
    return {
        part: {
            "modules": counts[part],
            "ms_by_package": {
                package: round(own, 1)
                for package, own in sorted(packages.items(), key=lambda one: -one[1])[:12]
            },
        }
        for part, packages in parts.items()
    } | {"largest_before_first_paint": [f"{name} {own}" for own, name in sorted(largest)[:-13:-1]]}


def measure(rounds: int) -> dict[str, Any]:
    """Figures of `rounds` rounds, each with one start of the application and one bare import."""
    app = ["-m", "tests.benchmarks.window.observed_start", "PIPE"]
    bare = ["-c", _BARE, "PIPE"]
    samples: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    with screen() as environment:
        for number in range(rounds + 1):
            reported = time_process(bare, environment)[0] | time_process(app, environment)[0]
            if number:
                for event, sample in reported.items():
                    samples[event].append(sample)
        imports = summarise(time_process(["-X", "importtime", *app], environment)[1])
        platform = environment["QT_QPA_PLATFORM"]
    results = {
        event: {
            "seconds": common.figures([sample[0] for sample in of]),
            "processor_seconds": common.figures([sample[1] for sample in of]),
            "modules": of[-1][2],
        }
        for event, of in samples.items()
    }
    clock = {event: [sample[0] for sample in of] for event, of in samples.items()}
    torch = np.array(clock[_IMPORTED])
    ratios = {
        event: common.figures(np.array(clock[event]) / torch, digits=2)
        for event in (PAINTED, PREDICTED)
    }
    return {
        "benchmark": "window.start",
        "question": "Start-up time: process start to first paint and prediction",
        "platform": platform,
        "baseline": "import torch in a fresh process",
        "results": results,
        "ratios_to_import_torch": ratios,
        "imports": imports,
        "rows": [
            common.row(
                "Start to first paint",
                common.span(clock[PAINTED], "s", digits=2),
                target="less than `import torch`",
                met=ratios[PAINTED]["median"] < 1,
                baseline=_against(clock[_IMPORTED], ratios[PAINTED]["median"]),
                command=_COMMAND,
            ),
            common.row(
                "Start to first prediction",
                common.span(clock[PREDICTED], "s", digits=2),
                target="at most 1.5 times `import torch`",
                met=ratios[PREDICTED]["median"] <= 1.5,
                baseline=_against(clock[_IMPORTED], ratios[PREDICTED]["median"]),
                command=_COMMAND,
            ),
        ],
    }


def _against(torch: Sequence[float], ratio: float) -> str:
    return f"`import torch`: {common.span(torch, 's', digits=2)}; ratio {ratio:.2f}"


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    since = common.Moment.now()
    common.report(measure(options.rounds), since=since)


if __name__ == "__main__":
    main()
