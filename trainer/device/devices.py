"""Where a network is trained: the devices that torch finds here."""

from __future__ import annotations

import platform

import torch


def available() -> tuple[tuple[str, str], ...]:
    """Each device's key and a name for people, the preferred one first; the CPU is always last."""
    devices = []
    if torch.cuda.is_available():
        devices += [
            (f"cuda:{index}", torch.cuda.get_device_name(index))
            for index in range(torch.cuda.device_count())
        ]
    if torch.backends.mps.is_available():
        devices.append(("mps", "Apple GPU"))
    return (*devices, ("cpu", f"CPU ({platform.machine()})"))


def choose(name: str) -> torch.device:
    """The device of that name; ``"auto"`` takes the preferred one.

    Raises:
        ValueError: There is no such device here.
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
    """Whether torch says by this that a device has too little memory."""
    # Only CUDA's allocator has a type of its own for it; Apple GPUs, the CPU's allocator and CUDA
    # itself have these words.
    words = ("out of memory", "can't allocate memory")
    return isinstance(error, torch.OutOfMemoryError) or any(word in str(error) for word in words)
