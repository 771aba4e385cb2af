from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from mnist_draw.startup import desktop


class FakeMac:
    """The run-time library of Objective-C; objects are numbers, texts their content."""

    def __init__(self) -> None:
        self.objects: list[object] = [None]
        self.sent: list[tuple[object, ...]] = []

        def get_class(name: bytes) -> int:
            return self._object(name.decode())

        def message(receiver: int, selector: bytes, *arguments: int) -> int:
            called = selector.decode()
            if called == "stringWithUTF8String:":
                return self._object(ctypes.string_at(arguments[0]).decode())
            values = [self.objects[each] for each in arguments]
            self.sent.append((self.objects[receiver], called, *values))
            return self._object(f"{called} of {self.objects[receiver]}")

        self.objc_getClass: Any = get_class
        self.sel_registerName: Any = lambda name: name
        self.objc_msgSend: Any = message

    def _object(self, value: object) -> int:
        self.objects.append(value)
        return len(self.objects) - 1


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> FakeMac:
    result = FakeMac()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: result)
    return result


def test_windows_shows_the_program_beside_python_in_the_task_bar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=names.append)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", {"shell32": shell}.__getitem__, raising=False)
    desktop.name_program("MNIST Draw")
    assert names == ["MNISTDraw.MNISTDraw"]


def test_macos_names_the_program_in_its_menu_bar(mac: FakeMac) -> None:
    desktop.name_program("MNIST Draw")
    assert mac.sent[-1] == (
        "infoDictionary of mainBundle of NSBundle",
        "setObject:forKey:",
        "MNIST Draw",
        "CFBundleName",
    )


def test_macos_is_asked_for_every_move(mac: FakeMac) -> None:
    desktop.keep_every_move()
    # No is zero, as no object is.
    assert mac.sent == [("NSEvent", "setMouseCoalescingEnabled:", None)]


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", None)
    desktop.name_program("MNIST Draw")
    desktop.keep_every_move()
