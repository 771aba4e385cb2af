"""The command that acts at random: a short run of it, and what its watch reports."""

from __future__ import annotations

import json
import subprocess
import sys

SECONDS = 6

# Faults are injected into a process of its own, whose hooks the watch replaces.
PROGRAM = """
import time
from PySide6.QtCore import QCoreApplication, QTimer, qWarning
from tests.monkey.watch import Watch

app = QCoreApplication([])
watch = Watch(lambda: "the act")

def fail():
    raise ValueError("broken slot")

def freeze():
    until = time.perf_counter() + 0.7
    while time.perf_counter() < until:
        pass

QTimer.singleShot(0, lambda: qWarning("odd layout"))
QTimer.singleShot(0, fail)
QTimer.singleShot(30, freeze)
QTimer.singleShot(60, lambda: QTimer.singleShot(100, app.quit))
app.exec()
watch.end()
print(list(watch.faults), watch.freezes)
"""


def test_random_acts_find_nothing_wrong() -> None:
    command = [sys.executable, "-m", "tests.monkey", "--seconds", str(SECONDS), "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=150, check=False)
    report = json.loads(done.stdout)
    assert report["faults"] == {}
    assert report["acts"] > 20
    assert done.returncode == 0


def test_watch_reports_errors_warnings_and_freezes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, timeout=60
    )
    expected = ("ValueError: broken slot", "odd layout", "the act: ", "freeze")
    assert [found for found in expected if found not in done.stdout] == []
