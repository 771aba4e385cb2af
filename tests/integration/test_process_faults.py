"""Faults that kill the process or exhaust its resources; each runs in its own process."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration import faults
from tests.trainer.data.bad_server import BadServer
from trainer.data.sources import FOLDER_VARIABLE
from trainer.files.user_folder import HOME_VARIABLE
from trainer.network import weights
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.posix(reason="needs POSIX limits and signals")

TIMEOUT_S = 120.0
HOUR_S = 3600


class Process:
    """The application (offscreen) in a child process."""

    def __init__(self, home: Path, plan: dict[str, object], *arguments: str, **environment: str):
        home.mkdir(exist_ok=True)
        self._state_file = home / f"state-{time.monotonic_ns()}.json"
        folders = {HOME_VARIABLE: str(home)}
        inherited = {name: value for name, value in os.environ.items() if name != FOLDER_VARIABLE}
        nowhere = {"HTTPS_PROXY": faults.NOWHERE, "NO_PROXY": "127.0.0.1"}
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.integration.faulty_app",
                str(self._state_file),
                json.dumps(plan),
                *arguments,
            ],
            env=inherited | folders | nowhere | {"QT_QPA_PLATFORM": "offscreen"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """Kill it and the training process, as a loss of power does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.communicate()

    def kill_window(self) -> None:
        """Kill the window's process alone."""
        self._process.kill()
        self._process.wait()

    def kill_training(self) -> None:
        """Kill the training process, as a system without memory does."""
        tasks = Path(f"/proc/{self._process.pid}/task")
        for child in " ".join(file.read_text() for file in tasks.glob("*/children")).split():
            if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
                os.kill(int(child), signal.SIGKILL)

    def wait(self) -> tuple[int, str]:
        """Wait for its end; returns exit status and output."""
        output, _ = self._process.communicate(timeout=TIMEOUT_S)
        return self._process.returncode, output

    def wait_until(self, condition: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until the widgets' texts, by name, meet the condition; returns them."""
        texts: dict[str, Any] = {}
        deadline = time.monotonic() + TIMEOUT_S
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._state_file.exists():
                widgets = json.loads(self._state_file.read_bytes())["widgets"]
                texts = {name: described["text"] for name, described in widgets.items()}
                if condition(texts):
                    return texts
            time.sleep(0.05)
        raise AssertionError(f"not reached; the window shows {texts}")

    def message(self, words: str) -> str:
        """Wait for a message with these words; returns it."""
        shown = self.wait_until(lambda texts: words in texts.get("messageText", ""))
        return str(shown["messageText"])

    def wait_until_trained(self) -> None:
        self.wait_until(lambda texts: texts.get("trainingStatus", "").startswith("Test accuracy"))


def wait_until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + TIMEOUT_S
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def files_below(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def make_older(folder: Path) -> None:
    """Set the times of a folder and its files back by an hour."""
    then = time.time() - HOUR_S
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (then, then))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[BadServer]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with BadServer(faults.small_mnist().delivered()) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_killed_during_download_downloads_again(home: Path, server: BadServer) -> None:
    cache = home / "cache" / "mnist"
    stalled = {"mirrors": [server.mirror("stalled")], "stall": 60, "train": True}
    with Process(home, stalled):
        assert server.half_sent.wait(TIMEOUT_S)
    assert files_below(cache) == set()
    good = {"mirrors": [server.mirror("good")], "train": True}
    with Process(home, good | {"frozen_disk": True}) as app:
        app.wait_until(lambda _: files_below(cache))
    assert [name for name in files_below(cache) if not name.endswith(".tmp")] == []

    make_older(cache)
    with Process(home, good) as app:
        app.wait_until_trained()

    assert files_below(cache) == set(server.files)


def test_killed_while_saving_a_run_starts_without_it(home: Path) -> None:
    kept = home / "data" / "runs"
    with Process(home, {"frozen_disk": True, "train": True}) as app:
        app.wait_until(lambda _: files_below(kept))
    assert run_shelf.runs(kept) == []

    make_older(kept)
    with Process(home, {"train": True}) as app:
        app.wait_until_trained()

    (run,) = run_shelf.runs(kept)
    assert [path.name for path in kept.iterdir()] == [run.folder.name]
    assert weights.load(run.weights_path).finite


def test_killed_while_saving_weights_keeps_the_old_file(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lesson"
    folder.mkdir()
    file = folder / "lesson.safetensors"
    with Process(home, {"save_to": str(file)}) as app:
        app.message("Weights saved")
    before = file.read_bytes()

    with Process(home, {"save_to": str(file), "frozen_disk": True}) as app:
        app.wait_until(lambda _: len(files_below(folder)) > 1)
    assert file.read_bytes() == before
    make_older(folder)
    with Process(home, {"save_to": str(file)}, "--weights", str(file)) as app:
        app.message("Weights saved")

    assert files_below(folder) == {file.name}
    assert weights.load(file).finite


def test_full_disk_loses_the_run_but_not_its_weights(home: Path) -> None:
    with Process(home, {"file_limit": 60_000, "train": True}) as app:
        message = app.message("This run was not kept: the disk is full.")
        shown = app.wait_until(lambda texts: "seeMistakesButton" in texts)

    assert "Save weights (Ctrl+S)" in message
    assert shown["weightsOrigin"] == "trained on Computer-drawn digits"
    assert run_shelf.runs(home / "data" / "runs") == []


def test_full_disk_during_download_is_explained(home: Path, server: BadServer) -> None:
    full = {"mirrors": [server.mirror("good")], "file_limit": 60_000, "train": True}
    with Process(home, full) as app:
        message = app.message("was not saved: the disk is full.")

    assert message.startswith("Training on computer-drawn digits.")


def test_unwritable_folders_lose_the_run_but_train(
    home: Path,
) -> None:
    with Process(home, {"train": True}, **{HOME_VARIABLE: "/proc/no"}) as app:
        message = app.message("This run was not kept")
        app.wait_until(
            lambda texts: texts.get("weightsOrigin") == "trained on Computer-drawn digits"
        )

    assert "Save weights (Ctrl+S)" in message


def test_window_error_is_shown_and_logged(home: Path) -> None:
    with Process(home, {"train": True, "break_slot_at": "started"}) as app:
        message = app.message("Something unexpected went wrong")
        app.wait_until(lambda texts: "seeMistakesButton" in texts)

    (log_file,) = (home / "log").rglob("mnist-draw.log")
    assert str(log_file) in message
    log = log_file.read_text()
    assert "Traceback" in log
    assert "UnforeseenError" in log


@pytest.mark.parametrize("moment", ["start", "progressed", "steps_done"])
def test_process_ends_soon_after_its_window(home: Path, moment: str) -> None:
    with Process(home, {"train": True, "close_at": moment}) as app:
        status, output = app.wait()
    ended = time.time()

    assert status == 0, output
    (closed,) = re.findall(r"^closing ([\d.]+)$", output, re.MULTILINE)
    assert ended - float(closed) < 5
    assert not [line for line in output.splitlines() if "Traceback" in line or "QThread" in line]


@pytest.mark.linux(reason="only Linux lists a process's children")
def test_killed_training_is_explained_and_the_window_lives_on(home: Path) -> None:
    with Process(home, {"train": True}) as app:
        app.wait_until(
            lambda texts: texts.get("weightsOrigin") == "trained on Computer-drawn digits"
        )
        app.kill_training()
        message = app.message("The training broke off")
        shown = app.wait_until(lambda texts: texts.get("trainButton") == "Train")

    assert "memory" in message
    assert shown["weightsOrigin"] == "trained on Computer-drawn digits"
    assert run_shelf.runs(home / "data" / "runs") == []


def test_killed_window_keeps_the_run(home: Path) -> None:
    kept = home / "data" / "runs"
    with Process(home, {"train": True}) as app:
        app.wait_until(
            lambda texts: texts.get("weightsOrigin") == "trained on Computer-drawn digits"
        )
        app.kill_window()
        wait_until(lambda: run_shelf.runs(kept))

    (run,) = run_shelf.runs(kept)
    assert run.figures["stopped"]
    assert weights.load(run.weights_path).finite


def test_two_applications_run_at_once(home: Path) -> None:
    with Process(home, {"train": True}) as one, Process(home, {"train": True}) as other:
        one.wait_until_trained()
        other.wait_until_trained()

    assert len(run_shelf.runs(home / "data" / "runs")) == 2
