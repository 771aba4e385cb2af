"""Read recorded drawings from any supported file; the format is detected from the content."""

from __future__ import annotations

import gzip
import zlib
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO, cast

from trainer.data import stroke_file, unipen
from trainer.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError

_GZIP_MAGIC = b"\x1f\x8b"
_PEEK_BYTES = 4096


def read_drawings(
    path: Path,
    skip: Callable[[StrokeFileError], object] | None = None,
    progress: Callable[[float], object] | None = None,
) -> Iterator[RecordedDrawing]:
    """Read a stroke file (JSON Lines) or UNIPEN text, gzipped or not, in bounded memory.

    Args:
        path: The file.
        skip: Called with the error of each invalid line, which is then skipped.
        progress: Called with each drawing: share of the file read so far, in [0, 1].

    Raises:
        DataError: The file cannot be read.
        StrokeFileError: A line is invalid and `skip` is None; the drawings before it have been
            yielded.
    """
    try:
        with ExitStack() as stack:
            raw = stack.enter_context(path.open("rb"))
            file: BinaryIO = raw
            beginning = raw.peek(_PEEK_BYTES)
            if beginning.startswith(_GZIP_MAGIC):
                unzipped = stack.enter_context(gzip.GzipFile(fileobj=raw))
                beginning = unzipped.peek(_PEEK_BYTES)
                file = cast("BinaryIO", unzipped)
            is_unipen = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b".")
            parse = unipen.parse_drawings if is_unipen else stroke_file.parse_drawings
            size = path.stat().st_size
            for drawing in parse(file, path, skip):
                # Pipes have no size.
                if progress is not None and size:
                    progress(min(1.0, raw.tell() / size))
                yield drawing
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(path, f"its compression is damaged ({error})") from error
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
