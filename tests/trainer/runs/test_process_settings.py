from __future__ import annotations

import os
import subprocess
import sys

import pytest

REPORT = """
import os, sys
from trainer.runs import process_settings
process_settings.prepare(low_priority=sys.argv[1] == "low")
print(os.nice(0), os.environ["OMP_NUM_THREADS"])
"""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has priority classes instead"
)


def prepared(priority: str) -> list[int]:
    """Niceness and threads of a process after `prepare`."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT, priority], check=True, capture_output=True, text=True
    )
    return [int(word) for word in done.stdout.split()]


def test_a_process_of_low_priority_is_nicer_and_has_one_thread() -> None:
    niceness, threads = prepared("low")
    assert niceness > os.nice(0)
    assert threads == 1


def test_any_other_process_keeps_its_priority_and_has_one_thread() -> None:
    niceness, threads = prepared("normal")
    assert niceness == os.nice(0)
    assert threads == 1
