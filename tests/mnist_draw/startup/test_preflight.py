"""Preflight: one line names the cause where Qt could open no window."""

from __future__ import annotations

import ctypes
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mnist_draw.__main__ import main
from mnist_draw.startup import preflight, problem_report
from trainer.device import processors

on_linux = pytest.mark.linux(reason="only Linux leaves these to the user")

# Hides a file from one process and its children, without touching the disk.
HIDE = """
mount -t tmpfs tmpfs /mnt && mkdir /mnt/upper /mnt/work &&
mount -t overlay overlay -o "lowerdir=$1,upperdir=/mnt/upper,workdir=/mnt/work" "$1" &&
rm "$1/$2" && shift 2 && exec "$@"
"""


def may_hide_files() -> bool:
    """Whether mount namespaces are allowed: as root, in most containers."""
    hide = ["unshare", "-m", "sh", "-c", HIDE, "sh", "/etc", "passwd", "true"]
    return (
        shutil.which("unshare") is not None
        and not subprocess.run(hide, capture_output=True, check=False).returncode
    )


def folder_of(library: str) -> Path | None:
    folders = [*Path("/usr/lib").glob("*-linux-gnu"), Path("/usr/lib64"), Path("/usr/lib")]
    return next((folder for folder in folders if (folder / library).exists()), None)


def unfound(library: str) -> str:
    return f"{library}: cannot open shared object file: No such file or directory"


@pytest.fixture
def _with_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt")


@pytest.mark.usefixtures("_with_apt")
@pytest.mark.parametrize(
    ("library", "package"),
    [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")],
)
def test_missing_library_is_reported_with_its_package(library: str, package: str) -> None:
    text = preflight.library_problem([unfound(library)])

    assert text == f"The system library {library} is missing: sudo apt install {package}"


@pytest.mark.usefixtures("_with_apt")
def test_several_missing_libraries_are_installed_by_one_command() -> None:
    libraries = ["libEGL.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"]

    text = preflight.library_problem([unfound(library) for library in libraries])

    assert text == (
        "The system library libEGL.so.1 and 2 more are missing: "
        "sudo apt install libegl1 libglib2.0-0"
    )


def test_package_is_named_without_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)

    text = preflight.library_problem([unfound("libEGL.so.1")])

    assert text.endswith("install what Debian calls libegl1")


def test_unknown_library_is_named() -> None:
    text = preflight.library_problem([f"ImportError: {unfound('libodd.so.3')}"])

    assert text.startswith("The system library libodd.so.3 is missing")


def test_other_linker_error_is_no_missing_library() -> None:
    assert preflight.library_problem(["undefined symbol: qt_version"]) == ""


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="needs Debian's package list")
def test_packages_contain_their_libraries() -> None:
    wrong = []
    for library, package in preflight.PACKAGES.items():
        listed = subprocess.run(
            ["dpkg-query", "--listfiles", package], capture_output=True, text=True, check=False
        )
        # Ubuntu and newer Debians have renamed some packages and provide the old names.
        if listed.returncode == 0 and f"/{library}\n" not in listed.stdout:
            wrong.append((library, package))

    assert wrong == []


def start(*before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [*before, sys.executable, "-m", "mnist_draw"],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def assert_one_line_with(result: subprocess.CompletedProcess[str], words: str) -> None:
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert words in result.stderr
    assert result.stdout == ""


@on_linux
def test_missing_display_is_reported_with_its_variable() -> None:
    assert_one_line_with(start(), "DISPLAY")


@on_linux
def test_display_that_does_not_answer_is_named() -> None:
    if preflight.problem({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"}).count("apt install"):
        pytest.skip("this machine lacks Qt's libraries")

    assert_one_line_with(start(DISPLAY=":987"), ":987")


@on_linux
@pytest.mark.skipif(not may_hide_files(), reason="needs the right to mount (root)")
@pytest.mark.parametrize(
    ("library", "words"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ],
)
def test_hidden_system_library_is_named(library: str, words: str) -> None:
    folder = folder_of(library)
    if folder is None:
        pytest.skip(f"{library} is missing on this machine")

    hide = ("unshare", "-m", "sh", "-c", HIDE, "sh", str(folder), library)
    result = start(*hide, DISPLAY=":987")

    assert_one_line_with(result, words)


@on_linux
def test_a_platform_that_qt_lacks_is_named() -> None:
    assert_one_line_with(start(QT_QPA_PLATFORM="windows"), "unset QT_QPA_PLATFORM")


@on_linux
def test_a_wayland_display_that_does_not_answer_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(preflight, "_error_of_plugin", lambda _: "")
    problem = preflight.problem({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert "'wayland-7' does not answer" in problem


@on_linux
@pytest.mark.parametrize("answers", [True, False])
def test_one_working_display_of_two_is_enough(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, answers: bool
) -> None:
    monkeypatch.setattr(preflight, "_x_server_answers", lambda: answers)
    monkeypatch.setattr(preflight, "_error_of_plugin", lambda _: "")
    problem = preflight.problem(
        {"DISPLAY": ":0", "WAYLAND_DISPLAY": "dead", "XDG_RUNTIME_DIR": str(tmp_path)}
    )
    assert (problem == "") == answers


@on_linux
def test_offscreen_needs_no_display() -> None:
    assert preflight.problem({"QT_QPA_PLATFORM": "offscreen"}) == ""


def test_a_processor_that_is_too_old_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processors, "is_too_old", lambda: True)
    assert "lacks SSE4.2" in preflight.problem({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize(
    ("platform", "words"),
    [("win32", ["Visual C++ Redistributable", "Windows 10"]), ("darwin", ["macOS 13", "silicon"])],
)
def test_qt_that_cannot_be_loaded_is_explained_on_every_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, words: list[str]
) -> None:
    error = ImportError("DLL load failed while importing QtCore: The specified module …")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(processors, "is_too_old", lambda: False)
    monkeypatch.setattr(preflight, "_error_of_qt", lambda: error)
    text = preflight.problem({})
    assert text.startswith("Qt cannot be loaded (DLL load failed")
    assert [word for word in words if word not in text] == []


@on_linux
@pytest.mark.usefixtures("_with_apt")
def test_replay_names_the_package_of_a_missing_library() -> None:
    text = preflight.explain_import(ImportError(unfound("libEGL.so.1")))
    assert text.endswith("sudo apt install libegl1")


def test_a_program_without_a_console_shows_the_problem_in_a_box(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[tuple[object, ...]] = []
    user = SimpleNamespace(MessageBoxW=lambda *arguments: shown.append(arguments))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", {"user32": user}.__getitem__, raising=False)
    monkeypatch.setattr(sys, "stderr", None)
    problem_report.show("Qt cannot be loaded.")
    assert shown == [(None, "Qt cannot be loaded.", "MNIST Draw", 16)]


class Console(io.StringIO):
    """A stream of a console."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "programs", "boxes"),
    [
        # A double click on a program of a one-folder build, whose console is hidden.
        (Console(), 1, 1),
        # Started in a shell.
        (Console(), 2, 0),
        # Redirected into a file.
        (io.StringIO(), 1, 0),
    ],
)
def test_a_hidden_console_is_replaced_by_a_box(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, programs: int, boxes: int
) -> None:
    shown: list[tuple[object, ...]] = []
    libraries = {
        "user32": SimpleNamespace(MessageBoxW=lambda *arguments: shown.append(arguments)),
        "kernel32": SimpleNamespace(GetConsoleProcessList=lambda _list, _length: programs),
    }
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", libraries.__getitem__, raising=False)
    monkeypatch.setattr(sys, "stderr", stream)
    problem_report.show("Qt cannot be loaded.")
    assert len(shown) == boxes
    assert ("Qt cannot be loaded." in stream.getvalue()) == (not boxes)


def test_a_mac_without_a_terminal_shows_the_problem_in_an_alert(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(command))
    problem_report.show('Qt cannot be loaded: "dlopen".')
    (command,) = commands
    assert command[0] == "/usr/bin/osascript"
    assert command[-2:] == ["MNIST Draw", 'Qt cannot be loaded: "dlopen".']


@pytest.mark.parametrize("arguments", [["--help"], ["replay", "--help"], ["--theme", "pink"]])
def test_a_program_without_streams_ends_as_with_them(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == (2 if "pink" in arguments else 0)
