from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch

from tests.trainer.engine import FAMILIES, end, losses, make_data_set, run, same_weights
from trainer.cli.reports import TextReport
from trainer.events import Started
from trainer.recipe.presets import ACCURATE_CNN, FAST_CNN, PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.recipe.recipes import Recipe

DATA = make_data_set(400, 100)


@pytest.fixture
def processor(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets the CPU capabilities that torch reports; bfloat16 is emulated where it is missing."""
    return lambda **has: monkeypatch.setattr(
        torch.cpu, "get_capabilities", lambda: has, raising=False
    )


def started(recipe: Recipe) -> Started:
    return next(event for event in run(recipe, DATA) if isinstance(event, Started))


@pytest.mark.parametrize("recipe", FAMILIES.values(), ids=FAMILIES)
def test_mixed_precision_changes_losses_but_not_accuracy(
    recipe: Recipe, processor: Callable[..., None]
) -> None:
    processor(avx512_bf16=True)
    full = run(recipe, DATA)
    mixed = run(recipe.with_changes(mixed_precision=True), DATA)
    assert losses(mixed) != losses(full)
    # bfloat16 has 8 bits of precision: the loss of a step differs by some hundredths.
    assert losses(mixed) == pytest.approx(losses(full), rel=0.1, abs=0.05)
    assert end(mixed).validation_accuracy >= end(full).validation_accuracy - 0.05


@pytest.mark.parametrize("family", ["cnn", "mlp", "lstm"])
def test_weights_and_losses_stay_float32(family: str, processor: Callable[..., None]) -> None:
    processor(avx512_bf16=True)
    events = run(FAMILIES[family].with_changes(mixed_precision=True), DATA)
    dtypes = {array.dtype for array in end(events).snapshot.arrays.values()}
    assert dtypes <= {np.dtype(np.float32), np.dtype(np.int64)}
    # Rounding to bfloat16 changes a loss in float32.
    assert any(torch.tensor(loss).bfloat16().item() != loss for loss in losses(events))


def test_mixed_precision_is_reproducible(processor: Callable[..., None]) -> None:
    processor(avx512_bf16=True)
    recipe = FAMILIES["cnn"].with_changes(mixed_precision=True)
    one, other = run(recipe, DATA), run(recipe, DATA)
    assert losses(one) == losses(other)
    assert same_weights(end(one).snapshot, end(other).snapshot)


@pytest.mark.parametrize("capabilities", [{}, {"avx512_bf16": False}])
def test_cpu_without_bfloat16_computes_in_float32(
    capabilities: dict[str, bool], processor: Callable[..., None]
) -> None:
    recipe = FAMILIES["cnn"]
    full = run(recipe, DATA)
    processor(**capabilities)
    mixed = run(recipe.with_changes(mixed_precision=True), DATA)
    assert losses(mixed) == losses(full)


def test_torch_without_capabilities_computes_in_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    assert not started(FAMILIES["cnn"].with_changes(mixed_precision=True)).in_bfloat16


def test_run_reports_its_precision(processor: Callable[..., None]) -> None:
    processor(avx512_bf16=True)
    recipe = FAMILIES["cnn"]
    mixed = recipe.with_changes(mixed_precision=True)
    assert started(mixed).in_bfloat16
    assert not started(recipe).in_bfloat16
    assert "on cpu, layers in bfloat16\n" in (TextReport(mixed).text(started(mixed)) or "")
    assert "on cpu\n" in (TextReport(recipe).text(started(recipe)) or "")


def test_only_our_own_convolutional_presets_use_mixed_precision() -> None:
    assert {recipe for recipe in PRESETS if recipe.mixed_precision} == {FAST_CNN, ACCURATE_CNN}
