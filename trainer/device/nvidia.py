"""Detection of an NVIDIA GPU that torch cannot use because it was built without CUDA."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

import torch

# The driver's own file; and its library under Windows Subsystem for Linux.
_LINUX_DRIVER = ("/proc/driver/nvidia/version", "/usr/lib/wsl/lib/libcuda.so.1")


def gpu_is_unused() -> bool:
    """Whether the NVIDIA driver is installed, but this torch supports no GPU."""
    built_for_gpu = torch.version.cuda is not None or torch.version.hip is not None
    return not built_for_gpu and has_driver()


def has_driver() -> bool:
    """Whether an NVIDIA driver is installed."""
    system = platform.system()
    if system == "Linux":
        files = [Path(name) for name in _LINUX_DRIVER]
    elif system == "Windows":
        files = [Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "nvcuda.dll"]
    else:
        return False
    return any(file.exists() for file in files) or shutil.which("nvidia-smi") is not None
