"""Profile of a training by kind of operation and by convolution; peak speed of the machine.

FLOPs count a multiplication and an addition as two, as `torch.utils.flop_counter` does.

Shape legend: B images in a batch, C channels, H rows, W columns.
"""

from __future__ import annotations

import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import torch
from torch import nn
from torch._C._profiler import _ExperimentalConfig
from torch.profiler import ProfilerActivity, profile
from torch.utils.flop_counter import FlopCounterMode

from trainer.device.precision import computes_in_bfloat16
from trainer.events import Finished
from trainer.network import models
from trainer.network.parameters import SIDE
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trainer.data.digits import DataSet
    from trainer.recipe.recipes import Recipe

# Parts of the names of torch's operations and of autograd's nodes around them; the first match
# counts.
_GROUPS = (
    ("convolutions, backward", ("convolution_backward", "ConvolutionBackward")),
    ("convolutions, forward", ("convolution", "conv2d")),
    ("batch normalisation", ("batch_norm", "BatchNorm")),
    ("ReLU", ("relu", "Relu", "clamp_min", "threshold")),
    ("pooling", ("max_pool", "MaxPool")),
    ("linear layers", ("addmm", "Addmm", "aten::mm", "aten::linear")),
    ("loss", ("log_softmax", "LogSoftmax", "nll_loss", "NllLoss", "cross_entropy")),
    ("optimiser", ("Optimizer", "adam")),
    ("images: choosing, scaling", ("index", "aten::div", "aten::sub", "grid")),
)
_REST_OF_TORCH = "copies, metrics, weight snapshots, memory"
_OUTSIDE = "Python, waiting, the profiler itself"
GROUPS = (*(name for name, _ in _GROUPS), _REST_OF_TORCH, _OUTSIDE)
"""Groups into which an epoch's time is divided."""

_GEMM_SIDE = 1024
# Batch, channels, side: large enough to reach the convolution kernel's full speed.
_LARGE_CONVOLUTION = (32, 64, 56)

_Work: TypeAlias = "Callable[[], object]"


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution of a recipe on one thread.

    Attributes:
        name: ``"16k5s2, 28 x 28"``: as recipes write it, and the size of its input.
        direction: ``"forward"``, ``"backward, input"``, ``"backward, weights"``.
        milliseconds: For one batch, the median.
        gflops: 10⁹ operations per second.
    """

    name: str
    direction: str
    milliseconds: float
    gflops: float


def shares(recipe: Recipe, dataset: DataSet) -> dict[str, float]:
    """Share of a training's time by group of `GROUPS`; the sum is 1.

    All threads that compute gradients count; waiting counts as time outside of torch.
    """
    # Private, but the only way to record threads that Python starts.
    all_threads = _ExperimentalConfig(profile_all_threads=True)
    with profile(activities=[ProfilerActivity.CPU], experimental_config=all_threads) as profiler:
        finished = run(recipe, dataset)
    spent: dict[str, float] = dict.fromkeys(GROUPS, 0.0)
    threads = set()
    for event in profiler.events() or ():
        spent[_group(event.name)] += event.self_cpu_time_total
        if "convolution_backward" in event.name:
            threads.add(event.thread)
    total = finished.train_seconds * 1e6 * max(1, len(threads))
    spent[_OUTSIDE] = max(0.0, total - sum(spent.values()))
    return {name: round(spent[name] / sum(spent.values()), 4) for name in GROUPS}


def run(recipe: Recipe, dataset: DataSet) -> Finished:
    """Train as terminal and window do; returns the last event."""
    # Exhausted, so that the engine restores its process-wide settings.
    (finished,) = deque(loop.train(recipe, dataset), maxlen=1)
    assert isinstance(finished, Finished)
    return finished


def operations(recipe: Recipe) -> tuple[int, int]:
    """FLOPs per image of a prediction and of a training step (forward and backward)."""
    network = models.build(recipe)
    image_BCHW = torch.rand(1, 1, SIDE, SIDE)
    with FlopCounterMode(display=False) as forward, torch.no_grad():
        network(image_BCHW)
    with FlopCounterMode(display=False) as both:
        torch.autograd.backward(network(image_BCHW).sum())
    return forward.get_total_flops(), both.get_total_flops()


def layer_dtype(recipe: Recipe) -> torch.dtype:
    """Data type in which the recipe's layers compute on this processor."""
    in_bfloat16 = computes_in_bfloat16(recipe, torch.device("cpu"))
    return torch.bfloat16 if in_bfloat16 else torch.float32


def layers(recipe: Recipe, *, repeats: int) -> list[Layer]:
    """Times of each convolution of the recipe alone, with the recipe's batch, on one thread."""
    dtype = layer_dtype(recipe)
    network = models.place(models.build(recipe), recipe, torch.device("cpu")).to(dtype)
    found: list[Layer] = []
    images_BCHW = torch.rand(recipe.batch_size, 1, SIDE, SIDE, dtype=dtype)
    with threads(1), torch.no_grad():
        for module in network:
            output_BCHW = module(images_BCHW)
            if isinstance(module, nn.Conv2d):
                found += _directions(module, images_BCHW, output_BCHW, repeats)
            images_BCHW = output_BCHW
    return found


def _directions(
    layer: nn.Conv2d, images_BCHW: torch.Tensor, output_BCHW: torch.Tensor, repeats: int
) -> list[Layer]:
    gradient_BCHW = torch.rand_like(output_BCHW)
    outputs_per_value = layer.weight[0].numel()
    flops = 2 * output_BCHW.numel() * outputs_per_value

    def backward(*wanted: bool) -> _Work:
        return lambda: torch.ops.aten.convolution_backward(
            gradient_BCHW,
            images_BCHW,
            layer.weight,
            None,
            layer.stride,
            layer.padding,
            layer.dilation,
            False,
            [0, 0],
            1,
            [*wanted, False],
        )

    works: dict[str, _Work] = {"forward": lambda: layer(images_BCHW)}
    if layer.in_channels > 1:  # The first layer's input is the image: it needs no gradient.
        works["backward, input"] = backward(True, False)
    works["backward, weights"] = backward(False, True)
    side = images_BCHW.shape[-1]
    stride = f"s{layer.stride[0]}" if layer.stride[0] > 1 else ""
    name = f"{layer.out_channels}k{layer.kernel_size[0]}{stride}, {side} × {side}"
    found = []
    for direction, work in works.items():
        times = sorted(seconds(work, repeats))
        median = times[len(times) // 2]
        found.append(Layer(name, direction, 1000 * median, flops / median / 1e9))
    return found


def gemm_peak(dtype: torch.dtype, repeats: int) -> float:
    """Highest GFLOP/s of several products of two 1024 × 1024 matrices."""
    one, other = torch.rand(2, _GEMM_SIDE, _GEMM_SIDE).to(dtype)
    return 2 * _GEMM_SIDE**3 / min(seconds(lambda: one @ other, repeats)) / 1e9


def convolution_peak(dtype: torch.dtype, repeats: int) -> float:
    """Highest GFLOP/s of several large 3 × 3 convolutions in channels-last layout."""
    batch, channels, side = _LARGE_CONVOLUTION
    layer = nn.Conv2d(channels, channels, 3, padding=1, bias=False, dtype=dtype)
    images_BCHW = torch.rand(batch, channels, side, side, dtype=dtype)
    # torch's type stubs leave this argument out.
    layer = layer.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    images_BCHW = images_BCHW.to(memory_format=torch.channels_last)
    with torch.no_grad():
        fastest = min(seconds(lambda: layer(images_BCHW), repeats))
    return 2 * batch * side**2 * channels**2 * 9 / fastest / 1e9


def seconds(work: _Work, repeats: int) -> list[float]:
    """Seconds of each call, after one call that warms up."""
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return times


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Set torch's number of threads per operation within the context."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _group(operation: str) -> str:
    for name, parts in _GROUPS:
        if any(part in operation for part in parts):
            return name
    return _REST_OF_TORCH
