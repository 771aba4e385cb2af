from __future__ import annotations

import os
import subprocess
import sys

import pytest

STATES = """
import os, sys
from trainer.runs import helper_process
helper_process.prepare(patient=sys.argv[1] == "patient")
print(os.nice(0), os.environ["OMP_NUM_THREADS"])
"""


def states(kind: str) -> list[int]:
    """Niceness and threads of a process that prepared itself so."""
    done = subprocess.run(
        [sys.executable, "-c", STATES, kind], check=True, capture_output=True, text=True
    )
    return [int(word) for word in done.stdout.split()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has priority classes instead")
def test_a_patient_process_lets_others_go_first() -> None:
    niceness, threads = states("patient")
    assert niceness > os.nice(0)
    assert threads == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has priority classes instead")
def test_any_other_keeps_its_priority() -> None:
    niceness, threads = states("urgent")
    assert niceness == os.nice(0)
    assert threads == 1
