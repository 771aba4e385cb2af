from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from tests.trainer.engine import (
    EVERYTHING,
    NOTHING,
    QUICK,
    end,
    fresh_snapshot,
    losses,
    make_data_set,
    run,
    snapshots,
)
from trainer.data.sets.problems import DataSetError
from trainer.errors import DivergedError, OutOfMemoryError, RecipeError
from trainer.network.weights import MOST_TAUGHT
from trainer.recipe.convolutions import Convolution
from trainer.training import loop

if TYPE_CHECKING:
    from trainer.events import Pace, TrainingEvent

DATA = make_data_set()
DIVERGING = QUICK.with_changes(
    hidden_units=(64, 64), optimiser="sgd", learning_rate=100.0, weight_decay=10.0
)


@pytest.mark.parametrize("pace", [EVERYTHING, NOTHING], ids=str)
def test_non_finite_loss_ends_the_run_with_its_step(pace: Pace) -> None:
    with pytest.raises(DivergedError) as caught:
        run(DIVERGING, DATA, pace=pace)
    assert 1 < caught.value.step <= 20
    assert caught.value.learning_rate == 100.0
    assert f"step {caught.value.step}" in str(caught.value)


def test_non_finite_metrics_and_snapshots_are_not_emitted() -> None:
    events: list[TrainingEvent] = []
    with pytest.raises(DivergedError):
        # Extended event by event: the list of `run` would be lost with the error.
        events.extend(loop.train(DIVERGING, DATA, pace=EVERYTHING))
    assert len(losses(events)) > 1
    assert np.isfinite(losses(events)).all()
    assert all(snapshot.finite for snapshot in snapshots(events))


def test_more_drawings_than_a_weights_file_can_name_are_refused_before_the_first_step() -> None:
    taught = tuple(str(number) for number in range(MOST_TAUGHT + 1))
    start = dataclasses.replace(fresh_snapshot(QUICK), taught=taught)
    with pytest.raises(DataSetError, match="200,001 drawings") as caught:
        next(loop.train(QUICK, DATA, start=start))
    assert caught.value.kind == "many drawings"
    within = dataclasses.replace(start, taught=taught[1:])
    assert end(run(QUICK, DATA, start=within)).taught_drawings == MOST_TAUGHT


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 MiB."),
        RuntimeError("MPS backend out of memory (MPS allocated: 18.13 GB)"),
        RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes"),
    ],
    ids=["cuda", "mps", "cpu"],
)
def test_lack_of_memory_is_an_error_that_suggests_a_smaller_batch(
    error: RuntimeError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forward(_layer: torch.nn.Linear, _inputs: torch.Tensor) -> torch.Tensor:
        raise error

    monkeypatch.setattr(torch.nn.Linear, "forward", forward)
    with pytest.raises(OutOfMemoryError, match="16") as caught:
        run(QUICK, DATA)
    assert (caught.value.device, caught.value.batch_size) == ("cpu", 32)
    assert caught.value.__cause__ is error


def test_other_errors_of_torch_are_raised_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    def forward(_layer: torch.nn.Linear, _inputs: torch.Tensor) -> torch.Tensor:
        raise RuntimeError("something else")

    monkeypatch.setattr(torch.nn.Linear, "forward", forward)
    with pytest.raises(RuntimeError, match="something else"):
        run(QUICK, DATA)


def test_run_after_a_failed_run_succeeds() -> None:
    with pytest.raises(DivergedError):
        run(DIVERGING, DATA)
    assert end(run(QUICK, DATA)).steps == 20


# The fifth layer sees maps of one pixel.
ONE_PIXEL = QUICK.with_changes(
    model="cnn",
    convolutions=tuple(Convolution(4, 3, 1, pool) for pool in (2, 2, 2, 3, 1)),
    batch_norm=True,
    validation_images=0,
    epochs=1,
)


@pytest.mark.parametrize(("images", "batch"), [(3, 1), (9, 8)])
def test_one_value_cannot_be_normalised(images: int, batch: int) -> None:
    recipe = ONE_PIXEL.with_changes(train_images=images, batch_size=batch)
    with pytest.raises(RecipeError) as caught:
        run(recipe, DATA)
    assert caught.value.field == "batch_norm"
    assert np.isfinite(losses(run(recipe.with_changes(batch_norm=False), DATA))).all()


def test_two_images_of_one_pixel_are_normalised() -> None:
    recipe = ONE_PIXEL.with_changes(train_images=10, batch_size=8)
    assert np.isfinite(losses(run(recipe, DATA))).all()
