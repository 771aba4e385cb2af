"""Read recorded drawings from any supported file; the format is detected from the content."""

from __future__ import annotations

import gzip
import os
import zlib
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from trainer.data import stroke_file, unipen
from trainer.errors import DataError
from trainer.files.reading import open_file
from trainer.files.values import FormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError
    from trainer.errors import DataProblem

_GZIP_MAGIC = b"\x1f\x8b"
# Formats that people send and that are not read, by their first bytes.
_OTHER_FORMATS: Final[dict[bytes, tuple[DataProblem, str]]] = {
    b"\xff\xfe": ("encoding", "UTF-16 text; save it as UTF-8"),
    b"\xfe\xff": ("encoding", "UTF-16 text; save it as UTF-8"),
    b"PK\x03\x04": ("packed", "a zip archive; unpack it first"),
    b"\xfd7zXZ": ("packed", "compressed with xz; unpack it first"),
    b"BZh": ("packed", "compressed with bzip2; unpack it first"),
    b"\x1f\x9d": ("packed", "compressed with compress (.Z); unpack it first"),
    b"\x28\xb5\x2f\xfd": ("packed", "compressed with zstd; unpack it first"),
    b"7z\xbc\xaf": ("packed", "a 7z archive; unpack it first"),
    b"\x89PNG": ("picture", "a picture; drop it on the canvas"),
    b"\xff\xd8\xff": ("picture", "a picture; drop it on the canvas"),
    b"GIF8": ("picture", "a picture; drop it on the canvas"),
    b"BM": ("picture", "a picture; drop it on the canvas"),
    b"II*\x00": ("picture", "a picture; drop it on the canvas"),
    b"MM\x00*": ("picture", "a picture; drop it on the canvas"),
}
_PEEK_BYTES = 4096
# Drawings are read one by one: the size costs time, no memory.
_MOST_BYTES = 2**36


def read_drawings(
    path: Path,
    skip: Callable[[StrokeFileError], object] | None = None,
    progress: Callable[[float], object] | None = None,
    *,
    pipe: bool = False,
) -> Iterator[RecordedDrawing]:
    """Read a stroke file (JSON Lines) or UNIPEN text, gzipped or not, in bounded memory.

    Args:
        path: The file.
        skip: Called with the error of each invalid line, which is then skipped.
        progress: Called with each drawing: share of the file read so far, in [0, 1].
        pipe: Whether to read a pipe too: see `trainer.files.reading.open_file`.

    Raises:
        DataError: The file cannot be read, or there is nothing in it.
        StrokeFileError: A line is invalid and `skip` is None; the drawings before it have been
            yielded.
    """
    try:
        with ExitStack() as stack:
            raw = stack.enter_context(open_file(path, _MOST_BYTES, pipe=pipe))
            file: BinaryIO = raw
            beginning = raw.peek(_PEEK_BYTES)
            if beginning.startswith(_GZIP_MAGIC):
                unzipped = stack.enter_context(gzip.GzipFile(fileobj=raw))
                beginning = unzipped.peek(_PEEK_BYTES)
                file = cast("BinaryIO", unzipped)
            _refuse_other_formats(beginning, path)
            is_unipen = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b".")
            # A gzip file says that it can be rewound even where its pipe cannot.
            parse = (
                partial(unipen.parse_drawings, rewindable=raw.seekable())
                if is_unipen
                else stroke_file.parse_drawings
            )
            size = os.fstat(raw.fileno()).st_size
            skipped = None if skip is None else _Counted(skip)
            found = False
            for drawing in parse(file, path, skipped):
                found = True
                # Pipes have no size.
                if progress is not None and size:
                    progress(min(1.0, raw.tell() / size))
                yield drawing
            if not found and not (skipped is not None and skipped.count):
                raise DataError(path, "there is no drawing in it.", "no drawing")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(path, f"its compression is damaged ({error})", "damaged") from error
    except FormatError as error:
        raise DataError(path, f"{error}.", "no drawing") from error
    except OSError as error:
        raise DataError(path, error.strerror or str(error), "unreadable") from error


class _Counted:
    """Counts the problems that it passes on."""

    def __init__(self, pass_on: Callable[[StrokeFileError], object]) -> None:
        self.count = 0
        self._pass_on = pass_on

    def __call__(self, problem: StrokeFileError) -> None:
        self.count += 1
        self._pass_on(problem)


def _refuse_other_formats(beginning: bytes, path: Path) -> None:
    for magic, (problem, name) in _OTHER_FORMATS.items():
        if beginning.startswith(magic):
            raise DataError(path, f"it is {name}.", problem)
