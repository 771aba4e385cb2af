"""Training by a recipe that leaves out the drawings of writers, in the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.cli.terminal import SMALL
from trainer.data import sources
from trainer.data.sets.any_set import read_any_set
from trainer.runs import run_reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result

# Before the fixture replaces it.
_LOAD = sources.load


@pytest.fixture
def reading(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """The command line, which really reads its data."""
    monkeypatch.setattr(sources, "load", _LOAD)
    return terminal


@pytest.fixture
def two_writers(tmp_path: Path) -> Path:
    """A file of drawings by Anna and Ben."""
    lines = [
        {
            "label": label,
            "writer": writer,
            "width": 100,
            "height": 100,
            "strokes": [[[20, 20], [50 + 9 * (label == "B"), 80 - number], [60, 20 + number]]],
        }
        for number in range(10)
        for writer in ("Anna", "Ben")
        for label in "AB"
    ]
    path = tmp_path / "drawings.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


# All drawings but those of the test.
_ALL = ("train_images=32", "validation_images=0", "epochs=1", "hidden_units=16")


def test_drawings_by_a_writer_can_be_left_out(
    reading: Callable[..., Result], two_writers: Path, tmp_path: Path
) -> None:
    settings = [word for setting in _ALL for word in ("--set", setting)]
    words = ("train", "mlp", *settings, "--data-dir", two_writers, "--json", "--out")
    whole = reading(*words, tmp_path / "all").lines
    without = reading(*words, tmp_path / "run", "--set", "left_out_writers=Anna").lines
    train = read_any_set(two_writers, lambda _: None, lambda: False).train
    by_ben = int(train.written_by(("Ben",)).sum())
    assert 0 < by_ben < len(train)
    assert (whole[0]["train_images"], without[0]["train_images"]) == (len(train), by_ben)
    assert run_reader.read_summary(tmp_path / "run").recipe.left_out_writers == ("Anna",)
    words = ("train", "--repeat", tmp_path / "run", "--data-dir", two_writers, "--json")
    repeated = reading(*words, "--out", tmp_path / "again").lines
    assert _losses(repeated) == _losses(without) != _losses(whole)


def test_lines_that_cannot_be_read_are_named(
    reading: Callable[..., Result], two_writers: Path, tmp_path: Path
) -> None:
    content = two_writers.read_text(encoding="utf-8")
    two_writers.write_text(content + "\ndamaged\n{}\n", encoding="utf-8")
    settings = [word for setting in _ALL for word in ("--set", setting)]
    words = ("train", "mlp", *settings, "--data-dir", two_writers, "--json")
    result = reading(*words, "--out", tmp_path / "run")
    assert result.status == 0
    assert result.lines[0]["unread_lines"] == [2, 41]
    assert "drawings.jsonl: 2 lines that could not be read, the first is line 41." in result.err


def _losses(lines: list[dict[str, Any]]) -> list[float]:
    return [loss for line in lines if line["event"] == "steps_done" for loss in line["losses"]]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("Bob", "('Bob',) is not possible"),
        ("Bob,Anna", "writers that there are: Anna, Ben"),
        ("Anna,Ben", "no training image is left"),
    ],
)
def test_writers_that_cannot_be_left_out_are_an_error(
    reading: Callable[..., Result], two_writers: Path, names: str, said: str
) -> None:
    result = reading(
        "train", "mlp", "--data-dir", two_writers, "--set", f"left_out_writers={names}"
    )
    assert result.status == 1
    assert said in result.err
    assert "Traceback" not in result.err


def test_data_without_names_have_no_writers_to_leave_out(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "left_out_writers=Anna")
    assert result.status == 1
    assert "data that do not say who wrote an image" in result.err
