"""Numeric precision of layers: float32, or bfloat16 where the device is faster with it."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def computes_in_bfloat16(recipe: Recipe, device: torch.device) -> bool:
    """Whether the recipe's layers compute in bfloat16 on a device; weights and losses never do."""
    return recipe.mixed_precision and _is_faster_in_bfloat16(device)


def layers_compute(*, in_bfloat16: bool, device: torch.device) -> AbstractContextManager[object]:
    """Context in which layers compute in bfloat16, where autocast allows it, or in float32."""
    if not in_bfloat16:
        return nullcontext()
    # A CUDA graph cannot replay autocast's cache of converted weights.
    return torch.autocast(device.type, torch.bfloat16, cache_enabled=False)


def _is_faster_in_bfloat16(device: torch.device) -> bool:
    """Whether the device has bfloat16 instructions; emulating them is slower than float32."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    # Older versions of torch cannot report CPU capabilities; they compute in float32.
    if device.type != "cpu" or not hasattr(torch.cpu, "get_capabilities"):
        return False
    return bool(torch.cpu.get_capabilities().get("avx512_bf16"))
