"""Run downloads of the fake MNIST in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.data.download import download_mnist
from trainer.data.mnist import read_mnist
from trainer.data.transfer import Timeouts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.data.fake_mnist import FakeMnist
    from trainer.data.progress import Progress

# Never expires in a test, even on a busy machine.
LONG_TIMEOUTS = Timeouts(connect=30.0, stall=30.0)


def never() -> bool:
    """Do not cancel."""
    return False


def ignore(_progress: Progress) -> None:
    """Report nothing."""


def download(
    fake: FakeMnist,
    cache: Path,
    *mirrors: str,
    timeouts: Timeouts = LONG_TIMEOUTS,
    cancelled: Callable[[], bool] = never,
    report: Callable[[Progress], None] = ignore,
) -> Path:
    """Download the fake MNIST from mirrors into a folder."""
    return download_mnist(
        cache, report, cancelled, mirrors=mirrors, files=fake.files, timeouts=timeouts
    )


def assert_complete(fake: FakeMnist, cache: Path) -> None:
    """Assert that a folder holds the four files, intact, and nothing else."""
    read_mnist(cache, ignore, never, files=fake.files)
    assert {path.name for path in cache.iterdir()} == {f"{name}.gz" for name in fake.contents}


def contents(cache: Path) -> list[str]:
    """Names of the files in a folder; none if it does not exist."""
    return sorted(path.name for path in cache.iterdir()) if cache.exists() else []
