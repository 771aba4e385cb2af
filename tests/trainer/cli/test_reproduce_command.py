"""The command ``reproduce``."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.trainer.cli.terminal import interrupting
from trainer.data.sources import DataRequest
from trainer.recipe.presets import preset
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result
    from trainer.recipe.recipes import Recipe


@pytest.fixture
def quick_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replaces the presets by recipes that are small enough for a test."""

    def quick(name: str) -> Recipe:
        changes = {"epochs": 1, "hidden_units": (16,), "train_images": 20_000}
        return preset(name).with_changes(**changes)

    monkeypatch.setattr("trainer.cli.reproduce_command.preset", quick)


@pytest.mark.usefixtures("quick_texts")
def test_reproducing_compares_with_the_text(
    terminal: Callable[..., Result], requests: list[DataRequest], tmp_path: Path
) -> None:
    words = ["reproduce", "dezero-mlp-sigmoid-sgd", "--seeds", 2, "--out", tmp_path / "runs"]
    (line,) = terminal(*words, "--json").lines
    assert (line["recipe"], line["metric"]) == ("dezero-mlp-sigmoid-sgd", "test_accuracy")
    assert (line["published"], line["seeds"]) == (0.86, [0, 1])
    assert line["mean"] == pytest.approx(np.mean(line["values"]))
    assert requests == [DataRequest("mnist")]
    assert {path.name for path in (tmp_path / "runs").iterdir()} == {
        "dezero-mlp-sigmoid-sgd-seed-0",
        "dezero-mlp-sigmoid-sgd-seed-1",
    }


@pytest.mark.usefixtures("quick_texts")
def test_reproducing_again_runs_only_what_is_missing(
    terminal: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["reproduce", "keras-mlp-dropout", "--out", tmp_path / "runs", "--json"]
    before = terminal(*words, "--seeds", 1).lines
    trained: list[int] = []
    train = loop.train

    def counted(recipe: Recipe, *others: Any, **more: Any) -> Any:
        trained.append(recipe.seed)
        return train(recipe, *others, **more)

    monkeypatch.setattr(loop, "train", counted)
    assert terminal(*words, "--seeds", 1).lines == before
    assert trained == []
    terminal(*words, "--seeds", 3)
    assert trained == [1, 2]


@pytest.mark.usefixtures("quick_texts")
def test_no_run_starts_where_one_would_replace_another_command_s(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    other = tmp_path / "runs" / "keras-mlp-dropout-seed-1"
    other.mkdir(parents=True)
    (other / "notes.txt").write_text("of the queue")
    result = terminal("reproduce", "keras-mlp-dropout", "--seeds", 2, "--out", tmp_path / "runs")
    assert result.status == 1
    assert str(other) in result.err
    assert list((tmp_path / "runs").iterdir()) == [other]
    assert (other / "notes.txt").read_text() == "of the queue"


@pytest.mark.usefixtures("quick_texts")
def test_reproducing_writes_the_table_in_markdown(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    table = tmp_path / "docs" / "table.md"
    result = terminal(
        "reproduce", "keras-mlp-dropout", "--seeds", 1, "--markdown", table, "--device", "cpu"
    )
    assert result.status == 0
    assert result.out.splitlines()[0].startswith("recipe ")
    assert "| `keras-mlp-dropout` | first loss | about 2.3 |" in table.read_text("utf-8")
    assert "patches, seed 0, PyTorch" in table.read_text("utf-8")


@pytest.mark.usefixtures("_usual_interrupt", "quick_texts")
def test_an_interrupted_reproduction_prints_its_results_and_continues_later(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ["reproduce", "keras-mlp-dropout", "--seeds", 2, "--out", tmp_path, "--json"]
    terminal(*words, "--seeds", 1)
    with monkeypatch.context() as patches:
        interrupting(patches, signal.SIGINT)
        result = terminal(*words)
    assert result.status == 130
    assert result.lines[0]["seeds"] == [0]
    assert [path.name for path in tmp_path.iterdir()] == ["keras-mlp-dropout-seed-0"]
    assert terminal(*words).lines[0]["seeds"] == [0, 1]
