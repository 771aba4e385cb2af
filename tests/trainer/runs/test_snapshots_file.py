from __future__ import annotations

import dataclasses
import json
import uuid
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import safetensors.numpy
from hypothesis import given
from hypothesis import strategies as st

from tests.trainer.engine import FAMILIES, QUICK, fresh_snapshot, same_weights
from trainer.errors import WeightsError
from trainer.network import models, weights
from trainer.network.packed_weights import PackedWeights, pack, unpack
from trainer.network.weights import WeightSnapshot, read_arrays
from trainer.recipe.presets import PLAIN_MLP
from trainer.runs import snapshots_file
from trainer.training.kept_steps import MOST_BYTES, most_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.recipe.recipes import Recipe


def kept(recipe: Recipe = QUICK, steps: tuple[int, ...] = (0, 1, 5)) -> list[PackedWeights]:
    snapshot = fresh_snapshot(recipe)
    return [
        pack(WeightSnapshot(recipe, snapshot.arrays, "a-run", "patches", step, step / 10))
        for step in steps
    ]


def written(path: Path) -> Path:
    snapshots_file.save(kept(), path)
    return path


def rewritten(path: Path, change: Callable[[dict[str, Any], dict[str, str]], None]) -> Path:
    """A valid file with changed arrays or metadata."""
    arrays, header = read_arrays(written(path), lambda _: None)
    arrays = {name: array.copy() for name, array in arrays.items()}
    metadata = dict(header.metadata)
    change(arrays, metadata)
    path.write_bytes(safetensors.numpy.save(arrays, metadata))
    return path


@pytest.mark.parametrize("family", FAMILIES)
def test_snapshots_are_read_as_they_were_written(family: str, tmp_path: Path) -> None:
    before = kept(FAMILIES[family])
    snapshots_file.save(before, tmp_path / "snapshots.safetensors")
    after = snapshots_file.load(tmp_path / "snapshots.safetensors")
    assert [(each.step, each.epoch) for each in after] == [(0, 0.0), (1, 0.1), (5, 0.5)]
    for one, other in zip(before, after, strict=True):
        assert (one.recipe, one.run, one.data) == (other.recipe, other.run, other.data)
        assert one.exponents == other.exponents
        assert same_weights(unpack(one), unpack(other))
        # As when a training goes on from it: batch norm's number of batches has no dimension.
        models.build_copy(other.recipe, unpack(other).arrays)


def test_drawings_that_were_taught_are_kept(tmp_path: Path) -> None:
    taught = ("a" * 32, "b" * 32)
    path = tmp_path / "snapshots.safetensors"
    snapshots_file.save([dataclasses.replace(each, taught=taught) for each in kept()], path)
    assert [each.taught for each in snapshots_file.load(path)] == [taught] * 3


@pytest.mark.parametrize("count", [5_000, 150_000])
def test_many_drawings_that_were_taught_are_kept(count: int, tmp_path: Path) -> None:
    taught = tuple(str(uuid.UUID(int=number)) for number in range(count))
    path = tmp_path / "snapshots.safetensors"
    snapshots_file.save([dataclasses.replace(each, taught=taught) for each in kept()], path)
    assert [each.taught for each in snapshots_file.load(path)] == [taught] * 3


def test_a_network_of_4096_units_stays_within_the_bound(tmp_path: Path) -> None:
    recipe = PLAIN_MLP.with_changes(hidden_units=(4096,))
    shapes = {"2.weight": (4096, 784), "2.bias": (4096,), "4.weight": (10, 4096), "4.bias": (10,)}
    arrays = {name: np.ones(shape, np.float32) for name, shape in shapes.items()}
    packed = [
        pack(WeightSnapshot(recipe, arrays, "", "", step, 0.0)) for step in range(most_kept(recipe))
    ]
    path = tmp_path / "snapshots.safetensors"
    snapshots_file.save(packed, path)
    assert path.stat().st_size < MOST_BYTES + 4096
    assert len(snapshots_file.load(path)) == len(packed) > 1


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(WeightsError) as caught:
        snapshots_file.load(tmp_path / "snapshots.safetensors")
    assert caught.value.problem == "missing"


def test_a_weights_file_is_foreign(tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    weights.save(fresh_snapshot(QUICK), path)
    with pytest.raises(WeightsError) as caught:
        snapshots_file.load(path)
    assert caught.value.problem == "foreign"


def test_a_snapshots_file_is_no_weights_file(tmp_path: Path) -> None:
    with pytest.raises(WeightsError) as caught:
        weights.load(written(tmp_path / "snapshots.safetensors"))
    assert caught.value.problem == "foreign"


@given(share=st.floats(0, 0.999))
def test_a_truncated_file_is_reported(
    share: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("run") / "snapshots.safetensors")
    content = path.read_bytes()
    path.write_bytes(content[: int(share * len(content))])
    with pytest.raises(WeightsError):
        snapshots_file.load(path)


@given(offset=st.integers(0, 20_000), value=st.integers(0, 255))
def test_a_changed_byte_is_reported_or_gives_finite_weights(
    offset: int, value: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("run") / "snapshots.safetensors")
    content = bytearray(path.read_bytes())
    content[offset] = value
    path.write_bytes(content)
    try:
        read = snapshots_file.load(path)
    except WeightsError:
        return
    assert all(unpack(each).finite for each in read)


def first_weights(arrays: dict[str, Any]) -> str:
    return next(name for name, array in arrays.items() if array.dtype == np.float16)


@pytest.mark.parametrize(
    "change",
    [
        lambda arrays, _: arrays.pop("step"),
        lambda arrays, _: arrays.pop("epoch"),
        lambda arrays, _: arrays.update(step=arrays["step"][::-1].copy()),
        lambda arrays, _: arrays.update(step=arrays["step"] - 1),
        lambda arrays, _: arrays.update(step=arrays["step"].astype(np.float64)),
        lambda arrays, _: arrays.update(step=arrays["step"][:0]),
        lambda arrays, _: arrays.update(epoch=arrays["epoch"] * np.nan),
        lambda arrays, _: arrays.update(epoch=arrays["epoch"][:-1]),
        lambda arrays, _: arrays.update(epoch=arrays["epoch"][::-1].copy()),
        lambda arrays, _: arrays.update(temperature=arrays["temperature"][:-1]),
        lambda arrays, _: arrays.update(temperature=arrays["temperature"] * np.nan),
        lambda arrays, _: arrays.update(extra=arrays["step"]),
        lambda arrays, _: arrays.update(
            {
                first_weights(arrays) + ".exponent": arrays[
                    first_weights(arrays) + ".exponent"
                ].astype(np.int32)
            }
        ),
        lambda arrays, _: arrays.pop(first_weights(arrays)),
        lambda arrays, _: arrays.pop(first_weights(arrays) + ".exponent"),
        lambda arrays, _: arrays[first_weights(arrays)].fill(np.nan),
        lambda arrays, _: arrays[first_weights(arrays)].fill(np.inf),
        lambda arrays, _: arrays[first_weights(arrays)].fill(60_000),
        lambda arrays, _: arrays[first_weights(arrays) + ".exponent"].fill(120),
        lambda arrays, _: arrays.update(
            {first_weights(arrays): arrays[first_weights(arrays)].astype(np.float32)}
        ),
        lambda arrays, _: arrays.update(
            {first_weights(arrays): arrays[first_weights(arrays)][:, :-1].copy()}
        ),
        lambda arrays, _: arrays.update(
            {first_weights(arrays): arrays[first_weights(arrays)][:-1].copy()}
        ),
        lambda _, metadata: metadata.pop("recipe"),
        lambda _, metadata: metadata.update(recipe="{"),
        lambda _, metadata: metadata.update(recipe="[" * 100_000),
        lambda _, metadata: metadata.update(
            recipe=json.dumps(QUICK.with_changes(hidden_units=(17,)).to_dict())
        ),
    ],
)
def test_a_damaged_file_is_reported(
    change: Callable[[dict[str, Any], dict[str, str]], None], tmp_path: Path
) -> None:
    with pytest.raises(WeightsError) as caught:
        snapshots_file.load(rewritten(tmp_path / "snapshots.safetensors", change))
    assert caught.value.problem == "damaged"
