"""Prediction of one drawing with numpy, as in the window, beside torch: time and swap of weights.

Both predict the same digit image on one thread, in turns (A B A B); torch in inference mode, with
the network ready: its baseline at its best. The bundled reader is measured with the detector of
non-digits, and every preset alone, untrained. A swap is what the window does with a weight
snapshot: build the network around its arrays.

Usage: python -m tests.benchmarks.window.prediction [--rounds N]
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mnist_draw.predict import bundled_detector, starting_weights
from tests.benchmarks import common
from trainer.data.synthetic.builtin_strokes import write
from trainer.network import models
from trainer.network.prediction import Predictor
from trainer.network.weights import WeightSnapshot
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray
    from torch import nn

_COMMAND = "python -m tests.benchmarks.window.prediction"
_BLOCK = 20
_PREDICTION_TARGET_MS, _SWAP_TARGET_MS = 0.94, 0.3


def milliseconds(*actions: Callable[[], object], rounds: int) -> list[list[float]]:
    """Milliseconds of each action: means of blocks that take turns, after one that is discarded."""
    found: list[list[float]] = [[] for _ in actions]
    for number in range(rounds + 1):
        for action, times in zip(actions, found, strict=True):
            start = time.perf_counter()
            for _ in range(_BLOCK):
                action()
            if number:
                times.append(1000 * (time.perf_counter() - start) / _BLOCK)
    return found


def with_torch(network: nn.Module, image: NDArray[np.uint8]) -> Callable[[], object]:
    """One prediction by torch."""
    network.eval()

    def predict() -> object:
        with torch.inference_mode():
            batch = torch.from_numpy(image)[None, None].float() / 255
            return network(batch).softmax(dim=1).numpy()

    return predict


def measure(rounds: int, runs_folder: Path) -> dict[str, Any]:
    """Figures of the bundled network and of all presets."""
    torch.set_num_threads(1)
    image = write(np.array([7], np.uint8), np.random.default_rng(0))[0]
    start = starting_weights.choose(None, runs_folder)
    assert start.snapshot is not None
    bundled = start.snapshot
    reader, detector = Predictor(bundled), bundled_detector.load()

    def read() -> None:
        reader.predict(image)
        detector.judge(image, speck=False)

    (reading,) = milliseconds(read, rounds=rounds)
    (swapping,) = milliseconds(lambda: reader.swap(bundled), rounds=rounds)
    presets = {}
    for recipe in PRESETS:
        torch.manual_seed(0)
        network = models.build(recipe)
        arrays = {name: tensor.numpy() for name, tensor in network.state_dict().items()}
        predictor = Predictor(WeightSnapshot(recipe, arrays, "", "", 0, 0.0))
        numpys, torches, values = milliseconds(
            lambda predictor=predictor: predictor.predict(image),  # type: ignore[misc]
            with_torch(network, image),
            lambda predictor=predictor: predictor.network.values(image),  # type: ignore[misc]
            rounds=rounds,
        )
        presets[recipe.name] = {
            "numpy_ms": common.figures(numpys),
            "torch_ms": common.figures(torches),
            "all_values_ms": common.figures(values),
        }
    found = {
        "reader_and_detector_ms": common.figures(reading),
        "swap_ms": common.figures(swapping),
        "presets": presets,
    }
    return {
        "benchmark": "window.prediction",
        "question": "Prediction of one drawing with numpy, and swap of weights",
        "rounds": rounds,
        **found,
        "rows": list(_rows(found)),
    }


def _rows(found: dict[str, Any]) -> Iterator[common.Row]:
    reading, swapping = found["reader_and_detector_ms"], found["swap_ms"]
    yield common.row(
        "One drawing, bundled network and detector",
        f"{reading['median']:.2f} ms (p95 {reading['p95']:.2f})",
        target=f"at most {_PREDICTION_TARGET_MS} ms",
        met=reading["median"] <= _PREDICTION_TARGET_MS,
        baseline="",
        command=_COMMAND,
    )
    yield common.row(
        "Swap of the bundled network's weights",
        f"{swapping['median']:.3f} ms (p95 {swapping['p95']:.3f})",
        target=f"at most {_SWAP_TARGET_MS} ms",
        met=swapping["median"] <= _SWAP_TARGET_MS,
        baseline="",
        command=_COMMAND,
    )
    for name, figures in found["presets"].items():
        numpys, torches = figures["numpy_ms"]["median"], figures["torch_ms"]["median"]
        yield common.row(
            f"One drawing by `{name}`; all values for the Inside view",
            f"{numpys:.3f} ms; {figures['all_values_ms']['median']:.3f} ms",
            target="",
            met=None,
            baseline=f"torch: {torches:.3f} ms; numpy takes {numpys / torches:.2f} times",
            command=_COMMAND,
        )


def main() -> None:
    """Print the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    options = parser.parse_args()
    since = common.Moment.now()
    with tempfile.TemporaryDirectory() as empty:
        common.report(measure(options.rounds, Path(empty)), since=since)


if __name__ == "__main__":
    main()
