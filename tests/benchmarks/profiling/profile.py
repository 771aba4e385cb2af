"""Profile of one `fast-cnn` epoch and of one pen move, beside the machine's peak speed.

torch's profiler divides up an epoch of `fast-cnn` as `trainer.training.loop.train` runs it. Each of
its convolutions is timed alone, beside the fastest matrix product and the fastest convolution that
this machine reaches in the same minutes. Pen moves in the real window are divided into stages.

Usage: python -m tests.benchmarks.profiling.profile [--data-dir FOLDER] [--images N]
       [--drawings N]
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

import torch

from tests.benchmarks import common
from tests.benchmarks.profiling import epoch_profile, stroke_profile
from trainer.data.digits import DataSet
from trainer.recipe.presets import FAST_CNN

if TYPE_CHECKING:
    import argparse

    from trainer.recipe.recipes import Recipe

_COMMAND = "python -m tests.benchmarks.profiling.profile --data-dir FOLDER"
# Testing belongs to no epoch.
_TEST_IMAGES = 100
_REPEATS = 30
_RUNS = 3
_FRAME_MS = 16


def main() -> None:
    """Prints the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--images", type=int, default=12_800, help="trained on under the profiler")
    parser.add_argument("--drawings", type=int, default=20, help="digits drawn")
    options = parser.parse_args()
    since = common.Moment.now()
    details = measure(common.mnist(options), options)
    common.report(
        {
            "benchmark": "profiling.profile",
            "question": "Profile of an epoch and of a pen move, beside the machine's peak speed",
            "rows": _rows(details),
            "details": details,
        },
        since=since,
    )


def measure(dataset: DataSet, options: argparse.Namespace) -> dict[str, Any]:
    """All figures of the profile, as `profile_tables` reads them."""
    stages = stroke_profile.measure(options.drawings)
    dataset = DataSet(
        dataset.name, dataset.origin, dataset.train, dataset.test[slice(0, _TEST_IMAGES)]
    )
    recipe = FAST_CNN.with_changes(evaluations_per_epoch=1)
    counts = sorted({1, torch.get_num_threads()})
    dtype = epoch_profile.layer_dtype(recipe)
    # Predictions compute in float32.
    dtypes = {torch.float32, dtype}
    # Before and after the rest: other programs lower a peak.
    peaks = [_peaks(dtypes, counts)]
    speeds = [epoch_profile.run(recipe, dataset).images_per_second for _ in range(_RUNS)]
    short = recipe.with_changes(train_images=options.images, validation_images=0)
    shares = epoch_profile.shares(short, dataset)
    layers = epoch_profile.layers(recipe, repeats=_REPEATS)
    peaks.append(_peaks(dtypes, counts))
    best = {
        setting: {work: max(peak[setting][work] for peak in peaks) for work in peaks[0][setting]}
        for setting in peaks[0]
    }
    forward, step = epoch_profile.operations(recipe)
    gflops = statistics.median(speeds) * step / 1e9
    most = best[_setting(dtype, counts[-1])]
    convolving = sum(layer.milliseconds for layer in layers) / 1000
    return {
        "layers_compute_with": _name(dtype),
        "peaks": best,
        "mflops_per_image": {
            "prediction": round(forward / 1e6, 2),
            "training": round(step / 1e6, 2),
        },
        "images_per_second": common.figures(speeds, digits=0),
        "convolutions_alone": round(counts[-1] * recipe.batch_size / convolving),
        "achieved_gflops": round(gflops, 1),
        "share_of_gemm_peak": round(gflops / most["gemm_gflops"], 3),
        "share_of_convolution_peak": round(gflops / most["convolution_gflops"], 3),
        "epoch_shares": shares,
        "layers_on_one_thread": [
            {
                "layer": layer.name,
                "direction": layer.direction,
                "milliseconds": round(layer.milliseconds, 3),
                "gflops": round(layer.gflops, 1),
            }
            for layer in layers
        ],
        "bundled_network": _prediction(
            stroke_profile.bundled().recipe, best[_setting(torch.float32, 1)]
        ),
        "pen_move_ms": {stage: common.figures(times) for stage, times in stages.items()},
        "pen_move_total_ms": common.figures(
            [sum(times) for times in zip(*stages.values(), strict=True)]
        ),
    }


def _prediction(recipe: Recipe, peak: dict[str, float]) -> dict[str, float]:
    """MFLOP of one prediction, and its milliseconds at the speed of the fastest convolution."""
    flops, _ = epoch_profile.operations(recipe)
    return {
        "mflops": round(flops / 1e6, 2),
        "least_ms": round(flops / peak["convolution_gflops"] / 1e6, 3),
    }


def _peaks(dtypes: set[torch.dtype], counts: list[int]) -> dict[str, dict[str, float]]:
    """Peak GFLOP/s by data type and number of threads."""
    peaks = {}
    for dtype in sorted(dtypes, key=_name, reverse=True):
        for count in counts:
            with epoch_profile.threads(count):
                peaks[_setting(dtype, count)] = {
                    "gemm_gflops": round(epoch_profile.gemm_peak(dtype, _REPEATS), 1),
                    "convolution_gflops": round(epoch_profile.convolution_peak(dtype, _REPEATS), 1),
                }
    return peaks


def _setting(dtype: torch.dtype, count: int) -> str:
    return f"{_name(dtype)}, {count} thread{'s' if count != 1 else ''}"


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def _percent(share: float) -> str:
    return common.percent(share, digits=0)


def _rows(details: dict[str, Any]) -> list[common.Row]:
    largest = sorted(details["epoch_shares"].items(), key=lambda item: -item[1])[:4]
    total = details["pen_move_total_ms"]
    stages = sorted(details["pen_move_ms"].items(), key=lambda item: -item[1]["median"])[:3]
    return [
        common.row(
            "Largest shares of a `fast-cnn` epoch",
            ", ".join(f"{name} {_percent(share)}" for name, share in largest),
            target="",
            met=None,
            baseline=f"{details['achieved_gflops']:.0f} GFLOP/s: "
            f"{_percent(details['share_of_convolution_peak'])} of the fastest convolution, "
            f"{_percent(details['share_of_gemm_peak'])} of the fastest matrix product",
            command=_COMMAND,
        ),
        common.row(
            "Processor time per pen move, all stages",
            f"{total['median']:.1f} ms (p95 {total['p95']:.1f}): "
            + ", ".join(f"{name} {times['median']:.1f}" for name, times in stages),
            target=f"p95 under a frame of {_FRAME_MS} ms",
            met=total["p95"] < _FRAME_MS,
            baseline="",
            command=_COMMAND,
        ),
    ]


if __name__ == "__main__":
    main()
