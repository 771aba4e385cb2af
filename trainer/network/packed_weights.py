"""Weight snapshots in float16: half the memory, for keeping many of them. Free of torch.

Each array is scaled by a power of two of its own, so that its largest weight fills float16's range:
no weight overflows, however far a run has strayed, and every weight down to 2**-28 of the largest
keeps 11 significant bits, a relative error of at most 2**-11. Integers stay as they are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.network.parameters import parameter_shapes
from trainer.network.weights import WeightSnapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from trainer.recipe.recipes import Recipe

LARGEST = 32752.0
"""The largest packed magnitude: float16's largest number below 2**15.

With 2**15 itself, the largest float32 would become infinite when it is unpacked.
"""

_TOP_EXPONENT = 15
_BYTES_PER_WEIGHT = 2


@dataclass(frozen=True, slots=True, eq=False)
class PackedWeights:
    """A weight snapshot in float16; never changed.

    Attributes:
        recipe: See `trainer.network.weights.WeightSnapshot`.
        arrays: By name: float16, magnitudes up to `LARGEST`; integer buffers unchanged.
        exponents: By the name of a float16 array: its weights are ``array * 2**exponent``.
        run: See `trainer.network.weights.WeightSnapshot`.
        data: Likewise.
        step: Likewise.
        epoch: Likewise.
        temperature: Likewise.
        taught: Likewise.
    """

    recipe: Recipe
    arrays: Mapping[str, NDArray[Any]]
    exponents: Mapping[str, int]
    run: str
    data: str
    step: int
    epoch: float
    temperature: float = 1.0
    taught: tuple[str, ...] = ()


def pack(snapshot: WeightSnapshot) -> PackedWeights:
    """Round the weights of a finite snapshot to float16."""
    arrays: dict[str, NDArray[Any]] = {}
    exponents: dict[str, int] = {}
    for name, array in snapshot.arrays.items():
        if np.issubdtype(array.dtype, np.floating):
            # The largest magnitude is m * 2**exponent with m in [0.5, 1); 0 has exponent 0.
            _, exponent = np.frexp(np.abs(array).max(initial=0.0))
            exponents[name] = int(exponent) - _TOP_EXPONENT
            scaled = np.ldexp(array, -exponents[name]).clip(-LARGEST, LARGEST)
            arrays[name] = scaled.astype(np.float16)
        else:
            arrays[name] = array
    return PackedWeights(
        snapshot.recipe,
        arrays,
        exponents,
        snapshot.run,
        snapshot.data,
        snapshot.step,
        snapshot.epoch,
        snapshot.temperature,
        snapshot.taught,
    )


def unpack(packed: PackedWeights) -> WeightSnapshot:
    """The snapshot with its weights as float32 again."""
    arrays = {
        name: np.asarray(np.ldexp(array.astype(np.float32), packed.exponents[name]))
        if name in packed.exponents
        else array
        for name, array in packed.arrays.items()
    }
    return WeightSnapshot(
        packed.recipe,
        arrays,
        packed.run,
        packed.data,
        packed.step,
        packed.epoch,
        temperature=packed.temperature,
        taught=packed.taught,
    )


def packed_size(recipe: Recipe) -> int:
    """Bytes of one packed snapshot of the recipe's network."""
    return _BYTES_PER_WEIGHT * sum(map(math.prod, parameter_shapes(recipe).values()))
