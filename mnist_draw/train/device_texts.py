"""Tooltip of the device box: the devices that torch found, and how to get a missing GPU."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared.platforms.pip_path import pip_path

if TYPE_CHECKING:
    from trainer.runs.jobs import Devices

_INDEX = "https://download.pytorch.org/whl/cu130"
# The version that pyproject.toml allows.
_TORCH = "torch<2.14"


def install_command() -> str:
    """Command line that replaces a torch without CUDA, for the set-up of the README."""
    return f'{pip_path()} install --force-reinstall "{_TORCH}" --index-url {_INDEX}'


def tooltip(devices: Devices) -> str:
    """Text of several lines, without markup."""
    translate = QCoreApplication.translate
    lines = [translate("RunChoices", "The part of this computer that trains")]
    gpus = [name for key, name in devices.choices if key != "cpu"]
    if gpus:
        lines.append(
            translate("RunChoices", "Graphics card found: {name}").format(name=", ".join(gpus))
        )
    if devices.unused_nvidia_gpu:
        lines += [
            translate(
                "RunChoices",
                "This computer has an NVIDIA graphics card, but the installed PyTorch can only "
                "use the processor.",
            ),
            translate(
                "RunChoices",
                "To train on the graphics card, close MNIST Draw and run in its folder:",
            ),
            install_command(),
            translate(
                "RunChoices",
                "For cards older than the GTX 16 series write cu126 instead of cu130. "
                "pytorch.org lists more.",
            ),
        ]
    return "\n".join(lines)
