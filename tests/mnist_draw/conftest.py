"""Fixtures of all tests of the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

from mnist_draw.shared import file_dialogs, language, theme
from tests.mnist_draw.dialog_folders import DialogFolders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _plain_numbers(qapp: QApplication) -> Iterator[None]:
    """Numbers have no group separators unless a test sets a locale; timers need an application."""
    del qapp
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(QLocale.c())


@pytest.fixture(autouse=True)
def _light_theme(qapp: QApplication) -> None:
    """Colours and font sizes do not depend on the previous test."""
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _no_remembered_folders(qapp: QApplication) -> Iterator[None]:
    """File dialogs start in standard folders unless a test installs a store."""
    yield
    file_dialogs.install(qapp, None)


@pytest.fixture
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    """A test may change the language."""
    yield
    language.install(qapp, "en")
    QCoreApplication.sendPostedEvents()


@pytest.fixture
def dialog_folders(qapp: QApplication) -> DialogFolders:
    """The folders that file dialogs remember, by kind of file."""
    folders = DialogFolders()
    file_dialogs.install(qapp, folders)
    return folders


@pytest.fixture
def announcements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts that screen readers are sent from now on."""
    texts: list[str] = []

    def update(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            texts.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)
    return texts
