from __future__ import annotations

import numpy as np

from tests.trainer.engine import FAMILIES, briefly_trained, end, make_data_set, run

CNN = FAMILIES["cnn"]


def test_frozen_statistics_stay_those_of_the_start_while_weights_change() -> None:
    start = briefly_trained(CNN)
    trained = end(run(CNN, make_data_set(), start=start, frozen_statistics=True)).snapshot
    changed = {
        name
        for name, array in trained.arrays.items()
        if not np.array_equal(array, start.arrays[name])
    }
    statistics = {name for name in start.arrays if "running" in name or "batches" in name}
    assert statistics
    assert changed == start.arrays.keys() - statistics


def test_without_it_they_follow_the_images() -> None:
    start = briefly_trained(CNN)
    trained = end(run(CNN, make_data_set(), start=start)).snapshot
    assert not any(
        np.array_equal(array, start.arrays[name])
        for name, array in trained.arrays.items()
        if "running_mean" in name
    )
