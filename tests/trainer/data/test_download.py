"""Downloads of MNIST: stored files, cache, progress, concurrency."""

from __future__ import annotations

import gzip
import itertools
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

from tests.trainer.data.downloads import assert_complete, download
from tests.trainer.data.fake_mnist import make_fake_mnist

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.trainer.data.bad_server import BadServer
    from tests.trainer.data.fake_mnist import FakeMnist
    from trainer.data.progress import Progress


def test_files_are_stored_as_delivered(fake: FakeMnist, server: BadServer, tmp_path: Path) -> None:
    cache = tmp_path / "made" / "when needed"

    assert download(fake, cache, server.mirror("good")) == cache

    assert_complete(fake, cache)
    for name, data in fake.delivered().items():
        # The time stamp in gzip's header differs between compressions.
        assert gzip.decompress((cache / name).read_bytes()) == gzip.decompress(data)


def test_only_missing_and_damaged_files_are_downloaded(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    fake.write(tmp_path)
    (tmp_path / "t10k-labels-idx1-ubyte.gz").unlink()
    (tmp_path / "train-labels-idx1-ubyte.gz").write_bytes(b"damaged")

    download(fake, tmp_path, server.mirror("good"))

    assert sorted(server.requested("good")) == [
        "t10k-labels-idx1-ubyte.gz",
        "train-labels-idx1-ubyte.gz",
    ]
    assert_complete(fake, tmp_path)


def test_redirects_are_followed(fake: FakeMnist, server: BadServer, tmp_path: Path) -> None:
    assert_complete(fake, download(fake, tmp_path, server.mirror("redirect")))


def test_files_unpacked_by_a_proxy_are_accepted(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    assert_complete(fake, download(fake, tmp_path, server.mirror("unpacked")))


def test_files_of_another_data_set_in_the_cache_are_replaced(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    make_fake_mnist(seed=1).write(tmp_path)

    assert_complete(fake, download(fake, tmp_path, server.mirror("good")))


def test_progress_counts_the_bytes_of_all_files(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    reports: list[Progress] = []

    download(fake, tmp_path, server.mirror("good"), report=reports.append)

    total = sum(file.download_bytes for file in fake.files)
    assert {(p.activity, p.subject, p.unit, p.total) for p in reports} == {
        ("download", "MNIST", "bytes", total)
    }
    assert reports[-1].done == total
    assert [p.done for p in reports] == sorted(p.done for p in reports)


def test_progress_decreases_when_a_mirror_fails(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = itertools.count()
    clock = SimpleNamespace(monotonic=lambda: float(next(seconds)))  # Makes every report due.
    monkeypatch.setattr("trainer.data.progress.time", clock)
    reports: list[Progress] = []

    download(
        fake, tmp_path, server.mirror("cut_gzip"), server.mirror("good"), report=reports.append
    )

    done = [p.done for p in reports]
    smallest = min(file.download_bytes for file in fake.files)
    back = done.index(0, 1)
    assert 0 < max(done[:back]) < smallest
    assert done[back:] == sorted(done[back:])


def test_concurrent_downloads_into_one_folder_succeed(
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
