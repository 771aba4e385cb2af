"""Act at random on the real application, and report what went wrong, as JSON.

Errors, warnings of Qt, freezes of the window over half a second, and memory. It trains too: on the
built-in strokes, or on ``--data-dir``. The user's own folders are left alone. Exit status 1 after
an error or a warning. ``MALLOC_PERTURB_=165 GLIBC_TUNABLES=glibc.malloc.check=3`` before it lets
the allocator check.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import sys
import tempfile
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from mnist_draw.app import Application, Options
from mnist_draw.settings import Settings
from tests.monkey.acts import Monkey
from tests.monkey.watch import Watch
from trainer.runs import run_shelf

_MOST_ACTS = 10**9


def main() -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: 60)")
    parser.add_argument("--seed", type=int, default=0, help="of the acts (default: 0)")
    parser.add_argument("--data-dir", type=Path, help="a data set (default: built-in strokes)")
    options = parser.parse_args()
    faulthandler.enable()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(home) / kind.lower())
        # No network: a proxy that refuses every connection.
        os.environ["HTTPS_PROXY"] = os.environ["HTTP_PROXY"] = "http://127.0.0.1:9"
        report = run(options.seconds, options.seed, options.data_dir)
    print(json.dumps(report, indent=2, ensure_ascii=False), flush=True)
    status = 1 if report["faults"] else 0
    if not report["threads_ended"]:
        # As the application does: Qt aborts when a thread outlives its QThread.
        os._exit(status)
    return status


def run(seconds: float, seed: int, data: Path | None) -> dict[str, object]:
    """Act for so many seconds; returns the report."""
    # A file manager would stay open.
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
    app = QApplication(sys.argv[:1])
    application = Application(
        app, Options(data_folder=data), Settings.of_user(), run_shelf.default_folder()
    )
    monkey = Monkey(application.window, Random(seed))
    watch = Watch(lambda: monkey.last)
    application.start()

    def begin() -> None:
        if application.complete:
            waiting.stop()
            monkey.begin(_MOST_ACTS)
            QTimer.singleShot(round(seconds * 1000), end)

    def end() -> None:
        monkey.end()
        for popup in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if popup is not None:
                popup.close()
        application.window.close()
        QTimer.singleShot(0, app.quit)

    waiting = QTimer(interval=50)
    waiting.timeout.connect(begin)
    waiting.start()
    app.exec()
    watch.end()
    started = len(watch.memory) // 5
    return {
        "seconds": seconds,
        "seed": seed,
        "acts": monkey.done,
        "faults": dict(watch.faults.most_common()),
        "freezes": [
            {"where": where, "seconds": wall, "processor_seconds": processor}
            for where, wall, processor in sorted(watch.freezes, key=lambda each: -each[2])
        ],
        "memory_mb": {
            "after_a_fifth": watch.memory[started] if watch.memory else None,
            "at_the_end": watch.memory[-1] if watch.memory else None,
            "most": max(watch.memory, default=None),
        },
        "threads_ended": application.ended,
    }


if __name__ == "__main__":
    sys.exit(main())
