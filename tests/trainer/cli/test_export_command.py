"""The command ``export``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.engine import FAMILIES
from tests.trainer.export.exported import computed, snapshot_of
from trainer.network import weights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result


def test_the_command_writes_code_of_a_preset_with_settings(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    out = tmp_path / "my.py"
    result = terminal("export", "mlp", "--set", "epochs=9", "--seed", 4, "--out", out)
    assert (result.status, result.out.strip()) == (0, str(out))
    assert "SEED, EPOCHS, BATCH = 4, 9, 128" in out.read_text(encoding="utf-8")
    assert terminal("export", "mlp", "--format", "notebook", "--out", out).status == 0
    assert json.loads(out.read_text(encoding="utf-8"))["nbformat"] == 4


def test_the_command_says_that_settings_of_the_run_changed_while_it_trained(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    run = tmp_path / "run"
    run.mkdir()
    weights.save(snapshot_of(FAMILIES["mlp"]), run / "weights.safetensors")
    out = tmp_path / "run.py"
    assert terminal("export", run, "--out", out).err == ""
    (run / "changes.csv").write_text("step,field,value\n3,learning_rate,0.1\n")
    for source in (run, run / "weights.safetensors"):
        result = terminal("export", source, "--out", out)
        assert (result.status, result.out.strip()) == (0, str(out))
        assert "its losses will be others" in result.err
        assert "--repeat" in result.err


def test_the_command_writes_weights_with_golden_pairs(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    file = tmp_path / "w.safetensors"
    weights.save(snapshot_of(FAMILIES["cnn"]), file)
    result = terminal("export", file, "--format", "onnx", "--out", tmp_path / "net.onnx")
    assert result.status == 0
    with np.load(tmp_path / "net.golden.npz") as golden:
        images, probabilities = golden["images"], golden["probabilities"]
    _, found = computed((tmp_path / "net.onnx").read_bytes(), images)
    assert found == pytest.approx(probabilities, abs=1e-5)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mlp", "--format", "onnx"), "Train it first"),
        (("no-such-thing",), "neither a recipe nor a run folder. The recipes are fast-cnn"),
        (("mlp", "--set", "epochs=0"), "epochs"),
        (("mlp", "--set", "left_out_writers=Anna"), "does not say who wrote an image"),
    ],
)
def test_the_command_says_what_it_cannot_do(
    words: tuple[str, ...], said: str, terminal: Callable[..., Result], tmp_path: Path
) -> None:
    result = terminal("export", *words, "--out", tmp_path / "out")
    assert result.status == 1
    assert said in result.err
    assert not (tmp_path / "out").exists()
