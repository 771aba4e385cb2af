"""The command ``inspect``."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.cli.terminal import SMALL
from tests.trainer.engine import FAMILIES, fresh_snapshot
from trainer.network.weights import save
from trainer.recipe.convolutions import Convolution

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.trainer.cli.terminal import Result

CLOSE = 1e-5
UNIT = ("inspect", "--json", "--index", 4)


@pytest.fixture
def trained(terminal: Callable[..., Result]) -> Callable[..., Result]:
    """A terminal in which a small MLP has been trained."""
    terminal(*SMALL)
    return terminal


def test_one_line_a_layer_ends_with_the_logits(trained: Callable[..., Result]) -> None:
    lines = trained("inspect", "--json", "--index", 4).lines
    assert [line["layer"] for line in lines] == ["pixels", "flat", "linear1", "relu1", "logits"]
    assert [line["kind"] for line in lines][-1] == "linear"
    for line in lines:
        assert list(np.shape(line["values"])) == line["shape"]
    (prediction,) = trained("predict", "--json", "--index", 4).lines
    powers = np.exp(np.array(lines[-1]["values"]) / lines[-1]["temperature"])
    np.testing.assert_allclose(powers / powers.sum(), prediction["probabilities"], atol=1e-5)


class Reader:
    """Adds up what ``inspect`` prints for one image, unit by unit."""

    def __init__(self, terminal: Callable[..., Result], weights: Path) -> None:
        self._words = ("inspect", "--json", "--index", 4, "--weights", weights)
        self._terminal = terminal
        self.layers = {line["layer"]: line for line in terminal(*self._words).lines}

    def sums(self, layer: str, unit: tuple[int, ...]) -> list[dict[str, Any]]:
        """The lines of one unit."""
        index = ",".join(map(str, unit))
        return self._terminal(*self._words, "--layer", layer, "--unit", index).lines

    def value(self, layer: str, unit: tuple[int, ...]) -> float:
        """What a unit hands on, added up from its inputs, weights and bias."""
        gates = {}
        for line in self.sums(layer, unit):
            if not line["reads"]:
                return float(line["activation"])
            total = line["bias"] + float(np.dot(line["inputs"], line["weights"]))
            assert line["sum"] == pytest.approx(total, abs=CLOSE)
            gates[line.get("gate", "")] = line["activation"]
        match sorted(gates):
            case ["candidate", "forget", "output", "write"]:
                kept = gates["forget"] * line["memory_before"]
                memory = kept + gates["write"] * gates["candidate"]
                assert line["memory"] == pytest.approx(memory, abs=CLOSE)
                return float(gates["output"] * np.tanh(memory))
            case ["candidate", "reset", "update"]:
                kept = gates["update"] * line["state_before"]
                return float((1 - gates["update"]) * gates["candidate"] + kept)
            case _:
                return float(next(iter(gates.values())))


KINDS = {
    **FAMILIES,
    "cnn, strides and pooling": FAMILIES["cnn"].with_changes(
        convolutions=(Convolution(4, 5, stride=2, pool=2), Convolution(6, 3, pool=3)),
        pixels="standard",
    ),
    "cnn, GELU before pooling": FAMILIES["cnn"].with_changes(activation="gelu", batch_norm=False),
    "mlp, two layers": FAMILIES["mlp"].with_changes(hidden_units=(12, 7), activation="tanh"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_walk_from_the_logits_to_the_drawing_adds_up(
    kind: str, terminal: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "weights.safetensors"
    save(fresh_snapshot(KINDS[kind], seed=5), path)
    reader = Reader(terminal, path)
    random = np.random.default_rng(5)
    unit: tuple[str, tuple[int, ...]] | None = ("logits", (7,))
    handed_on = reader.layers["logits"]["values"][7]
    visited = []
    while unit is not None:
        visited.append(unit[0])
        assert reader.value(*unit) == pytest.approx(handed_on, abs=CLOSE)
        unit, handed_on = strongest_source(reader.sums(*unit), random)
    assert visited[-1] == "pixels"
    assert set(visited) == {
        name
        for name, line in reader.layers.items()
        if line["kind"] in {"pixels", "linear", "convolution", "average", kind}
    }


def strongest_source(
    lines: list[dict[str, Any]], random: np.random.Generator
) -> tuple[tuple[str, tuple[int, ...]] | None, float]:
    """One of the units with the largest products of a random gate, and its value."""
    line = lines[random.integers(len(lines))]
    sources = [(each["layer"], unit) for each in line["reads"] for unit in each["units"]]
    assert len(sources) == len(line.get("inputs", []))
    sizes = np.abs(np.multiply(line.get("inputs", []), line.get("weights", [])))
    for choice in np.argsort(-sizes)[random.integers(3) :].tolist():
        layer, unit = sources[choice]
        if unit is not None:
            return (layer, tuple(unit)), line["inputs"][choice]
    return None, 0.0


def test_reader_of_a_unit_names_it_with_the_same_weight(trained: Callable[..., Result]) -> None:
    (hidden,) = trained(*UNIT, "--layer", "linear1", "--unit", 3).lines
    (readers,) = hidden["read_by"]
    assert readers["layer"] == "logits"
    assert readers["units"] == [[digit] for digit in range(10)]
    (logit,) = trained(*UNIT, "--layer", "logits", "--unit", 7).lines
    assert logit["reads"][0]["units"][3] == [3]
    assert readers["weights"][7] == logit["weights"][3]


def test_memory_of_an_lstm_adds_up_row_by_row(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "weights.safetensors"
    save(fresh_snapshot(FAMILIES["lstm"], seed=5), path)
    reader = Reader(terminal, path)
    before = 0.0
    for row in range(6):
        line = reader.sums("states", (row, 3))[0]
        assert line["memory_before"] == pytest.approx(before, abs=CLOSE)
        before = line["memory"]
    shown = terminal(
        "inspect", "--index", 4, "--weights", path, "--layer", "states", "--unit", "5,3"
    )
    assert ["memory", f"{before:.5f}"] in [line.split() for line in shown.out.splitlines()]


def test_overflowing_weights_are_shown_as_null(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "weights.safetensors"
    snapshot = fresh_snapshot(FAMILIES["mlp"], seed=5)
    arrays = {name: array.copy() for name, array in snapshot.arrays.items()}
    weight = next(array for array in arrays.values() if array.shape == (16, 784))
    # ReLU makes it 0, so that the prediction is a number all the same.
    weight[3] = -3e38
    save(dataclasses.replace(snapshot, arrays=arrays), path)
    words = ("inspect", "--json", "--index", 4, "--weights", path)
    (unit,) = terminal(*words, "--layer", "linear1", "--unit", 3).lines
    assert unit["sum"] is None
    assert None in terminal(*words).lines[2]["values"]


def test_pixel_shows_its_value_and_its_readers(trained: Callable[..., Result]) -> None:
    (pixel,) = trained(*UNIT, "--layer", "pixels", "--unit", "0,7,3").lines
    layers = {line["layer"]: line for line in trained(*UNIT).lines}
    assert pixel["activation"] == layers["pixels"]["values"][0][7][3]
    assert pixel["reads"] == []
    assert len(pixel["read_by"][0]["units"]) == 16


def test_people_see_layers_and_the_largest_products(trained: Callable[..., Result]) -> None:
    shown = trained("inspect", "--index", 4).out
    assert "linear1" in shown
    assert "softmax of the logits / " in shown
    unit = trained("inspect", "--index", 4, "--layer", "linear1", "--unit", 2).out
    assert "linear1 2: 784 inputs from flat" in unit
    assert "772 more products" in unit
    assert "activation" in unit
    assert "linear1 2 hands on" in unit
    assert "to 10 units" in unit
    logit = trained("inspect", "--index", 4, "--layer", "logits", "--unit", 2).out
    assert "logits 2 is read by no unit: it is a result" in logit


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--layer", "conv1", "--unit", "0"], "there is no layer 'conv1'"),
        (["--layer", "linear1", "--unit", "4000"], "no unit 4000"),
        (["--layer", "relu1", "--unit", "7"], "Inspect that with --layer linear1 --unit 7"),
    ],
)
def test_a_unit_that_does_not_exist_is_explained(
    words: list[str], reason: str, trained: Callable[..., Result]
) -> None:
    result = trained("inspect", "--index", 4, *words)
    assert result.status == 1
    assert reason in result.err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--index", "1", "--index", "2"],
        ["--index", "1", "--layer", "linear1"],
        ["--index", "1", "--unit", "1"],
        ["--index", "1", "--layer", "linear1", "--unit", "one"],
    ],
)
def test_incomplete_words_are_refused(words: list[str], terminal: Callable[..., Result]) -> None:
    result = terminal("inspect", *words)
    assert result.status == 2
    assert "inspect" in result.err
