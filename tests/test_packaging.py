"""What ships beside the packages: wheel, desktop entry, one-folder build."""

from __future__ import annotations

import configparser
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DESKTOP = ROOT / "resources" / "desktop"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of this checkout, built without network by setuptools' own back end."""
    pytest.importorskip("setuptools")
    folder = tmp_path_factory.mktemp("wheel")
    copied = folder / "checkout"
    program = f"""
import os, shutil
ignored = shutil.ignore_patterns(".git", ".venv", "*_cache", "build", "*.egg-info", "__pycache__")
shutil.copytree({str(ROOT)!r}, {str(copied)!r}, ignore=ignored)
os.chdir({str(copied)!r})
from setuptools import build_meta
print(build_meta.build_wheel({str(folder)!r}))
"""
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, timeout=120)
    (found,) = folder.glob("*.whl")
    return zipfile.ZipFile(found)


def test_the_wheel_holds_every_module_and_resource(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    modules = {
        path.relative_to(ROOT).as_posix()
        for package in ("mnist_draw", "trainer")
        for path in (ROOT / package).rglob("*.py")
    }
    assert modules <= names
    for file in ("bundled.safetensors", "detector.safetensors", "capitals.safetensors"):
        assert f"mnist_draw/resources/weights/{file}" in names
    assert "mnist_draw/resources/translations/mnist_draw_ja.qm" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_brings_the_desktop_entry_its_icon_and_description(
    wheel: zipfile.ZipFile,
) -> None:
    shared = {name.partition("/data/share/")[2] for name in wheel.namelist()}
    assert "applications/mnist-draw.desktop" in shared
    assert "icons/hicolor/scalable/apps/mnist-draw.svg" in shared
    assert [name for name in shared if name.endswith("MnistDraw.metainfo.xml")]


def test_the_desktop_entry_starts_a_program_that_is_installed() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP / "mnist-draw.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] in PROJECT["project"]["scripts"]
    assert (ROOT / "resources" / "icons" / f"{entry['Desktop Entry']['Icon']}.svg").exists()


def test_the_description_names_the_version_and_the_programs() -> None:
    (file,) = DESKTOP.glob("*.metainfo.xml")
    description = ET.parse(file).getroot()
    assert description.findtext("id") == file.name.removesuffix(".metainfo.xml")
    assert description.findtext("launchable") == "mnist-draw.desktop"
    release = description.find("releases/release")
    assert release is not None
    assert release.get("version") == PROJECT["project"]["version"]
    programs = {binary.text for binary in description.findall("provides/binary")}
    assert programs <= set(PROJECT["project"]["scripts"])


def test_the_window_starts_with_and_without_a_console() -> None:
    project = PROJECT["project"]
    assert project["gui-scripts"]["mnist-draw-window"] == project["scripts"]["mnist-draw"]
