"""What has to be quick before the first paint, in a process that has imported nothing yet."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("torch", "safetensors", "requests", "ssl", "tqdm")


def said_by(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    )
    return done.stdout.strip()


def test_the_window_needs_nothing_that_is_slow_to_import() -> None:
    program = f"""
import sys
import mnist_draw.app
print(*[name for name in {SLOW} if name in sys.modules])
"""
    assert said_by(program) == ""


def test_qt_leaves_the_import_statement_alone() -> None:
    program = """
import builtins
from mnist_draw.startup.plain_imports import plain_imports
plain = builtins.__import__
with plain_imports():
    import PySide6.QtCore
print(builtins.__import__ is plain, PySide6.QtCore.qVersion() != "")
"""
    assert said_by(program) == "True True"
