"""All commands: help, wrong arguments, errors, bare clones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.trainer.cli.terminal import ON_TEST_DATA, SMALL, process, surroundings
from trainer.files.user_folder import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result

# Blocks the import of packages that a bare clone on a server may lack.
WITHOUT_PACKAGES = """
import sys
from importlib.machinery import PathFinder
found = PathFinder.find_spec
missing = {"tqdm", "requests", "platformdirs", "pooch", "PySide6", "pyqtgraph", "PIL"}
PathFinder.find_spec = lambda name, *more, **named: (
    None if name.partition(".")[0] in missing else found(name, *more, **named)
)
"""


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["recipes"],
        ["summary"],
        ["train"],
        ["evaluate"],
        ["predict"],
        ["inspect"],
        ["reproduce"],
        ["bundle"],
        ["detector"],
        ["capitals"],
    ],
    ids=" ".join,
)
def test_help_fits_a_terminal(
    command: list[str], terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = terminal(*command, "--help")
    assert result.status == 0
    assert max(map(len, result.out.splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["learn"],
        ["train", "--sead", "1"],
        ["train", "--seed", "one"],
        ["train", "--set", "epochs"],
        ["evaluate", "--split", "exam"],
        ["predict"],
        ["inspect"],
        ["train", "mlp", "--repeat", "run"],
        ["train", "--repeat", "run", "--seed", "1"],
        ["train", "--repeat", "run", "--changes", "changes.csv"],
        ["reproduce", "--seeds", "0"],
    ],
    ids=" ".join,
)
def test_wrong_arguments_show_the_usage(words: list[str], terminal: Callable[..., Result]) -> None:
    result = terminal(*words)
    assert result.status == 2
    assert result.out == ""
    assert "usage: mnist-trainer" in result.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["recipes", "magic"], "magic"),
        (["train", "magic"], "fast-cnn"),
        (["train", "--set", "epochs=0"], "epochs = 0"),
        (["train", "--set", "epoch=3"], "epoch"),
        (["train", "--seed", "-1"], "seed = -1"),
        (["train", "--device", "abacus"], "abacus"),
        (["train", "--continue", "nowhere.safetensors"], "nowhere.safetensors"),
        (["evaluate"], "no weights"),
        (["evaluate", "--weights", "nowhere.safetensors"], "nowhere.safetensors"),
        (["predict", "nowhere.pgm"], "no weights"),
        (["summary", "mlp", "--set", "dropout=2"], "dropout = 2"),
        (["train", "--repeat", "nowhere"], "no run folder"),
        (["train", "--changes", "nowhere.csv"], "nowhere.csv"),
        (["reproduce", "magic"], "magic"),
    ],
    ids=str,
)
def test_an_error_is_one_line(
    words: list[str], message: str, terminal: Callable[..., Result]
) -> None:
    result = terminal(*words)
    assert result.status == 1
    assert result.out == ""
    assert result.err.startswith("mnist-trainer: ")
    assert result.err.count("\n") == 1
    assert message in result.err


def test_a_closed_pipe_is_not_reported() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "trainer", "recipes", "fast-cnn"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=surroundings(),
    )
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr == ""


def test_a_bare_clone_lists_recipes() -> None:
    code = WITHOUT_PACKAGES + (
        "import runpy; sys.argv[0] = 'trainer'; runpy.run_module('trainer', run_name='__main__')"
    )
    done = process("recipes", code=code)
    assert (done.returncode, done.stderr) == (0, "")
    assert "fast-cnn" in done.stdout


def test_a_bare_clone_trains(tmp_path: Path) -> None:
    words = (*SMALL, "--json")
    home = {HOME_VARIABLE: str(tmp_path)}
    done = process(*words, code=WITHOUT_PACKAGES + ON_TEST_DATA, **home)
    assert done.returncode == 0, done.stderr
    # Plain lines replace the bar.
    assert "train: 10 of 10 steps" in done.stderr
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["folder"].startswith(str(tmp_path))
    assert last["steps"] == 10


def test_listing_recipes_does_not_load_torch() -> None:
    code = "from trainer.cli.main import main; main(['recipes']); import sys; print(*sys.modules)"
    modules = process(code=code).stdout.split()
    assert "trainer.recipe.recipes" in modules
    assert "torch" not in modules


@pytest.mark.parametrize(
    "words", [["queue", "mlp"], ["reproduce", "mlp"], ["teach", "--drawings", "mine"]]
)
def test_commands_that_do_not_share_their_work_refuse_several_processes(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    for name, value in (("RANK", 1), ("WORLD_SIZE", 2), ("LOCAL_RANK", 1), ("LOCAL_WORLD_SIZE", 2)):
        monkeypatch.setenv(name, str(value))
    result = terminal(*words)
    assert result.status == 1
    assert "in one process" in result.err
