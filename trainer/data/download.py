"""Download MNIST from the first mirror that delivers it; writes complete, verified files only."""

from __future__ import annotations

import io
from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING, get_args

from trainer.data.idx import IdxError, parse_idx
from trainer.data.mnist import (
    FILES,
    MIRRORS,
    NOT_MNIST,
    MnistFile,
    MnistFiles,
    is_content,
    read_verified,
)
from trainer.data.progress import Meter
from trainer.data.transfer import Timeouts, TransferError, stream_body
from trainer.errors import DataError, DownloadError, DownloadProblem
from trainer.files import remove_leftovers, storage_errors, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trainer.data.progress import ProgressCallback

# Upper limit of what gzip adds to incompressible content.
_GZIP_OVERHEAD_BYTES = 2**16


def download_mnist(
    cache: Path,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    *,
    mirrors: Sequence[str] = MIRRORS,
    files: MnistFiles = FILES,
    timeouts: Timeouts | None = None,
) -> Path:
    """Download the MNIST files that are missing or damaged in a folder.

    Each file is received and verified in memory (about 10 MB), then written atomically as the
    ``.gz`` that was delivered: a cancelled or killed download leaves no partial file, and several
    processes may download at the same time.

    Args:
        cache: The folder; created if it does not exist.
        report: Called with the progress, in bytes over all files.
        cancelled: Polled at least ten times a second.
        mirrors: URLs of folders that hold the ``.gz`` files. A mirror that fails is tried last for
            the remaining files.
        files: The files and the content they must have.
        timeouts: Time-outs of a mirror; None for the defaults.

    Returns:
        The folder.

    Raises:
        DownloadError: No mirror delivered a file.
        StorageError: The folder cannot be written.
        CancelledError: `cancelled` returned True.
    """
    with storage_errors(cache):
        cache.mkdir(parents=True, exist_ok=True)
        remove_leftovers(cache)
    total = sum(file.download_bytes for file in files)
    meter = Meter("download", "MNIST", total, report, cancelled)
    download = _Download(mirrors, timeouts or Timeouts(), cancelled, meter)
    done = 0
    # Smallest first: a dead mirror or a full disk shows after a few kilobytes.
    for file in sorted(files, key=lambda file: file.download_bytes):
        target = cache / f"{file.name}.gz"
        if not _is_intact(target, file, meter):
            write_atomically(target, download.fetch(file))
        done += file.download_bytes
        meter.move_to(done)
    return cache


class _Download:
    """Fetches files from mirrors, beginning with the last one that delivered."""

    def __init__(
        self,
        mirrors: Sequence[str],
        timeouts: Timeouts,
        cancelled: Callable[[], bool],
        meter: Meter,
    ) -> None:
        self._mirrors = deque(mirrors)
        self._timeouts = timeouts
        self._cancelled = cancelled
        self._meter = meter

    def fetch(self, file: MnistFile) -> bytes:
        """A verified file, as the first working mirror delivers it."""
        attempts = []
        problems: list[DownloadProblem] = []
        before = self._meter.done
        for mirror in tuple(self._mirrors):
            try:
                return self._fetch_from(mirror, file)
            except TransferError as error:
                attempts.append((mirror, str(error)))
                problems.append(error.problem)
                self._mirrors.rotate(-1)
                self._meter.move_to(before)
        without_mirrors: DownloadProblem = "no connection"
        # DownloadProblem lists the most informative kinds last.
        informative = max(problems, key=get_args(DownloadProblem).index, default=without_mirrors)
        raise DownloadError(file.name, tuple(attempts), informative)

    def _fetch_from(self, mirror: str, file: MnistFile) -> bytes:
        before = self._meter.done
        chunks = stream_body(
            f"{mirror.rstrip('/')}/{file.name}.gz",
            most_bytes=file.content_bytes + _GZIP_OVERHEAD_BYTES,
            timeouts=self._timeouts,
            cancelled=self._cancelled,
        )
        body = bytearray()
        with closing(chunks):
            for chunk in chunks:
                body += chunk
                self._meter.move_to(before + min(len(body), file.download_bytes))
        if body.lstrip().startswith(b"<"):
            raise TransferError(
                "it sent a web page instead (does the network ask to sign in?)", "sign in"
            )
        try:
            values = parse_idx(
                io.BytesIO(body),
                most_bytes=file.content_bytes,
                advance=lambda _: self._meter.check(),
            )
        except IdxError as error:
            raise TransferError(f"it sent a wrong or damaged file ({error})", "damaged") from error
        if not is_content(values, file):
            raise TransferError(f"it sent a wrong or damaged file ({NOT_MNIST})", "damaged")
        return bytes(body)


def _is_intact(path: Path, file: MnistFile, meter: Meter) -> bool:
    try:
        read_verified(path, file, lambda _: meter.check())
    except DataError:
        return False
    return True
