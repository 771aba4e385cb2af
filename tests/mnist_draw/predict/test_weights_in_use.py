from __future__ import annotations

from mnist_draw.predict.weights_in_use import WeightsInUse
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import Recorder


def test_no_weights_are_in_use_at_first() -> None:
    assert WeightsInUse().snapshot is None


def test_the_last_snapshot_is_in_use_and_each_one_is_emitted() -> None:
    weights = WeightsInUse()
    changed = Recorder(weights.changed)
    first, second = snapshot(seed=1), snapshot(seed=2)

    weights.use(first)
    weights.use(second)

    assert weights.snapshot is second
    assert changed.values == [first, second]
