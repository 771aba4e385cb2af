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
"""Said once the window was painted for the first time, whole."""
PREDICTED = "predicted"
"""Said once the bars of the first prediction were painted."""


def watch(application: Application, pipe: int) -> None:
    """Draws a digit and tells what happens from then on."""
    from PySide6.QtCore import QEvent, QObject, QTimer, Slot
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.ink import DEFAULT_WIDTH, Point, Stroke

    points = tuple(Point(140.0, 60.0 + 10 * part, part * 0.01) for part in range(17))
    application.draw_area.drawing.draw(Stroke(points, DEFAULT_WIDTH))
    window = application.window
    bars = window.findChild(QWidget, "probabilityBars")
    assert bars is not None

    def tell(what: str) -> None:
        os.write(pipe, f"{what} {time.process_time()} {len(sys.modules)}\n".encode())
        # Among the lines of `-X importtime`.
        os.write(2, f"import time: {what}\n".encode())

    class Watcher(QObject):
        waiting_for_bars = False
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() != QEvent.Type.Paint:
                return False
            # The event comes before the painting; a timer of no time comes after the whole frame.
            if watched is window and not self.painted:
                self.painted = True
                QTimer.singleShot(0, self, self.tell_painted)
            elif watched is bars and self.waiting_for_bars:
                self.waiting_for_bars = False
                QTimer.singleShot(0, self, self.tell_predicted)
            return False

        @Slot()
        def tell_painted(self) -> None:
            tell(PAINTED)

        @Slot()
        def tell_predicted(self) -> None:
            tell(PREDICTED)
            window.close()

        @Slot(object)
        def expect_bars(self) -> None:
            self.waiting_for_bars = True

    watcher = Watcher(application)
    window.installEventFilter(watcher)
    bars.installEventFilter(watcher)
    # What comes straight from the worker may come after the bars were painted.
    application._feed.predicted.connect(watcher.expect_bars)


def main() -> int:
    """Runs the application with the watcher in it; returns its exit status."""
    pipe = int(sys.argv[1])
    check = preflight.problem

    def check_then_observe() -> str:
        problem = check()
        if not problem:
            # As `mnist_draw.__main__` does next.
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
