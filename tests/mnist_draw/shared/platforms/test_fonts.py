from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont

from mnist_draw.shared import language, theme
from mnist_draw.shared.platforms import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    language.install(qapp, "en")


@pytest.mark.parametrize(
    ("platform", "code", "family"),
    [
        ("win32", "ja", "Yu Gothic UI"),
        ("win32", "ko", "Malgun Gothic"),
        ("darwin", "ja", "Hiragino Sans"),
        ("linux", "ko", "Noto Sans CJK KR"),
    ],
)
def test_the_fonts_of_a_language_follow_the_systems_own(
    monkeypatch: pytest.MonkeyPatch, platform: str, code: language.Language, family: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    found = fonts.for_language(QFont(["Segoe UI", "Yu Gothic UI", "Emoji"]), code).families()
    assert found[:2] == ["Segoe UI", family]
    assert found[-1] == "Emoji"


def test_english_has_the_systems_fonts_alone() -> None:
    assert fonts.for_language(QFont(["DejaVu Sans"]), "en").families() == ["DejaVu Sans"]


def test_the_application_has_the_fonts_of_its_language(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    english = app.font().families()
    language.install(app, "ja")
    assert "Noto Sans CJK JP" in app.font().families()
    # A change of the theme keeps them.
    theme.apply(app, "dark", projector=True)
    assert "Noto Sans CJK JP" in app.font().families()
    language.install(app, "ko")
    assert "Noto Sans CJK JP" not in app.font().families()
    assert "Noto Sans CJK KR" in app.font().families()
    language.install(app, "en")
    assert app.font().families() == english
