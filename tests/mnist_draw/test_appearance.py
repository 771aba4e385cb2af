from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from mnist_draw.appearance import Appearance
from mnist_draw.settings import Settings
from mnist_draw.shared import language, theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    language.install(qapp, "en")
    theme.apply(qapp, "light")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def is_dark(app: QApplication) -> bool:
    return app.palette().window().color().lightness() < 128


def test_settings_are_applied(app: QApplication, settings: Settings) -> None:
    settings.scheme = "dark"

    Appearance(app, settings, QObject())

    assert is_dark(app)


def test_an_argument_overrides_its_setting_and_is_not_remembered(
    app: QApplication, settings: Settings
) -> None:
    settings.scheme = "dark"

    Appearance(app, settings, QObject(), scheme="light", projector=True, chosen_language="ja")

    assert not is_dark(app)
    assert (settings.scheme, settings.projector, settings.language) == ("dark", False, None)


def test_choices_are_applied_and_remembered(app: QApplication, settings: Settings) -> None:
    parent = QObject()
    appearance = Appearance(app, settings, parent, scheme="light")

    appearance.use_scheme("dark")
    appearance.use_projector(True)
    appearance.use_language("ja")

    assert is_dark(app)
    assert (settings.scheme, settings.projector, settings.language) == ("dark", True, "ja")
    assert QApplication.translate("MainWindow", "&File") != "&File"
