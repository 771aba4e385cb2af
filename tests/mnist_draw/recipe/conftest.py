from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from mnist_draw.recipe.draft import RecipeDraft
from mnist_draw.recipe.editor import RecipeEditor
from mnist_draw.shared import theme
from trainer.recipe.presets import PLAIN_MLP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def draft() -> RecipeDraft:
    return RecipeDraft(PLAIN_MLP)


@pytest.fixture
def editor(qtbot: QtBot, draft: RecipeDraft) -> RecipeEditor:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    editor = RecipeEditor(draft)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor
