"""Downloads MNIST once, from the first mirror that delivers it, and leaves only whole files."""

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
from trainer.data.transfer import Timeouts, TransferError, transfer
from trainer.errors import DataError, DownloadError, DownloadProblem
from trainer.files import remove_leftovers, storage_errors, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from trainer.data.progress import ProgressCallback

# What gzip adds at most, to content that it cannot make smaller.
_WRAPPER_BYTES = 2**16


def download_mnist(
    cache: Path,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
    *,
    mirrors: Sequence[str] = MIRRORS,
    files: MnistFiles = FILES,
    timeouts: Timeouts = Timeouts(),  # noqa: B008 - frozen
) -> Path:
    """Downloads the MNIST files that are missing or damaged in a folder.

    Each file is received and verified in memory (some 10 MB), then written beside its place and
    renamed, as the ``.gz`` that was delivered: a download that is cancelled or killed leaves
    nothing behind, and several processes may download at once.

    Args:
        cache: The folder; made where it does not exist.
        report: Is told how far it is, in bytes over all files.
        cancelled: Whether to stop; asked at least ten times a second.
        mirrors: Addresses of folders that hold the ``.gz`` files. One that fails is asked last for
            the files that follow.
        files: What to download, and the content it must have.
        timeouts: How long a mirror may keep us waiting.

    Returns:
        The folder.

    Raises:
        DownloadError: No mirror delivered a file.
        StorageError: The folder cannot be written.
        CancelledError: Somebody asked to stop.
        ModuleNotFoundError: The package ``requests`` is not installed.
    """
    with storage_errors(cache):
        cache.mkdir(parents=True, exist_ok=True)
        remove_leftovers(cache)
    total = sum(file.download_bytes for file in files)
    meter = Meter("download", "MNIST", total, report, cancelled)
    download = _Download(mirrors, timeouts, cancelled, meter)
    done = 0
    # Small ones first: a dead mirror or a full disk shows after a few kilobytes.
    for file in sorted(files, key=lambda file: file.download_bytes):
        target = cache / f"{file.name}.gz"
        if not _is_intact(target, file, meter):
            write_atomically(target, download.fetch(file))
        done += file.download_bytes
        meter.move_to(done)
    return cache


class _Download:
    """Fetches files from mirrors, the last good one first."""

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
        """A file as delivered by the first mirror that has it, verified."""
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
        nothing: DownloadProblem = "no connection"
        telling = max(problems, key=get_args(DownloadProblem).index, default=nothing)
        raise DownloadError(file.name, tuple(attempts), telling)

    def _fetch_from(self, mirror: str, file: MnistFile) -> bytes:
        before = self._meter.done
        pieces = transfer(
            f"{mirror.rstrip('/')}/{file.name}.gz",
            most_bytes=file.content_bytes + _WRAPPER_BYTES,
            timeouts=self._timeouts,
            cancelled=self._cancelled,
        )
        body = bytearray()
        with closing(pieces):
            for piece in pieces:
                body += piece
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
