"""Settings file: values after a restart, defaults, invalid values."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from mnist_draw.settings import Settings


def settings_in(path: Path) -> Settings:
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


def test_values_are_restored_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    first = settings_in(path)
    first.geometry = QByteArray(b"\x01\x02")
    first.columns = QByteArray(b"\x03")
    first.scheme = "dark"
    first.projector = True
    first.view = "inside"
    first.inside_detached = True
    first.brush_width = 12.5
    first.recipe = "mlp"
    first.data = "strokes"
    first.data_folder = Path("/some/folder with spaces/数字")
    first.sync()

    again = settings_in(path)

    assert again.geometry == QByteArray(b"\x01\x02")
    assert again.columns == QByteArray(b"\x03")
    assert again.scheme == "dark"
    assert again.projector is True
    assert again.view == "inside"
    assert again.inside_detached is True
    assert again.brush_width == 12.5
    assert again.recipe == "mlp"
    assert again.data == "strokes"
    assert again.data_folder == Path("/some/folder with spaces/数字")


def test_new_settings_have_defaults(tmp_path: Path) -> None:
    fresh = settings_in(tmp_path / "settings.ini")

    assert fresh.geometry.isEmpty()
    assert fresh.scheme == "system"
    assert fresh.projector is False
    assert fresh.view == "curves"
    assert fresh.inside_detached is False
    assert fresh.brush_width is None
    assert fresh.recipe == ""
    assert fresh.data_folder is None


@pytest.mark.parametrize(
    "content",
    ["[look]\nscheme=neon\nprojector=7\n", "[drawing]\nbrush_width=wide\n", "\x00\xff{{{"],
)
def test_invalid_values_count_as_absent(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(content, encoding="utf-8")

    read = settings_in(path)

    assert read.scheme == "system"
    assert read.projector is False
    assert read.brush_width is None


def test_a_portable_program_keeps_its_settings_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MNIST_DRAW_HOME")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mnist-draw"))
    (tmp_path / "portable").touch()
    settings = Settings.of_user()
    settings.recipe = "mlp"
    settings.sync()

    assert list(tmp_path.rglob("settings.ini"))
    assert Settings.of_user().recipe == "mlp"


def test_settings_lie_in_the_folder_that_is_named_for_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MNIST_DRAW_HOME", str(tmp_path))
    settings = Settings.of_user()
    settings.recipe = "mlp"
    settings.sync()

    assert (tmp_path / "settings.ini").exists()
