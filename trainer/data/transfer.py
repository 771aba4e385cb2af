"""The body of one HTTP answer, piece by piece, left at once when somebody asks to stop.

A blocking read cannot be interrupted, and a socket that timed out once cannot be read again, so
short time-outs in a loop would break slow but sound transfers. The reading therefore happens on a
thread of its own while the caller waits on a queue, a tenth of a second at a time.
"""

from __future__ import annotations

import queue
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from trainer.errors import DownloadProblem

_PIECE_BYTES = 2**14
_POLL_SECONDS = 0.1
# A reader that still waits for a name, a connection or the first line of an answer cannot be woken;
# it ends by itself when its time is out, holds no file and keeps no program from ending.
_JOIN_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long a server may keep us waiting, in seconds.

    Attributes:
        connect: For a connection, per address of the server.
        stall: For the begin of an answer, and then for each piece of it (16 KiB): a server slower
            than that is as good as silent.
    """

    connect: float = 5.0
    stall: float = 10.0


class TransferError(Exception):
    """Why an address did not deliver, in words.

    Attributes:
        problem: What kind of trouble that is.
    """

    def __init__(self, reason: str, problem: DownloadProblem) -> None:
        super().__init__(reason)
        self.problem = problem


def transfer(
    url: str, *, most_bytes: int, timeouts: Timeouts, cancelled: Callable[[], bool]
) -> Generator[bytes, None, None]:
    """Fetches an address; proxies and certificates as the environment says.

    Close the generator when leaving early: that ends the reading thread.

    Args:
        url: ``http`` or ``https``.
        most_bytes: How long the body may be.
        timeouts: After which the server counts as silent.
        cancelled: Whether to stop; asked about ten times a second while nothing arrives, else for
            every piece.

    Yields:
        The body, in pieces of at most 16 KiB.

    Raises:
        TransferError: The body did not arrive, not completely, or is longer than ``most_bytes``.
        CancelledError: Somebody asked to stop.
        ModuleNotFoundError: The package ``requests`` is not installed.
    """
    reader = _Reader(url, most_bytes, timeouts)
    reader.start()
    try:
        patience = timeouts.connect + timeouts.stall
        while (piece := _next_piece(reader.inbox, patience, cancelled)) is not None:
            yield piece
            patience = timeouts.stall
    finally:
        reader.abandon()


def _next_piece(
    inbox: queue.SimpleQueue[bytes | Exception | None],
    patience: float,
    cancelled: Callable[[], bool],
) -> bytes | None:
    deadline = time.monotonic() + patience
    while not cancelled():
        try:
            item = inbox.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() >= deadline:
                raise TransferError(_silence(patience), "too slow") from None
            continue
        if isinstance(item, Exception):
            raise item
        return item
    raise CancelledError


class _Reader(threading.Thread):
    """Reads one answer into a queue: its pieces, then None, or the error that ended it.

    Attributes:
        inbox: What has arrived. It needs no bound of its own: the body has one.
    """

    def __init__(self, url: str, most_bytes: int, timeouts: Timeouts) -> None:
        super().__init__(name="download", daemon=True)
        self.inbox: queue.SimpleQueue[bytes | Exception | None] = queue.SimpleQueue()
        self._url = url
        self._most_bytes = most_bytes
        self._timeouts = timeouts
        self._abandoned = threading.Event()
        # A requests.Response, whose package is only loaded on the thread.
        self._response: Any = None

    def run(self) -> None:
        try:
            self._read()
        except Exception as error:  # noqa: BLE001 - raised again on the waiting thread
            self.inbox.put(error)
        else:
            self.inbox.put(None)

    def abandon(self) -> None:
        """Ends the reading, also in the middle of a silence."""
        self._abandoned.set()
        if self._response is not None:
            # Raised when the answer is complete or its connection already closed.
            with suppress(ValueError, RuntimeError, OSError):
                self._response.raw.shutdown()
        self.join(_JOIN_SECONDS)

    def _read(self) -> None:
        # Loaded here: not every machine that trains has it, and it takes a while.
        import requests  # noqa: PLC0415
        from urllib3.exceptions import HTTPError  # noqa: PLC0415

        try:
            with requests.get(
                self._url,
                stream=True,
                timeout=(self._timeouts.connect, self._timeouts.stall),
                # The files are compressed already, and wanted as they are.
                headers={"Accept-Encoding": "identity"},
            ) as response:
                self._response = response
                # Either this sees that nobody waits, or `abandon` sees the answer.
                if self._abandoned.is_set():
                    return
                # Tells the waiting thread that the server has begun to answer.
                self.inbox.put(b"")
                self._take(response)
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _transfer_error(error, self._timeouts) from error

    def _take(self, response: Any) -> None:
        if response.status_code != 200:
            raise TransferError(
                f"the server answered {response.status_code} {response.reason}", "server"
            )
        received = 0
        for piece in response.iter_content(_PIECE_BYTES):
            # A fast server's pieces arrive in spite of the shutdown.
            if self._abandoned.is_set():
                return
            received += len(piece)
            if received > self._most_bytes:
                raise TransferError(f"more than {self._most_bytes:,} bytes arrived", "damaged")
            self.inbox.put(piece)


def _transfer_error(error: Exception, timeouts: Timeouts) -> TransferError:
    import requests  # noqa: PLC0415 - see _Reader
    from urllib3.exceptions import NameResolutionError, ReadTimeoutError  # noqa: PLC0415

    silence = _silence(timeouts.stall)
    kinds: tuple[tuple[type[BaseException], DownloadProblem, str], ...] = (
        (requests.exceptions.ProxyError, "no connection", "the proxy did not answer or refused"),
        (
            requests.exceptions.SSLError,
            "filter",
            "its certificate is not trusted (a filter in the network may have replaced it)",
        ),
        (NameResolutionError, "no connection", "its name could not be looked up"),
        (ConnectionRefusedError, "no connection", "it refused the connection"),
        (requests.ConnectTimeout, "no connection", f"no connection within {timeouts.connect:g} s"),
        (requests.ReadTimeout, "too slow", silence),
        (ReadTimeoutError, "too slow", silence),
        (requests.exceptions.ChunkedEncodingError, "server", "the connection broke off"),
        (ConnectionError, "server", "the connection broke off"),
    )
    causes = tuple(_causes(error))
    for kind, problem, text in kinds:
        if any(isinstance(cause, kind) for cause in causes):
            return TransferError(text, problem)
    return TransferError(f"no connection ({type(error).__name__})", "no connection")


def _silence(seconds: float) -> str:
    return f"nothing arrived for {seconds:g} s"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that it stands for, as requests and urllib3 wrap them."""
    yield error
    for inner in (*error.args, getattr(error, "reason", None), error.__cause__, error.__context__):
        if isinstance(inner, BaseException):
            yield from _causes(inner)
