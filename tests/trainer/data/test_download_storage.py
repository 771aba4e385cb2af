"""Downloads into unwritable folders, and downloads that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.trainer.data.downloads import assert_complete, contents, download
from trainer.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.trainer.data.bad_server import BadServer
    from tests.trainer.data.fake_mnist import FakeMnist


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
    """Start a process that downloads the fake MNIST."""
    program = CHILD.format(before=before, cancelled=cancelled)
    return subprocess.Popen(
        [sys.executable, "-c", program, str(cache), *mirrors],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.posix(reason="needs a limit on the size of files")
def test_a_full_disk_is_a_storage_error_and_leaves_complete_files_only(
    server: BadServer, tmp_path: Path
) -> None:
    # A limit of 4 KiB a file: enough for the labels, not for the images.
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))"

    with child(tmp_path, [server.mirror("good")], before=limit) as process:
        _, errors = process.communicate()

    last_line = errors.splitlines()[-1]
    assert last_line.startswith("trainer.errors.StorageError")
    assert "File too large" in last_line
    assert contents(tmp_path) == ["t10k-labels-idx1-ubyte.gz", "train-labels-idx1-ubyte.gz"]


def test_a_killed_download_is_completed_by_the_next_one(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    with child(tmp_path, [server.mirror("stalled")]) as process:
        assert server.half_sent.wait(60)
        process.kill()

    assert_complete(fake, download(fake, tmp_path, server.mirror("good")))


@pytest.mark.posix(reason="needs a signal that cannot be caught")
def test_old_leftovers_of_a_killed_download_are_removed(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    die = "import os, signal; os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)"
    with child(tmp_path, [server.mirror("good")], before=die) as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    (leftover,) = tmp_path.iterdir()

    download(fake, tmp_path, server.mirror("good"))
    # A recent leftover may belong to a process that is writing.
    assert leftover.exists()

    os.utime(leftover, (time.time() - 120,) * 2)
    assert_complete(fake, download(fake, tmp_path, server.mirror("good")))
