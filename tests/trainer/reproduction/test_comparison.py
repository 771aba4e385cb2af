from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.cli.comparison_tables import as_fields, as_markdown, as_text
from trainer.events import Evaluated
from trainer.recipe.presets import preset
from trainer.recipe.published import Metric, Published, published
from trainer.reproduction.comparison import (
    MOST_SEEDS,
    RULE,
    Comparison,
    LostRun,
    RunFigures,
    Verdict,
    compare,
    recipes_with_figures,
)
from trainer.runs.event_lines import json_line


def evaluated(
    split: Literal["train", "validation", "test"],
    epoch: float,
    loss: float,
    accuracy: float,
    lost: tuple[int, ...] = (),
) -> Evaluated:
    return Evaluated(split, int(epoch * 10), epoch, loss, accuracy, 100, True, lost)


def run(seed: int, *, lost: tuple[int, ...] = (), shift: float = 0.0) -> RunFigures:
    """A made-up run of two epochs."""
    looks = (
        evaluated("validation", 0, 2.3, 0.1),
        evaluated("train", 1, 0.9, 0.7),
        evaluated("validation", 1, 0.5 + shift, 0.8),
        evaluated("train", 2, 0.4, 0.85),
        evaluated("validation", 2, 0.3 + shift, 0.9, lost),
        evaluated("test", 2, 0.31, 0.89, lost),
    )
    return RunFigures(seed, 2.4, looks)


def comparison(
    value: float,
    *values: float,
    metric: Metric = "validation_loss",
    epoch: float | None = 1.0,
    approximate: bool = False,
    unit: float = 0.01,
) -> Comparison:
    figure = Published(metric, epoch, value, approximate=approximate, unit=unit)
    return Comparison("recipe", metric, epoch, figure, tuple(range(len(values))), values)


@pytest.mark.parametrize(
    ("metric", "epoch", "value"),
    [
        ("first_loss", None, 2.4),
        ("validation_loss", 0, 2.3),
        ("validation_loss", 1, 0.5),
        ("validation_accuracy", 2, 0.9),
        ("validation_accuracy", None, 0.9),
        ("train_loss", 1, 0.9),
        ("train_accuracy", None, 0.85),
        ("test_accuracy", None, 0.89),
        ("validation_loss", 3, None),
    ],
)
def test_a_run_has_its_figures_by_name(
    metric: Metric, epoch: float | None, value: float | None
) -> None:
    assert run(0).value(metric, epoch) == value


@pytest.mark.parametrize(
    ("compared", "verdict"),
    [
        (comparison(0.50, 0.49, 0.51), "met"),
        # A single run has no spread: only the text's rounding counts.
        (comparison(0.50, 0.504), "met"),
        (comparison(0.50, 0.506), "worse"),
        (comparison(0.50, 0.494), "better"),
        (comparison(0.50, 0.509, approximate=True), "met"),
        (comparison(0.50, 0.511, approximate=True), "worse"),
        (comparison(0.50, 0.40, 0.41, 0.40), "better"),
        (comparison(0.50, 0.60, 0.61, 0.60), "worse"),
        (comparison(0.50, 0.60, 0.61, 0.60, metric="validation_accuracy"), "better"),
        (comparison(0.50, 0.40, 0.41, 0.40, metric="test_accuracy", epoch=None), "worse"),
        (comparison(2.30, 2.40, 2.41, 2.40, metric="first_loss", epoch=None), "differs"),
        (comparison(2.30, 2.20, 2.21, 2.20, epoch=0), "differs"),
        (comparison(0.50), "none"),
    ],
)
def test_verdicts(compared: Comparison, verdict: Verdict) -> None:
    assert compared.verdict == verdict


def test_without_a_published_figure_there_is_no_verdict() -> None:
    compared = Comparison("recipe", "test_accuracy", None, None, (0,), (0.9,))
    assert compared.verdict == "none"
    assert math.isnan(compared.difference)
    assert compared.mean == 0.9


def test_a_figure_is_met_by_95_of_100_runs_of_the_same_kind() -> None:
    random = np.random.default_rng(0)
    for count in (2, 3, 5):
        samples = random.normal(1.0, 0.1, (2000, count + 1))
        met = [
            comparison(sample[0], *sample[1:], unit=1e-9).verdict == "met"
            for sample in samples.tolist()
        ]
        assert statistics.fmean(met) == pytest.approx(0.95, abs=0.015)


@given(st.lists(st.floats(0, 3), min_size=2, max_size=MOST_SEEDS))
@settings(max_examples=30)
def test_tolerance_grows_with_spread(values: list[float]) -> None:
    compared = comparison(0.5, *values)
    assert compared.tolerance >= 0.005
    wider = [2 * value for value in values]
    assert comparison(0.5, *wider).tolerance >= compared.tolerance - 1e-9


def test_every_published_figure_is_compared_and_the_test_accuracy_too() -> None:
    recipe = preset("rnn-rows")
    compared = compare(recipe, [run(0), run(1)])
    assert [one.published for one in compared] == [*published("rnn-rows"), None]
    assert (compared[-1].metric, compared[-1].values) == ("test_accuracy", (0.89, 0.89))
    assert all(one.seeds == (0, 1) for one in compared)


def test_a_run_that_lost_a_digit_is_named_and_left_out_of_the_mean() -> None:
    compared = compare(preset("pytorch-cnn"), [run(0), run(1, lost=(4,), shift=0.3), run(2)])
    first = compared[0]
    assert (first.seeds, first.mean) == ((0, 2), 0.5)
    assert first.lost == (LostRun(1, (4,), 0.89),)
    assert "pytorch-cnn, seed 1: never predicts 4; test accuracy 89.00 %" in as_text(compared)


def test_runs_that_all_lost_a_digit_are_compared() -> None:
    compared = compare(preset("pytorch-cnn"), [run(0, lost=(4,)), run(1, lost=(2, 7))])
    assert compared[0].seeds == (0, 1)
    assert "never predicts 2 and 7" in as_text(compared)


def test_recipes_with_figures_are_those_of_the_texts() -> None:
    names = {recipe.name for recipe in recipes_with_figures()}
    assert "pytorch-cnn" in names
    assert names.isdisjoint({"fast-cnn", "lstm-rows", "pytorch-linear"})


def test_the_table_shows_published_measured_and_verdict() -> None:
    runs = [run(0), run(1, shift=0.02)]
    lines = as_text(compare(preset("rnn-rows"), runs)).splitlines()
    assert lines[0].split() == ["recipe", "figure", "published", "measured", "range", "verdict"]
    row = next(line for line in lines if "validation loss, epoch 1" in line)
    assert " ".join(row.split()[4:]) == "0.5911 0.5100 ± 0.0141 0.5000 to 0.5200 met"
    untrained = next(line for line in lines if "validation accuracy, untrained" in line)
    row = " ".join(untrained.split()[3:])
    assert row == "13.0 % 10.00 ± 0.00 % 10.00 to 10.00 % differs by 3.00 points"
    assert [line.split()[0] for line in lines if line.startswith("rnn-rows")] == ["rnn-rows"]


def test_a_recipe_that_did_not_run_has_dashes() -> None:
    (row,) = as_text(compare(preset("dezero-mlp-sigmoid-sgd"), [])).splitlines()[2:]
    assert " ".join(row.split()) == "dezero-mlp-sigmoid-sgd test accuracy about 86 % – – –"


def test_the_markdown_table_has_a_row_for_each_figure_and_states_the_rule() -> None:
    compared = compare(preset("pytorch-cnn"), [run(0), run(1, lost=(4,)), run(2)])
    text = as_markdown(compared, measured_with="patches, cpu")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == 2 + len(compared)
    assert {line.count("|") for line in table} == {7}
    assert table[2].startswith("| `pytorch-cnn` | validation loss, epoch 1 | 0.364 |")
    assert "patches, cpu" in text
    assert RULE in text
    assert "- pytorch-cnn, seed 1: never predicts 4" in text
    assert text.endswith("\n")


def test_json_output_has_all_numbers_of_a_comparison() -> None:
    compared = compare(preset("pytorch-cnn"), [run(0), run(1, lost=(4,)), run(2, shift=0.01)])
    line = json.loads(json_line(as_fields(compared[0])))
    assert (line["event"], line["recipe"]) == ("compared", "pytorch-cnn")
    assert (line["metric"], line["epoch"], line["published"]) == ("validation_loss", 1, 0.364)
    assert line["values"] == [0.5, 0.51]
    assert line["seeds"] == [0, 2]
    assert line["lost"] == [{"seed": 1, "digits": [4]}]
    assert line["difference"] == pytest.approx(line["mean"] - 0.364)
    nothing = json.loads(json_line(as_fields(compare(preset("fast-cnn"), [])[0])))
    assert nothing["mean"] is nothing["published"] is None


def test_comparing_needs_no_torch() -> None:
    code = "import sys, trainer.cli.comparison_tables; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
