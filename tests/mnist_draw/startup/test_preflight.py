"""Preflight: one line names the cause where Qt could open no window."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mnist_draw.startup import preflight

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux leaves these to the user"
)

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


def test_missing_display_is_reported_with_its_variable() -> None:
    assert_one_line_with(start(), "DISPLAY")


def test_display_that_does_not_answer_is_named() -> None:
    if preflight.problem({"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"}).count("apt install"):
        pytest.skip("this machine lacks Qt's libraries")

    assert_one_line_with(start(DISPLAY=":987"), ":987")


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


def test_a_platform_that_qt_lacks_is_named() -> None:
    assert_one_line_with(start(QT_QPA_PLATFORM="windows"), "unset QT_QPA_PLATFORM")


def test_a_wayland_display_that_does_not_answer_is_named(tmp_path: Path) -> None:
    problem = preflight.problem({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert "'wayland-7' does not answer" in problem or "library" in problem


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


def test_offscreen_needs_no_display() -> None:
    assert preflight.problem({"QT_QPA_PLATFORM": "offscreen"}) == ""
