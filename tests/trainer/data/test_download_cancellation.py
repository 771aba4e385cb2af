"""Cancelling downloads from servers that stall."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.trainer.data.downloads import LONG_TIMEOUTS, contents, download
from trainer.data.transfer import Timeouts
from trainer.errors import CancelledError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.trainer.data.bad_server import BadServer
    from tests.trainer.data.fake_mnist import FakeMnist
    from trainer.data.progress import Progress


@pytest.mark.parametrize("behaviour", ["silent", "stalled", "trickling"])
def test_download_can_be_cancelled_while_the_server_stalls(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str
) -> None:
    def once_requested() -> bool:
        return bool(server.requested(behaviour))

    begin = time.monotonic()
    with pytest.raises(CancelledError):
        download(fake, tmp_path, server.mirror(behaviour), cancelled=once_requested)

    assert time.monotonic() - begin < LONG_TIMEOUTS.stall / 3
    assert contents(tmp_path) == []


@pytest.mark.parametrize("behaviour", ["stalled", "trickling", "endless"])
def test_cancelling_within_a_response_leaves_no_thread(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str
) -> None:
    before = set(threading.enumerate())
    begun = threading.Event()

    def on_progress(_progress: Progress) -> None:
        begun.set()

    with pytest.raises(CancelledError):
        download(
            fake,
            tmp_path,
            server.mirror(behaviour),
            cancelled=begun.is_set,
            report=on_progress,
        )

    started = set(threading.enumerate()) - before
    assert [thread.name for thread in started if thread.name == "download"] == []


def test_a_response_after_cancellation_is_not_read(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    with pytest.raises(CancelledError):
        download(
            fake, tmp_path, server.mirror("late"), cancelled=lambda: bool(server.requested("late"))
        )
    (reader,) = (thread for thread in threading.enumerate() if thread.name == "download")

    server.late_answer.set()

    reader.join(5)
    assert not reader.is_alive()


def test_download_can_be_cancelled_while_connecting(fake: FakeMnist, tmp_path: Path) -> None:
    with socket.socket() as unresponsive, socket.socket() as first, socket.socket() as second:
        unresponsive.bind(("127.0.0.1", 0))
        unresponsive.listen(0)
        # Fill the backlog of a server that never accepts: the next connection hangs.
        for client in (first, second):
            client.setblocking(False)
            client.connect_ex(unresponsive.getsockname())
        mirror = f"http://127.0.0.1:{unresponsive.getsockname()[1]}/"
        calls: list[None] = []

        def third_time() -> bool:
            calls.append(None)
            return len(calls) > 3

        begin = time.monotonic()
        with pytest.raises(CancelledError):
            download(
                fake,
                tmp_path,
                mirror,
                timeouts=Timeouts(connect=2.0, stall=30.0),
                cancelled=third_time,
            )
        assert time.monotonic() - begin < 1.5
