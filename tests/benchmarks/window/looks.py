"""Changes of looks with many windows open: the longest time in which the window answers nothing.

The application with eight windows open. Theme and projector mode are switched in turns of the event
loop, as the application does, and all at once, as Qt does: the baseline, in the same run. Figures
are processor time of the GUI thread in the longest stretch between two turns of the event loop.

Usage: python -m tests.benchmarks.window.looks [--rounds N]; QT_QPA_PLATFORM chooses between
offscreen (default) and a real screen, such as Xvfb's.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from mnist_draw.app import Application, Options
from mnist_draw.settings import Settings
from mnist_draw.shared import theme
from tests.benchmarks import common

if TYPE_CHECKING:
    from collections.abc import Callable

_COMMAND = "python -m tests.benchmarks.window.looks"
_ACTIONS = ("runsAction", "mistakesAction", "teachAction", "compareAction", "experimentsAction")
_TURNS = 60
# Milliseconds. Longer ones are felt.
_GOAL_MS = 200
_CHANGES: dict[str, tuple[tuple[theme.Scheme, bool], tuple[theme.Scheme, bool]]] = {
    "Theme": (("dark", False), ("light", False)),
    "Projector mode": (("light", True), ("light", False)),
}


def measure(app: QApplication, rounds: int) -> dict[str, dict[bool, list[float]]]:
    """Longest stretches in milliseconds by change, in turns or not."""
    samples: dict[str, dict[bool, list[float]]] = {name: {True: [], False: []} for name in _CHANGES}
    for _ in range(rounds):
        for name, changes in _CHANGES.items():
            for in_turns in (True, False):
                for scheme, projector in changes:

                    def change(
                        scheme: theme.Scheme = scheme,
                        projector: bool = projector,
                        in_turns: bool = in_turns,
                    ) -> None:
                        theme.apply(app, scheme, projector=projector, in_turns=in_turns)

                    samples[name][in_turns].append(_longest(app, change))
    return samples


def _longest(app: QApplication, change: Callable[[], None]) -> float:
    """Milliseconds of processor time from one turn of the event loop to the next, at most."""
    begin = time.thread_time()
    change()
    app.processEvents()
    longest = time.thread_time() - begin
    for _ in range(_TURNS):
        begin = time.thread_time()
        app.processEvents()
        longest = max(longest, time.thread_time() - begin)
    return 1000 * longest


def _open_windows(app: QApplication, application: Application) -> int:
    """Opens windows; returns how many there are."""

    def wait(condition: Callable[[], object]) -> None:
        while not condition():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)

    application.start()
    wait(lambda: application.complete)
    actions = [application.window.findChild(QAction, name) for name in _ACTIONS]
    late = application.late
    for action in (*actions, late.own_drawings.action, late.help.first_steps_action):
        assert action is not None
        action.trigger()
    until = time.monotonic() + 3
    wait(lambda: time.monotonic() > until)
    return sum(window.isVisible() for window in app.topLevelWidgets())


def _report(samples: dict[str, dict[bool, list[float]]], windows: int) -> dict[str, Any]:
    return {
        "benchmark": "window.looks",
        "question": "Longest stop at a change of looks",
        "platform": QApplication.platformName(),
        "windows": windows,
        "widgets": len(QApplication.allWidgets()),
        "results": {
            f"{name}, {'in turns' if in_turns else 'at once'}": common.figures(values)
            for name, both in samples.items()
            for in_turns, values in both.items()
        },
        "rows": [
            common.row(
                f"{name}, {windows} windows open: longest stop, processor time",
                common.span(both[True], "ms"),
                target=f"under {_GOAL_MS} ms",
                met=statistics.median(both[True]) < _GOAL_MS,
                baseline=f"all windows at once: {common.span(both[False], 'ms')}",
                command=_COMMAND,
            )
            for name, both in samples.items()
        ],
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=6)
    options = parser.parse_args()
    since = common.Moment.now()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(QSettings(f"{folder}/settings.ini", QSettings.Format.IniFormat))
        application = Application(app, Options(), settings, Path(folder) / "runs")
        windows = _open_windows(app, application)
        common.report(_report(measure(app, options.rounds), windows), since=since)
        application.window.close()
        application.stop()
        sys.stdout.flush()
        if not application.ended:
            # As the application does: Qt aborts when a thread outlives its QThread.
            os._exit(0)


if __name__ == "__main__":
    main()
