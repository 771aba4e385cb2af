"""Checks before Qt starts: a display, and the system libraries of Qt's platform plugin.

Without them, Qt aborts the process with a long dump. This module finds the cause first and reports
in one line what to install or set. It imports no Qt at module level.
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import re
import shutil
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.device import load_problems, processors
from trainer.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Debian and Ubuntu packages of the libraries that PySide6's wheels do not contain.
_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_ON_X11 = {
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
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# What Qt needs of systems whose libraries it brings along.
_SYSTEMS = {
    "win32": "Windows 10 (1809) or later",
    "darwin": "macOS 13 or later, on a Mac with Apple silicon",
}
PACKAGES = _ALWAYS | _ON_X11 | _ON_WAYLAND
_MISSING = re.compile(r"(?P<library>lib[^\s:]+\.so[.\d]*): cannot open shared object file")


def problem(environment: Mapping[str, str] = os.environ) -> str:
    """Return in one line what keeps a window from opening and what to do; empty if nothing."""
    # Everything that follows would end the process without a word.
    if processors.is_too_old():
        return (
            "The processor lacks SSE4.2, which Qt, NumPy and PyTorch need. Use a computer from "
            "2012 or later; in a virtual machine, pass the host's processor on."
        )
    if importlib.util.find_spec("PySide6") is None:
        return "PySide6 is not installed: run the set-up command of the README."
    return _display_problem(environment) if sys.platform.startswith("linux") else _qt_problem()


def _qt_problem() -> str:
    error = _error_of_qt()
    return "" if error is None else explain_import(error)


def _display_problem(environment: Mapping[str, str]) -> str:
    platform = environment.get("QT_QPA_PLATFORM", "")
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    if not (platform or wayland or environment.get("DISPLAY")):
        return (
            "There is no display: DISPLAY and WAYLAND_DISPLAY are not set. "
            "Start it in a desktop session, or set DISPLAY (ssh -X, xvfb-run)."
        )
    error = _error_of_qt()
    if error is not None:
        return _named([str(error)], _ALWAYS)
    if platform:
        return _platform_problem(platform, environment)
    # Qt falls back from one display to the other: a working one is enough.
    problems = [
        check(environment)
        for check, variable in ((_x11_problem, "DISPLAY"), (_wayland_problem, "WAYLAND_DISPLAY"))
        if environment.get(variable)
    ]
    return "" if "" in problems else problems[0]


def _platform_problem(platform: str, environment: Mapping[str, str]) -> str:
    """The problem of ``QT_QPA_PLATFORM``: names, each with options after a colon."""
    names = [part.split(":")[0].split("-")[0] for part in platform.split(";")]
    plugins = _qt_folder() / "plugins" / "platforms"
    # A Qt installed by the system's packages has its plugins elsewhere.
    if plugins.exists() and not any((plugins / f"libq{name}.so").exists() for name in names):
        return f"Qt has no platform {platform!r}: unset QT_QPA_PLATFORM."
    if names[0] == "xcb":
        return _x11_problem(environment)
    return _wayland_problem(environment) if names[0] == "wayland" else ""


def _x11_problem(environment: Mapping[str, str]) -> str:
    error = _error_of_plugin(_qt_folder() / "plugins" / "platforms" / "libqxcb.so")
    if error:
        return _named([error], _ALWAYS | _ON_X11)
    if not _x_server_answers():
        return (
            f"The display {environment.get('DISPLAY', '')!r} does not answer: "
            "set DISPLAY to a running X server."
        )
    return ""


def _wayland_problem(environment: Mapping[str, str]) -> str:
    error = _error_of_plugin(_qt_folder() / "plugins" / "platforms" / "libqwayland.so")
    if error:
        return _named([error], _ALWAYS | _ON_WAYLAND)
    name = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    # An absolute name stays what it is.
    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / name
    if not _socket_answers(path):
        return (
            f"The display {name!r} does not answer: "
            "set WAYLAND_DISPLAY to a running compositor, or unset it."
        )
    return ""


def explain_import(error: ImportError) -> str:
    """Return why Qt cannot be imported and what to do."""
    text = library_problem([str(error)])
    if not text:
        text = str(LibraryError("Qt", load_problems.problem(error), str(error)))
    system = _SYSTEMS.get(sys.platform)
    return text if system is None else f"{text} It needs {system}."


def _named(errors: Sequence[str], needed: Mapping[str, str]) -> str:
    """The problem of a library that cannot be loaded, and what to install."""
    return library_problem([*errors, *_errors_of(needed)]) or f"Qt cannot be loaded: {errors[0]}"


def library_problem(errors: Sequence[str]) -> str:
    """Return what to install for messages of the dynamic linker; empty if no library is missing."""
    found = [match["library"] for error in errors if (match := _MISSING.search(error))]
    libraries = list(dict.fromkeys(found))
    packages = list(dict.fromkeys(PACKAGES[name] for name in libraries if name in PACKAGES))
    if not libraries:
        return ""
    if len(libraries) == 1:
        what = f"The system library {libraries[0]} is missing"
    else:
        what = f"The system library {libraries[0]} and {len(libraries) - 1} more are missing"
    if not packages:
        return f"{what}: install the package that contains it."
    if shutil.which("apt") is None:
        return f"{what}: install what Debian calls {' '.join(packages)}"
    return f"{what}: sudo apt install {' '.join(packages)}"


def _qt_folder() -> Path:
    specification = importlib.util.find_spec("PySide6")
    assert specification is not None
    assert specification.origin is not None
    return Path(specification.origin).parent / "Qt"


def _error_of_qt() -> ImportError | None:
    try:
        from PySide6 import QtSvg, QtWidgets  # noqa: F401, PLC0415 - the import is the check
    except ImportError as error:
        return error
    return None


def _error_of_plugin(path: Path) -> str:
    """Load a plugin as Qt would, to find missing dependencies."""
    # A Qt installed by the system's packages has its dependencies declared there.
    return next(iter(_errors_of([str(path)])), "") if path.exists() else ""


def _errors_of(libraries: Iterable[str]) -> list[str]:
    """Messages of the dynamic linker for libraries that cannot be loaded."""
    errors = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError as error:
            errors.append(str(error))
    return errors


def _socket_answers(path: Path) -> bool:
    answers = False
    if sys.platform != "win32":
        with socket.socket(socket.AF_UNIX) as client, contextlib.suppress(OSError):
            client.connect(str(path))
            answers = True
    return answers


def _x_server_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
