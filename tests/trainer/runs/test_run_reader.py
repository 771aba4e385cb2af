from __future__ import annotations

import dataclasses
import json
import math
import re
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.engine import QUICK, end, events_of, losses, run
from tests.trainer.runs.kept_runs import DATA, keep, keep_new
from trainer.errors import DataError
from trainer.events import Evaluated, SettingChanged, StepsDone
from trainer.runs import run_reader

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.events import TrainingEvent

EVALUATIONS = "split,step,epoch,loss,accuracy,images,whole\ntest,20,2.0,0.5,0.9,100,True\n"
STEPS = "step,train_loss,train_accuracy\n1,2.3,0.1\n2,1.5,0.5\n"
HUGE = "9" * 400


@pytest.fixture(scope="module")
def events() -> list[TrainingEvent]:
    return run(QUICK, DATA)


def test_a_summary_holds_recipe_and_figures(events: list[TrainingEvent], tmp_path: Path) -> None:
    folder = keep(events, tmp_path)
    summary = run_reader.read_summary(folder)
    assert summary.recipe == QUICK
    best = max(
        e.accuracy for e in events_of(Evaluated, events) if e.split == "validation" and e.whole
    )
    # A figure that there is not is null in the file.
    expected = end(events).figures() | {"best_validation_accuracy": best, "best_epoch": None}
    assert summary.figures == expected
    assert summary.weights_path == folder / run_reader.WEIGHTS_FILE
    assert summary.snapshots_path == folder / run_reader.SNAPSHOTS_FILE


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "{",
        "[]",
        "{}",
        "null",
        '{"recipe": {}}',
        '{"recipe": {}, "figures": 3}',
        '{"recipe": {"epochs": 0}}',
        '{"recipe": {}, "figures": {"seed": ' + HUGE + "}}",
        '{"recipe": {"title": "\\ud800"}, "figures": {}}',
        '{"recipe": {}, "figures": {"stopped": 1}}',
        "[" * 100_000,
    ],
    ids=lambda content: repr(content)[:40],
)
def test_a_damaged_summary_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / run_reader.SUMMARY_FILE).write_text(content)
    with pytest.raises(DataError, match=re.escape(str(tmp_path))):
        run_reader.read_summary(tmp_path)


def test_a_summary_may_name_as_many_writers_as_a_recipe_allows(
    events: list[TrainingEvent], tmp_path: Path
) -> None:
    writers = tuple(f"{number:04}" + "\N{GRINNING FACE}" * 96 for number in range(1000))
    finished = end(events)
    recipe = finished.snapshot.recipe.with_changes(left_out_writers=writers)
    snapshot = dataclasses.replace(finished.snapshot, recipe=recipe)
    folder = keep([*events[:-1], dataclasses.replace(finished, snapshot=snapshot)], tmp_path)
    assert run_reader.read_summary(folder).recipe == recipe


def test_a_loss_that_overflows_is_read_as_it_was_emitted(
    events: list[TrainingEvent], tmp_path: Path
) -> None:
    emitted = [
        dataclasses.replace(event, loss=math.inf) if isinstance(event, Evaluated) else event
        for event in events
    ]
    read = run_reader.read_evaluations(keep(emitted, tmp_path))
    assert {each.loss for each in read} == {math.inf}


def test_evaluations_are_read_as_they_were_emitted(
    events: list[TrainingEvent], tmp_path: Path
) -> None:
    emitted = [
        dataclasses.replace(event, never_predicted=(4, 7))
        if isinstance(event, Evaluated)
        else event
        for event in events
    ]
    # A table has one line for each evaluation: no room for a confusion matrix.
    kept = [dataclasses.replace(each, confusion=()) for each in events_of(Evaluated, emitted)]
    assert run_reader.read_evaluations(keep(emitted, tmp_path)) == kept


def test_a_run_without_changes_has_none(events: list[TrainingEvent], tmp_path: Path) -> None:
    folder = keep(events, tmp_path)
    assert not (folder / run_reader.CHANGES_FILE).exists()
    assert run_reader.read_changes(folder) == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "step,value,field\n",
        "step,field,value\n-1,dropout,0.5\n",
        f"step,field,value\n{HUGE},dropout,0.5\n",
        "step,field,value\n1,epochs,5\n",
        "step,field,value\n1,dropout,nan\n",
        "step,field,value\n1,dropout,2\n",
        "step,field,value\n1\n",
        "step,field,value\n1,dropout,0,5\n",
        "step;field;value\n1;dropout;0,5\n",
        "step,field,value\n\x00",
        "step,field,value\n\udcff",
    ],
    ids=lambda content: repr(content)[-40:],
)
def test_a_damaged_table_of_changes_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / run_reader.CHANGES_FILE
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError) as caught:
        run_reader.read_changes(tmp_path)
    assert caught.value.path == path


def test_changes_know_the_values_before_them(events: list[TrainingEvent], tmp_path: Path) -> None:
    folder = keep(events, tmp_path)
    assert run_reader.changes_of(folder) == ()
    table = "step,field,value\n3,learning_rate,0.5\n7,learning_rate,0.25\n"
    (folder / run_reader.CHANGES_FILE).write_text(table)
    assert run_reader.changes_of(folder) == (
        SettingChanged(3, "learning_rate", 0.5, QUICK.learning_rate),
        SettingChanged(7, "learning_rate", 0.25, 0.5),
    )


def test_evaluations_of_earlier_versions_are_read(tmp_path: Path) -> None:
    (tmp_path / run_reader.EVALUATIONS_FILE).write_text(EVALUATIONS)
    assert run_reader.read_evaluations(tmp_path) == [
        Evaluated("test", 20, 2.0, 0.5, 0.9, 100, whole=True)
    ]


@pytest.mark.parametrize(
    "content",
    [
        None,
        "split,step\nvalidation,0\n",
        EVALUATIONS + "validation,x,1,1,1,1,True\n",
        EVALUATIONS + "holiday,1,1,1,1,1,True\n",
        EVALUATIONS + "validation,1,inf,1,1,1,True\n",
        EVALUATIONS + f"validation,{HUGE},1,1,1,1,True\n",
        EVALUATIONS + "validation,-1,1,1,1,1,True\n",
        EVALUATIONS + "validation\n",
        EVALUATIONS + "validation,20,2,0,0,5,0,9,100,True\n",
        EVALUATIONS.replace(",", ";"),
        "\ufffd\x00",
    ],
    ids=lambda content: repr(content)[-40:],
)
def test_a_damaged_table_of_evaluations_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / run_reader.EVALUATIONS_FILE
    if content is not None:
        path.write_text(content)
    with pytest.raises(DataError) as caught:
        run_reader.read_evaluations(tmp_path)
    assert caught.value.path == path


def test_steps_are_read_as_they_were_emitted(events: list[TrainingEvent], tmp_path: Path) -> None:
    table = run_reader.read_steps(keep(events, tmp_path))
    assert table.first_step == 1
    assert table.losses.dtype == table.accuracies.dtype == np.float32
    assert table.losses.tolist() == losses(events)
    assert table.accuracies.tolist() == [
        accuracy for block in events_of(StepsDone, events) for accuracy in block.accuracies.tolist()
    ]


def test_steps_of_a_continued_run_are_counted_on(tmp_path: Path) -> None:
    (tmp_path / run_reader.STEPS_FILE).write_text(
        "step,train_loss,train_accuracy\n21,0.5,0.8\n22,0.4,0.9\n"
    )
    assert run_reader.read_steps(tmp_path).first_step == 21


@pytest.mark.parametrize(
    "content",
    [
        None,
        "",
        "step,train_loss,train_accuracy\n",
        "a,b,c\n1,2,3\n",
        STEPS + "3,not a number,1\n",
        STEPS + "3,0.1\n",
        STEPS + "9,0.1,0.1\n",
        "step,train_loss,train_accuracy\n1,2\n",
        f"step,train_loss,train_accuracy\n{HUGE},1,1\n",
        "step,train_loss,train_accuracy\nnan,1,1\n",
    ],
    ids=lambda content: repr(content)[-40:],
)
def test_a_damaged_table_of_steps_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / run_reader.STEPS_FILE
    if content is not None:
        path.write_text(content)
    with pytest.raises(DataError) as caught:
        run_reader.read_steps(tmp_path)
    assert caught.value.path == path


def test_a_table_of_too_many_steps_is_refused_and_not_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / run_reader.STEPS_FILE).write_text(STEPS)
    monkeypatch.setattr(run_reader, "_MOST_STEPS", 2)
    assert len(run_reader.read_steps(tmp_path).losses) == 2
    monkeypatch.setattr(run_reader, "_MOST_STEPS", 1)
    with pytest.raises(DataError, match="more than the 1 steps"):
        run_reader.read_steps(tmp_path)


def test_the_best_validation_is_of_the_whole_split(tmp_path: Path) -> None:
    summary = run_reader.read_summary(keep_new(tmp_path))
    best = summary.best_validation_accuracy()
    assert best is not None
    assert best >= summary.figures["validation_accuracy"]


def test_runs_of_earlier_versions_get_their_best_validation_from_their_evaluations(
    tmp_path: Path,
) -> None:
    folder = keep_new(tmp_path)
    new = run_reader.read_summary(folder)
    content = json.loads((folder / run_reader.SUMMARY_FILE).read_text())
    del content["figures"]["best_validation_accuracy"]
    (folder / run_reader.SUMMARY_FILE).write_text(json.dumps(content))

    old = run_reader.read_summary(folder)

    assert old.best_validation_accuracy() == new.best_validation_accuracy()


@pytest.mark.parametrize("table", ["", "split\n", "split,whole,accuracy\nvalidation,True,much\n"])
def test_without_a_readable_evaluation_there_is_no_best(tmp_path: Path, table: str) -> None:
    (tmp_path / run_reader.EVALUATIONS_FILE).write_text(table)
    assert run_reader.RunSummary(tmp_path, QUICK, {}).best_validation_accuracy() is None
