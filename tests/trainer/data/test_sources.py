"""Which data set a request ends with."""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from trainer.data.sources import DataRequest, LoadedData, folder_from_environment, load
from trainer.data.synthetic import builtin_strokes
from trainer.errors import CancelledError, DataError, DownloadError, StorageError, TrainerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.trainer.data.bad_server import BadServer
    from tests.trainer.data.fake_mnist import FakeMnist
    from trainer.data.progress import Progress


@pytest.fixture(autouse=True)
def _few_strokes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real built-in strokes, a handful of them."""
    few = functools.partial(builtin_strokes.generate, 20, 10)
    monkeypatch.setattr(builtin_strokes, "generate", few)


def never() -> bool:
    return False


def ignore(_progress: Progress) -> None:
    pass


def ask(
    fake: FakeMnist,
    request: DataRequest,
    *mirrors: str,
    report: Callable[[Progress], None] = ignore,
    cancelled: Callable[[], bool] = never,
) -> LoadedData:
    return load(request, report=report, cancelled=cancelled, mirrors=mirrors, files=fake.files)


def assert_is_mnist(loaded: LoadedData, fake: FakeMnist) -> None:
    assert loaded.fallback is None
    assert loaded.dataset.name == "MNIST"
    np.testing.assert_array_equal(loaded.dataset.train.images, fake.train.images)


def assert_is_strokes(loaded: LoadedData) -> None:
    assert loaded.dataset.name == builtin_strokes.NAME
    assert len(loaded.dataset.train) == 20
    assert len(loaded.dataset.test) == 10


@pytest.fixture(params=["auto", "mnist"])
def either(request: pytest.FixtureRequest) -> Callable[..., DataRequest]:
    """Makes requests for MNIST, with and without a way out."""
    return functools.partial(DataRequest, request.param)


def test_a_named_folder_is_read(
    fake: FakeMnist, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path)

    assert_is_mnist(ask(fake, either(folder=tmp_path)), fake)


def test_a_named_folder_without_mnist_is_never_replaced_in_silence(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path / "cache")
    (tmp_path / "named").mkdir()
    request = either(folder=tmp_path / "named", cache=tmp_path / "cache")

    with pytest.raises(DataError, match="MNIST is incomplete here"):
        ask(fake, request, server.mirror("good"))


def test_a_damaged_file_in_a_named_folder_is_told(
    fake: FakeMnist, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path)
    damaged = tmp_path / "train-images-idx3-ubyte.gz"
    damaged.write_bytes(damaged.read_bytes()[:1000])

    with pytest.raises(DataError, match="Replace it") as caught:
        ask(fake, either(folder=tmp_path))
    assert caught.value.path == damaged


def test_the_first_request_downloads_and_the_second_reads_the_cache(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    request = either(cache=tmp_path / "cache")

    assert_is_mnist(ask(fake, request, server.mirror("good")), fake)
    assert_is_mnist(ask(fake, request, server.mirror("error_500")), fake)

    assert server.asked("error_500") == []


def test_a_damaged_file_in_the_cache_is_downloaded_again(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path)
    (tmp_path / "t10k-images-idx3-ubyte.gz").write_bytes(b"\x1f\x8bnoise")

    assert_is_mnist(ask(fake, either(cache=tmp_path), server.mirror("good")), fake)

    assert server.asked("good") == ["t10k-images-idx3-ubyte.gz"]


def test_damaged_unpacked_files_in_the_cache_are_no_dead_end(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    for name in fake.contents:
        (tmp_path / name).write_bytes(b"noise")

    assert_is_mnist(ask(fake, either(cache=tmp_path), server.mirror("good")), fake)


def test_without_a_network_the_strokes_take_over_and_say_why(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    loaded = ask(fake, DataRequest("auto", cache=tmp_path), server.mirror("error_500"))

    assert_is_strokes(loaded)
    assert isinstance(loaded.fallback, DownloadError)
    assert "500" in str(loaded.fallback)


def test_without_a_network_mnist_alone_is_an_error(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    with pytest.raises(DownloadError):
        ask(fake, DataRequest("mnist", cache=tmp_path), server.mirror("error_500"))


def test_when_the_cache_cannot_be_written_the_strokes_take_over_and_say_why(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    cache = tmp_path / "file" / "cache"

    loaded = ask(fake, DataRequest("auto", cache=cache), server.mirror("good"))

    assert_is_strokes(loaded)
    assert isinstance(loaded.fallback, StorageError)


def test_when_the_cache_cannot_be_written_mnist_alone_is_an_error(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError):
        ask(fake, DataRequest("mnist", cache=tmp_path / "file"), server.mirror("good"))


def test_nothing_is_downloaded_where_that_is_forbidden(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    loaded = ask(fake, DataRequest("auto", cache=tmp_path, download=False), server.mirror("good"))

    assert_is_strokes(loaded)
    assert "switched off" in str(loaded.fallback)
    assert server.requests == []


def test_strokes_are_given_where_they_are_asked_for(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    fake.write(tmp_path)

    loaded = ask(fake, DataRequest("strokes", cache=tmp_path), server.mirror("good"))

    assert_is_strokes(loaded)
    assert loaded.fallback is None
    assert server.requests == []


@pytest.mark.parametrize("package", ["requests", "platformdirs"])
def test_a_machine_without_the_packages_to_download_is_told_which(
    fake: FakeMnist, server: BadServer, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(TrainerError, match=f"without the Python package {package}"):
        ask(fake, DataRequest("mnist"), server.mirror("good"))
    assert_is_strokes(ask(fake, DataRequest("auto"), server.mirror("good")))


def test_the_users_cache_is_used_where_no_other_is_named(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda app, **_: tmp_path / app)

    loaded = ask(fake, DataRequest("mnist"), server.mirror("good"))

    assert loaded.dataset.origin == str(tmp_path / "mnist-draw" / "mnist")


@pytest.mark.parametrize("stage", ["folder", "cache", "download", "strokes"])
def test_a_stop_is_noticed_at_every_stage(
    fake: FakeMnist, server: BadServer, tmp_path: Path, stage: str
) -> None:
    fake.write(tmp_path / "full")
    requests = {
        "folder": DataRequest(folder=tmp_path / "full"),
        "cache": DataRequest(cache=tmp_path / "full"),
        "download": DataRequest(cache=tmp_path / "empty"),
        "strokes": DataRequest("strokes"),
    }

    wish = iter([True])
    with pytest.raises(CancelledError):
        ask(fake, requests[stage], server.mirror("good"), cancelled=lambda: next(wish, False))


def test_a_fallback_reports_both_activities(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    told: list[Progress] = []

    ask(fake, DataRequest(cache=tmp_path), server.mirror("cut_gzip"), report=told.append)

    assert list(dict.fromkeys(p.activity for p in told)) == ["download", "generate"]


def test_the_environment_names_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MNIST_DRAW_DATA", "~/mnist")
    assert folder_from_environment() == Path("~/mnist").expanduser()

    monkeypatch.setenv("MNIST_DRAW_DATA", "")
    assert folder_from_environment() is None
