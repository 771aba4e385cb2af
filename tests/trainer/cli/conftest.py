"""Fixtures: the command line with the tests' data set and folders of its own."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.cli.terminal import DATA, Result
from trainer.cli.main import main
from trainer.data import sources
from trainer.data.sources import LoadedData
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.data.sources import DataRequest


@pytest.fixture
def requests() -> list[DataRequest]:
    """Requests for data so far."""
    return []


@pytest.fixture
def terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    requests: list[DataRequest],
) -> Callable[..., Result]:
    """Runs the command line in this process, with the tests' data set and folders of its own."""

    def load(request: DataRequest, **_more: object) -> LoadedData:
        requests.append(request)
        return LoadedData(DATA, None)

    def run(*words: object) -> Result:
        try:
            status = main([str(word) for word in words])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        return Result(status, *capsys.readouterr())

    monkeypatch.setattr(sources, "load", load)
    monkeypatch.delenv(sources.FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(run_shelf, "default_folder", lambda: tmp_path / "user" / "runs")
    return run


@pytest.fixture
def _usual_interrupt() -> Any:
    """Ctrl+C has its default handler, whatever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    signal.signal(signal.SIGINT, before)
