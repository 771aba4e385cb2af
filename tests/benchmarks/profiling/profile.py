"""Profile of one `fast-cnn` epoch and of one pen move, beside the machine's peak speed.

torch's profiler divides up an epoch of `fast-cnn` as `trainer.training.loop.train` runs it. Each of
its convolutions is timed alone, beside the fastest matrix product and the fastest convolution that
this machine reaches in the same minutes. Pen moves in the real window are divided into stages.

Usage: python -m tests.benchmarks.profiling.profile [--data-dir FOLDER] [--images N]
       [--drawings N] [--write]
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from tests.benchmarks import common, table
from tests.benchmarks.profiling import epoch_profile, stroke_profile
from trainer.data.digits import DataSet
from trainer.recipe.presets import FAST_CNN

if TYPE_CHECKING:
    import argparse

    from trainer.recipe.recipes import Recipe

_DOCUMENT = Path(__file__).with_name("PROFILE.md")
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
    parser.add_argument("--write", action="store_true", help="put the figures into PROFILE.md")
    options = parser.parse_args()
    since = common.Moment.now()
    results = measure(common.mnist(options), options)
    if options.write:
        text = _DOCUMENT.read_text(encoding="utf-8")
        figures = markdown(results, others=since.neighbours() or 0.0)
        _DOCUMENT.write_text(table.insert(text, figures, "figures"), encoding="utf-8")
    common.report(
        {
            "benchmark": "profile",
            "question": "Where the time goes, and how far it is from what the machine can do",
            "rows": _rows(results),
            "results": results,
        },
        since=since,
    )


def measure(dataset: DataSet, options: argparse.Namespace) -> dict[str, Any]:
    """All figures of a profile, as they are reported."""
    stages = stroke_profile.measure(options.drawings)
    dataset = DataSet(
        dataset.name, dataset.origin, dataset.train, dataset.test[slice(0, _TEST_IMAGES)]
    )
    recipe = FAST_CNN.with_changes(evaluations_per_epoch=1)
    counts = sorted({1, torch.get_num_threads()})
    numbers = epoch_profile.numbers(recipe)
    # Predictions compute with 32 bits.
    kinds = {torch.float32, numbers}
    # Before and after: a peak is what the machine gives when it is left in peace.
    peaks = [_peaks(kinds, counts)]
    speeds = [epoch_profile.run(recipe, dataset).images_per_second for _ in range(_RUNS)]
    short = recipe.with_changes(train_images=options.images, validation_images=0)
    shares = epoch_profile.shares(short, dataset)
    layers = epoch_profile.layers(recipe, repeats=_REPEATS)
    peaks.append(_peaks(kinds, counts))
    best = {
        place: {work: max(peak[place][work] for peak in peaks) for work in peaks[0][place]}
        for place in peaks[0]
    }
    forward, step = epoch_profile.operations(recipe)
    gflops = statistics.median(speeds) * step / 1e9
    most = best[_place_of_peak(numbers, counts[-1])]
    convolving = sum(layer.milliseconds for layer in layers) / 1000
    return {
        "layers_compute_with": _name(numbers),
        "peaks": best,
        "mflops_an_image": {
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
            stroke_profile.bundled().recipe, best[_place_of_peak(torch.float32, 1)]
        ),
        "move_of_the_pen_ms": {stage: common.figures(times) for stage, times in stages.items()},
        "move_of_the_pen_in_all_ms": common.figures(
            [sum(times) for times in zip(*stages.values(), strict=True)]
        ),
    }


def _prediction(recipe: Recipe, peak: dict[str, float]) -> dict[str, float]:
    """Work of one prediction, and milliseconds for it at the speed of the fastest convolution."""
    flops, _ = epoch_profile.operations(recipe)
    return {
        "mflops": round(flops / 1e6, 2),
        "least_ms": round(flops / peak["convolution_gflops"] / 1e6, 3),
    }


def _peaks(kinds: set[torch.dtype], counts: list[int]) -> dict[str, dict[str, float]]:
    """By numbers and threads."""
    peaks = {}
    for kind in sorted(kinds, key=_name, reverse=True):
        for count in counts:
            with epoch_profile.threads(count):
                peaks[_place_of_peak(kind, count)] = {
                    "gemm_gflops": round(epoch_profile.gemm_peak(kind, _REPEATS), 1),
                    "convolution_gflops": round(epoch_profile.convolution_peak(kind, _REPEATS), 1),
                }
    return peaks


def _place_of_peak(kind: torch.dtype, count: int) -> str:
    return f"{_name(kind)}, {count} thread{'s' if count != 1 else ''}"


def _name(kind: torch.dtype) -> str:
    return str(kind).removeprefix("torch.")


def _percent(share: float) -> str:
    return common.percent(share, digits=0)


def _rows(results: dict[str, Any]) -> list[common.Row]:
    largest = sorted(results["epoch_shares"].items(), key=lambda item: -item[1])[:4]
    everything = results["move_of_the_pen_in_all_ms"]
    stages = sorted(results["move_of_the_pen_ms"].items(), key=lambda item: -item[1]["median"])[:3]
    return [
        common.row(
            "Where an epoch of `fast-cnn` goes",
            ", ".join(f"{name} {_percent(share)}" for name, share in largest),
            target="",
            met=None,
            baseline=f"{results['achieved_gflops']:.0f} GFLOP/s: "
            f"{_percent(results['share_of_convolution_peak'])} of the fastest convolution, "
            f"{_percent(results['share_of_gemm_peak'])} of the fastest matrix product",
            command=_COMMAND,
        ),
        common.row(
            "Work for one move of the pen, all stages",
            f"{everything['median']:.1f} ms (p95 {everything['p95']:.1f}): "
            + ", ".join(f"{name} {times['median']:.1f}" for name, times in stages),
            target=f"p95 under a frame of {_FRAME_MS} ms",
            met=everything["p95"] < _FRAME_MS,
            baseline="",
            command=_COMMAND,
        ),
    ]


def _place(others: float) -> str:
    text = f"Measured on {table.place(common.machine())}."
    if others <= table.DISTURBING:
        return text
    return f"{text} Other programs kept {others:.1f} processors busy: it is faster when left alone."


def _speed(results: dict[str, Any]) -> str:
    flops = results["mflops_an_image"]
    return (
        f"`fast-cnn` takes {flops['training']:.2f} MFLOP to learn from one image "
        f"({flops['prediction']:.2f} to predict it), its layers compute with "
        f"{results['layers_compute_with']} here, and it learns from "
        f"{results['images_per_second']['median']:,.0f} a second: "
        f"{results['achieved_gflops']:.0f} GFLOP/s, "
        f"{_percent(results['share_of_convolution_peak'])} of the fastest convolution and "
        f"{_percent(results['share_of_gemm_peak'])} of the fastest matrix product. "
        f"Its convolutions alone, at the speeds below on all threads, would take "
        f"{results['convolutions_alone']:,} a second."
    )


def _least(results: dict[str, Any]) -> str:
    bundled = results["bundled_network"]
    return (
        f"The bundled network takes {bundled['mflops']:.1f} MFLOP for a prediction: "
        f"{bundled['least_ms']:.2f} ms at the speed of the fastest convolution on one thread."
    )


def markdown(results: dict[str, Any], *, others: float) -> str:
    """The figures as the document shows them.

    Args:
        results: Of `measure`.
        others: How many processors other programs used meanwhile.
    """
    shares = sorted(results["epoch_shares"].items(), key=lambda item: -item[1])
    everything = results["move_of_the_pen_in_all_ms"]
    stages = {**results["move_of_the_pen_ms"], "**in all**": everything}
    single = results["peaks"][f"{results['layers_compute_with']}, 1 thread"]["convolution_gflops"]
    parts = [
        _place(others),
        "",
        *table.lines(
            ("The machine's limit", "matrix product 1024³", "convolution 3 × 3, 64 channels"),
            [
                (
                    place,
                    f"{peak['gemm_gflops']:.0f} GFLOP/s",
                    f"{peak['convolution_gflops']:.0f} GFLOP/s",
                )
                for place, peak in results["peaks"].items()
            ],
        ),
        "",
        _speed(results),
        "",
        *table.lines(
            ("An epoch of `fast-cnn`", "Share of its time"),
            [(name, common.percent(share, digits=1)) for name, share in shares],
        ),
        "",
        *table.lines(
            ("A batch on one thread", "Direction", "Time", "Speed", "Of the fastest convolution"),
            [
                (
                    layer["layer"],
                    layer["direction"],
                    f"{layer['milliseconds']:.2f} ms",
                    f"{layer['gflops']:.0f} GFLOP/s",
                    _percent(layer["gflops"] / single),
                )
                for layer in results["layers_on_one_thread"]
            ],
        ),
        "",
        *table.lines(
            ("A move of the pen", "Median", "95 of 100 under", "Share"),
            [
                (
                    stage,
                    f"{times['median']:.2f} ms",
                    f"{times['p95']:.2f} ms",
                    _percent(times["mean"] / everything["mean"]),
                )
                for stage, times in stages.items()
            ],
        ),
        "",
        _least(results),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
