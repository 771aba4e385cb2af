"""Recorded drawings in a file of any format that we read, told apart by content, not by name."""

from __future__ import annotations

import gzip
import zlib
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO, cast

from trainer.data import strokes, unipen
from trainer.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trainer.data.strokes import RecordedDrawing, StrokeFileError

_GZIP = b"\x1f\x8b"
_LOOK = 4096  # Bytes in which the first letter of a file is looked for.


def read(
    path: Path,
    skip: Callable[[StrokeFileError], object] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Iterator[RecordedDrawing]:
    """Reads JSON Lines or UNIPEN text, gzipped or not, drawing by drawing.

    Args:
        path: The file.
        skip: Told of each line that is wrong; reading goes on behind it.
        progress: Told with each drawing how much of the file has been read, in [0, 1].

    Raises:
        DataError: The file cannot be read.
        StrokeFileError: A line is wrong and `skip` is not given; the drawings before it have been
            yielded.
    """
    try:
        with ExitStack() as stack:
            plain = stack.enter_context(path.open("rb"))
            file: BinaryIO = plain
            beginning = plain.peek(_LOOK)
            if beginning.startswith(_GZIP):
                unzipped = stack.enter_context(gzip.GzipFile(fileobj=plain))
                beginning = unzipped.peek(_LOOK)
                file = cast("BinaryIO", unzipped)
            is_unipen = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b".")
            reader = unipen.drawings_in if is_unipen else strokes.drawings_in
            size = path.stat().st_size
            for drawing in reader(file, path, skip):
                # Pipes have no size.
                if progress is not None and size:
                    progress(min(1.0, plain.tell() / size))
                yield drawing
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(path, f"its compression is damaged ({error})") from error
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
