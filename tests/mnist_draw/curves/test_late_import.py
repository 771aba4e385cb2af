"""pyqtgraph is imported after the first frame, and leaves the interpreter as it was."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.curves.plot import MetricPlot
from tests.mnist_draw.curves.parts import plot_of, started, steps

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def _printed_by(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout.strip()


def test_the_window_is_painted_without_pyqtgraph(tmp_path: Path) -> None:
    program = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from mnist_draw.app import Application, Options
from mnist_draw.settings import Settings

def report():
    print("pyqtgraph" in sys.modules, flush=True)
    os._exit(0)

app = QApplication([])
folder = Path(sys.argv[1])
settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
application = Application(app, Options(), settings, folder)
application._first_frame.passed.disconnect()
application._first_frame.passed.connect(report)
application.start()
app.exec()
"""
    assert _printed_by(program, str(tmp_path)) == "False"


def test_importing_the_plots_keeps_the_exception_hooks_and_starts_no_thread() -> None:
    program = """
import sys, threading
hooks = sys.excepthook, threading.excepthook
import mnist_draw.curves.linked_plots
print((sys.excepthook, threading.excepthook) == hooks, threading.active_count())
"""
    assert _printed_by(program) == "True 1"


def test_no_other_thread_makes_classes_of_qt(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt reads PySide's table of classes without Python's lock."""
    started_threads: list[threading.Thread] = []
    monkeypatch.setattr(threading.Thread, "start", started_threads.append)
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.load_plots()
    qtbot.waitUntil(lambda: panel.findChild(MetricPlot) is not None, timeout=20_000)
    assert started_threads == []


def test_plots_are_built_while_a_run_goes_on(qtbot: QtBot) -> None:
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.start(started())
    panel.add_steps(steps(1, [0.5] * 50))
    assert panel.findChild(MetricPlot) is None
    qtbot.waitUntil(lambda: panel.findChild(MetricPlot) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: plot_of(panel, "loss").isVisible(), timeout=1000)
    assert len(plot_of(panel, "loss").runs[-1].history.loss) == 50
