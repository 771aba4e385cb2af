"""Checks before Qt starts: is there a display, and all that Qt's platform plugin needs?

Qt itself answers a missing library or display by aborting the process with a dump of details. This
module finds the cause first and says in one line what to install or set. It imports no Qt.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Debian's and Ubuntu's packages for the libraries that PySide6's wheels leave to the system.
_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_MISSING = re.compile(r"(?P<library>lib[^\s:]+\.so[.\d]*): cannot open shared object file")


def problem(environment: Mapping[str, str] = os.environ) -> str:
    """What keeps a window from opening, in one line with what to do; empty if nothing does."""
    if not sys.platform.startswith("linux"):
        return ""
    if importlib.util.find_spec("PySide6") is None:
        return "PySide6 is not installed: run the set-up command of the README."
    platform = environment.get("QT_QPA_PLATFORM", "")
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if not (platform or wayland or environment.get("DISPLAY")):
        return (
            "There is no display: DISPLAY and WAYLAND_DISPLAY are not set. "
            "Start it in a desktop session, or set DISPLAY (ssh -X, xvfb-run)."
        )
    missing = _missing_in_qt()
    if not missing and (platform.startswith("xcb") or not (platform or wayland)):
        missing = _missing_library(_qt_folder() / "plugins" / "platforms" / "libqxcb.so")
        if not missing and not _x_server_answers():
            return (
                f"The display {environment.get('DISPLAY', '')!r} does not answer: "
                "set DISPLAY to a running X server."
            )
    return missing


def library_problem(error: str) -> str:
    """Which package to install for a dynamic linker's message; empty if it is about none."""
    found = _MISSING.search(error)
    if found is None:
        return ""
    library = found["library"]
    package = _PACKAGES.get(library)
    if package is None:
        return f"The system library {library} is missing: install the package that holds it."
    return f"The system library {library} is missing: sudo apt install {package}"


def _qt_folder() -> Path:
    specification = importlib.util.find_spec("PySide6")
    assert specification is not None
    assert specification.origin is not None
    return Path(specification.origin).parent / "Qt"


def _missing_in_qt() -> str:
    try:
        from PySide6 import QtSvg, QtWidgets  # noqa: F401, PLC0415 - the import is the check
    except ImportError as error:
        return library_problem(str(error)) or f"Qt cannot be loaded: {error}"
    return ""


def _missing_library(path: Path) -> str:
    """Loads a plugin as Qt would, only to see whether all that it needs is there."""
    if not path.exists():
        return ""  # A Qt of the system, which has its own dependencies declared.
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        return library_problem(str(error)) or f"Qt cannot open a window here: {error}"
    return ""


def _x_server_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
