"""``train --learning-rates``: a table, JSON, run folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.cli.terminal import SMALL
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result


def test_a_table_has_a_line_for_each_rate_and_names_the_diverged_one(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    result = terminal(
        *SMALL, "--set", "epochs=2", "--set", "optimiser=sgd", "--set", "weight_decay=10",
        "--learning-rates", "0.01,100,0.1", "--out", tmp_path,
    )  # fmt: skip
    assert result.status == 0
    head, first, second, third = result.out.splitlines()[-4:]
    assert head.split() == ["learning", "rate", "validation", "loss", "validation", "test", "run"]
    assert first.split()[0] == "0.01"
    assert "diverged at step" in second
    assert third.split()[0] == "0.1"
    kept = run_shelf.runs(tmp_path)
    assert [run.recipe.learning_rate for run in kept] == [0.01, 0.1]
    assert str(kept[0].folder) in first
    assert str(kept[1].folder) in third


def test_json_lines_name_the_network(terminal: Callable[..., Result], tmp_path: Path) -> None:
    result = terminal(*SMALL, "--learning-rates", "0.001,0.01", "--json", "--out", tmp_path)
    assert result.lines[0]["event"] == "data_ready"
    ends = [line for line in result.lines if line["event"] == "finished"]
    assert [(end["member"], end["recipe"]) for end in ends] == [
        (0, "mlp-rate-0.001"),
        (1, "mlp-rate-0.01"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--learning-rates", "0.01"), "2 to 9 different numbers"),
        (("--learning-rates", "0.01,0"), "a number from"),
        (("--learning-rates", "0.01,x"), "--learning-rates"),
        (("--learning-rates", "0.1,0.2", "--continue", "w"), "fresh networks"),
    ],
)
def test_rates_that_cannot_be_trained_are_refused_in_a_sentence(
    terminal: Callable[..., Result], arguments: tuple[str, ...], message: str
) -> None:
    result = terminal(*SMALL, *arguments)
    assert result.status in {1, 2}
    assert message in result.err
    assert "Traceback" not in result.err
