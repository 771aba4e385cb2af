"""Weights to export, and what their ONNX computes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import torch

from trainer.network import models
from trainer.network.weights import WeightSnapshot

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.recipe.recipes import Recipe


def snapshot_of(recipe: Recipe) -> WeightSnapshot:
    torch.manual_seed(1)
    network = models.build(recipe)
    arrays = {name: each.numpy().copy() for name, each in network.state_dict().items()}
    generator = np.random.default_rng(2)
    for name, array in arrays.items():
        # Statistics of batch norm that a training would have measured.
        if "running" in name:
            np.add(array, generator.random(array.shape), out=array, casting="same_kind")
    return WeightSnapshot(recipe, arrays, "run-1", "tests", 7, 0.5, temperature=1.7)


def computed(content: bytes, images: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    """Logits and probabilities of images (N, 28, 28), by onnxruntime."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    values = images[:, None].astype(np.float32) / 255
    return [
        np.asarray(each) for each in session.run(["logits", "probabilities"], {"images": values})
    ]
