"""The language menu and option, over several starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction

from mnist_draw.app import Options
from mnist_draw.shared import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")
    QCoreApplication.sendPostedEvents()
    QLocale.setDefault(QLocale.c())


def menus(teacher: Teacher) -> list[str]:
    return [action.text() for action in teacher.app.window.menuBar().actions()]


def choose(teacher: Teacher, code: str) -> None:
    action = teacher.app.window.findChild(QAction, f"languageAction-{code}")
    assert action is not None
    action.trigger()


def test_language_of_the_menu_survives_a_restart(start: Start) -> None:
    teacher = start(Options(language="en"))
    assert menus(teacher)[0] == "&File"
    choose(teacher, "ko")
    teacher.wait_until(lambda: menus(teacher)[0] == "파일(&F)")
    demo = teacher.app.drawings.demo_action
    assert demo.text() == "데모(&E)"
    teacher.app.window.close()

    again = start()

    assert menus(again)[0] == "파일(&F)"


def test_language_option_applies_to_one_start(start: Start) -> None:
    first = start(Options(language="ja"))
    assert menus(first)[0] == "ファイル(&F)"
    first.app.window.close()

    again = start()

    assert menus(again)[0] != "ファイル(&F)"
