"""All windows on screens from 1024x600 to 3840x2160: what is cut, unnamed, unreachable, faint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from mnist_draw.shared import language, theme
from tests.integration.screens.contrast import faint
from tests.integration.screens.fit import cut_off
from tests.integration.screens.focus import unmarked
from tests.integration.screens.reach import unreachable
from tests.integration.screens.widgets import described
from tests.integration.teacher import Teacher, zero
from tests.mnist_draw.kept_runs import keep_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.integration.conftest import Start

# The smallest screens, and the largest; at 150 % one of 1920x1080 has 1280x720 of such pixels.
_LOOKS: Final = (
    ("en", False, (1024, 600)),
    ("ja", False, (1024, 600)),
    ("ko", False, (1024, 600)),
    ("en", True, (1024, 768)),
    ("ko", True, (1024, 768)),
    ("en", True, (3840, 2160)),
)
_ACTIONS: Final = (
    *("runsAction", "mistakesAction", "teachAction", "compareAction"),
    *("experimentsAction", "exportNetworkAction"),
)


def open_all(teacher: Teacher) -> list[QWidget]:
    """Opens every window; returns them, the main one first."""
    app = teacher.app
    app.training_panel.choices.set_data("strokes", None)
    for name in _ACTIONS:
        action = app.window.findChild(QAction, name)
        assert action is not None, name
        action.trigger()
    late = app.late
    for action in (late.help.first_steps_action, late.own_drawings.action, late._queue.action):
        action.trigger()
    app.training_panel.views.detach_action.trigger()
    settings = app.window.findChild(QWidget, "allSettingsButton")
    assert settings is not None
    QTest.keyClick(settings, Qt.Key.Key_Space)
    teacher.wait_until(lambda: app.window.findChild(QWidget, "lossPlot") is not None)
    popups = {Qt.WindowType.ToolTip, Qt.WindowType.Popup}
    others = [
        window
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and window is not app.window and window.windowType() not in popups
    ]
    assert len(others) == 11, [described(window) for window in others]
    return [app.window, *others]


def looks(teacher: Teacher, windows: list[QWidget]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Shows all windows in each look, as large as its screen."""
    main = teacher.app.window
    for chosen, projector, size in _LOOKS:
        main.language_chosen.emit(chosen)
        if main.projector_action.isChecked() != projector:
            main.projector_action.trigger()
        for window in windows:
            window.resize(*size)
        # Each window gets its looks in turns of its own; layouts follow sizes, and sizes layouts.
        teacher.wait_until(lambda: all(window.updatesEnabled() for window in windows))
        for _ in range(8):
            QApplication.processEvents()
        yield f"{chosen}{' projector' if projector else ''} {size[0]}x{size[1]}", size


def test_nothing_is_cut_or_unreachable_in_any_window(start: Start, runs_folder: Path) -> None:
    keep_run(runs_folder)
    teacher = start()
    teacher.draw(zero())
    windows = open_all(teacher)

    found = set()
    for look, size in looks(teacher, windows):
        for window in windows:
            name = f"{look}, {described(window)}:"
            if window.width() > size[0] or window.height() > size[1]:
                found.add(f"{name} needs {window.size().toTuple()}")
            found |= {f"{name} {problem}" for problem in cut_off(window)}
            found |= {f"{name} {problem}" for problem in unreachable(window)}

    main = teacher.app.window
    main.projector_action.setChecked(False)
    for scheme in ("light", "dark"):
        main.scheme_chosen.emit(scheme)
        # They are painted one after the other.
        teacher.wait_until(lambda: all(window.updatesEnabled() for window in windows))
        found |= {f"{scheme}: {problem}" for window in windows for problem in faint(window)}
    assert not found, "\n".join(sorted(found))


def test_the_focus_of_the_keyboard_is_seen_in_every_window(start: Start, runs_folder: Path) -> None:
    keep_run(runs_folder)
    teacher = start()
    teacher.draw(zero())

    found: set[str] = set()
    for window in open_all(teacher):
        window.activateWindow()
        teacher.wait_until(window.isActiveWindow)
        found |= set(unmarked(window))

    assert not found, "\n".join(sorted(found))


def test_no_change_of_language_or_looks_destroys_a_widget(
    start: Start, runs_folder: Path, qapp: QApplication
) -> None:
    """Qt tells the widgets of a list one by one, and crashes where one of them is gone."""
    keep_run(runs_folder)
    teacher = start()
    open_all(teacher)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    destroyed: list[str] = []
    for widget in QApplication.allWidgets():
        widget.destroyed.connect(partial(destroyed.append, described(widget)))

    for chosen in get_args(language.Language):
        language.install(qapp, chosen)
        # The change of language, and not what may be deleted later.
        QCoreApplication.sendPostedEvents()
    for projector in (True, False):
        for scheme in get_args(theme.Scheme):
            theme.apply(qapp, scheme, projector=projector)

    assert destroyed == []


def test_every_widget_gets_the_style_of_the_application_in_the_end(start: Start) -> None:
    teacher = start()
    open_all(teacher)

    teacher.app.window.scheme_chosen.emit("dark")
    teacher.app.window.projector_chosen.emit(True)

    # The hidden ones come last.
    teacher.wait_until(lambda: all(one.updatesEnabled() for one in QApplication.topLevelWidgets()))
    for widget in QApplication.allWidgets():
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_SetStyle), described(widget)
        polished = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
        assert polished or not widget.isVisible(), described(widget)


def test_the_main_keys_work_in_every_window(start: Start) -> None:
    teacher = start()
    app, late = teacher.app, teacher.app.late
    main, panel = app.window, app.training_panel
    everywhere = (
        *panel.run_actions,
        *(main.runs_action, main.data_action, main.mistakes_action, main.similar_action),
        *(main.teach_action, main.compare_action, main.open_action, main.save_action),
        *(main.projector_action, panel.views.inside_action, panel.views.detach_action),
        *(late.help.first_steps_action, late.own_drawings.action, late.experiments.action),
        *(late._queue.action, late.sound.action),
    )
    own_windows_only = [
        action.text()
        for action in everywhere
        if action.shortcutContext() is not Qt.ShortcutContext.ApplicationShortcut
    ]
    assert own_windows_only == []


def test_no_key_of_a_window_is_one_of_all_windows(start: Start, runs_folder: Path) -> None:
    """Qt carries out neither of two actions that share a key."""
    keep_run(runs_folder)
    teacher = start()
    everywhere: list[str] = []
    of_windows: list[tuple[str, str]] = []
    seen: set[QAction] = set()
    for window in open_all(teacher):
        widgets = [window, *window.findChildren(QWidget)]
        actions = {action for widget in widgets for action in widget.actions()} - seen
        seen |= actions
        for action in actions:
            for key in action.shortcuts():
                if action.shortcutContext() is Qt.ShortcutContext.ApplicationShortcut:
                    everywhere.append(key.toString())
                else:
                    of_windows.append((key.toString(), action.objectName() or action.text()))
        buttons = window.findChildren(QAbstractButton)
        of_windows += [(each.shortcut().toString(), described(each)) for each in buttons]
        of_windows += [
            (key.toString(), described(window))
            for shortcut in window.findChildren(QShortcut)
            for key in shortcut.keys()  # noqa: SIM118 - no dict
        ]

    assert len(everywhere) > 20
    assert sorted(everywhere) == sorted(set(everywhere))
    assert {(key, name) for key, name in of_windows if key in everywhere} == set()
