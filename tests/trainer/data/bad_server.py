"""Local HTTP server with selectable faults.

The first part of a path selects the behaviour: ``mirror("stalled")`` is the URL of a mirror that
sends half of each file and then stalls.
"""

from __future__ import annotations

import gzip
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, ClassVar, Self

from trainer.data.idx import idx_header

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

SIGN_IN_PAGE = b"\n<!DOCTYPE html><html><body>Please sign in to SchoolNet</body></html>"


class BadServer(ThreadingMixIn, HTTPServer):
    """Context manager that serves files, correctly or with a fault.

    Attributes:
        files: Content that the good mirror sends, by name.
        requests: Paths requested so far.
        late_answer: Set by a test to release the response of the late mirror.
        half_sent: Set when the stalled mirror has sent half of a file.
    """

    # Closing waits for pending responses.
    daemon_threads = False

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files = dict(files)
        self.requests: list[str] = []
        self.half_sent = threading.Event()
        self.late_answer = threading.Event()
        self.closing = threading.Event()
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.01}, name="bad server"
        )

    @property
    def address(self) -> str:
        """Base URL."""
        return f"http://127.0.0.1:{self.server_port}"

    def mirror(self, behaviour: str) -> str:
        """URL of a mirror with one of `_Handler.behaviours`."""
        assert behaviour in _Handler.behaviours
        return f"{self.address}/{behaviour}/"

    def requested(self, behaviour: str) -> list[str]:
        """Files requested from a mirror."""
        prefix = f"/{behaviour}/"
        return [path.removeprefix(prefix) for path in self.requests if path.startswith(prefix)]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self.late_answer.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: BadServer

    def do_GET(self) -> None:
        # Requests to a proxy contain the whole URL.
        path = "/" + self.path.removeprefix("http://").split("/", 1)[1]
        self.server.requests.append(path)
        behaviour, name = path.strip("/").split("/", 1)
        # Clients disconnect from a faulty server.
        with suppress(ConnectionError):
            self.behaviours[behaviour](self, self.server.files[name])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Log nothing."""

    def _begin(self, length: int, kind: str = "application/gzip") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _good(self, body: bytes) -> None:
        self._begin(len(body))
        self.wfile.write(body)

    def _unpacked(self, body: bytes) -> None:
        """As a proxy that decompresses responses."""
        self._good(gzip.decompress(body))

    def _error_500(self, _body: bytes) -> None:
        self.send_error(500)

    def _error_404(self, _body: bytes) -> None:
        self.send_error(404)

    def _redirect(self, _body: bytes) -> None:
        name = self.path.rsplit("/", 1)[1]
        self._send_to(f"/good/{name}".encode())

    def _odd_redirect(self, _body: bytes) -> None:
        """To an address that is none."""
        self._send_to(b"http://[::1/x")

    def _raw_redirect(self, _body: bytes) -> None:
        """A byte in the address that is no UTF-8."""
        self._send_to(b"/good/caf\xe9\xff.gz")

    def _send_to(self, address: bytes) -> None:
        self.wfile.write(b"HTTP/1.0 302 Found\r\nLocation: " + address + b"\r\n\r\n")

    def _loud_status(self, _body: bytes) -> None:
        """Control characters in the status line."""
        self.wfile.write(b"HTTP/1.0 500 \x1b[31mred" + b"!" * 5000 + b"\r\n\r\n")

    def _dropped(self, _body: bytes) -> None:
        """Close the connection without a response."""

    def _silent(self, _body: bytes) -> None:
        self.server.closing.wait()

    def _late(self, _body: bytes) -> None:
        """Respond after the client has gone, and then for minutes."""
        self.server.late_answer.wait()
        self._trickling(bytes(10_000))

    def _stalled(self, body: bytes) -> None:
        self._begin(len(body))
        self.wfile.write(body[: len(body) // 2])
        self.server.half_sent.set()
        self.server.closing.wait()

    def _trickling(self, body: bytes) -> None:
        """Send single bytes, without end."""
        self._begin(len(body))
        for index in range(len(body)):
            self.wfile.write(body[index : index + 1])
            if self.server.closing.wait(0.02):
                return

    def _cut_body(self, body: bytes) -> None:
        self._begin(len(body))
        self.wfile.write(body[: len(body) // 2])

    def _cut_gzip(self, body: bytes) -> None:
        self._good(body[: len(body) // 2])

    def _flipped_bit(self, body: bytes) -> None:
        middle = len(body) // 2
        self._good(body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :])

    def _other_file(self, body: bytes) -> None:
        content = bytearray(gzip.decompress(body))
        content[-1] ^= 1
        self._good(gzip.compress(bytes(content)))

    def _sign_in_page(self, _body: bytes) -> None:
        self._begin(len(SIGN_IN_PAGE), "text/html")
        self.wfile.write(SIGN_IN_PAGE)

    def _bomb(self, _body: bytes) -> None:
        """64 MiB of zeros in 64 KiB, with a header that states them."""
        size = 2**26
        self._good(gzip.compress(idx_header((size,)) + bytes(size)))

    def _hidden_bomb(self, body: bytes) -> None:
        """The right content followed by 64 MiB of zeros."""
        self._good(gzip.compress(gzip.decompress(body) + bytes(2**26)))

    def _endless(self, _body: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.closing.is_set():
            self.wfile.write(bytes(2**16))

    behaviours: ClassVar[Mapping[str, Callable[[_Handler, bytes], None]]] = {
        "good": _good,
        "unpacked": _unpacked,
        "error_500": _error_500,
        "error_404": _error_404,
        "redirect": _redirect,
        "odd_redirect": _odd_redirect,
        "raw_redirect": _raw_redirect,
        "loud_status": _loud_status,
        "dropped": _dropped,
        "silent": _silent,
        "late": _late,
        "stalled": _stalled,
        "trickling": _trickling,
        "cut_body": _cut_body,
        "cut_gzip": _cut_gzip,
        "flipped_bit": _flipped_bit,
        "other_file": _other_file,
        "sign_in_page": _sign_in_page,
        "bomb": _bomb,
        "hidden_bomb": _hidden_bomb,
        "endless": _endless,
    }
