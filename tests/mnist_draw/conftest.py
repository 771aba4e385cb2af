"""What tests of the window share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from mnist_draw.shared import file_dialogs
from tests.mnist_draw.dialog_folders import DialogFolders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _application_without_a_language(qapp: QApplication) -> Iterator[None]:
    """Timers need an application; numbers are written plainly unless a test chooses a language."""
    del qapp
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(QLocale.c())


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
    """Widgets left in reference cycles would else be destroyed by a later test's worker thread."""
    yield
    gc.collect(1)
