"""Several processes train one network: the same losses, one run, and the loss of a process."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from tests.trainer.cli.terminal import DATA, SMALL, surroundings
from trainer.cli.main import main
from trainer.data import sources
from trainer.network import weights
from trainer.runs import run_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not torch.distributed.is_available(),
    reason="gloo and signals as on Linux",
)

COMMAND = ("-m", "tests.trainer.distributed.on_test_data")
# Dropout and augmentation draw random numbers for each image.
DRAWING = ("--set", "dropout=0.3", "--set", "rotation=15", "--set", "thickness=1")


@pytest.fixture
def alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., list[dict[str, Any]]]:
    """Trains in this process; returns the events."""

    def run(*words: object) -> list[dict[str, Any]]:
        assert main([str(word) for word in words]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    monkeypatch.setattr(sources, "load", lambda *_, **__: sources.LoadedData(DATA, None))
    return run


def losses(run: Path) -> NDArray[np.float64]:
    table: NDArray[np.float64] = np.loadtxt(
        run / run_reader.STEPS_FILE, delimiter=",", skiprows=1, usecols=1
    )
    return table


@contextmanager
def processes(
    count: int, *words: object, of_last: Sequence[str] = (), **surroundings_of_last: str
) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes of one group, as a launcher starts them; none survives.

    The last one may have further words, and other surroundings.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with ExitStack() as stack:
        started = []
        for rank in range(count):
            is_last = rank == count - 1
            environment = surroundings(
                RANK=str(rank), WORLD_SIZE=str(count),
                LOCAL_RANK=str(rank), LOCAL_WORLD_SIZE=str(count),
                MASTER_ADDR="127.0.0.1", MASTER_PORT=str(port),
                **(surroundings_of_last if is_last else {}),
            )  # fmt: skip
            running = subprocess.Popen(
                [sys.executable, *COMMAND, *map(str, words), *(of_last if is_last else ())],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
            stack.enter_context(running)
            stack.callback(running.kill)
            started.append(running)
        yield started


def output(*words: object) -> str:
    """What a program that succeeds prints."""
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(),
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_until(event: str, running: subprocess.Popen[str]) -> dict[str, Any]:
    assert running.stdout is not None
    for text in running.stdout:
        line: dict[str, Any] = json.loads(text)
        if line["event"] == event:
            return line
    assert running.stderr is not None
    raise AssertionError(running.stderr.read())


def test_two_processes_of_torchrun_have_the_losses_of_one(
    tmp_path: Path, alone: Callable[..., list[dict[str, Any]]]
) -> None:
    changes = tmp_path / "changes.csv"
    changes.write_text("step,field,value\n3,dropout,0.5\n5,augmentation,0.5\n")
    words = [*SMALL, *DRAWING, "--changes", changes, "--json"]
    launcher = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    together = output(*launcher, *COMMAND, *words, "--out", tmp_path / "together")
    two = [json.loads(line) for line in together.splitlines()]
    one = alone(*words, "--out", tmp_path / "alone")
    assert np.abs(losses(tmp_path / "together") - losses(tmp_path / "alone")).max() < 1e-5
    # The first process speaks, and only it.
    assert [line["event"] for line in two].count("finished") == 1
    started = next(line for line in two if line["event"] == "started")
    assert started["processes"] == 2
    assert two[-1]["test_accuracy"] == one[-1]["test_accuracy"]
    assert two[-1]["steps"] == one[-1]["steps"]
    kept = {each.name for each in tmp_path.iterdir()} - {changes.name}
    assert kept == {"alone", "together"}
    assert two[-1]["changes"] == 2


def test_a_lost_process_ends_the_training_and_costs_no_weights(tmp_path: Path) -> None:
    run = tmp_path / "run"
    words = [*SMALL, "--set", "epochs=1000", "--json", "--out", run]
    with processes(2, *words) as (first, second):
        read_until("steps_done", first)
        second.kill()
        finished = read_until("finished", first)
        assert first.stderr is not None
        message = first.stderr.read()
        assert first.wait() == 1
    assert finished["stopped"]
    assert finished["test_accuracy"] is not None
    assert weights.load(run / run_reader.WEIGHTS_FILE).step == finished["steps"] > 0
    assert "One of the 2 processes" in message
    assert "Traceback" not in message


def test_all_processes_stop_after_the_same_step(tmp_path: Path) -> None:
    run = tmp_path / "run"
    words = [*SMALL, "--set", "epochs=1000", "--json", "--out", run]
    with processes(2, *words) as (first, second):
        read_until("steps_done", first)
        # Launchers repeat a signal; here the process that keeps nothing receives it.
        second.send_signal(signal.SIGTERM)
        second.send_signal(signal.SIGINT)
        finished = read_until("finished", first)
        assert first.wait() == 0
        assert second.wait() in {128 + signal.SIGTERM, 128 + signal.SIGINT}
    assert finished["stopped"]
    assert weights.load(run / run_reader.WEIGHTS_FILE).step == finished["steps"]


def test_all_processes_end_early_after_the_same_epoch(
    tmp_path: Path, alone: Callable[..., list[dict[str, Any]]]
) -> None:
    settings = ("learning_rate=0.05", "wrong_labels=0.3", "epochs=30", "patience=2")
    changes = [word for each in (*settings, "keep_best=true") for word in ("--set", each)]
    words = [*SMALL, *changes, "--json", "--out"]
    with processes(2, *words, tmp_path / "both") as (first, second):
        both = read_until("finished", first)
        assert first.wait() == second.wait() == 0
    one = alone(*words, tmp_path / "alone")[-1]
    assert both["without_improvement"] == 2
    assert both["steps"] == one["steps"] < 300
    assert both["best_epoch"] == one["best_epoch"]
    assert weights.load(tmp_path / "both" / run_reader.WEIGHTS_FILE).epoch == both["best_epoch"]


@pytest.mark.parametrize(
    ("of_last", "surroundings_of_last", "what"),
    [
        (["--set", "learning_rate=0.02"], {}, "recipe or changes of settings"),
        ([], {"TEST_IMAGES_TO_TRAIN": "440"}, "training images"),
    ],
)
def test_processes_with_different_inputs_do_not_train(
    tmp_path: Path, of_last: list[str], surroundings_of_last: dict[str, str], what: str
) -> None:
    words = [*SMALL, "--json", "--out", tmp_path / "run"]
    with processes(2, *words, of_last=of_last, **surroundings_of_last) as (first, second):
        out, message = first.communicate()
        of_second, no_message = second.communicate()
        assert first.returncode == second.returncode == 1
    assert (out, of_second, no_message) == ("", "", "")
    assert f"The 2 processes of this training differ in {what}." in message
    assert "Traceback" not in message
    assert list(tmp_path.iterdir()) == []
