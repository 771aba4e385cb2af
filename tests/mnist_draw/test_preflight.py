from __future__ import annotations

import os
import subprocess
import sys

import pytest

from mnist_draw import preflight

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux leaves these to the user"
)


@pytest.mark.parametrize(
    ("library", "package"),
    [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")],
)
def test_a_missing_library_is_answered_with_its_package(library: str, package: str) -> None:
    error = f"{library}: cannot open shared object file: No such file or directory"

    assert preflight.library_problem(error).endswith(f"sudo apt install {package}")


def test_an_unknown_library_is_named() -> None:
    error = "ImportError: libodd.so.3: cannot open shared object file: No such file or directory"

    assert "libodd.so.3" in preflight.library_problem(error)


def test_another_error_is_no_missing_library() -> None:
    assert preflight.library_problem("undefined symbol: qt_version") == ""


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, "-m", "mnist_draw"],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_display_one_line_names_the_variable() -> None:
    result = start()

    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "DISPLAY" in result.stderr
    assert result.stdout == ""


def test_a_display_that_does_not_answer_is_named() -> None:
    result = start(DISPLAY=":987")

    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert ":987" in result.stderr or "apt install" in result.stderr


def test_offscreen_needs_no_display() -> None:
    assert preflight.problem({"QT_QPA_PLATFORM": "offscreen"}) == ""
