from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.trainer.engine import FAMILIES, QUICK, fresh_snapshot
from trainer.network.packed_weights import LARGEST, pack, packed_size, unpack
from trainer.network.parameters import check_fit
from trainer.network.weights import WeightSnapshot


def snapshot_of(array: np.ndarray) -> WeightSnapshot:
    return WeightSnapshot(QUICK, {"weight": array}, "a-run", "patches", 7, 0.5)


@pytest.mark.parametrize("family", FAMILIES)
def test_unpacked_weights_fit_their_network(family: str) -> None:
    snapshot = fresh_snapshot(FAMILIES[family])
    unpacked = unpack(pack(snapshot))
    check_fit(snapshot.recipe, unpacked.arrays)
    assert (unpacked.recipe, unpacked.run, unpacked.data, unpacked.step, unpacked.epoch) == (
        snapshot.recipe,
        snapshot.run,
        snapshot.data,
        snapshot.step,
        snapshot.epoch,
    )


@given(
    arrays.arrays(
        np.float32,
        st.integers(0, 8),
        elements=st.floats(allow_nan=False, allow_infinity=False, width=32),
    )
)
def test_every_finite_weight_is_kept_to_eleven_bits(array: np.ndarray) -> None:
    packed = pack(snapshot_of(array))
    assert packed.arrays["weight"].dtype == np.float16
    assert (np.abs(packed.arrays["weight"]) <= LARGEST).all()
    unpacked = unpack(packed).arrays["weight"]
    assert unpacked.dtype == np.float32
    largest = np.abs(array.astype(np.float64)).max(initial=0.0)
    # Weights below 2**-28 of the largest keep an absolute error of 2**-39 of it; denormal float32
    # numbers are 2**-149 apart.
    tolerance = np.maximum(np.abs(array.astype(np.float64)) * 2**-11, largest * 2**-39) + 2**-149
    assert (np.abs(unpacked.astype(np.float64) - array) <= tolerance).all()


def test_weights_beyond_the_range_of_float16_are_kept() -> None:
    array = np.array([1e30, -1e25, 0.0], np.float32)
    unpacked = unpack(pack(snapshot_of(array))).arrays["weight"]
    assert np.allclose(unpacked, array, rtol=2**-11, atol=0)


def test_packing_twice_changes_nothing_more() -> None:
    once = unpack(pack(fresh_snapshot(FAMILIES["cnn"])))
    twice = unpack(pack(once))
    assert all(np.array_equal(once.arrays[name], twice.arrays[name]) for name in once.arrays)


def test_packed_size_is_two_bytes_a_weight() -> None:
    assert packed_size(QUICK) == 2 * (784 * 16 + 16 + 16 * 10 + 10)
