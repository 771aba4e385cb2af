"""The real application as a user starts it, reporting its first paint and prediction to a pipe.

``python -m tests.benchmarks.window.observed_start PIPE [mnist-draw options]``, where PIPE is a file
descriptor number. A drawing lies on the canvas from the start; the window closes after its first
prediction. This module imports only what the application imports, and nothing before it does.
"""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from mnist_draw import __main__ as command
from mnist_draw.startup import preflight

if TYPE_CHECKING:
    from mnist_draw.app import Application

PAINTED = "painted"
"""Reported after the first whole frame."""
PREDICTED = "predicted"
"""Reported after the bars of the first prediction are painted."""


def watch(application: Application, pipe: int) -> None:
    """Draw a digit and report its first paint and prediction to the pipe."""
    from PySide6.QtCore import QEvent, QObject, QTimer, Slot
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.ink import DEFAULT_WIDTH, Point, Stroke

    points = tuple(Point(140.0, 60.0 + 10 * part, part * 0.01) for part in range(17))
    application.draw_area.drawing.draw(Stroke(points, DEFAULT_WIDTH))
    window = application.window
    bars = window.findChild(QWidget, "probabilityBars")
    assert bars is not None

    def report(event: str) -> None:
        os.write(pipe, f"{event} {time.process_time()} {len(sys.modules)}\n".encode())
        # Among the lines of `-X importtime`.
        os.write(2, f"import time: {event}\n".encode())

    class Watcher(QObject):
        waiting_for_bars = False
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() != QEvent.Type.Paint:
                return False
            # The event precedes painting; a zero timer fires after the whole frame.
            if watched is window and not self.painted:
                self.painted = True
                QTimer.singleShot(0, self, self.report_painted)
            elif watched is bars and self.waiting_for_bars:
                self.waiting_for_bars = False
                QTimer.singleShot(0, self, self.report_predicted)
            return False

        @Slot()
        def report_painted(self) -> None:
            report(PAINTED)

        @Slot()
        def report_predicted(self) -> None:
            report(PREDICTED)
            window.close()

        @Slot(object)
        def expect_bars(self) -> None:
            self.waiting_for_bars = True

    watcher = Watcher(application)
    window.installEventFilter(watcher)
    bars.installEventFilter(watcher)
    # The worker's own signal may arrive after the bars were painted.
    application.prediction_presenter.shown.connect(watcher.expect_bars)


def main() -> int:
    """Run the application with the watcher; returns its exit status."""
    pipe = int(sys.argv[1])
    check = preflight.problem

    def check_then_observe() -> str:
        problem = check()
        if not problem:
            # The next import of `mnist_draw.__main__`.
            from mnist_draw import app

            start = app.Application.start

            def start_observed(self: Application) -> None:
                watch(self, pipe)
                start(self)

            app.Application.start = start_observed  # type: ignore[method-assign]
        return problem

    preflight.problem = check_then_observe  # type: ignore[assignment]
    return command.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
