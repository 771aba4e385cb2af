"""The command ``evaluate``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.cli.terminal import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result


def test_the_weights_of_the_newest_run_are_evaluated(
    terminal: Callable[..., Result],
) -> None:
    trained = terminal(*SMALL, "--json").lines[-1]
    (test,) = terminal("evaluate", "--json").lines
    (validation,) = terminal("evaluate", "--json", "--split", "validation").lines
    assert test["accuracy"] == trained["test_accuracy"]
    assert test["loss"] == pytest.approx(trained["test_loss"])
    assert validation["accuracy"] == trained["validation_accuracy"]
    assert test["run"] == trained["run"]
    assert (test["images"], validation["images"]) == (100, 80)
    assert np.sum(test["confusion"]) == 100
    assert np.trace(test["confusion"]) == round(100 * test["accuracy"])


def test_the_weights_of_an_earlier_step_are_evaluated(terminal: Callable[..., Result]) -> None:
    events = terminal(*SMALL, "--json").lines
    untrained = next(line for line in events if line.get("split") == "validation")
    (start,) = terminal("evaluate", "--json", "--split", "validation", "--step", 0).lines
    assert start["step"] == untrained["step"] == 0
    # Weights are kept as float16.
    assert start["loss"] == pytest.approx(untrained["loss"], rel=1e-3)


def test_a_run_without_earlier_weights_is_reported(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    terminal(*SMALL, "--out", tmp_path / "mine")
    (tmp_path / "mine" / "snapshots.safetensors").unlink()
    result = terminal("evaluate", "--weights", tmp_path / "mine", "--step", 3)
    assert result.status != 0
    assert "snapshots.safetensors" in result.err
    assert "Traceback" not in result.err


@pytest.mark.linux(reason="names of any bytes")
def test_a_run_in_a_folder_whose_name_is_no_utf_8_is_evaluated(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    run = tmp_path / os.fsdecode(b"caf\xe9\x1b[31m")
    trained = terminal(*SMALL, "--json", "--out", run).lines[-1]
    (test,) = terminal("evaluate", "--json", "--weights", run).lines
    assert test["accuracy"] == trained["test_accuracy"]
    shown = terminal("evaluate", "--weights", run)
    assert shown.status == 0
    assert "\x1b" not in shown.out + shown.err


def test_text_output_has_the_confusion_matrix(
    terminal: Callable[..., Result],
) -> None:
    terminal(*SMALL)
    result = terminal("evaluate")
    assert "accuracy" in result.out
    table = [line.split() for line in result.out.splitlines()[-10:]]
    assert [row[0] for row in table] == list("0123456789")
    assert sum(int(count) for row in table for count in row[1:]) == 100
