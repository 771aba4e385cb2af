"""Devices that torch can train on."""

from __future__ import annotations

import platform

import torch


def available() -> tuple[tuple[str, str], ...]:
    """Key and display name of each device, the preferred one first.

    An Apple GPU comes after the CPU: versions of torch have computed wrong gradients there
    (pytorch/pytorch issues 175189 and 134580), and this program's were never compared with those
    of a CPU.
    """
    devices: list[tuple[str, str]] = []
    if torch.cuda.is_available():
        devices += [
            (f"cuda:{index}", torch.cuda.get_device_name(index))
            for index in range(torch.cuda.device_count())
        ]
    devices.append(("cpu", f"CPU ({platform.machine()})"))
    if torch.backends.mps.is_available():
        devices.append(("mps", "Apple GPU"))
    return tuple(devices)


def choose(name: str) -> torch.device:
    """Device by key, or the preferred one for ``"auto"``.

    Raises:
        ValueError: The device is not available.
    """
    keys = [key for key, _ in available()]
    if name == "auto":
        return torch.device(keys[0])
    if name == "cuda" and keys[0].startswith("cuda"):
        return torch.device(keys[0])
    if name not in keys:
        raise ValueError(f"There is no device {name!r} here; there is {', '.join(keys)}.")
    return torch.device(name)


def out_of_memory(error: RuntimeError) -> bool:
    """Whether an error of torch means that a device ran out of memory."""
    # Only CUDA's caching allocator raises a type of its own; Apple GPUs, the CPU allocator and the
    # CUDA driver use these words.
    words = ("out of memory", "can't allocate memory")
    return isinstance(error, torch.OutOfMemoryError) or any(word in str(error) for word in words)
