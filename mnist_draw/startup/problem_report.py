"""Report what keeps the window from opening, before there is a window. Imports no Qt."""

from __future__ import annotations

import sys

# Shows its second argument below the first.
_ALERT = ("on run argv", "display alert (item 1 of argv) message (item 2 of argv)", "end run")
_ERROR_ICON = 0x10  # MB_ICONERROR of Windows


def show(problem: str) -> None:
    """Print a problem in the terminal; show it in a message box where there is none to read it."""
    if sys.stderr is not None and not (sys.stderr.isatty() and _has_console_of_its_own()):
        print(f"mnist-draw: {problem}", file=sys.stderr)
    elif sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        ctypes.WinDLL("user32").MessageBoxW(None, problem, "MNIST Draw", _ERROR_ICON)
    elif sys.platform == "darwin":
        import subprocess  # noqa: PLC0415 - takes time that no other start has to spend

        script = [word for line in _ALERT for word in ("-e", line)]
        # The problem is an argument, of which nothing is executed.
        subprocess.run(  # noqa: S603
            ["/usr/bin/osascript", *script, "MNIST Draw", problem], check=False
        )


def _has_console_of_its_own() -> bool:
    """Whether Windows opened the console for this program alone, as at a double click.

    A one-folder build hides it, and it closes together with the program.
    """
    alone = False
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        # The number of processes in the console, also where the list is too short for them.
        listed = (ctypes.c_uint32 * 1)()
        count = ctypes.WinDLL("kernel32").GetConsoleProcessList(listed, len(listed))
        alone = bool(count == 1)
    return alone
