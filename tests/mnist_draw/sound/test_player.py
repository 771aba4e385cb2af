"""Programs of the system that play sounds."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from mnist_draw.sound.player import find_player

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.posix(reason="programs are found by PATH")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_without_a_program_there_is_no_player(programs: Path) -> None:
    assert list(programs.iterdir()) == []
    assert find_player() is None


def test_the_program_is_given_the_file(programs: Path, tmp_path: Path) -> None:
    cat = shutil.which("cat", path="/usr/bin:/bin")
    program(programs / "aplay", f'{cat} "$2" > "{tmp_path}/heard"')
    player = find_player()
    assert player is not None

    player(b"RIFF tone")

    assert (tmp_path / "heard").read_bytes() == b"RIFF tone"


def test_a_program_that_fails_is_an_error(programs: Path) -> None:
    program(programs / "aplay", "exit 1")
    player = find_player()
    assert player is not None

    with pytest.raises(OSError, match="aplay"):
        player(b"RIFF tone")


def test_a_program_that_hangs_is_an_error(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(programs / "paplay", "exit 0")
    player = find_player()
    assert player is not None

    def hang(command: list[str], **options: Any) -> None:
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(subprocess, "run", hang)

    with pytest.raises(OSError, match="timed out"):
        player(b"RIFF tone")
