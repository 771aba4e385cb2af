"""Fixtures of all tests of the application."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from mnist_draw.shared import file_dialogs, theme
from tests.mnist_draw.dialog_folders import DialogFolders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


# Tests between two full collections, which take 0.2 s once torch is loaded.
_FULL_COLLECTION_INTERVAL = 25


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
def dialog_folders(qapp: QApplication) -> DialogFolders:
    """The folders that file dialogs remember, by kind of file."""
    folders = DialogFolders()
    file_dialogs.install(qapp, folders)
    return folders


@pytest.fixture(autouse=True)
def _collect_in_the_gui_thread() -> Iterator[None]:
    """Garbage collection in a worker thread could destroy widgets of an earlier test."""
    gc.disable()
    yield
    full = gc.get_count()[2] >= _FULL_COLLECTION_INTERVAL
    gc.collect(2 if full else 1)
    gc.enable()
