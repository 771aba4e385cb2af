"""Languages of the window: complete translations, changed at run time."""

from __future__ import annotations

import logging
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSettings, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QMenu, QTabWidget

from mnist_draw.dataset.window import DataWindow
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.drawings_menu import DrawingsMenu
from mnist_draw.main_window import MainWindow
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.recipe.editor import RecipeEditor
from mnist_draw.settings import Settings
from mnist_draw.shared import language, theme
from mnist_draw.shared.language import Language
from mnist_draw.shared.widgets.elided_label import ElidedLabel
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.train.panel import TrainingPanel
from tests import translations
from tests.translations import messages, ts_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

_PLACEHOLDER = re.compile(r"\{\w*\}|%n")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


@pytest.fixture(autouse=True)
def _english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")
    QCoreApplication.sendPostedEvents()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    language.install(qapp, "en")
    draw_area = DrawArea()
    window = MainWindow(draw_area, PredictionPanel(), TrainingPanel(Notifications()))
    drawings = DrawingsMenu(window, draw_area, WeightsInUse(), Notifications(), window)
    window.add_drawings(drawings.file_actions, drawings.demo_action, drawings.speed_menu)
    window.language_changed.connect(drawings.retranslate)
    window.show_look("system", "en", projector=False)
    window.language_chosen.connect(lambda chosen: language.install(qapp, chosen))
    qtbot.addWidget(window)
    return window


def choose(window: MainWindow, code: str) -> None:
    action = window.findChild(QAction, f"languageAction-{code}")
    assert action is not None
    action.trigger()
    QCoreApplication.sendPostedEvents()


def texts(widget: QWidget) -> set[str]:
    """All texts of a window and its menus."""
    found = {window_text for window_text in (widget.windowTitle(),) if window_text}
    for line in widget.findChildren(SteadyLabel):
        found.add(line.text())
    for label in widget.findChildren(QLabel):
        found.add(label.accessibleName() if isinstance(label, ElidedLabel) else label.text())
    for button in widget.findChildren(QAbstractButton):
        found |= {button.text(), button.toolTip(), button.accessibleName()}
    for action in widget.findChildren(QAction):
        found |= {action.text(), action.toolTip()}
    for menu in widget.findChildren(QMenu):
        found.add(menu.title())
    for tabs in widget.findChildren(QTabWidget):
        found |= {tabs.tabText(index) for index in range(tabs.count())}
    return found


@pytest.mark.parametrize("code", translations.LANGUAGES)
def test_exactly_the_source_texts_are_translated(code: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.ts"
    shutil.copy(ts_file(code), copy)

    translations.update(copy)

    def read(file: Path) -> set[tuple[str, str]]:
        return {(context, english) for context, english, _ in messages(file)}

    assert read(copy) == read(ts_file(code)), "run python -m tests.translations"
    assert [english for _, english, translation in messages(copy) if translation.get("type")] == []


@pytest.mark.parametrize("code", translations.LANGUAGES)
def test_translations_have_the_placeholders_and_accelerators_of_the_source(code: str) -> None:
    for _, english, translation in messages(ts_file(code)):
        text = "".join(translation.itertext()).strip()
        assert text
        assert set(_PLACEHOLDER.findall(text)) == set(_PLACEHOLDER.findall(english)), english
        keys = [re.findall(r"&(\w)", each) for each in (english, text)]
        assert [key.upper() for key in keys[0]] == [key.upper() for key in keys[1]], english
        assert text.endswith("…") == english.endswith("…"), english


def test_japanese_has_its_own_punctuation() -> None:
    """Half-width marks stay in accelerators, file patterns, formulas and citations."""
    allowed = re.compile(
        r"\(&\w\)|\(\*[^)]*\)|\(\{patterns\}\)|\(1 − \{keep\}\)|tanh\(\{after\}\)"
        r"|N\([^)]*\)|\(x - 0\.5\)|“?What is torch\.nn really\?|\bQt \{qt\}.*"
    )
    half_width = [
        text
        for _, _, translation in messages(ts_file("ja"))
        if _OTHER_SCRIPT.search(text := "".join(translation.itertext()))
        and re.search(r"[():?!~]", allowed.sub("", text))
    ]
    assert half_width == []


@pytest.mark.parametrize("code", translations.LANGUAGES)
def test_compiled_translation_is_up_to_date(code: Language, qapp: QApplication) -> None:
    language.install(qapp, code)

    for context, english, translation in messages(ts_file(code)):
        if translation.find("numerusform") is None:
            shown = QCoreApplication.translate(context, english)
            assert shown == translation.text, "run python -m tests.translations"


@pytest.mark.parametrize("code", get_args(Language))
def test_menus_have_different_accelerators_in_every_language(window: MainWindow, code: str) -> None:
    choose(window, code)

    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        keys = [
            key.upper() for action in menu.actions() for key in re.findall(r"&(\w)", action.text())
        ]
        assert len(set(keys)) == len(keys), keys


def test_language_menu_changes_all_texts_and_back(window: MainWindow, qtbot: QtBot) -> None:
    data_view = DataWindow()
    data_view.setParent(window, data_view.windowFlags())
    with qtbot.waitExposed(window):
        window.show()
    before = texts(window)
    assert "&File" in before
    assert "Ready to train" in before
    assert not any(_OTHER_SCRIPT.search(text) for text in before - set(language.NAMES.values()))

    choose(window, "ja")
    japanese = texts(window)
    choose(window, "ko")
    korean = texts(window)
    choose(window, "en")

    assert {"ファイル(&F)", "学習の準備ができました", "予測"} <= japanese
    assert {"파일(&F)", "학습할 준비가 되었습니다", "예측"} <= korean
    # Qt's own translations lack the names of a tab bar's arrows.
    known = {"English", "MNIST Draw", "Scroll Left", "Scroll Right"}
    for translated in (japanese, korean):
        same = {text for text in translated & before if re.search(r"[a-z]{3}", text)}
        assert same <= known, same
    assert texts(window) == before


@pytest.mark.parametrize("code", [*language.NAMES])
def test_the_window_fits_a_projector(window: MainWindow, qapp: QApplication, code: str) -> None:
    choose(window, code)
    theme.apply(qapp, "light", projector=True)
    window.ensurePolished()

    assert window.minimumSizeHint().width() <= 1024


def test_shown_prediction_is_retranslated(
    window: MainWindow,
) -> None:
    panel = window.findChild(PredictionPanel)
    assert panel is not None
    probabilities = np.eye(10, dtype=np.float32)[3]
    panel.show_prediction(probabilities, WeightsLabel("Accurate CNN", "MNIST", 2580, 6.0))

    choose(window, "ja")

    shown = {label.text() for label in panel.findChildren(SteadyLabel)}
    assert {"3", "学習データ：MNIST"} <= shown
    assert panel.network_button.name == "正確な CNN"


def test_open_recipe_settings_are_retranslated(
    window: MainWindow,
) -> None:
    panel = window.findChild(TrainingPanel)
    assert panel is not None
    panel.settings_action.show()
    editor = window.findChild(RecipeEditor)
    assert editor is not None

    choose(window, "ko")
    korean = texts(editor)
    choose(window, "en")

    assert {"모든 설정", "학습률", "닫기"} <= korean
    assert {"All settings", "Learning rate", "Close"} <= texts(editor)


@pytest.mark.parametrize(("code", "cancel"), [("ja", "キャンセル"), ("ko", "취소")])
def test_standard_buttons_are_translated(
    code: Language, cancel: str, qapp: QApplication, qtbot: QtBot
) -> None:
    language.install(qapp, code)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().startswith(cancel)


def test_number_format_changes_before_the_texts(window: MainWindow, qapp: QApplication) -> None:
    language.install(qapp, None)
    QLocale.setDefault(QLocale("de"))
    seen: list[str] = []
    window.language_changed.connect(lambda: seen.append(QLocale().toString(0.5)))

    choose(window, "ja")

    assert set(seen) == {"0.5"}
    assert window.locale().language() == QLocale.Language.Japanese


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["ko-KR", "en-US"], "ko"),
        (["ja_JP"], "ja"),
        (["fr-FR", "ja-JP", "en"], "ja"),
        (["fr-FR"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_system_preferences_select_an_available_language(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], chosen: Language
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda *_: wanted)

    assert language.of_system() == chosen


def test_missing_translation_leaves_english_and_is_logged(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)

    with caplog.at_level(logging.WARNING):
        language.install(qapp, "ja")

    assert QCoreApplication.translate("MainWindow", "&File") == "&File"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert "mnist_draw_ja.qm" in caplog.text


def test_language_is_remembered_and_unknown_ones_ignored(tmp_path: Path) -> None:
    path = str(tmp_path / "settings.ini")
    settings = Settings(QSettings(path, QSettings.Format.IniFormat))
    assert settings.language is None
    for code in get_args(Language):
        settings.language = code
        settings.sync()
        assert Settings(QSettings(path, QSettings.Format.IniFormat)).language == code

    settings.language = None
    assert settings.language is None
    Path(path).write_text("[look]\nlanguage=klingon\n", encoding="utf-8")
    assert Settings(QSettings(path, QSettings.Format.IniFormat)).language is None


def test_languages_that_are_left_leave_no_translator_behind(qapp: QApplication) -> None:
    def translators() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return len(qapp.findChildren(QTranslator))

    language.install(qapp, "en")
    before = translators()
    for chosen in ("ja", "en", "ko", "en", "en"):
        language.install(qapp, chosen)
    assert translators() == before
