from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.trainer.engine import (
    EVERYTHING,
    FAMILIES,
    QUICK,
    end,
    events_of,
    make_data_set,
    run,
    same_weights,
    snapshots,
)
from trainer.events import Evaluated, SnapshotTaken, Started, StepsDone
from trainer.network import models
from trainer.training import loop

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.network.weights import WeightSnapshot

DATA = make_data_set()


@pytest.mark.parametrize("family", FAMILIES)
def test_snapshots_are_complete_and_never_change(family: str) -> None:
    recipe = FAMILIES[family]
    taken: list[tuple[WeightSnapshot, dict[str, NDArray[Any]]]] = []
    for event in loop.train(recipe, DATA, pace=EVERYTHING):
        if isinstance(event, SnapshotTaken):
            copies = {name: array.copy() for name, array in event.snapshot.arrays.items()}
            taken.append((event.snapshot, copies))
    by_step = {snapshot.step: snapshot for snapshot, _ in taken}
    assert list(by_step) == list(range(21))
    expected = models.build(recipe).state_dict()
    for snapshot, copies in taken:
        assert snapshot.arrays.keys() == expected.keys()
        for name, array in snapshot.arrays.items():
            assert np.array_equal(array, copies[name])
    for one, other in pairwise(by_step.values()):
        assert not same_weights(one, other)


def test_snapshots_have_the_temperature_of_the_latest_validation() -> None:
    latest = 1.0
    emitted = run(QUICK, DATA, pace=EVERYTHING)
    for before, event in pairwise(emitted):
        # The best temperature of the untrained network says nothing about the next steps.
        if isinstance(before, Evaluated) and before.split == "validation" and before.step:
            latest = before.temperature
            # The weights that were evaluated are emitted again, calibrated.
            assert isinstance(event, SnapshotTaken)
            assert event.snapshot.step == before.step
        if isinstance(event, SnapshotTaken):
            assert event.snapshot.temperature == latest
    assert latest != 1
    assert end(emitted).snapshot.temperature == latest


def test_finished_run_has_the_last_snapshot() -> None:
    events = run(QUICK, DATA)
    assert end(events).snapshot is snapshots(events)[-1]
    assert end(events).snapshot.step == 20


def test_continued_run_starts_with_the_previous_figures_and_step() -> None:
    before = end(run(QUICK, DATA))
    events = run(QUICK, DATA, start=before.snapshot, pace=EVERYTHING)
    started = events_of(Started, events)[0]
    assert started.first_step == 20
    assert events_of(StepsDone, events)[0].first_step == 21
    first = events_of(Evaluated, events)[0]
    assert (first.step, first.epoch) == (20, 2.0)
    assert first.loss == before.validation_loss
    assert end(events).snapshot.step == 40
    assert end(events).snapshot.epoch == 4.0
    assert end(events).steps == 20


def test_continued_run_does_not_change_its_start_weights() -> None:
    start = end(run(QUICK, DATA)).snapshot
    copies = {name: array.copy() for name, array in start.arrays.items()}
    run(QUICK, DATA, start=start)
    assert all(np.array_equal(start.arrays[name], copies[name]) for name in copies)


def test_start_weights_of_another_network_are_rejected() -> None:
    other = end(run(QUICK.with_changes(hidden_units=(8,)), DATA)).snapshot
    with pytest.raises(ValueError, match="another network"):
        run(QUICK, DATA, start=other)
