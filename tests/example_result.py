"""A benchmark's report for tests."""

from __future__ import annotations

from typing import Any

from tests.benchmarks import common

RESULT: dict[str, Any] = {
    "benchmark": "speed",
    "when": "2026-01-02",
    "rows": [
        common.row(
            "How fast | how slow",
            "4.5 s",
            target="under 5 s",
            met=True,
            baseline="the other: 9 s, 2 times",
            command="python -m tests.benchmarks.speed",
        )
    ],
    "machine": {
        "processor": "Abacus",
        "cores": 2,
        "gpu": None,
        "system": "Linux-6.1",
        "python": "3.11.7",
        "torch": "2.13.0",
    },
}
