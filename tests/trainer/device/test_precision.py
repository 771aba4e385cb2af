from __future__ import annotations

from typing import TYPE_CHECKING

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
    """Makes torch see a processor with these capabilities; it computes the same on any."""
    return lambda **has: monkeypatch.setattr(
        torch.cpu, "get_capabilities", lambda: has, raising=False
    )


def started(recipe: Recipe) -> Started:
    return next(event for event in run(recipe, DATA) if isinstance(event, Started))


@pytest.mark.parametrize("recipe", FAMILIES.values(), ids=FAMILIES)
def test_mixed_precision_learns_as_well_with_other_numbers(
    recipe: Recipe, processor: Callable[..., None]
) -> None:
    processor(avx512_bf16=True)
    full = run(recipe, DATA)
    mixed = run(recipe.with_changes(mixed_precision=True), DATA)
    assert losses(mixed) != losses(full)
    # bfloat16 has eight bits for a number's digits, so a step's loss is off by some hundredths.
    assert losses(mixed) == pytest.approx(losses(full), rel=0.1, abs=0.05)
    assert end(mixed).validation_accuracy >= end(full).validation_accuracy - 0.05


@pytest.mark.parametrize("family", ["cnn", "mlp", "lstm"])
def test_weights_and_losses_keep_32_bits(family: str, processor: Callable[..., None]) -> None:
    processor(avx512_bf16=True)
    events = run(FAMILIES[family].with_changes(mixed_precision=True), DATA)
    kinds = {tensor.dtype for tensor in end(events).snapshot.tensors.values()}
    assert kinds <= {torch.float32, torch.int64}
    # A loss rounded to bfloat16 would have sixteen zeros at its end.
    assert any(torch.tensor(loss).bfloat16().item() != loss for loss in losses(events))


def test_mixed_precision_repeats_exactly(processor: Callable[..., None]) -> None:
    processor(avx512_bf16=True)
    recipe = FAMILIES["cnn"].with_changes(mixed_precision=True)
    one, other = run(recipe, DATA), run(recipe, DATA)
    assert losses(one) == losses(other)
    assert same_weights(end(one).snapshot, end(other).snapshot)


@pytest.mark.parametrize("capabilities", [{}, {"avx512_bf16": False}])
def test_a_processor_without_such_instructions_computes_in_full(
    capabilities: dict[str, bool], processor: Callable[..., None]
) -> None:
    recipe = FAMILIES["cnn"]
    full = run(recipe, DATA)
    processor(**capabilities)
    mixed = run(recipe.with_changes(mixed_precision=True), DATA)
    assert losses(mixed) == losses(full)


def test_a_torch_that_cannot_tell_computes_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    assert not started(FAMILIES["cnn"].with_changes(mixed_precision=True)).in_bfloat16


def test_a_run_says_which_numbers_it_computes_with(processor: Callable[..., None]) -> None:
    processor(avx512_bf16=True)
    recipe = FAMILIES["cnn"]
    mixed = recipe.with_changes(mixed_precision=True)
    assert started(mixed).in_bfloat16
    assert not started(recipe).in_bfloat16
    assert "on cpu, layers in bfloat16\n" in (TextReport(mixed).text(started(mixed)) or "")
    assert "on cpu\n" in (TextReport(recipe).text(started(recipe)) or "")


def test_only_our_own_convolutional_recipes_use_it() -> None:
    assert {recipe for recipe in PRESETS if recipe.mixed_precision} == {FAST_CNN, ACCURATE_CNN}
