"""Markdown tables of a profile: machine limits, epoch shares, convolutions, pen move stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.benchmarks import table

if TYPE_CHECKING:
    from tests.benchmarks.results import Result


def markdown(result: Result) -> str:
    """The profile as docs/profile.md shows it.

    Args:
        result: Report of `tests.benchmarks.profiling.profile`.
    """
    details: dict[str, Any] = result["details"]
    parts = [
        table.measured(result),
        "",
        *_limits(details),
        "",
        _speed(details),
        "",
        *_epoch(details),
        "",
        *_convolutions(details),
        "",
        *_pen_move(details),
        "",
        _least(details),
    ]
    return "\n".join(parts) + "\n"


def _limits(details: dict[str, Any]) -> list[str]:
    return table.lines(
        ("Machine limit", "matrix product 1024³", "convolution 3 × 3, 64 channels"),
        [
            (
                setting,
                f"{peak['gemm_gflops']:.0f} GFLOP/s",
                f"{peak['convolution_gflops']:.0f} GFLOP/s",
            )
            for setting, peak in details["peaks"].items()
        ],
    )


def _speed(details: dict[str, Any]) -> str:
    flops = details["mflops_per_image"]
    return (
        f"`fast-cnn` takes {flops['training']:.2f} MFLOP per training image "
        f"({flops['prediction']:.2f} per prediction), its layers compute in "
        f"{details['layers_compute_with']} here, and it trains on "
        f"{details['images_per_second']['median']:,.0f} images per second: "
        f"{details['achieved_gflops']:.0f} GFLOP/s, "
        f"{_percent(details['share_of_convolution_peak'])} of the fastest convolution and "
        f"{_percent(details['share_of_gemm_peak'])} of the fastest matrix product. "
        f"Its convolutions alone, at the speeds below on all threads, would reach "
        f"{details['convolutions_alone']:,} images per second."
    )


def _epoch(details: dict[str, Any]) -> list[str]:
    shares = sorted(details["epoch_shares"].items(), key=lambda item: -item[1])
    return table.lines(
        ("Epoch of `fast-cnn`", "Share of its time"),
        [(name, f"{100 * share:.1f} %") for name, share in shares],
    )


def _convolutions(details: dict[str, Any]) -> list[str]:
    peak = details["peaks"][f"{details['layers_compute_with']}, 1 thread"]["convolution_gflops"]
    return table.lines(
        ("Batch on one thread", "Direction", "Time", "Speed", "Of the fastest convolution"),
        [
            (
                layer["layer"],
                layer["direction"],
                f"{layer['milliseconds']:.2f} ms",
                f"{layer['gflops']:.0f} GFLOP/s",
                _percent(layer["gflops"] / peak),
            )
            for layer in details["layers_on_one_thread"]
        ],
    )


def _pen_move(details: dict[str, Any]) -> list[str]:
    stages = {**details["pen_move_ms"], "**total**": details["pen_move_total_ms"]}
    return table.lines(
        ("Stage of a pen move", "Median", "p95"),
        [
            (stage, f"{times['median']:.2f} ms", f"{times['p95']:.2f} ms")
            for stage, times in stages.items()
        ],
    )


def _least(details: dict[str, Any]) -> str:
    bundled = details["bundled_network"]
    return (
        f"The bundled network takes {bundled['mflops']:.1f} MFLOP per prediction: "
        f"{bundled['least_ms']:.2f} ms at the speed of the fastest convolution on one thread."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
