"""Names of runs that tell all of them apart."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from mnist_draw.recipe.run_titles import distinct_names
from tests.mnist_draw.kept_runs import keep_run
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.runs.run_reader import RunSummary


@pytest.fixture
def summary(tmp_path: Path) -> RunSummary:
    keep_run(tmp_path)
    (found,) = run_shelf.runs(tmp_path)
    return found


def test_equal_names_get_the_first_free_number(summary: RunSummary) -> None:
    titles = ("A", "A (2)", "A", "B", "A", "A (2)")
    named = [dataclasses.replace(summary, title=title) for title in titles]
    assert distinct_names(named) == ["A", "A (2)", "A (3)", "B", "A (4)", "A (2) (2)"]


@pytest.mark.timeout(60)
def test_thousands_of_equal_names_take_a_moment(summary: RunSummary) -> None:
    """Searched from the start for each run, the numbers took seconds for 150 of them."""
    names = distinct_names([dataclasses.replace(summary, title="A")] * 3000)
    assert names[-1] == "A (3000)"
    assert len(set(names)) == 3000
