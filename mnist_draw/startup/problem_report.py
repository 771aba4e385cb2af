"""Report what keeps the window from opening, before there is a window. Imports no Qt."""

from __future__ import annotations

import sys

_ERROR_ICON = 0x10  # MB_ICONERROR of Windows


def show(problem: str) -> None:
    """Print a problem in the terminal; show it in a message box where a program has none."""
    if sys.stderr is not None:
        print(f"mnist-draw: {problem}", file=sys.stderr)
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        ctypes.WinDLL("user32").MessageBoxW(None, problem, "MNIST Draw", _ERROR_ICON)
