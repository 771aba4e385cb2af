"""Help in the whole application: every label has its word, and every key is the real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWhatsThis, QWidget

from mnist_draw.app import Options
from mnist_draw.experiments.card_button import CardButton
from mnist_draw.help.shortcuts import plain
from mnist_draw.help.spotlight import Spotlight
from mnist_draw.recipe.editor import RecipeEditor
from mnist_draw.shared import language
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.integration.teacher import zero

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.help.window import HelpWindow
    from mnist_draw.shared.language import Language
    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


def shown_text(widget: QWidget) -> str:
    if isinstance(widget, ElidedLabel):
        return widget.accessibleName()
    if isinstance(widget, QLabel | SteadyLabel | QAbstractButton):
        return widget.text()
    return ""


def help_window(teacher: Teacher) -> HelpWindow:
    window = teacher.app.late.help.window
    assert window is not None
    return window


@pytest.mark.parametrize("code", [*language.NAMES])
def test_every_label_of_a_word_shows_it_and_explains_it(start: Start, code: Language) -> None:
    teacher = start(Options(language=code))
    window = teacher.app.window
    teacher.wait_until(lambda: window.findChild(QWidget, "lossPlot") and len(teacher.predictions))
    teacher.app.training_panel.settings_action.show()
    teacher.app.late.help.show_words()
    help_window(teacher).close()
    teacher.app.late.help.retranslate()
    # Whoever asks does not wait for turns.
    teacher.app.late.help.what_action.trigger()
    QWhatsThis.leaveWhatsThisMode()
    # All windows belong to the main one.
    wrong = {}
    for word in teacher.app.late.help.glossary.words:
        for name in word.labels:
            label = window.findChild(QWidget, name)
            if label is None:
                wrong[name] = "missing"
            elif word.title.casefold() not in shown_text(label).casefold():
                wrong[name] = shown_text(label)
            elif word.meaning[:20] not in label.whatsThis():
                wrong[name] = label.whatsThis()
    assert wrong == {}


def test_every_control_of_a_word_exists(start: Start) -> None:
    teacher = start()
    window = teacher.app.window
    teacher.wait_until(lambda: window.findChild(QWidget, "lossPlot"))
    teacher.app.training_panel.settings_action.show()
    window.data_action.trigger()
    window.runs_action.trigger()
    teacher.app.late.experiments.action.trigger()
    for card in window.findChildren(CardButton):
        card.click()
    teacher.draw(zero())
    teacher.app.training_panel.views.inside_action.trigger()
    teacher.wait_until(lambda: window.findChild(QWidget, "strip-logits"))
    names = {name for word in teacher.app.late.help.glossary.words for name in word.controls}
    assert {name for name in names if window.findChild(QWidget, name) is None} == set()


@pytest.mark.parametrize("code", [*language.NAMES])
def test_strips_of_the_inside_view_are_explained(start: Start, code: Language) -> None:
    teacher = start(Options(language=code))
    window, controller = teacher.app.window, teacher.app.late.help
    teacher.draw(zero())
    teacher.app.training_panel.views.inside_action.trigger()
    teacher.wait_until(lambda: window.findChild(QWidget, "stripTitle-conv1-kernels"))
    keys = {
        word.key
        for widget in window.findChildren(QWidget)
        if widget.objectName().startswith("strip")
        and (word := controller.glossary.word_of(widget)) is not None
    }
    assert {"kernel", "feature map", "logit"} <= keys


def native(keys: list[QKeySequence]) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def test_listed_shortcuts_are_those_of_the_actions(start: Start) -> None:
    teacher = start()
    window = teacher.app.window
    teacher.wait_until(lambda: window.findChild(QWidget, "lossPlot"))
    teacher.app.late.help.show_shortcuts()
    help_window(teacher).close()

    listed = set(help_window(teacher).shortcuts.rows())
    own = [widget for widget in window.findChildren(QWidget) if widget.window() is window]
    menus = window.menuBar().findChildren(QMenu)
    actions = {action for widget in (window, *own, *menus) for action in widget.actions()}
    buttons = [widget for widget in own if isinstance(widget, QAbstractButton)]
    real = {
        (plain(action.text()), native(action.shortcuts()))
        for action in actions
        if action.shortcuts()
    } | {
        (button.accessibleName() or plain(button.text()), native([button.shortcut()]))
        for button in buttons
        if not button.shortcut().isEmpty()
    }
    assert len(real) > 25
    # Keys of the canvas and of the curves are listed too, and are no actions.
    assert real <= listed


def test_shift_f1_explains_the_field_with_the_keyboard(start: Start) -> None:
    teacher = start()
    box = teacher.app.window.findChild(QWidget, "epochsBox")
    assert isinstance(box, QWidget)
    box.window().activateWindow()
    box.setFocus()
    teacher.wait_until(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    # The pop-up is a widget of Qt without a public class.
    popups = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget.metaObject().className() == "QWhatsThat"
    ]
    assert len(popups) == 1
    popups[0].close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_context_menu_of_a_label_leads_to_its_word(start: Start) -> None:
    teacher = start()
    label = teacher.app.window.findChild(QWidget, "learningRateTitle")
    assert isinstance(label, QWidget)
    middle = label.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, label.mapToGlobal(middle))
    QApplication.sendEvent(label, event)
    menu = teacher.app.window.findChild(QMenu, "wordMenu")
    assert isinstance(menu, QMenu)
    explain, every = menu.actions()
    assert explain.text() == "What is “Learning rate”?"
    every.trigger()
    menu.close()
    shown = help_window(teacher).words.word
    assert shown is not None
    assert shown.key == "learning rate"


def test_word_is_pointed_out_on_the_screen(start: Start) -> None:
    teacher = start()
    teacher.app.late.help.show_words()
    page = help_window(teacher).words
    page.show_word("epoch")
    button = accessible.button(page, "Show it on the screen")
    assert button.isEnabled()
    button.click()
    spotlight = teacher.app.window.findChild(Spotlight)
    assert isinstance(spotlight, Spotlight)
    assert spotlight.isVisible()
    spotlight.close()
    page.show_word("accuracy")
    assert not button.isEnabled()
    assert "once a network trains" in button.toolTip()


def test_word_of_another_window_is_opened_there(start: Start) -> None:
    teacher = start()
    teacher.app.late.help.show_words()
    page = help_window(teacher).words
    page.show_word("dropout")
    button = accessible.button(page, "Show it on the screen")
    where = page.findChild(QLabel, "wordWhere")
    assert isinstance(where, QLabel)
    assert where.text() == "Not on the screen now: it is in All settings"
    button.click()
    teacher.wait_until(lambda: teacher.app.window.findChild(Spotlight) is not None)
    spotlight = teacher.app.window.findChild(Spotlight)
    assert isinstance(spotlight, Spotlight)
    assert isinstance(spotlight.window(), RecipeEditor)
    spotlight.close()


def test_show_me_plays_the_demo_until_the_next_input(start: Start) -> None:
    teacher = start()
    demo = teacher.app.drawings.demo
    teacher.app.late.help.show_first_steps()
    button = accessible.button(help_window(teacher), "Show me")
    button.click()
    assert not help_window(teacher).isVisible()
    teacher.wait_until(lambda: not teacher.app.draw_area.drawing.is_blank)
    QTest.mouseClick(teacher.app.draw_area.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert not demo.player.playing
    assert not demo.action.isChecked()


def test_help_opens_in_the_present_language_and_follows_it(start: Start) -> None:
    teacher = start()
    teacher.app.late.help.show_first_steps()
    window = help_window(teacher)
    assert window.page == "first steps"
    for code, title in (("ja", "最初の一歩"), ("en", "First steps")):
        action = teacher.app.window.findChild(QAction, f"languageAction-{code}")
        assert isinstance(action, QAction)
        action.trigger()
        first_steps = teacher.app.late.help.first_steps_action
        teacher.wait_until(lambda: plain(first_steps.text()) == title)  # noqa: B023 - it is now
        teacher.wait_until(window.updatesEnabled)
        assert window.words.shown_words() == [
            word.title for word in teacher.app.late.help.glossary.words
        ]
