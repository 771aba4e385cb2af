"""What ships beside the packages: wheel, desktop entry, one-folder build."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DESKTOP = ROOT / "resources" / "desktop"
(METAINFO,) = DESKTOP.glob("*.metainfo.xml")
DESCRIPTION = ET.parse(METAINFO).getroot()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the sdist of this checkout and of the wheel made from it, as for a release.

    They are built without network by setuptools' own back end.
    """
    pytest.importorskip("setuptools")
    folder = tmp_path_factory.mktemp("built")
    copied = folder / "checkout"
    ignored = (".git", ".venv", "*_cache", "build", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, copied, ignore=shutil.ignore_patterns(*ignored))
    build("build_sdist", copied, folder)
    (sdist,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(sdist, folder)
    build("build_wheel", folder / sdist.name.removesuffix(".tar.gz"), folder)
    return folder


def build(function: str, source: Path, target: Path) -> None:
    program = f"from setuptools import build_meta; build_meta.{function}({str(target)!r})"
    command = [sys.executable, "-c", program]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=120)


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    (found,) = built.glob("*.whl")
    return zipfile.ZipFile(found)


def test_the_sdist_holds_what_builds_and_no_tests(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE"} <= names
    assert not [name for name in names if name.startswith(("tests", "docs", ".ci"))]


def test_the_wheel_holds_every_module_and_resource(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    modules = {
        path.relative_to(ROOT).as_posix()
        for package in ("mnist_draw", "trainer")
        for path in (ROOT / package).rglob("*.py")
    }
    assert modules <= names
    resources = {
        f"mnist_draw/{path.relative_to(ROOT).as_posix()}"
        for pattern in PROJECT["tool"]["setuptools"]["package-data"]["mnist_draw.resources"]
        for path in (ROOT / "resources").glob(pattern)
    }
    assert "mnist_draw/resources/weights/bundled.safetensors" in resources
    assert resources <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_brings_the_desktop_entry_its_icon_and_description(
    wheel: zipfile.ZipFile,
) -> None:
    shared = {name.partition("/data/share/")[2] for name in wheel.namelist()}
    assert "applications/mnist-draw.desktop" in shared
    assert "icons/hicolor/scalable/apps/mnist-draw.svg" in shared
    assert [name for name in shared if name.endswith("MnistDraw.metainfo.xml")]


def desktop_entry() -> configparser.SectionProxy:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP / "mnist-draw.desktop", encoding="utf-8")
    return entry["Desktop Entry"]


def test_the_desktop_entry_starts_a_program_that_is_installed() -> None:
    entry = desktop_entry()
    assert entry["Exec"] in PROJECT["project"]["scripts"]
    assert (ROOT / "resources" / "icons" / f"{entry['Icon']}.svg").exists()


def test_the_description_names_the_programs_and_the_categories_of_the_entry() -> None:
    assert DESCRIPTION.findtext("id") == METAINFO.name.removesuffix(".metainfo.xml")
    assert DESCRIPTION.findtext("launchable") == "mnist-draw.desktop"
    programs = {binary.text for binary in DESCRIPTION.findall("provides/binary")}
    assert programs <= set(PROJECT["project"]["scripts"])
    categories = [category.text for category in DESCRIPTION.findall("categories/category")]
    assert categories == desktop_entry()["Categories"].removesuffix(";").split(";")


def test_all_name_the_same_release() -> None:
    release = DESCRIPTION.find("releases/release")
    assert release is not None
    version, date = release.get("version"), release.get("date")
    assert version == PROJECT["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", changelog, re.MULTILINE)
    assert headings[:2] == ["Unreleased", f"{version} - {date}"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert {f"version: {version}", f"date-released: {date}"} <= set(citation)


def test_the_window_starts_with_and_without_a_console() -> None:
    project = PROJECT["project"]
    assert project["gui-scripts"]["mnist-draw-window"] == project["scripts"]["mnist-draw"]


class Specification:
    """The specification of the one-folder build, run without PyInstaller."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        hooks: Any = ModuleType("PyInstaller.utils.hooks")
        hooks.collect_data_files = lambda _package: []
        hooks.collect_submodules = lambda package: [package]
        hooks.copy_metadata = self._copy_metadata
        monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
        self.datas: list[tuple[str, str]] = []
        self._folder = folder
        file = ROOT / ".ci" / "bundle" / "mnist-draw.spec"
        names = {
            "SPECPATH": str(file.parent),
            "DISTPATH": str(folder),
            "workpath": str(folder / "work"),
            "Analysis": self._analyse,
            "PYZ": lambda pure: pure,
            "EXE": lambda *_contents, **options: options["name"],
            "COLLECT": self._collect,
        }
        exec(compile(file.read_text(encoding="utf-8"), file, "exec"), names)

    def _copy_metadata(self, package: str, *, recursive: bool = False) -> list[tuple[str, str]]:
        """Each package needs PyTorch."""
        packages = [package, "torch"] if recursive else [package]
        for name in packages:
            metadata = self._folder / f"{name}-9.0.dist-info"
            deep = metadata / "licenses" / "third_party" / "its-third-party-folder" / "theirs"
            deep.mkdir(parents=True, exist_ok=True)
            (metadata / "METADATA").write_text(f"Name: {name}\nLicense: BSD\n\nDescription")
            (deep / "LICENSE").write_text(f"What {name} may ask for")
        return [(str(self._folder / f"{name}-9.0.dist-info"), name) for name in packages]

    def _analyse(
        self, _scripts: list[str], *, datas: list[tuple[str, str]], **_options: Any
    ) -> SimpleNamespace:
        self.datas = datas
        return SimpleNamespace(binaries=[], datas=[], pure=[], scripts=[])

    def _collect(self, *contents: Any, name: str) -> None:
        (self._folder / name).mkdir()
        for program in contents[:2]:
            (self._folder / name / f"{program}.pkg").touch()


def test_the_one_folder_build_brings_the_licences_of_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datas = Specification(tmp_path, monkeypatch).datas

    licences = {Path(source).name: Path(source) for source, to in datas if to == "licences"}
    assert {"README.txt", "LGPL-3.0.txt", "GPL-3.0.txt"} <= set(licences)
    for package in ("mnist-draw", "onnx", "torch"):
        text = licences[f"{package}-9.0.txt"].read_text(encoding="utf-8")
        assert text.startswith(f"Name: {package}\nLicense: BSD\n\n===")
        assert text.endswith(f"What {package} may ask for")
    assert [source for source, _ in datas if not Path(source).exists()] == []


def test_workflows_name_the_commit_of_every_action() -> None:
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob(".github/workflows/*.yml")]
    used = [line for text in texts for line in text.splitlines() if "uses:" in line]
    assert used
    named = re.compile(r"- uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in used if not named.fullmatch(line.strip())] == []
