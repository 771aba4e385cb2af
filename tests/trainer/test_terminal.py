from __future__ import annotations

import argparse
import errno
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pytest

import mnist_draw.__main__
import trainer.cli.main
from trainer.bundled.writer_collections import StrokeFile
from trainer.errors import DataError, TrainerError
from trainer.terminal import run_command

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = """
import sys
from pathlib import Path
from trainer.errors import DataError
from trainer.terminal import run_command

def command():
    print("d\\u00e9j\\u00e0 vu \\u624b \\x1b[31m \\ud800", "x" * 10)
    sys.stdout.flush()
    Path(sys.argv[1]).write_text("ran to its end")
    return 0

sys.exit(run_command("program", command))
"""


def run(
    marker: Path, shell: str = '"$@"', **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", shell, "bash", sys.executable, "-c", PROGRAM, str(marker)],
        capture_output=True,
        check=False,
        timeout=60,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
            **environment,
        },
    )


def test_errors_are_one_line_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        raise DataError(Path(os.fsdecode(b"a\xff\n\x1b[31m")), "it is no picture", "no picture")

    assert run_command("program", command) == 1
    assert capsys.readouterr().err == "program: a\\xff\\n\\x1b[31m: it is no picture\n"


def test_printed_texts_cannot_control_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> int:
        print("red \x1b[31m\u202e and a tab\tstays")
        return 3

    assert run_command("program", command) == 3
    assert capsys.readouterr().out == "red \\x1b[31m\\u202e and a tab\tstays\n"


def test_the_text_of_an_error_is_printable() -> None:
    assert str(TrainerError("two\nlines")) == "two\\nlines"


def test_ctrl_c_has_the_status_that_shells_expect() -> None:
    def command() -> int:
        raise KeyboardInterrupt

    assert run_command("program", command) == 130


@pytest.mark.posix(reason="needs a POSIX shell")
class TestStreams:
    def test_characters_that_the_encoding_lacks_are_escaped(self, tmp_path: Path) -> None:
        done = run(tmp_path / "marker", PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout == b"d\\xe9j\\xe0 vu \\u624b \\x1b[31m \\ud800 xxxxxxxxxx\n"

    @pytest.mark.parametrize(
        ("encoding", "written"),
        [("cp932", "d\\xe9j\\xe0 vu 手"), ("cp1252", "déjà vu \\u624b")],
    )
    def test_code_pages_of_windows_are_no_error(
        self, tmp_path: Path, encoding: str, written: str
    ) -> None:
        done = run(tmp_path / "marker", PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode(encoding).startswith(written)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_on_a_full_disk_the_command_runs_on_and_says_so(self, tmp_path: Path) -> None:
        done = run(tmp_path / "marker", '"$@" > /dev/full')
        assert done.returncode == 1
        assert done.stderr == b"program: The output cannot be written: No space left on device.\n"
        assert (tmp_path / "marker").exists()

    def test_a_pipe_without_a_reader_ends_the_command_quietly(self, tmp_path: Path) -> None:
        done = run(tmp_path / "marker", 'set -o pipefail; (sleep 0.2; exec "$@") | true')
        assert (done.returncode, done.stderr) == (1, b"")
        assert not (tmp_path / "marker").exists()

    @pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
    def test_closed_streams_are_no_error(self, tmp_path: Path, closed: str) -> None:
        done = run(tmp_path / "marker", f'"$@" {closed}')
        assert (done.returncode, done.stderr) == (0, b"")
        assert (tmp_path / "marker").read_text() == "ran to its end"


def test_on_windows_an_invalid_argument_is_a_pipe_without_a_reader(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Pipe(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "platform", "win32")
    used: list[TextIO] = []

    def command() -> int:
        used.append(sys.stdout)
        return 0

    monkeypatch.setattr(sys, "stdout", Pipe())
    assert run_command("program", command) == 1
    # Python does so itself at some time later.
    used[0].close()
    assert capsys.readouterr().err == ""


def test_a_command_without_streams_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> int:
        print("nobody reads this")
        print("nor this", file=sys.stderr)
        return 0

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert run_command("program", command) == 0


def arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.Action]]:
    """All arguments of a program and of its commands, with the command before them."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from arguments(command)
        else:
            yield f"{parser.prog} {action.metavar}", action


def named_path(action: argparse.Action, text: str) -> Path | None:
    """The path of an argument; None if it is of another type."""
    try:
        value = action.type(text) if callable(action.type) else None
    except (ValueError, argparse.ArgumentTypeError):
        return None
    path = value.path if isinstance(value, StrokeFile) else value
    return path if isinstance(path, Path) else None


PATH_ARGUMENTS = {
    f"{name} {action.dest}": action
    for parser in (trainer.cli.main.parser(), mnist_draw.__main__.parser())
    for name, action in arguments(parser)
    if named_path(action, "file") is not None
}


def test_path_arguments_of_all_commands_are_known() -> None:
    names = {name.rpartition(" ")[2] for name in PATH_ARGUMENTS}
    assert {"out", "data_dir", "weights", "start", "detector", "images", "strokes"} <= names


@pytest.mark.parametrize("name", PATH_ARGUMENTS)
def test_the_home_folder_of_a_path_is_expanded(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert named_path(PATH_ARGUMENTS[name], "~/file") == tmp_path / "file"
