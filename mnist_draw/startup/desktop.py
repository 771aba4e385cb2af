"""How the desktop names the program, and pen moves on macOS. Imports no Qt."""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_WINDOWS_IDENTITY = "MNISTDraw.MNISTDraw"
_FOUNDATION = "/System/Library/Frameworks/Foundation.framework/Foundation"


def name_program(name: str) -> None:
    """Give the program a name and an entry of its own beside other programs that Python runs.

    Call it before the first window. Windows groups windows in its task bar by an identity, which is
    Python's otherwise; macOS shows the name of the bundle in its menu bar.
    """
    if sys.platform == "win32":
        ctypes.WinDLL("shell32").SetCurrentProcessExplicitAppUserModelID(_WINDOWS_IDENTITY)
    elif sys.platform == "darwin":
        objective_c = _ObjectiveC()
        bundle = objective_c.send(objective_c.find("NSBundle"), "mainBundle")
        information = objective_c.send(bundle, "infoDictionary")
        key, value = objective_c.text("CFBundleName"), objective_c.text(name)
        if information and key and value:
            objective_c.send(information, "setObject:forKey:", value, key)


def keep_every_move() -> None:
    """Make macOS deliver every move of mouse and pen; it merges them by default.

    Merged moves turn curves into straight lines (AppKit, NSEvent.isMouseCoalescingEnabled). Call it
    when the application exists.
    """
    if sys.platform == "darwin":
        objective_c = _ObjectiveC()
        objective_c.send(objective_c.find("NSEvent"), "setMouseCoalescingEnabled:", 0)


class _ObjectiveC:
    """Messages to objects of macOS; an object is its address, None if there is none."""

    def __init__(self) -> None:
        ctypes.CDLL(_FOUNDATION)
        self._library: Any = ctypes.CDLL("/usr/lib/libobjc.dylib")
        for name in ("objc_getClass", "sel_registerName"):
            function = getattr(self._library, name)
            function.restype, function.argtypes = ctypes.c_void_p, (ctypes.c_char_p,)

    def find(self, name: str) -> int | None:
        """A class."""
        found: int | None = self._library.objc_getClass(name.encode())
        return found

    def text(self, text: str) -> int | None:
        """A text as an object."""
        encoded = ctypes.create_string_buffer(text.encode())
        address = ctypes.addressof(encoded)
        return self.send(self.find("NSString"), "stringWithUTF8String:", address)

    def send(self, receiver: int | None, selector: str, *arguments: int) -> int | None:
        """Send a message whose arguments are objects, addresses or truth values."""
        call = self._library.objc_msgSend
        # Processors of Apple pass other arguments than declared ones in other places.
        call.restype = ctypes.c_void_p
        call.argtypes = (ctypes.c_void_p,) * (2 + len(arguments))
        name = self._library.sel_registerName(selector.encode())
        answer: int | None = call(receiver, name, *arguments)
        return answer
