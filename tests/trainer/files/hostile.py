"""Paths that no reader may wait for, fill the memory from, or answer with anything but an error."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("folder", "fifo", "device", "socket", "missing", "huge", "loop", "unreadable name")

_POSIX_KINDS = ("fifo", "device", "socket", "loop")


def hostile_path(kind: str, folder: Path, name: str = "hostile") -> Path:
    """A path of the given kind in a folder.

    Args:
        kind: One of `KINDS`.
        folder: Where it is made.
        name: Its name; a name of its own for ``unreadable name``.
    """
    if sys.platform == "win32" and kind in _POSIX_KINDS:
        pytest.skip("Windows has no such files")
    path = folder / name
    match kind:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "socket":
            with socket.socket(socket.AF_UNIX) as listener:
                listener.bind(str(path))
        case "huge":
            with path.open("wb") as file:
                file.truncate(2**42)
        case "loop":
            path.symlink_to(path)
        case "unreadable name":
            return folder / "zero\0byte"
    return path
