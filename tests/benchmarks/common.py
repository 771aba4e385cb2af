"""Shared by all benchmarks: options, statistics, description of the machine, report.

A benchmark is a module below this folder with a ``main()`` that prints one JSON object (`report`).
`python -m tests.benchmarks` reads its ``"rows"`` (`row`) and ``"details"``; other keys are for
people. This module imports neither Qt nor torch.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import numpy as np

from trainer.data.sources import DataRequest, folder_from_environment, load
from trainer.device.processors import cores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike

    from trainer.data.digits import DataSet


class Row(TypedDict):
    """One line of a document's table; see `row`."""

    question: str
    measured: str
    target: str
    met: bool | None
    baseline: str
    command: str


def row(
    question: str, measured: str, *, target: str, met: bool | None, baseline: str, command: str
) -> Row:
    """One line of a document's table.

    Args:
        question: In a few words: ``"99.0 % of MNIST's test images"``.
        measured: Figure with its unit and spread: ``"4.5 s (4.3 to 4.9, 5 seeds)"``.
        target: ``"40 times as fast"``; empty without one.
        met: Whether the target is met; None without a target or decision.
        baseline: Baseline of the same run and the ratio; or empty.
        command: Repeats the measurement, with ``FOLDER`` for the folder of MNIST.
    """
    return {
        "question": question,
        "measured": measured,
        "target": target,
        "met": met,
        "baseline": baseline,
        "command": command,
    }


def figures(values: ArrayLike, *, digits: int = 3) -> dict[str, float]:
    """Median, quantiles, standard deviation and extremes of measurements.

    Quantiles are interpolated: of fewer than twenty values, ``p5`` and ``p95`` are close to the
    extremes.

    Args:
        values: At least one number, all finite.
        digits: Decimals to round to.

    Raises:
        ValueError: There is no value, or one is not finite.
    """
    array = np.asarray(values, np.float64).ravel()
    if not array.size or not np.isfinite(array).all():
        raise ValueError("No finite measurements")
    found = {
        "median": float(np.median(array)),
        "mean": float(array.mean()),
        "deviation": float(array.std(ddof=1)) if array.size > 1 else 0.0,
        "min": float(array.min()),
        "p5": float(np.quantile(array, 0.05)),
        "p95": float(np.quantile(array, 0.95)),
        "p99": float(np.quantile(array, 0.99)),
        "max": float(array.max()),
    }
    return {name: round(value, digits) for name, value in found.items()} | {"count": array.size}


def span(values: Sequence[float], unit: str, *, digits: int = 1) -> str:
    """Median and extremes for a table: ``"4.5 s (4.3 to 4.9)"``."""
    low, median, high = min(values), float(np.median(values)), max(values)
    return f"{median:,.{digits}f} {unit} ({low:,.{digits}f} to {high:,.{digits}f})"


def percent(share: float, *, digits: int = 2) -> str:
    """A share of [0, 1] for a table: ``"99.03 %"``."""
    return f"{100 * share:.{digits}f} %"


def parser(about: str | None) -> argparse.ArgumentParser:
    """Argument parser with ``--data-dir``; `about` is the benchmark's docstring."""
    result = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawTextHelpFormatter
    )
    result.add_argument(
        "--data-dir",
        type=Path,
        metavar="FOLDER",
        help="folder that holds MNIST; default: MNIST_DRAW_DATA, then the user's cache",
    )
    return result


def mnist(options: argparse.Namespace) -> DataSet:
    """MNIST from ``--data-dir``, the environment or the cache; never downloaded.

    Raises:
        DataError: None of them has it.
    """
    folder = options.data_dir or folder_from_environment()
    request = DataRequest("mnist", folder=folder, download=False)
    return load(request, report=lambda _: None, cancelled=lambda: False).dataset


@dataclass(frozen=True, slots=True)
class Moment:
    """Clock and processor times at one moment, to measure the load by other programs since then.

    Attributes:
        clock: Seconds.
        busy: Processor seconds of the whole machine; None where unknown.
        own: Processor seconds of this process and of its ended child processes.
    """

    clock: float
    busy: float | None
    own: float

    @classmethod
    def now(cls) -> Moment:
        times = os.times()
        own = times.user + times.system + times.children_user + times.children_system
        return cls(time.perf_counter(), _busy_seconds(), own)

    def processors_used_by_others(self) -> float | None:
        """Processors that other programs kept busy since then, on average; None where unknown."""
        now = Moment.now()
        if self.busy is None or now.busy is None or now.clock <= self.clock:
            return None
        others = (now.busy - self.busy) - (now.own - self.own)
        return round(max(0.0, others / (now.clock - self.clock)), 2)


def machine() -> dict[str, object]:
    """The machine: processor, cores, system, versions, load."""
    return {
        "processor": _processor(),
        "cores": cores(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "torch": _version("torch"),
        "gpu": _gpu(),
        "load_average": [round(load, 2) for load in os.getloadavg()]
        if hasattr(os, "getloadavg")
        else None,
    }


def report(found: Mapping[str, object], *, since: Moment | None = None) -> None:
    """Print a benchmark's JSON object, with machine and date added.

    Args:
        found: At least ``"benchmark"``, the module's name, and ``"rows"``, a list of `row`.
        since: Start of the measurement; adds ``"processors_used_by_others"``.
    """
    about: dict[str, object] = {
        "machine": machine(),
        "when": f"{datetime.now().astimezone():%Y-%m-%d}",
    }
    if since is not None:
        about["processors_used_by_others"] = since.processors_used_by_others()
    print(json.dumps({**found, **about}, indent=2, ensure_ascii=False))


def _busy_seconds() -> float | None:
    """Linux only: user, nice, system, interrupt and stolen time of all processors."""
    try:
        fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]
    except OSError:
        return None
    user, nice, system, _idle, _waiting, interrupts, soft_interrupts, stolen = map(int, fields)
    ticks = user + nice + system + interrupts + soft_interrupts + stolen
    return ticks / float(os.sysconf("SC_CLK_TCK"))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _gpu() -> str | None:
    # Only a benchmark that uses torch has it loaded; asking must not load it.
    torch = sys.modules.get("torch")
    if torch is None or not torch.cuda.is_available():
        return None
    return str(torch.cuda.get_device_name())
