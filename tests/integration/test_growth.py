"""Themes, languages and menus that come and go leave no objects behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")

ROUNDS = 3


def objects() -> int:
    """Number of objects of Qt that belong to the application or a window."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    roots = [one for one in QApplication.topLevelWidgets() if one.parent() is None]
    app = QApplication.instance()
    assert app is not None
    return sum(len(root.findChildren(QObject)) for root in (app, *roots))


def windows() -> list[QWidget]:
    """All that are shown."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def grown(act: Callable[[], None]) -> int:
    """Objects that an act leaves behind when it is done again, after it was done twice."""
    act()
    act()
    before = objects()
    for _ in range(ROUNDS):
        act()
    return objects() - before


def test_what_is_changed_and_shown_again_and_again_leaves_no_objects_behind(start: Start) -> None:
    teacher = start()
    app = teacher.app
    for action in (app.window.runs_action, app.window.compare_action, app.late.help.actions[0]):
        action.trigger()
    teacher.wait_until(lambda: len(windows()) == 4)

    def change_theme() -> None:
        for scheme in ("dark", "light"):
            app.window.scheme_chosen.emit(scheme)

    def change_size() -> None:
        for larger in (True, False):
            app.window.projector_chosen.emit(larger)

    def change_language() -> None:
        for language in ("ja", "en"):
            app.window.language_chosen.emit(language)
            QApplication.processEvents()

    def show_menus() -> None:
        for menu in app.window.findChildren(QMenu):
            menu.popup(QPoint(0, 0))
            menu.close()

    acts = (change_theme, change_size, change_language, show_menus)
    assert {act.__name__: grown(act) for act in acts} == {act.__name__: 0 for act in acts}
