"""The command ``robustness``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.cli.terminal import SMALL
from tests.trainer.robustness.compared import path_of
from trainer.robustness.changes import AMOUNTS, CHANGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result


def test_all_changes_are_measured(terminal: Callable[..., Result]) -> None:
    trained = terminal(*SMALL, "--json").lines[-1]
    result = terminal("robustness", trained["folder"], "--json")
    assert result.status == 0
    assert [line["change"] for line in result.lines] == list(CHANGES)
    for line in result.lines:
        assert line["run"] == trained["run"]
        assert line["amounts"] == list(AMOUNTS[line["change"]])
        assert line["images"] == 100
        shares = [count / 100 for count in line["correct"]]
        assert line["accuracy"] == pytest.approx(shares)
        at_zero = line["accuracy"][line["amounts"].index(0)]
        assert at_zero == trained["test_accuracy"]


def test_several_weights_stand_side_by_side(terminal: Callable[..., Result]) -> None:
    result = terminal(
        "robustness", path_of("mlp"), path_of("cnn"), "--change", "turn", "--images", 50
    )
    assert "50 of 100 test images" in result.out
    assert "shift" not in result.out
    rows = [line for line in result.out.splitlines() if "°" in line]
    assert len(rows) == len(AMOUNTS["turn"])
    assert all(row.count("±") == 2 for row in rows)


def test_the_images_are_those_of_the_seed(terminal: Callable[..., Result]) -> None:
    def correct(seed: int) -> object:
        return terminal(
            *("robustness", path_of("linear"), "--change", "shift"),
            *("--images", 30, "--seed", seed, "--json"),
        ).lines[0]["correct"]

    assert correct(1) == correct(1)
    assert correct(1) != correct(2)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--images", -1), "at least 0"),
        (("--seed", -1), "at least 0"),
    ],
)
def test_wrong_numbers_are_named(
    terminal: Callable[..., Result], words: tuple[object, ...], reason: str
) -> None:
    result = terminal("robustness", path_of("mlp"), *words)
    assert result.status == 1
    assert reason in result.err
    assert "Traceback" not in result.err


def test_a_missing_file_is_named(terminal: Callable[..., Result], tmp_path: Path) -> None:
    result = terminal("robustness", tmp_path / "none.safetensors")
    assert result.status == 1
    assert "none.safetensors" in result.err
    assert "Traceback" not in result.err
