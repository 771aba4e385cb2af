"""Downloads from mirrors that fail: next mirror, time-outs, reasons."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from tests.trainer.data.downloads import assert_complete, contents, download
from trainer.data.transfer import Timeouts
from trainer.errors import DownloadError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trainer.data.bad_server import BadServer
    from tests.trainer.data.fake_mnist import FakeMnist

SHORT_TIMEOUTS = Timeouts(connect=30.0, stall=0.2)


FAILURES = [
    ("error_500", "the server answered 500 Internal Server Error"),
    ("error_404", "the server answered 404 Not Found"),
    ("raw_redirect", "the server answered 302 Found"),
    ("odd_redirect", "breaks the rules of HTTP"),
    ("loud_status", "the server answered 500 \\x1b[31mred"),
    ("dropped", "the connection broke off"),
    ("cut_body", "the connection broke off"),
    ("cut_gzip", "wrong or damaged file (it ends too early)"),
    ("flipped_bit", "wrong or damaged file"),
    ("other_file", "wrong or damaged file (its content is not that of MNIST)"),
    ("sign_in_page", "it sent a web page instead"),
    ("bomb", "it states sizes of 67,108,864"),
    ("hidden_bomb", "it holds more bytes than it states"),
    ("endless", "bytes arrived"),
]


@pytest.mark.parametrize(("behaviour", "reason"), FAILURES)
def test_the_next_mirror_is_tried_after_a_failure(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str, reason: str
) -> None:
    bad, good = server.mirror(behaviour), server.mirror("good")

    assert_complete(fake, download(fake, tmp_path / "two mirrors", bad, good))

    with pytest.raises(DownloadError) as caught:
        download(fake, tmp_path / "one mirror", bad)
    ((mirror, text),) = caught.value.attempts
    assert mirror == bad
    assert reason in text
    assert contents(tmp_path / "one mirror") == []


@pytest.mark.parametrize("behaviour", ["silent", "stalled", "trickling"])
def test_a_stalled_server_times_out(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str
) -> None:
    with pytest.raises(DownloadError, match=r"nothing arrived for 0\.2 s"):
        download(fake, tmp_path, server.mirror(behaviour), timeouts=SHORT_TIMEOUTS)

    assert contents(tmp_path) == []


def test_the_next_mirror_is_tried_after_a_stall(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    mirrors = server.mirror("stalled"), server.mirror("good")
    # Long enough for the good mirror on a busy machine.
    timeouts = Timeouts(connect=30.0, stall=1.0)

    assert_complete(fake, download(fake, tmp_path, *mirrors, timeouts=timeouts))


def test_a_failed_mirror_is_tried_last_for_later_files(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    download(fake, tmp_path, server.mirror("error_500"), server.mirror("good"))

    assert len(server.requested("error_500")) == 1
    assert len(server.requested("good")) == 4


def closed_port() -> int:
    """A local port without a listener."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_error_names_every_mirror_and_its_reason(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    mirrors = (
        f"http://127.0.0.1:{closed_port()}/",
        "http://mirror.invalid/",  # RFC 6761: this name never exists.
        server.mirror("error_500"),
    )

    with pytest.raises(DownloadError) as caught:
        download(fake, tmp_path, *mirrors)

    assert caught.value.attempts == (
        (mirrors[0], "it refused the connection"),
        (mirrors[1], "its name could not be looked up"),
        (mirrors[2], "the server answered 500 Internal Server Error"),
    )
    assert all(mirror in str(caught.value) for mirror in mirrors)


def test_an_invalid_certificate_is_named(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    # A plain HTTP server on an https address.
    mirror = server.mirror("good").replace("http:", "https:")

    with pytest.raises(DownloadError, match="its certificate is not trusted"):
        download(fake, tmp_path, mirror)


def test_the_proxy_of_the_environment_is_used(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)

    # Only the proxy can resolve this name.
    assert_complete(fake, download(fake, tmp_path, "http://mirror.invalid/good/"))


def test_a_dead_proxy_is_named(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")

    with pytest.raises(DownloadError, match="the proxy did not answer"):
        download(fake, tmp_path, server.mirror("good").replace("127.0.0.1", "mirror.invalid"))
