from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.cli.terminal import SMALL
from tests.trainer.teaching.drawings import lesson_of
from trainer.data import stroke_file
from trainer.network import weights

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.trainer.cli.terminal import Result

    Run = Callable[..., Result]


@pytest.fixture
def drawings(tmp_path: Path) -> Path:
    path = tmp_path / "drawings.jsonl"
    stroke_file.write_drawings(path, lesson_of(20, "36"))
    return path


@pytest.fixture
def trained(tmp_path: Path, terminal: Run) -> Path:
    run = tmp_path / "trained"
    assert terminal(*SMALL, "--out", run).status == 0
    return run


def test_it_reports_before_and_after_and_keeps_a_run(
    tmp_path: Path, terminal: Run, drawings: Path, trained: Path
) -> None:
    out = tmp_path / "taught"
    result = terminal(
        "teach", "--weights", trained, "--drawings", drawings, "--out", out, "--device", "cpu",
        "--json",
    )  # fmt: skip
    assert result.status == 0
    taught, finished = result.lines[-2:]
    assert (taught["event"], finished["event"]) == ("taught", "finished")
    assert (taught["learnt"]["images"], taught["held_out"]["images"]) == (16, 4)
    assert taught["by_class"]["3"]["learnt"]["images"] == 8
    start = weights.load(trained / "weights.safetensors")
    assert taught["start_run"] == finished["start_run"] == start.run
    assert weights.load(out / "weights.safetensors").step == start.step + finished["steps"]


def test_the_table_has_drawings_and_known_images(
    tmp_path: Path, terminal: Run, drawings: Path, trained: Path
) -> None:
    result = terminal(
        "teach", "--weights", trained, "--drawings", drawings, "--out", tmp_path / "taught",
    )  # fmt: skip
    assert "drawings held out" in result.out
    assert "patches " in result.out


def test_too_few_drawings_are_refused(
    tmp_path: Path, terminal: Run, drawings: Path, trained: Path
) -> None:
    stroke_file.write_drawings(drawings, lesson_of(3))
    result = terminal(
        "teach", "--weights", trained, "--drawings", drawings, "--out", tmp_path / "taught"
    )
    assert result.status == 1
    assert "3 labelled drawings are too few" in result.err
    assert not (tmp_path / "taught").exists()


def test_an_unknown_writer_is_refused(terminal: Run, drawings: Path, trained: Path) -> None:
    result = terminal("teach", "--weights", trained, "--drawings", drawings, "--writer", "zoe")
    assert (result.status, "No drawing is by writer zoe" in result.err) == (1, True)
