"""The language of the window: English, Japanese or Korean, changed while it is open.

Texts are written in English in the source. ``resources/translations`` holds their translations
(``.ts``, for Qt Linguist) and what Qt reads of them (``.qm``); ``python -m tests.translations``
brings both up to date with the source.
"""

from __future__ import annotations

import logging
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

Language = Literal["en", "ja", "ko"]

NAMES: Final[dict[Language, str]] = {"en": "English", "ja": "日本語", "ko": "한국어"}
"""What each language calls itself."""

_OURS: Final = "mnistDrawTranslator"


def install(app: QApplication, language: Language | None) -> None:
    """Gives the application a language; windows that are open learn it by `LanguageChange`.

    A translation that cannot be read leaves English.

    Args:
        app: The application.
        language: The language; None for the system's, English where that is none of ours.
    """
    # First, because texts that are made again have numbers in them.
    QLocale.setDefault(_locale(language))
    for window in app.topLevelWidgets():
        # A widget keeps the locale that it was made with.
        window.unsetLocale()
    for old in app.findChildren(QTranslator, _OURS, Qt.FindChildOption.FindDirectChildrenOnly):
        app.removeTranslator(old)
        old.deleteLater()
    chosen = language or of_system()
    if chosen == "en":
        return
    ours = QTranslator(app)
    packaged = resources.files("mnist_draw.resources") / "translations" / f"mnist_draw_{chosen}.qm"
    with resources.as_file(packaged) as file:
        if not _load(ours, file):
            log.warning("The translation %s is missing or damaged", file)
            return
    _use(app, ours)
    # The buttons of Qt's dialogs.
    qt = QTranslator(app)
    if qt.load(f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _use(app, qt)
    else:
        log.warning("Qt has no translation for %s", chosen)


def of_system() -> Language:
    """The first of the languages that the system asks for that is ours; else English."""
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
    # A system without a language gets English numbers and dates.
    without = system.language() == QLocale.Language.C
    return QLocale(QLocale.Language.English) if without else system


def _load(translator: QTranslator, file: Path) -> bool:
    return file.is_file() and translator.load(str(file))


def _use(app: QApplication, translator: QTranslator) -> None:
    translator.setObjectName(_OURS)
    app.installTranslator(translator)
