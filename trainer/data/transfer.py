"""Stream an HTTP response body; cancellable at any time.

A blocking read cannot be interrupted, and a socket that timed out once cannot be read again, so
short time-outs in a loop would break slow but sound transfers. A thread therefore reads while the
caller polls a queue ten times a second.
"""

from __future__ import annotations

import queue
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError, NameResolutionError, ReadTimeoutError

from trainer.errors import CancelledError
from trainer.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from trainer.errors import DownloadProblem

_CHUNK_BYTES = 2**14
_POLL_SECONDS = 0.1
_LONGEST_REASON = 100
# A reader that waits for a name, a connection or the status line cannot be interrupted. It ends
# after its time-out, holds no file, and as a daemon does not keep the process alive.
_JOIN_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Time-outs of a transfer, in seconds.

    Attributes:
        connect: For a connection, per address of the server.
        stall: For the beginning of the response and for each chunk of 16 KiB.
    """

    connect: float = 5.0
    stall: float = 10.0


class TransferError(Exception):
    """A URL did not deliver; the text says why.

    Attributes:
        problem: Kind of failure.
    """

    def __init__(self, reason: str, problem: DownloadProblem) -> None:
        super().__init__(reason)
        self.problem = problem


def stream_body(
    url: str, *, most_bytes: int, timeouts: Timeouts, cancelled: Callable[[], bool]
) -> Generator[bytes, None, None]:
    """Stream the body of a URL; proxies and certificates are those of the environment.

    Close the generator to end the transfer early.

    Args:
        url: ``http`` or ``https``.
        most_bytes: Largest accepted length of the body.
        timeouts: Time-outs of the server.
        cancelled: Polled about ten times a second, and for every chunk.

    Yields:
        Chunks of at most 16 KiB.

    Raises:
        TransferError: The body did not arrive, is incomplete, or is longer than ``most_bytes``.
        CancelledError: `cancelled` returned True.
    """
    reader = _Reader(url, most_bytes, timeouts)
    reader.start()
    try:
        timeout = timeouts.connect + timeouts.stall
        while (chunk := _next_chunk(reader.inbox, timeout, cancelled)) is not None:
            yield chunk
            timeout = timeouts.stall
    finally:
        reader.abort()


def _next_chunk(
    inbox: queue.SimpleQueue[bytes | Exception | None],
    timeout: float,
    cancelled: Callable[[], bool],
) -> bytes | None:
    deadline = time.monotonic() + timeout
    while not cancelled():
        try:
            item = inbox.get(timeout=_POLL_SECONDS)
        except queue.Empty:
            if time.monotonic() >= deadline:
                raise TransferError(_stall_text(timeout), "too slow") from None
            continue
        if isinstance(item, Exception):
            raise item
        return item
    raise CancelledError


class _SystemTrust(HTTPAdapter):
    """Trusts what the operating system trusts, beside the certificates of requests.

    Filters of schools replace certificates by their own, which administrators add to the system.
    """

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:
        """Add the system's certificates to new connections."""
        super().init_poolmanager(*arguments, **{**named, **_system_trust()})

    def proxy_manager_for(self, proxy: str, **named: Any) -> Any:
        """Add the system's certificates to new connections through a proxy."""
        return super().proxy_manager_for(proxy, **{**named, **_system_trust()})


def _system_trust() -> dict[str, Any]:
    try:
        import truststore  # noqa: PLC0415 - a bare clone on a server has none
    except ModuleNotFoundError:
        return {}
    return {"ssl_context": truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)}


class _Session(requests.Session):
    """A session for which an address that is no UTF-8 is no redirect, but an answer like others."""

    def __init__(self) -> None:
        super().__init__()
        self.mount("https://", _SystemTrust())

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """The address of a redirect; None without one."""
        try:
            return super().get_redirect_target(resp)
        except UnicodeDecodeError:
            return None


class _Reader(threading.Thread):
    """Thread that reads a response into a queue.

    Attributes:
        inbox: Chunks of the body, then None or the error that ended the transfer. Unbounded,
            because the body is bounded.
    """

    def __init__(self, url: str, most_bytes: int, timeouts: Timeouts) -> None:
        super().__init__(name="download", daemon=True)
        self.inbox: queue.SimpleQueue[bytes | Exception | None] = queue.SimpleQueue()
        self._url = url
        self._most_bytes = most_bytes
        self._timeouts = timeouts
        self._aborted = threading.Event()
        self._response: requests.Response | None = None

    def run(self) -> None:
        try:
            self._read()
        except Exception as error:  # noqa: BLE001 - raised again in the caller's thread
            self.inbox.put(error)
        else:
            self.inbox.put(None)

    def abort(self) -> None:
        """End the transfer, even while the server is silent."""
        self._aborted.set()
        if self._response is not None:
            # Raised if the response is complete or its connection already closed.
            with suppress(ValueError, RuntimeError, OSError):
                self._response.raw.shutdown()
        self.join(_JOIN_SECONDS)

    def _read(self) -> None:
        try:
            with (
                _Session() as session,
                session.get(
                    self._url,
                    stream=True,
                    timeout=(self._timeouts.connect, self._timeouts.stall),
                    # The files are gzipped; a content encoding would unpack them.
                    headers={"Accept-Encoding": "identity"},
                ) as response,
            ):
                self._response = response
                # `abort` may have run before the response was stored.
                if self._aborted.is_set():
                    return
                # An empty chunk announces the response: the shorter time-out applies from here.
                self.inbox.put(b"")
                self._read_body(response)
        except (requests.RequestException, HTTPError, OSError) as error:
            raise _transfer_error(error, self._timeouts) from error
        # Answers that the libraries do not expect end in such errors: the next mirror may be sound.
        except ValueError as error:
            raise TransferError("its answer breaks the rules of HTTP", "server") from error

    def _read_body(self, response: requests.Response) -> None:
        if response.status_code != 200:
            raise TransferError(
                f"the server answered {response.status_code} {_reason(response)}", "server"
            )
        received = 0
        for chunk in response.iter_content(_CHUNK_BYTES):
            # A fast server's chunks arrive in spite of the shutdown.
            if self._aborted.is_set():
                return
            received += len(chunk)
            if received > self._most_bytes:
                raise TransferError(f"more than {self._most_bytes:,} bytes arrived", "damaged")
            self.inbox.put(chunk)


def _reason(response: requests.Response) -> str:
    """The server's words for a status, of any length and content."""
    return printable((response.reason or "")[:_LONGEST_REASON])


def _transfer_error(error: Exception, timeouts: Timeouts) -> TransferError:
    stall = _stall_text(timeouts.stall)
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
        (requests.ReadTimeout, "too slow", stall),
        (ReadTimeoutError, "too slow", stall),
        (requests.exceptions.ChunkedEncodingError, "server", "the connection broke off"),
        (ConnectionError, "server", "the connection broke off"),
    )
    causes = tuple(_causes(error))
    for kind, problem, text in kinds:
        if any(isinstance(cause, kind) for cause in causes):
            return TransferError(text, problem)
    return TransferError(f"no connection ({type(error).__name__})", "no connection")


def _stall_text(seconds: float) -> str:
    return f"nothing arrived for {seconds:g} s"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all errors nested in it, as requests and urllib3 wrap them."""
    yield error
    for inner in (*error.args, getattr(error, "reason", None), error.__cause__, error.__context__):
        if isinstance(inner, BaseException):
            yield from _causes(inner)
