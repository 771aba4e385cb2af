"""What is repeated leaves nothing behind: trainings, themes, languages and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.integration.resource_counts import ResourceCounts
from tests.integration.teacher import Teacher, zero
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.integration.conftest import Start

pytestmark = [
    pytest.mark.usefixtures("few_strokes"),
    pytest.mark.linux(reason="counts threads and files in /proc"),
]


ROUNDS = 3


def draw_and_train(teacher: Teacher) -> ResourceCounts:
    """Resource counts after one more training and drawing."""
    ended = len(teacher.finished)
    teacher.press("Train…")
    teacher.draw(zero())
    teacher.wait_until(lambda: len(teacher.finished) == ended + 1)
    teacher.press("Clear")
    teacher.wait_until(lambda: teacher.predictions.values[-1].probabilities is None)
    return ResourceCounts.of(teacher.app)


def test_repeated_trainings_leave_no_threads_timers_or_files(start: Start) -> None:
    teacher = start()
    panel = teacher.app.training_panel
    panel.choices.set_data("strokes", None)
    short = PRESETS[0].with_changes(train_images=640, validation_images=100)
    panel.choices.use_recipe(short)
    # What the first training loads stays loaded.
    first = draw_and_train(teacher)

    for _ in range(3):
        draw_and_train(teacher)

    def nothing_more() -> bool:
        now = ResourceCounts.of(teacher.app)
        return (
            now.threads <= first.threads and now.timers <= first.timers and now.files <= first.files
        )

    # The list of runs may still be loading.
    teacher.wait_until(nothing_more)


def objects() -> int:
    """Number of objects of Qt that belong to the application or a window."""
    # After a change of looks, each window gets its style in a turn of its own.
    for _ in range(2 * len(QApplication.topLevelWidgets())):
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
