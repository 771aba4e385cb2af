"""Certificates that only the operating system trusts, as those of a school's filter."""

from __future__ import annotations

import importlib.util
import shutil
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from trainer.data.transfer import Timeouts, TransferError, stream_body

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.linux(reason="only there a variable adds to what the system trusts"),
    pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl"),
]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"digits")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Say nothing."""


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of localhost with its key, signed by itself."""
    path, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    make = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(path)]
    subprocess.run([*make.split(), *names], check=True, capture_output=True)
    path.write_text(path.read_text() + key.read_text())
    return path


@pytest.fixture
def address(certificate: Path) -> Iterator[str]:
    server = HTTPServer(("localhost", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"https://localhost:{server.server_port}/digits"
    server.shutdown()
    thread.join()
    server.server_close()


def body(address: str) -> bytes:
    chunks = stream_body(address, most_bytes=99, timeouts=Timeouts(30, 30), cancelled=lambda: False)
    return b"".join(chunks)


def test_a_certificate_that_nothing_trusts_is_refused(address: str) -> None:
    with pytest.raises(TransferError, match="its certificate is not trusted"):
        body(address)


@pytest.mark.skipif(importlib.util.find_spec("truststore") is None, reason="needs truststore")
def test_a_certificate_that_the_system_trusts_is_accepted(
    address: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert body(address) == b"digits"


def test_without_truststore_a_download_trusts_what_requests_does(
    address: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "truststore", None)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    assert body(address) == b"digits"
