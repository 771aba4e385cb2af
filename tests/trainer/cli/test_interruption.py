"""Stopping a run by Ctrl+C, SIGTERM or a closed terminal."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.trainer.cli.terminal import ON_TEST_DATA, SMALL, interrupting, surroundings
from trainer.data import sources
from trainer.errors import CancelledError
from trainer.network import weights
from trainer.runs import run_reader, run_shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result
    from trainer.data.sources import DataRequest


@pytest.mark.usefixtures("_usual_interrupt")
def test_control_c_stops_the_run_and_keeps_its_weights(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch, signal.SIGINT)
    result = terminal(*SMALL, "--json")
    assert result.status == 130
    last = result.lines[-1]
    assert (last["event"], last["stopped"], last["steps"]) == ("finished", True, 1)
    assert last["test_accuracy"] is not None
    assert weights.load(run_shelf.runs(run_shelf.default_folder())[0].weights_path).step == 1


@pytest.mark.usefixtures("_usual_interrupt")
def test_a_second_control_c_aborts(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch, signal.SIGINT, times=2)
    result = terminal(*SMALL, "--json")
    assert result.status == 130
    assert all(line["event"] != "finished" for line in result.lines)
    assert "Traceback" not in result.err
    assert run_shelf.runs(run_shelf.default_folder()) == []


@pytest.mark.usefixtures("_usual_interrupt")
def test_sigterm_stops_the_run(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch, signal.SIGTERM)
    result = terminal(*SMALL)
    assert result.status == 143
    assert "Stopped at step 1." in result.out


@pytest.mark.posix(reason="Windows has no such signal")
@pytest.mark.usefixtures("_usual_interrupt")
def test_a_terminal_that_closes_stops_the_run(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What runs the tests may ignore it.
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        # The shell and the system each send the signal.
        interrupting(monkeypatch, signal.SIGHUP, times=2)
        result = terminal(*SMALL)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)
    assert result.status == 129
    assert "Stopped at step 1." in result.out
    assert weights.load(run_shelf.runs(run_shelf.default_folder())[0].weights_path).step == 1


@pytest.mark.posix(reason="Windows has no such signal")
@pytest.mark.usefixtures("_usual_interrupt")
def test_a_run_of_nohup_goes_on_without_its_terminal(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        interrupting(monkeypatch, signal.SIGHUP)
        assert terminal(*SMALL).status == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.posix(reason="another signal stands for that of Windows")
@pytest.mark.usefixtures("_usual_interrupt")
def test_control_break_of_windows_stops_the_run(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "SIGBREAK", signal.SIGUSR1, raising=False)
    interrupting(monkeypatch, signal.SIGUSR1)
    result = terminal(*SMALL)
    assert result.status == 128 + signal.SIGUSR1
    assert "Stopped at step 1." in result.out


@pytest.mark.usefixtures("_usual_interrupt")
def test_control_c_cancels_a_download(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_request: DataRequest, *, cancelled: Callable[[], bool], **_more: object) -> None:
        assert not cancelled()
        signal.raise_signal(signal.SIGINT)
        assert cancelled()
        raise CancelledError

    monkeypatch.setattr(sources, "load", load)
    result = terminal(*SMALL)
    assert result.status == 130
    assert result.out == ""


@pytest.mark.posix(reason="Windows sends no such signal")
def test_a_process_stops_at_a_signal(tmp_path: Path) -> None:
    words = [*SMALL, "--set", "epochs=1000", "--json", "--out", str(tmp_path / "run")]
    with subprocess.Popen(
        [sys.executable, "-c", ON_TEST_DATA, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=surroundings(),
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if json.loads(line)["event"] == "steps_done":
                running.send_signal(signal.SIGINT)
                break
        last = json.loads(running.stdout.read().splitlines()[-1])
    assert running.returncode == 130
    assert (last["event"], last["stopped"]) == ("finished", True)
    assert weights.load(tmp_path / "run" / run_reader.WEIGHTS_FILE).step == last["steps"]
