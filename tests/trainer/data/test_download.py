"""Downloading from servers that misbehave, into folders that refuse."""

from __future__ import annotations

import gzip
import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.trainer.data.fake_mnist import FakeMnist, make_fake_mnist
from trainer.data.download import download_mnist
from trainer.data.mnist import read_mnist
from trainer.data.transfer import Timeouts
from trainer.errors import CancelledError, DownloadError, StorageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.trainer.data.bad_server import BadServer
    from trainer.data.progress import Progress

# Where no time-out is meant to strike, even on a busy machine.
PATIENT = Timeouts(connect=30.0, stall=30.0)
IMPATIENT = Timeouts(connect=30.0, stall=0.2)


def never() -> bool:
    return False


def ignore(_progress: Progress) -> None:
    pass


def download(
    fake: FakeMnist,
    cache: Path,
    *mirrors: str,
    timeouts: Timeouts = PATIENT,
    cancelled: Callable[[], bool] = never,
    report: Callable[[Progress], None] = ignore,
) -> Path:
    return download_mnist(
        cache, report, cancelled, mirrors=mirrors, files=fake.files, timeouts=timeouts
    )


def assert_complete(fake: FakeMnist, cache: Path) -> None:
    """All four files, sound, and nothing else."""
    read_mnist(cache, ignore, never, files=fake.files)
    assert {path.name for path in cache.iterdir()} == {f"{name}.gz" for name in fake.contents}


def contents(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir()) if cache.exists() else []


def test_files_arrive_as_they_are_delivered(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    cache = tmp_path / "made" / "when needed"

    assert download(fake, cache, server.mirror("good")) == cache

    assert_complete(fake, cache)
    for name, data in fake.delivered().items():
        # The time stamp in gzip's header differs from one compression to the next.
        assert gzip.decompress((cache / name).read_bytes()) == gzip.decompress(data)


def test_what_is_there_is_not_downloaded_again(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    fake.write(tmp_path)
    (tmp_path / "t10k-labels-idx1-ubyte.gz").unlink()
    (tmp_path / "train-labels-idx1-ubyte.gz").write_bytes(b"damaged")

    download(fake, tmp_path, server.mirror("good"))

    assert sorted(server.asked("good")) == [
        "t10k-labels-idx1-ubyte.gz",
        "train-labels-idx1-ubyte.gz",
    ]
    assert_complete(fake, tmp_path)


def test_a_proxy_that_unpacks_what_passes_does_no_harm(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    assert_complete(fake, download(fake, tmp_path, server.mirror("unpacked")))


FAILURES = [
    ("error_500", "the server answered 500 Internal Server Error"),
    ("error_404", "the server answered 404 Not Found"),
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
def test_after_a_mirror_that_fails_the_next_one_is_asked(
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
def test_a_server_that_keeps_us_waiting_is_given_up(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str
) -> None:
    with pytest.raises(DownloadError, match=r"nothing arrived for 0\.2 s"):
        download(fake, tmp_path, server.mirror(behaviour), timeouts=IMPATIENT)

    assert contents(tmp_path) == []


def test_after_a_stalled_mirror_the_next_one_is_asked(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    mirrors = server.mirror("stalled"), server.mirror("good")
    # More patience than needed: the good mirror must answer in time on a busy machine.
    timeouts = Timeouts(connect=30.0, stall=1.0)

    assert_complete(fake, download(fake, tmp_path, *mirrors, timeouts=timeouts))


def test_a_mirror_that_failed_is_asked_last_from_then_on(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    download(fake, tmp_path, server.mirror("error_500"), server.mirror("good"))

    assert len(server.asked("error_500")) == 1
    assert len(server.asked("good")) == 4


def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def test_every_mirror_is_named_with_its_reason_when_all_fail(
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


def test_a_certificate_that_is_no_certificate_is_named(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    # A filter that answers https with something of its own.
    mirror = server.mirror("good").replace("http:", "https:")

    with pytest.raises(DownloadError, match="its certificate is not trusted"):
        download(fake, tmp_path, mirror)


def test_the_proxy_of_the_environment_is_used(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)

    # A name that only the proxy knows.
    assert_complete(fake, download(fake, tmp_path, "http://mirror.invalid/good/"))


def test_a_dead_proxy_is_named(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")

    with pytest.raises(DownloadError, match="the proxy did not answer"):
        download(fake, tmp_path, server.mirror("good").replace("127.0.0.1", "mirror.invalid"))


@pytest.mark.parametrize("behaviour", ["silent", "stalled", "trickling"])
def test_a_stop_is_noticed_while_the_server_keeps_us_waiting(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str
) -> None:
    asked = threading.Event()

    def once_it_waits() -> bool:
        if server.asked(behaviour):
            asked.set()
        return asked.is_set()

    begin = time.monotonic()
    with pytest.raises(CancelledError):
        download(fake, tmp_path, server.mirror(behaviour), cancelled=once_it_waits)

    assert time.monotonic() - begin < PATIENT.stall / 3
    assert contents(tmp_path) == []


@pytest.mark.parametrize("behaviour", ["stalled", "trickling", "endless"])
def test_a_stop_within_an_answer_leaves_no_thread(
    fake: FakeMnist, server: BadServer, tmp_path: Path, behaviour: str
) -> None:
    before = set(threading.enumerate())
    begun = threading.Event()

    def once_something_came(_progress: Progress) -> None:
        begun.set()

    with pytest.raises(CancelledError):
        download(
            fake,
            tmp_path,
            server.mirror(behaviour),
            cancelled=begun.is_set,
            report=once_something_came,
        )

    started = set(threading.enumerate()) - before
    assert [thread.name for thread in started if thread.name == "download"] == []


def test_an_answer_that_comes_after_the_stop_is_not_read(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    with pytest.raises(CancelledError):
        download(
            fake, tmp_path, server.mirror("late"), cancelled=lambda: bool(server.asked("late"))
        )
    (reader,) = (thread for thread in threading.enumerate() if thread.name == "download")

    server.late_answer.set()

    reader.join(5)
    assert not reader.is_alive()


def test_a_stop_is_noticed_while_connecting(fake: FakeMnist, tmp_path: Path) -> None:
    with socket.socket() as deaf, socket.socket() as first, socket.socket() as second:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        # Fill the queue of a server that never accepts, so that the next caller hangs.
        for caller in (first, second):
            caller.setblocking(False)
            caller.connect_ex(deaf.getsockname())
        mirror = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
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


def test_progress_covers_all_files_together(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    told: list[Progress] = []

    download(fake, tmp_path, server.mirror("good"), report=told.append)

    total = sum(file.download_bytes for file in fake.files)
    assert {(p.activity, p.subject, p.unit, p.total) for p in told} == {
        ("download", "MNIST", "bytes", total)
    }
    assert told[-1].done == total
    assert [p.done for p in told] == sorted(p.done for p in told)


def test_progress_steps_back_when_a_mirror_fails(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count()
    clock = SimpleNamespace(monotonic=lambda: float(next(seconds)))  # Every report is due.
    monkeypatch.setattr("trainer.data.progress.time", clock)
    told: list[Progress] = []

    download(fake, tmp_path, server.mirror("cut_gzip"), server.mirror("good"), report=told.append)

    done = [p.done for p in told]
    smallest = min(file.download_bytes for file in fake.files)
    back = done.index(0, 1)
    assert 0 < max(done[:back]) < smallest
    assert done[back:] == sorted(done[back:])


def test_two_downloads_at_once_do_not_disturb_each_other(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            download(fake, tmp_path, server.mirror("good"))
        except BaseException as error:  # noqa: BLE001 - shown below
            errors.append(error)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert_complete(fake, tmp_path)


def test_a_cache_below_a_file_is_a_storage_error(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="could not be written") as caught:
        download(fake, tmp_path / "file" / "cache", server.mirror("good"))
    assert caught.value.path == tmp_path / "file" / "cache"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is read-only for this user"
)
def test_a_read_only_cache_is_a_storage_error(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="Permission denied"):
            download(fake, tmp_path, server.mirror("good"))
    finally:
        tmp_path.chmod(0o700)


CHILD = """
import sys
from pathlib import Path
from tests.trainer.data.fake_mnist import make_fake_mnist
from trainer.data.download import download_mnist

{before}
download_mnist(
    Path(sys.argv[1]), lambda progress: None, {cancelled}, mirrors=sys.argv[2:],
    files=make_fake_mnist().files,
)
"""


def child(
    cache: Path, mirrors: Sequence[str], *, before: str = "", cancelled: str = "lambda: False"
) -> subprocess.Popen[str]:
    """Another process that downloads the small MNIST."""
    program = CHILD.format(before=before, cancelled=cancelled)
    return subprocess.Popen(
        [sys.executable, "-c", program, str(cache), *mirrors],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_full_disk_is_a_storage_error_and_leaves_whole_files_only(
    server: BadServer, tmp_path: Path
) -> None:
    # No file may grow beyond 4 KiB: room for the labels, not for the images.
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"

    with child(tmp_path, [server.mirror("good")], before=limit) as process:
        _, errors = process.communicate()

    last_line = errors.splitlines()[-1]
    assert last_line.startswith("trainer.errors.StorageError")
    assert "File too large" in last_line
    assert contents(tmp_path) == ["t10k-labels-idx1-ubyte.gz", "train-labels-idx1-ubyte.gz"]


def test_a_download_killed_midway_is_made_good_by_the_next_one(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    with child(tmp_path, [server.mirror("stalled")]) as process:
        assert server.half_sent.wait(60)
        process.kill()

    assert_complete(fake, download(fake, tmp_path, server.mirror("good")))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
def test_what_a_download_killed_while_writing_left_is_removed_in_time(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    die = "import os, signal; os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)"
    with child(tmp_path, [server.mirror("good")], before=die) as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    (leftover,) = tmp_path.iterdir()

    download(fake, tmp_path, server.mirror("good"))
    # Young ones may belong to a process that is writing.
    assert leftover.exists()

    os.utime(leftover, (time.time() - 120,) * 2)
    assert_complete(fake, download(fake, tmp_path, server.mirror("good")))


def test_files_of_another_data_set_in_the_cache_are_replaced(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    make_fake_mnist(seed=1).write(tmp_path)

    assert_complete(fake, download(fake, tmp_path, server.mirror("good")))
