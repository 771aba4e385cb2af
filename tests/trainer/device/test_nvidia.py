"""Detection of an unused GPU, with fakes for each platform."""

from __future__ import annotations

import platform
import shutil
from typing import TYPE_CHECKING

import pytest
import torch

from trainer.device import nvidia

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def driver_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A Linux machine without a driver and with a torch for processors only.

    Returns:
        The file that a driver would have.
    """
    file = tmp_path / "version"
    monkeypatch.setattr(nvidia, "_LINUX_DRIVER", (str(file),))
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(shutil, "which", lambda _program: None)
    monkeypatch.setattr(torch.version, "cuda", None)
    monkeypatch.setattr(torch.version, "hip", None)
    return file


def test_a_machine_without_a_driver_has_no_unused_gpu() -> None:
    assert not nvidia.gpu_is_unused()


def test_a_linux_driver_with_a_torch_for_processors_is_an_unused_gpu(driver_file: Path) -> None:
    driver_file.write_text("NVRM version")

    assert nvidia.gpu_is_unused()


def test_nvidia_smi_on_the_path_counts_as_a_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", {"nvidia-smi": "/usr/bin/nvidia-smi"}.get)

    assert nvidia.gpu_is_unused()


def test_a_windows_driver_is_found_by_its_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Windows")
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    assert not nvidia.gpu_is_unused()

    (tmp_path / "System32").mkdir()
    (tmp_path / "System32" / "nvcuda.dll").touch()

    assert nvidia.gpu_is_unused()


def test_a_mac_has_no_nvidia_driver(monkeypatch: pytest.MonkeyPatch, driver_file: Path) -> None:
    driver_file.touch()
    monkeypatch.setattr(platform, "system", lambda: "Darwin")

    assert not nvidia.gpu_is_unused()


@pytest.mark.parametrize("library", ["cuda", "hip"])
def test_a_torch_built_for_gpus_leaves_none_unused(
    monkeypatch: pytest.MonkeyPatch, driver_file: Path, library: str
) -> None:
    driver_file.touch()
    monkeypatch.setattr(torch.version, library, "13.0")

    assert not nvidia.gpu_is_unused()
