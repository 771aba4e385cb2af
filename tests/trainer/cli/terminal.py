"""Helpers for tests of the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.trainer.engine import make_data_set
from trainer.training.steppers.eager_stepper import EagerStepper

if TYPE_CHECKING:
    import pytest

DATA = make_data_set()
# Ten steps of a small network.
SMALL = (
    "train", "mlp", "--set", "epochs=1", "--set", "hidden_units=16", "--set", "batch_size=32",
    "--set", "train_images=320", "--set", "validation_images=80", "--device", "cpu",
)  # fmt: skip

# The command line with the tests' data set, for a process of its own.
ON_TEST_DATA = """
import sys
import torch
torch.set_num_threads(1)
from tests.trainer.engine import make_data_set
from trainer.data import sources
data = sources.LoadedData(make_data_set(), None)
sources.load = lambda request, **more: data
from trainer.cli.main import main
sys.exit(main())
"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The objects of ``--json``; NaN is an error."""

        def refuse(word: str) -> None:
            raise AssertionError(f"{word} is not JSON")

        return [json.loads(line, parse_constant=refuse) for line in self.out.splitlines()]


def process(
    *words: object, code: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = ["-m", "trainer"] if code is None else ["-c", code]
    return subprocess.run(
        [sys.executable, *command, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(**environment),
    )


def surroundings(**environment: str) -> dict[str, str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1", **environment}


def interrupting(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals, *, times: int = 1
) -> None:
    """Raise a signal during the first step."""
    step = EagerStepper.step
    left = [number] * times

    def interrupted(stepper: EagerStepper, limit: int) -> None:
        step(stepper, limit)
        while left:
            signal.raise_signal(left.pop())

    monkeypatch.setattr(EagerStepper, "step", interrupted)
