"""Language of the window: English, Japanese or Korean, changed at run time.

The source texts are English. ``resources/translations`` contains the translations (``.ts``, for Qt
Linguist) and their compiled form (``.qm``); ``python -m tests.translations`` updates both from the
source.
"""

from __future__ import annotations

import logging
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from mnist_draw.shared.look_change import language_change
from mnist_draw.shared.platforms import fonts, keys

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

Language = Literal["en", "ja", "ko"]

NAMES: Final[dict[Language, str]] = {"en": "English", "ja": "日本語", "ko": "한국어"}
"""Name of each language in itself."""

_TRANSLATOR_NAME: Final = "mnistDrawTranslator"


def install(app: QApplication, language: Language | None, *, in_turns: bool = False) -> None:
    """Set the language; open windows get a ``LanguageChange`` event.

    If a translation cannot be read, the texts are English.

    Args:
        app: The application.
        language: The language; None for the system's, or English if that is not available.
        in_turns: Whether windows are painted one after the other.
    """
    # First, because the texts contain numbers.
    QLocale.setDefault(_locale(language))
    for window in app.topLevelWidgets():
        # A widget keeps the locale of its creation.
        window.unsetLocale()
    for old in app.children():
        if isinstance(old, QTranslator) and old.objectName() == _TRANSLATOR_NAME:
            app.removeTranslator(old)
            old.deleteLater()
    chosen = language or of_system()
    with language_change(app, in_turns=in_turns):
        font = fonts.for_language(app.font(), chosen)
        if font != app.font():
            app.setFont(font)
        _translate(app, chosen)


def _translate(app: QApplication, chosen: Language) -> None:
    translator = keys.make_translator(app)
    if chosen == "en":
        # Also one without texts, so that the next change removes it.
        _use(app, translator)
        return
    packaged = resources.files("mnist_draw.resources") / "translations" / f"mnist_draw_{chosen}.qm"
    with resources.as_file(packaged) as file:
        if not _load(translator, file):
            log.warning("The translation %s is missing or damaged", file)
            translator.deleteLater()
            return
    _use(app, translator)
    # Buttons of Qt's own dialogs.
    qt = QTranslator(app)
    if qt.load(f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _use(app, qt)
    else:
        log.warning("Qt has no translation for %s", chosen)


def of_system() -> Language:
    """First available language among the system's preferences, else English."""
    for wanted in QLocale.system().uiLanguages():
        code = wanted.replace("_", "-").split("-")[0]
        for language in NAMES:
            if code == language:
                return language
    return "en"


def _locale(language: Language | None) -> QLocale:
    if language is not None:
        return QLocale(language)
    system = QLocale.system()
    # English numbers and dates for a system without a language.
    without = system.language() == QLocale.Language.C
    return QLocale(QLocale.Language.English) if without else system


def _load(translator: QTranslator, file: Path) -> bool:
    return file.is_file() and translator.load(str(file))


def _use(app: QApplication, translator: QTranslator) -> None:
    translator.setObjectName(_TRANSLATOR_NAME)
    app.installTranslator(translator)
