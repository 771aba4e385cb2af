"""Check that all processes of a training have the same inputs.

Each loads its own: one machine may lack the data and take others instead, or have another file of
the name. Their gradients added up would be those of no training, and no figure would show it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import torch

from trainer.distributed.problems import DifferentInputsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trainer.distributed.group import Group

_PARTS: Final = 4
# Sums of so many bits fit any number of processes.
_PART_BYTES: Final = 4


def check_alike(group: Group, inputs: Mapping[str, Iterable[bytes]], device: torch.device) -> None:
    """Compare the inputs of all processes, which all call this.

    Args:
        group: The processes.
        inputs: Content of each input, by its name in words; the same names in all processes.
        device: The training device.

    Raises:
        DifferentInputsError: Some differ; raised in all processes.
        ProcessLostError: Another process has ended.
    """
    ranks = group.ranks
    # One row a process, then one an input; only the own ones are filled in here.
    numbers = torch.zeros(ranks.world, len(inputs), _PARTS, dtype=torch.int64)
    for index, content in enumerate(inputs.values()):
        numbers[ranks.rank, index] = torch.tensor(_digest(content))
    numbers = numbers.to(device)
    group.add_up(numbers)
    equal = (numbers == numbers[0]).all(dim=2).all(dim=0).tolist()
    different = [name for name, same in zip(inputs, equal, strict=True) if not same]
    if different:
        raise DifferentInputsError(ranks.world, different)


def _digest(content: Iterable[bytes]) -> list[int]:
    """Numbers that differ where contents do."""
    found = hashlib.blake2b(digest_size=_PARTS * _PART_BYTES)
    for part in content:
        found.update(part)
    digest = found.digest()
    starts = range(0, len(digest), _PART_BYTES)
    return [int.from_bytes(digest[start : start + _PART_BYTES]) for start in starts]
