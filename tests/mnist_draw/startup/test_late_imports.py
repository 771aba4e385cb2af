"""Late imports: in parts, and of all that the late features need."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from mnist_draw.startup.late_imports import LATE_MODULES, LateImports
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NAMES = ("late_first", "late_second", "late_third")


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    for name in NAMES:
        (tmp_path / f"{name}.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    return NAMES


def imported() -> int:
    return sum(name in sys.modules for name in NAMES)


def test_the_event_loop_turns_between_two_imports(qtbot: QtBot, modules: tuple[str, ...]) -> None:
    seen = []
    turning = QTimer(interval=0)
    turning.timeout.connect(lambda: seen.append(imported()))
    late = LateImports(modules)
    done = Recorder(late.done)
    turning.start()
    late.start()

    qtbot.waitUntil(lambda: len(done) == 1)
    assert {1, 2} <= set(seen)
    assert imported() == len(NAMES)


def test_after_a_stop_nothing_more_is_imported(qtbot: QtBot, modules: tuple[str, ...]) -> None:
    late = LateImports(modules)
    done = Recorder(late.done)
    turning = QTimer(interval=0)
    turning.timeout.connect(lambda: late.stop() if imported() else None)
    turning.start()
    late.start()
    with qtbot.assertNotEmitted(late.done, wait=20):
        pass
    assert 0 < imported() < len(NAMES)
    assert len(done) == 0


def test_late_features_import_nothing_that_is_not_in_the_list() -> None:
    *parts, last = LATE_MODULES
    script = f"""
import importlib, sys
import mnist_draw.app
for name in {parts!r}:
    importlib.import_module(name)
before = set(sys.modules)
importlib.import_module({last!r})
print(len(set(sys.modules) - before))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    # Small modules come with it.
    assert int(done.stdout) < 40
