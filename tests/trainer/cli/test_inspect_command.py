"""The command ``inspect``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.trainer.cli.terminal import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.trainer.cli.terminal import Result


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
    powers = np.exp(lines[-1]["values"])
    np.testing.assert_allclose(powers / powers.sum(), prediction["probabilities"], atol=1e-5)


def test_logits_can_be_added_up_from_what_is_printed(trained: Callable[..., Result]) -> None:
    lines = {line["layer"]: line for line in trained("inspect", "--json", "--index", 4).lines}
    for layer, source in (("linear1", "flat"), ("logits", "relu1")):
        for unit in range(0, lines[layer]["shape"][0], 3):
            (one,) = trained(
                "inspect", "--json", "--index", 4, "--layer", layer, "--unit", unit
            ).lines
            assert one["inputs"] == lines[source]["values"]
            total = one["bias"] + np.dot(one["inputs"], one["weights"])
            assert total == pytest.approx(one["sum"], abs=1e-5)
            assert one["sum"] == pytest.approx(lines[layer]["values"][unit], abs=1e-5)
            if layer == "linear1":
                handed_on = lines["relu1"]["values"][unit]
                assert one["activation"] == pytest.approx(handed_on, abs=1e-5)


def test_people_see_layers_and_the_largest_products(trained: Callable[..., Result]) -> None:
    shown = trained("inspect", "--index", 4).out
    assert "linear1" in shown
    assert "softmax of the logits: " in shown
    unit = trained("inspect", "--index", 4, "--layer", "linear1", "--unit", 2).out
    assert "linear1 2: 784 inputs from flat" in unit
    assert "772 more products" in unit
    assert "activation" in unit


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--layer", "conv1", "--unit", "0"], "there is no layer 'conv1'"),
        (["--layer", "linear1", "--unit", "4000"], "no unit 4000"),
        (["--layer", "relu1", "--unit", "0"], "adds nothing up"),
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
