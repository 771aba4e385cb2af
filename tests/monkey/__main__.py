"""Act at random on the real application, and report what went wrong, as JSON.

Errors, warnings of Qt, freezes of the window over half a second, and memory. It trains too: on the
built-in strokes, or on ``--data-dir``. The user's own folders are left alone. Exit status 1 after
an error or a warning, which are printed at once too. To let the allocator of glibc check, set
``MALLOC_PERTURB_=165 GLIBC_TUNABLES=glibc.malloc.check=3 LD_PRELOAD=libc_malloc_debug.so.0``.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import sys
import tempfile
from pathlib import Path

from mnist_draw.startup import override_errors
from mnist_draw.startup.plain_imports import plain_imports


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
        # As the application does.
        with plain_imports():
            import PySide6.QtCore  # noqa: F401
        override_errors.guard_overrides()
        from tests.monkey.run import run

        report = run(options.seconds, options.seed, options.data_dir)
    print(json.dumps(report, indent=2, ensure_ascii=False), flush=True)
    status = 1 if report["faults"] else 0
    if not report["threads_ended"]:
        # As the application does: Qt aborts when a thread outlives its QThread.
        os._exit(status)
    return status


if __name__ == "__main__":
    sys.exit(main())
