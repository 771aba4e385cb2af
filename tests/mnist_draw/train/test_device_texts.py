from __future__ import annotations

import platform
import tomllib
from pathlib import Path

import pytest

from mnist_draw.train import device_texts
from trainer.runs.jobs import Devices

CPU = ("cpu", "CPU (x86_64)")
ROOT = Path(__file__).parents[3]


def test_a_gpu_in_use_is_named() -> None:
    text = device_texts.tooltip(Devices((("cuda:0", "NVIDIA H200"), CPU)))

    assert "NVIDIA H200" in text
    assert "pip install" not in text


def test_a_computer_without_a_gpu_gets_no_advice() -> None:
    assert device_texts.tooltip(Devices((CPU,))) == "The part of this computer that trains"


@pytest.mark.parametrize(
    ("system", "pip"), [("Linux", ".venv/bin/pip"), ("Windows", r".venv\Scripts\pip")]
)
def test_an_unused_gpu_comes_with_the_command_that_makes_it_usable(
    monkeypatch: pytest.MonkeyPatch, system: str, pip: str
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)

    text = device_texts.tooltip(Devices((CPU,), unused_nvidia_gpu=True))

    assert (
        f'{pip} install --force-reinstall "torch<2.14" '
        "--index-url https://download.pytorch.org/whl/cu130"
    ) in text.splitlines()


def test_the_command_installs_a_version_that_the_project_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (allowed,) = (line for line in project["dependencies"] if line.startswith("torch"))

    assert f'"torch{allowed.split(",")[1]}"' in device_texts.install_command()
