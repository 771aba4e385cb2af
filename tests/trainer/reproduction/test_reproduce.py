from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
import torch

from tests.trainer.engine import QUICK, end, losses, make_data_set, run
from tests.trainer.runs.kept_runs import keep
from trainer.control import TrainingControl
from trainer.errors import DataError, StorageError
from trainer.events import Evaluated, StepsDone
from trainer.recipe.presets import PRESETS, preset
from trainer.reproduction.reproduce import (
    expected_seconds,
    figures_of,
    kept_run,
    other_run,
    plan,
    run_and_keep,
    run_name,
)
from trainer.runs import run_reader

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe

DATA = make_data_set()
CPU = torch.device("cpu")


def reproduce(
    recipe: Recipe, folder: Path, control: TrainingControl | None = None
) -> list[TrainingEvent]:
    return list(
        run_and_keep(recipe, DATA, folder, device=CPU, control=control or TrainingControl())
    )


def test_every_recipe_runs_once_before_any_runs_twice() -> None:
    planned = plan([QUICK, PRESETS[0]], 2)
    assert [(recipe.name, recipe.seed) for recipe in planned] == [
        ("quick", 0),
        ("fast-cnn", 0),
        ("quick", 1),
        ("fast-cnn", 1),
    ]


def test_a_kept_run_is_found_again(tmp_path: Path) -> None:
    recipe = QUICK.with_changes(seed=4)
    assert kept_run(tmp_path, recipe, DATA.name) is None
    reproduce(recipe, tmp_path)
    found = kept_run(tmp_path, recipe, DATA.name)
    assert found is not None
    assert found.folder == tmp_path / run_name(recipe) == tmp_path / "quick-seed-4"


def test_a_run_of_another_recipe_or_data_set_is_not_found(tmp_path: Path) -> None:
    reproduce(QUICK, tmp_path)
    assert kept_run(tmp_path, QUICK.with_changes(epochs=3), DATA.name) is None
    assert kept_run(tmp_path, QUICK, "other data") is None
    # Title and source change no figure.
    assert kept_run(tmp_path, QUICK.with_changes(title="Nicer"), DATA.name) is not None


def test_a_run_of_another_recipe_moves_to_the_trash(tmp_path: Path) -> None:
    reproduce(QUICK, tmp_path)
    assert other_run(tmp_path, [QUICK]) is None
    reproduce(QUICK.with_changes(epochs=1), tmp_path)
    assert kept_run(tmp_path, QUICK.with_changes(epochs=1), DATA.name) is not None
    (trashed,) = tmp_path.glob(".trash/*/quick-seed-0")
    assert run_reader.read_summary(trashed).recipe == QUICK


def test_a_run_that_another_command_made_is_not_replaced(tmp_path: Path) -> None:
    shorter = QUICK.with_changes(epochs=1)
    kept = keep(run(shorter, DATA), tmp_path, run_name(QUICK))
    assert other_run(tmp_path, [QUICK.with_changes(seed=1), QUICK]) == kept
    with pytest.raises(StorageError, match="quick-seed-0"):
        reproduce(QUICK, tmp_path)
    assert list(tmp_path.iterdir()) == [kept]
    assert run_reader.read_summary(kept).recipe == shorter
    # A run of the same recipe is one of those that are wanted.
    assert kept_run(tmp_path, shorter, DATA.name) is not None


def test_a_stopped_run_leaves_nothing(tmp_path: Path) -> None:
    control = TrainingControl()
    events = []
    for event in run_and_keep(QUICK, DATA, tmp_path, device=CPU, control=control):
        events.append(event)
        if isinstance(event, StepsDone):
            control.stop()
    assert len(losses(events)) < 20
    assert kept_run(tmp_path, QUICK, DATA.name) is None
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_closed_at_its_last_step_leaves_nothing(tmp_path: Path) -> None:
    control = TrainingControl()
    for event in run_and_keep(QUICK, DATA, tmp_path, device=CPU, control=control):
        if isinstance(event, Evaluated) and event.step == 20:
            control.close()
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_cannot_be_kept_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise StorageError(tmp_path, "No space left on device")

    monkeypatch.setattr("trainer.network.weights.save", full)
    with pytest.raises(StorageError, match="No space"):
        reproduce(QUICK, tmp_path)


def test_figures_are_read_as_they_were_measured(tmp_path: Path) -> None:
    events = reproduce(QUICK, tmp_path)
    figures = figures_of(run_reader.read_summary(tmp_path / "quick-seed-0"))
    assert figures.seed == 0
    assert figures.first_loss == losses(events)[0]
    # The table of evaluations has no column for confusions.
    assert figures.evaluations == tuple(
        dataclasses.replace(event, confusion=())
        for event in events
        if isinstance(event, Evaluated) and event.whole
    )
    assert figures.value("test_accuracy", None) == end(events).test_accuracy
    assert figures.value("validation_loss", 2) == end(events).validation_loss


@pytest.mark.parametrize("file", [run_reader.STEPS_FILE, run_reader.EVALUATIONS_FILE])
@pytest.mark.parametrize("content", [None, "", "split,step\nvalidation,x\n"])
def test_a_damaged_folder_is_named(tmp_path: Path, file: str, content: str | None) -> None:
    reproduce(QUICK, tmp_path)
    run_ = run_reader.read_summary(tmp_path / "quick-seed-0")
    path = run_.folder / file
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    if file == run_reader.EVALUATIONS_FILE and content == "":
        assert figures_of(run_).evaluations == ()
        return
    with pytest.raises(DataError, match=file):
        figures_of(run_)


def test_larger_runs_are_expected_to_take_longer() -> None:
    seconds = {recipe.name: expected_seconds(recipe) for recipe in PRESETS}
    assert seconds["lstm-rows"] > seconds["rnn-rows"]
    assert seconds["dezero-mlp-relu-sgd"] > seconds["dezero-mlp-sigmoid-sgd"]
    linear = preset("pytorch-linear")
    assert expected_seconds(linear.with_changes(epochs=4)) == pytest.approx(
        2 * seconds["pytorch-linear"]
    )


def test_reproducing_a_run_repeats_its_losses(tmp_path: Path) -> None:
    assert losses(reproduce(QUICK, tmp_path)) == losses(run(QUICK, DATA))
