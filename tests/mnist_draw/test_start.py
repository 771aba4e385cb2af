"""Imports before the first paint, in a fresh process."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("torch", "pyqtgraph", "requests", "ssl", "tqdm")
# Features that the first frame does without.
LATER = (
    "compare.controller",
    "dataset.window",
    "experiments.controller",
    "help.controller",
    "inside.controller",
    "inside.panel",
    "late_features",
    "numbers.controller",
    "own.controller",
    "recipe.editor",
    "replay.report",
    "runs.window",
)


def output_of(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    )
    return done.stdout.strip()


def test_window_imports_neither_slow_modules_nor_features_that_its_first_frame_lacks() -> None:
    program = f"""
import sys
import mnist_draw.launch
import mnist_draw.app
slow = [name for name in {SLOW} if name in sys.modules]
later = [name for name in {LATER} if f"mnist_draw.{{name}}" in sys.modules]
print(*slow, *later)
"""
    assert output_of(program) == ""


def test_plain_imports_keep_the_import_statement() -> None:
    program = """
import builtins
from mnist_draw.startup.plain_imports import plain_imports
plain = builtins.__import__
with plain_imports():
    import PySide6.QtCore
print(builtins.__import__ is plain, PySide6.QtCore.qVersion() != "")
"""
    assert output_of(program) == "True True"
