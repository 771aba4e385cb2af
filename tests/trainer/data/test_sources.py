"""Loading a requested data set: folder, cache, download and fallback."""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.data.downloads import ignore, never
from trainer.data.sources import DataRequest, LoadedData, folder_from_environment, load
from trainer.data.synthetic import builtin_strokes
from trainer.errors import CancelledError, DataError, DownloadError, StorageError, TrainerError
from trainer.files.user_folder import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.trainer.data.bad_server import BadServer
    from tests.trainer.data.fake_mnist import FakeMnist
    from trainer.data.progress import Progress


@pytest.fixture(autouse=True)
def _few_strokes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limit the built-in strokes to 30 images."""
    few = functools.partial(builtin_strokes.generate, 20, 10)
    monkeypatch.setattr(builtin_strokes, "generate", few)


def load_from(
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
    """Make requests for MNIST, with and without a fallback."""
    return functools.partial(DataRequest, request.param)


def test_a_named_folder_is_read(
    fake: FakeMnist, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path)

    assert_is_mnist(load_from(fake, either(folder=tmp_path)), fake)


def test_a_named_folder_without_mnist_has_no_fallback(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path / "cache")
    (tmp_path / "named").mkdir()
    request = either(folder=tmp_path / "named", cache=tmp_path / "cache")

    with pytest.raises(DataError, match="MNIST is incomplete here"):
        load_from(fake, request, server.mirror("good"))


def test_a_damaged_file_in_a_named_folder_is_reported(
    fake: FakeMnist, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path)
    damaged = tmp_path / "train-images-idx3-ubyte.gz"
    damaged.write_bytes(damaged.read_bytes()[:1000])

    with pytest.raises(DataError, match="Replace it") as caught:
        load_from(fake, either(folder=tmp_path))
    assert caught.value.path == damaged


def test_the_first_request_downloads_and_the_second_reads_the_cache(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    request = either(cache=tmp_path / "cache")

    assert_is_mnist(load_from(fake, request, server.mirror("good")), fake)
    assert_is_mnist(load_from(fake, request, server.mirror("error_500")), fake)

    assert server.requested("error_500") == []


def test_a_damaged_file_in_the_cache_is_downloaded_again(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    fake.write(tmp_path)
    (tmp_path / "t10k-images-idx3-ubyte.gz").write_bytes(b"\x1f\x8bnoise")

    assert_is_mnist(load_from(fake, either(cache=tmp_path), server.mirror("good")), fake)

    assert server.requested("good") == ["t10k-images-idx3-ubyte.gz"]


def test_damaged_unpacked_files_in_the_cache_are_replaced(
    fake: FakeMnist, server: BadServer, tmp_path: Path, either: Callable[..., DataRequest]
) -> None:
    for name in fake.contents:
        (tmp_path / name).write_bytes(b"noise")

    assert_is_mnist(load_from(fake, either(cache=tmp_path), server.mirror("good")), fake)


def test_without_a_network_auto_falls_back_to_strokes_with_the_reason(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    loaded = load_from(fake, DataRequest("auto", cache=tmp_path), server.mirror("error_500"))

    assert_is_strokes(loaded)
    assert isinstance(loaded.fallback, DownloadError)
    assert "500" in str(loaded.fallback)


def test_without_a_network_mnist_is_an_error(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    with pytest.raises(DownloadError):
        load_from(fake, DataRequest("mnist", cache=tmp_path), server.mirror("error_500"))


def test_with_an_unwritable_cache_auto_falls_back_to_strokes_with_the_reason(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    cache = tmp_path / "file" / "cache"

    loaded = load_from(fake, DataRequest("auto", cache=cache), server.mirror("good"))

    assert_is_strokes(loaded)
    assert isinstance(loaded.fallback, StorageError)


def test_with_an_unwritable_cache_mnist_is_an_error(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError):
        load_from(fake, DataRequest("mnist", cache=tmp_path / "file"), server.mirror("good"))


def test_nothing_is_downloaded_if_the_request_forbids_it(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    loaded = load_from(
        fake, DataRequest("auto", cache=tmp_path, download=False), server.mirror("good")
    )

    assert_is_strokes(loaded)
    assert "switched off" in str(loaded.fallback)
    assert server.requests == []


def test_requested_strokes_are_no_fallback(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    fake.write(tmp_path)

    loaded = load_from(fake, DataRequest("strokes", cache=tmp_path), server.mirror("good"))

    assert_is_strokes(loaded)
    assert loaded.fallback is None
    assert server.requests == []


def test_a_missing_package_for_downloading_is_named(
    fake: FakeMnist, server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "requests", None)
    for module in ("download", "transfer"):
        monkeypatch.delitem(sys.modules, f"trainer.data.{module}", raising=False)

    with pytest.raises(TrainerError, match="without the Python package requests"):
        load_from(fake, DataRequest("mnist"), server.mirror("good"))
    assert_is_strokes(load_from(fake, DataRequest("auto"), server.mirror("good")))


def test_the_users_cache_is_the_default(
    fake: FakeMnist, server: BadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))

    loaded = load_from(fake, DataRequest("mnist"), server.mirror("good"))

    assert loaded.dataset.origin == str(tmp_path / "cache" / "mnist")


@pytest.mark.parametrize("stage", ["folder", "cache", "download", "strokes"])
def test_loading_can_be_cancelled_at_every_stage(
    fake: FakeMnist, server: BadServer, tmp_path: Path, stage: str
) -> None:
    fake.write(tmp_path / "full")
    requests = {
        "folder": DataRequest(folder=tmp_path / "full"),
        "cache": DataRequest(cache=tmp_path / "full"),
        "download": DataRequest(cache=tmp_path / "empty"),
        "strokes": DataRequest("strokes"),
    }

    answers = iter([True])
    with pytest.raises(CancelledError):
        load_from(
            fake, requests[stage], server.mirror("good"), cancelled=lambda: next(answers, False)
        )


def test_a_fallback_reports_both_activities(
    fake: FakeMnist, server: BadServer, tmp_path: Path
) -> None:
    reports: list[Progress] = []

    load_from(fake, DataRequest(cache=tmp_path), server.mirror("cut_gzip"), report=reports.append)

    assert list(dict.fromkeys(p.activity for p in reports)) == ["download", "generate"]


def test_the_folder_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MNIST_DRAW_DATA", "~/mnist")
    assert folder_from_environment() == Path("~/mnist").expanduser()

    monkeypatch.setenv("MNIST_DRAW_DATA", "~no such user/mnist")
    assert folder_from_environment() == Path("~no such user/mnist")

    monkeypatch.setenv("MNIST_DRAW_DATA", "")
    assert folder_from_environment() is None
