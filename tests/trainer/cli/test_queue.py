"""``queue``: all seeds of all recipes, a table, JSON, run folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.cli.terminal import SMALL
from trainer.runs import run_reader
from trainer.training.steppers.eager_stepper import EagerStepper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result

# Settings alone, without command and recipe.
FEW = SMALL[2:]


def test_each_recipe_is_trained_with_each_seed_and_has_a_line(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    out = tmp_path / "runs"
    result = terminal("queue", "mlp", "pytorch-linear", "--seeds", "0-1", *FEW, "--out", out)
    assert result.status == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "mlp-seed-0",
        "mlp-seed-1",
        "pytorch-linear-seed-0",
        "pytorch-linear-seed-1",
    ]
    head, mlp, linear = result.out.splitlines()[-3:]
    assert head.split()[:2] == ["recipe", "seeds"]
    assert mlp.split()[:2] == ["mlp", "2"]
    assert "±" in mlp
    assert linear.split()[:2] == ["pytorch-linear", "2"]


def test_a_diverging_recipe_is_named_and_the_others_are_trained(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    result = terminal(
        "queue", "mlp", "--seeds", "0,1", *FEW, "--set", "optimiser=sgd", "--set",
        "learning_rate=100", "--set", "weight_decay=10", "--set", "epochs=3", "--out", tmp_path,
    )  # fmt: skip
    assert result.status == 1
    assert result.err.count("Lower the learning rate") == 2
    assert result.out.splitlines()[-1].split() == [
        "mlp",
        "2",
        "(2",
        "without",
        "a",
        "result)",
        "–",
        "–",
        "–",
    ]


def test_json_ends_with_a_summary_of_each_recipe(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    result = terminal("queue", "mlp", "--seeds", "3", *FEW, "--json", "--out", tmp_path)
    summary = result.lines[-1]
    (finished,) = (line for line in result.lines if line["event"] == "finished")
    assert summary["event"] == "summary"
    assert (summary["recipe"], summary["seeds"]) == ("mlp", [3])
    assert (summary["data"], summary["test_images"]) == ("patches", 100)
    assert summary["mean"] == finished["test_accuracy"]
    assert summary["deviation"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "recipe takes one of"),
        (["mlp", "--seeds", "x"], "numbers and ranges"),
        (["mlp", "--set", "epochs=0"], "epochs takes"),
    ],
)
def test_wrong_input_is_explained_before_anything_is_trained(
    terminal: Callable[..., Result], tmp_path: Path, arguments: list[str], message: str
) -> None:
    result = terminal("queue", *arguments, "--out", tmp_path / "runs")
    assert result.status == 1
    assert message in result.err
    assert not (tmp_path / "runs").exists()


def test_a_run_folder_that_is_taken_is_named_first(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    taken = tmp_path / "mlp-seed-1"
    taken.mkdir()
    (taken / "notes.txt").write_text("mine")
    result = terminal("queue", "mlp", "--seeds", "0-1", *FEW, "--out", tmp_path)
    assert result.status == 1
    assert "mlp-seed-1 is not empty" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["mlp-seed-1"]


def test_a_run_that_cannot_be_kept_in_its_folder_stops_no_other(
    terminal: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = EagerStepper.step
    taken = tmp_path / "runs" / "mlp-seed-0"

    def take_the_folder(stepper: EagerStepper, limit: int) -> None:
        step(stepper, limit)
        (taken / "notes.txt").write_text("mine")

    monkeypatch.setattr(EagerStepper, "step", take_the_folder)
    result = terminal("queue", "mlp", "--seeds", "0-1", *FEW, "--out", taken.parent)
    assert result.status == 1
    assert f"mlp, seed 0: {taken} could not be written" in result.err
    assert f"This run is kept in {tmp_path / 'user' / 'runs'}" in result.err
    assert result.out.splitlines()[-1].split()[:2] == ["mlp", "2"]
    assert (taken.with_name("mlp-seed-1") / run_reader.SUMMARY_FILE).exists()
