"""Which numbers layers compute with: 32 bits, or 16 where a device is faster with those."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def computes_in_bfloat16(recipe: Recipe, device: torch.device) -> bool:
    """Whether the recipe's layers compute in bfloat16 there; weights and losses never do."""
    return recipe.mixed_precision and _is_faster_in_bfloat16(device)


def layers_compute(*, in_bfloat16: bool, device: torch.device) -> AbstractContextManager[object]:
    """Within it, the layers of a network compute in bfloat16 where torch thinks it safe, or not."""
    if not in_bfloat16:
        return nullcontext()
    # A recorded CUDA graph could not use the cache of converted weights a second time.
    return torch.autocast(device.type, torch.bfloat16, cache_enabled=False)


def _is_faster_in_bfloat16(device: torch.device) -> bool:
    """Whether there are instructions for it: converting forth and back would make it slower."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    # Older versions of torch cannot tell; there it computes in full, as on a processor without.
    if device.type != "cpu" or not hasattr(torch.cpu, "get_capabilities"):
        return False
    return bool(torch.cpu.get_capabilities().get("avx512_bf16"))
