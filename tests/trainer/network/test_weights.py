from __future__ import annotations

import dataclasses
import json
import os
import pickle
import struct
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import safetensors.numpy
import safetensors.torch
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.trainer.engine import (
    FAMILIES,
    QUICK,
    end,
    fresh_snapshot,
    make_data_set,
    run,
    same_weights,
)
from trainer.errors import StorageError, WeightsError
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.recipe.convolutions import Convolution

if TYPE_CHECKING:
    from trainer.network.weights import WeightSnapshot

TINY = QUICK.with_changes(
    model="cnn", hidden_units=(), convolutions=(Convolution(2, 3, stride=4, pool=4),)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="module")
def saved(folder: Path) -> bytes:
    """The bytes of a small weights file."""
    path = folder / "tiny.safetensors"
    weights.save(fresh_snapshot(TINY), path)
    return path.read_bytes()


def header_bytes(content: bytes) -> int:
    """Offset of the tensor data."""
    return 8 + int(struct.unpack("<Q", content[:8])[0])


def with_header(content: bytes, change: dict[str, Any]) -> bytes:
    """The same file with changed metadata; None removes a key."""
    end_ = header_bytes(content)
    header = json.loads(content[8:end_])
    header["__metadata__"].update(change)
    header["__metadata__"] = {k: v for k, v in header["__metadata__"].items() if v is not None}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + content[end_:]


def load_error(folder: Path, content: bytes) -> WeightsError:
    """Error of loading a file of this content."""
    path = folder / "damaged.safetensors"
    path.write_bytes(content)
    with pytest.raises(WeightsError) as caught:
        weights.load(path)
    assert caught.value.path == path
    assert (
        str(caught.value) == f"damaged.safetensors cannot be used as weights: {caught.value.reason}"
    )
    assert caught.value.reason.endswith(".")
    return caught.value


def loaded_or_none(folder: Path, content: bytes) -> WeightSnapshot | None:
    path = folder / "perhaps.safetensors"
    path.write_bytes(content)
    try:
        return weights.load(path)
    except WeightsError:
        return None


@pytest.mark.parametrize("family", FAMILIES)
def test_weights_survive_a_file_round_trip(family: str, tmp_path: Path) -> None:
    snapshot = end(run(FAMILIES[family].with_changes(epochs=1), make_data_set())).snapshot
    path = tmp_path / "some.safetensors"
    weights.save(snapshot, path)
    loaded = weights.load(path)
    assert same_weights(loaded, snapshot)
    assert loaded.recipe == snapshot.recipe
    assert (loaded.run, loaded.data) == (snapshot.run, snapshot.data)
    assert (loaded.step, loaded.epoch) == (snapshot.step, snapshot.epoch)
    image = make_data_set().test.images[0]
    np.testing.assert_allclose(
        Predictor(loaded).predict(image)[0], Predictor(snapshot).predict(image)[0], rtol=1e-4
    )


@pytest.mark.parametrize("count", [5_000, 150_000])
def test_weights_name_every_drawing_that_they_learnt_from(count: int, tmp_path: Path) -> None:
    taught = tuple(str(uuid.UUID(int=number)) for number in range(count))
    path = tmp_path / "some.safetensors"
    weights.save(dataclasses.replace(fresh_snapshot(TINY), taught=taught), path)
    assert weights.load(path).taught == taught
    assert weights.read_test_accuracy(path) is None


def test_a_recipe_may_name_as_many_writers_as_its_domain_allows(tmp_path: Path) -> None:
    writers = tuple(f"{number:04}" + "\N{GRINNING FACE}" * 96 for number in range(1000))
    recipe = TINY.with_changes(left_out_writers=writers)
    path = tmp_path / "some.safetensors"
    weights.save(fresh_snapshot(recipe), path)
    assert weights.load(path).recipe == recipe


def test_provenance_is_kept_and_cannot_override_the_description(tmp_path: Path) -> None:
    path = tmp_path / "some.safetensors"
    weights.save(fresh_snapshot(QUICK), path, provenance={"licence": "MIT", "step": "99"})
    assert weights.read_metadata(path)["licence"] == "MIT"
    assert weights.load(path).step == 7


@pytest.mark.parametrize(
    ("figures", "accuracy"),
    [
        ('{"test_accuracy": 0.9947}', 0.9947),
        ('{"test_accuracy": 1}', 1.0),
        ('{"test_accuracy": null}', None),
        ('{"test_accuracy": NaN}', None),
        ('{"test_accuracy": 99.47}', None),
        ("[]", None),
        ("{", None),
        ("[" * 100_000, None),
    ],
)
def test_test_accuracy_is_read_from_the_figures(
    figures: str, accuracy: float | None, tmp_path: Path
) -> None:
    path = tmp_path / "weights.safetensors"
    weights.save(fresh_snapshot(QUICK), path, provenance={"figures": figures})
    assert weights.load(path).test_accuracy == accuracy
    assert weights.read_test_accuracy(path) == accuracy


def test_test_accuracy_survives_a_file_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "weights.safetensors"
    weights.save(dataclasses.replace(fresh_snapshot(QUICK), test_accuracy=0.9), path)
    assert weights.load(path).test_accuracy == 0.9
    weights.save(fresh_snapshot(QUICK), path)
    assert weights.load(path).test_accuracy is None


def test_loaded_weights_survive_truncation_of_their_file(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "some.safetensors"
    path.write_bytes(saved)
    loaded = weights.load(path)
    # In place, as `cp` overwrites a file: the inode stays the same.
    with path.open("r+b") as file:
        file.truncate(0)
    assert same_weights(loaded, fresh_snapshot(TINY))


@pytest.mark.linux(reason="names of any bytes")
def test_weights_whose_name_is_no_utf_8_are_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.safetensors")
    weights.save(fresh_snapshot(TINY), path)
    assert same_weights(weights.load(path), fresh_snapshot(TINY))


def test_drawings_that_were_taught_are_kept(tmp_path: Path) -> None:
    snapshot = dataclasses.replace(fresh_snapshot(TINY), taught=("a" * 32, "b" * 32))
    weights.save(snapshot, tmp_path / "taught.safetensors")
    assert weights.load(tmp_path / "taught.safetensors").taught == snapshot.taught


def test_failed_save_is_an_error_that_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"some\.safetensors"):
        weights.save(fresh_snapshot(QUICK), tmp_path / "file" / "some.safetensors")


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_truncated_file_is_rejected(folder: Path, saved: bytes, data: st.DataObject) -> None:
    load_error(folder, saved[: data.draw(st.integers(0, len(saved) - 1))])


@given(st.data())
@settings(max_examples=200)
def test_changed_header_byte_is_rejected_or_harmless(
    folder: Path, saved: bytes, data: st.DataObject
) -> None:
    position = data.draw(st.integers(0, header_bytes(saved) - 1))
    content = bytearray(saved)
    content[position] ^= data.draw(st.integers(1, 255))
    snapshot = loaded_or_none(folder, bytes(content))
    if snapshot is not None:
        # The byte was part of a name, a number or a recipe field that does not shape the network.
        Predictor(snapshot).predict(np.zeros((28, 28), np.uint8))


@given(st.binary(max_size=300))
def test_any_other_content_is_rejected(folder: Path, content: bytes) -> None:
    load_error(folder, content)


class Payload:
    """Creates a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("writer", ["pickle", "torch"])
def test_pickle_is_rejected_without_running_its_code(writer: str, tmp_path: Path) -> None:
    evidence, path = tmp_path / "executed", tmp_path / "evil.safetensors"
    if writer == "pickle":
        path.write_bytes(pickle.dumps(Payload(evidence)))
    else:
        torch.save(Payload(evidence), path)
    with pytest.raises(WeightsError, match="MNIST Draw"):
        weights.load(path)
    assert not evidence.exists()
    # The payload works: unpickling runs it.
    pickle.loads(pickle.dumps(Payload(evidence)))
    assert evidence.exists()


def test_foreign_file_is_rejected(folder: Path) -> None:
    content = safetensors.torch.save({"weight": torch.zeros(3)})
    assert "not saved by MNIST Draw" in load_error(folder, content).reason


@pytest.mark.parametrize(
    "change",
    [
        {"format": "mnist-draw weights 2"},
        {"recipe": None},
        {"recipe": "{"},
        {"recipe": "[]"},
        {"recipe": '{"epochs": -1}'},
        {"recipe": '{"learning_rate": 1' + "0" * 400 + "}"},
        {"recipe": "[" * 100_000},
        {"step": "many"},
        {"step": "-1"},
        {"step": "9" * 30},
        {"step": None},
        {"epoch": "nan"},
        {"epoch": "inf"},
        {"epoch": "-0.5"},
    ],
    ids=str,
)
def test_damaged_description_is_rejected(
    folder: Path, saved: bytes, change: dict[str, str | None]
) -> None:
    load_error(folder, with_header(saved, change))


def test_weights_that_do_not_fit_their_recipe_are_rejected(folder: Path, saved: bytes) -> None:
    other = json.dumps(QUICK.with_changes(hidden_units=(99,)).to_dict())
    assert "do not fit" in load_error(folder, with_header(saved, {"recipe": other})).reason


@pytest.mark.parametrize(
    "dtype", [torch.float16, torch.bfloat16, torch.float64, torch.int32, torch.int64, torch.bool]
)
def test_weights_of_another_dtype_are_rejected(folder: Path, dtype: torch.dtype) -> None:
    snapshot = fresh_snapshot(TINY)
    metadata = metadata_of(snapshot, folder)
    tensors = {name: torch.tensor(array).to(dtype) for name, array in snapshot.arrays.items()}
    assert "do not fit" in load_error(folder, safetensors.torch.save(tensors, metadata)).reason


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_non_finite_weights_are_rejected(folder: Path, value: float) -> None:
    snapshot = fresh_snapshot(TINY)
    metadata = metadata_of(snapshot, folder)
    arrays = {name: array.copy() for name, array in snapshot.arrays.items()}
    next(iter(arrays.values())).flat[3] = value
    assert "not numbers" in load_error(folder, safetensors.numpy.save(arrays, metadata)).reason


def test_weights_whose_predictions_overflow_are_rejected(folder: Path) -> None:
    snapshot = fresh_snapshot(TINY)
    metadata = metadata_of(snapshot, folder)
    arrays = {name: np.full_like(array, 1e38) for name, array in snapshot.arrays.items()}
    assert "so large" in load_error(folder, safetensors.numpy.save(arrays, metadata)).reason


def metadata_of(snapshot: WeightSnapshot, folder: Path) -> dict[str, str]:
    weights.save(snapshot, folder / "sound.safetensors")
    return dict(weights.read_metadata(folder / "sound.safetensors"))


@pytest.mark.parametrize("length", [2**20, 2**32, 2**63, 2**64 - 1])
def test_huge_header_is_rejected(folder: Path, saved: bytes, length: int) -> None:
    load_error(folder, struct.pack("<Q", length) + saved[8:])


def test_huge_file_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "huge.safetensors"
    with path.open("wb") as file:
        file.truncate(weights.MAX_FILE_SIZE + 1)
    with pytest.raises(WeightsError, match="it is larger than"):
        weights.load(path)


@pytest.mark.parametrize("name", ["nowhere.safetensors", "."])
def test_unreadable_path_is_rejected(tmp_path: Path, name: str) -> None:
    with pytest.raises(WeightsError, match="cannot be read"):
        weights.load(tmp_path / name)
