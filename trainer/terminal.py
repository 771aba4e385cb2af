"""Run a command in a terminal: safe output, and a sentence instead of every traceback."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from trainer.errors import TrainerError
from trainer.files.writing import expand_user, is_broken_pipe
from trainer.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Exit status in shells of a process that a signal ended: 128 and the number of the signal.
INTERRUPTED = 130
_LINE_ENDS = re.compile(r"([\n\r\t])")


class ArgumentParser(argparse.ArgumentParser):
    """A parser whose errors quote arguments as text; its subcommands' parsers are of this class."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2 and the message."""
        super().error(printable(message))


def path_argument(text: str) -> Path:
    """The path that an argument names; no shell expands the ``~`` of ``--out=~/runs``."""
    return expand_user(Path(text))


def run_command(program: str, command: Callable[[], int]) -> int:
    """Run a command with safe streams; return its exit status.

    Texts of files, arguments and servers cannot control the terminal, and characters that its
    encoding lacks are escaped. Where the output cannot be written, as on a full disk, the command
    runs on, for it may be a training whose weights are kept elsewhere; then the status is 1.

    Args:
        program: Name at the beginning of errors.
        command: Called with ``sys.stdout`` and ``sys.stderr`` replaced.
    """
    with safe_streams() as output:
        try:
            status = command()
            sys.stdout.flush()
        except TrainerError as error:
            print(f"{program}: {error}", file=sys.stderr)
            status = 1
        except BrokenPipeError:
            # The reader has closed the pipe, as `head` does.
            status = 1
            output.discard()
        except KeyboardInterrupt:
            status = INTERRUPTED
        if output.problem is not None:
            print(f"{program}: The output cannot be written: {output.problem}.", file=sys.stderr)
            status = status or 1
    return status


@contextlib.contextmanager
def safe_streams() -> Iterator[SafeStream]:
    """Replace ``sys.stdout`` and ``sys.stderr`` by streams to which any text can be written.

    They drop the text where there is no stream, as in a program without a console on Windows.

    Yields:
        The one instead of ``sys.stdout``.
    """
    _fill_standard_descriptors()
    before = sys.stdout, sys.stderr
    output, errors = (SafeStream(stream or io.StringIO()) for stream in before)
    output.may_break = True
    sys.stdout, sys.stderr = cast("TextIO", output), cast("TextIO", errors)
    try:
        yield output
    finally:
        sys.stdout, sys.stderr = before
        # Python flushes it once more when it destroys it, and reports errors since 3.13.
        output.may_break = False


def _fill_standard_descriptors() -> None:
    """Give closed standard streams a descriptor, which the next opened file would get otherwise."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        descriptor = os.open(os.devnull, os.O_RDWR)
        while descriptor < 3:
            descriptor = os.dup(descriptor)
        os.close(descriptor)


class SafeStream(io.TextIOBase):
    """Writes text to a stream, escaped; never raises anything but BrokenPipeError.

    Attributes:
        problem: Why the stream can no longer be written; None while it can.
        may_break: Whether a pipe without a reader raises BrokenPipeError.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.problem: str | None = None
        self.may_break = False

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the stream."""
        return self._stream.encoding or "utf-8"

    def write(self, text: str) -> int:
        """Write a text, escaped."""
        safe = "".join(
            part if _LINE_ENDS.fullmatch(part) else printable(part)
            for part in _LINE_ENDS.split(text)
        )
        safe = safe.encode(self.encoding, "backslashreplace").decode(self.encoding)
        self._attempt(lambda: self._stream.write(safe))
        return len(text)

    def flush(self) -> None:
        """Write what the stream holds back."""
        self._attempt(self._stream.flush)

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """The descriptor of the stream."""
        return self._stream.fileno()

    def discard(self) -> None:
        """Drop what the stream holds back; Python would report it again at exit."""
        with contextlib.suppress(OSError, ValueError):
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self._stream.fileno())
            os.close(null)

    def _attempt(self, action: Callable[[], object]) -> None:
        if self.problem is not None:
            return
        try:
            action()
        except (OSError, ValueError) as error:
            if self.may_break and isinstance(error, OSError) and is_broken_pipe(error):
                raise BrokenPipeError from error
            # ValueError: the stream is closed.
            self.problem = getattr(error, "strerror", None) or str(error)
            self.discard()
