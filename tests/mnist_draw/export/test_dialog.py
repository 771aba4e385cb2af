"""File, Export: the dialog alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QWidget

from mnist_draw.export.dialog import ExportDialog
from tests.foreign_texts import EVIL, taken_for_html

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_titles_of_recipes_are_not_taken_for_html(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ExportDialog(EVIL, EVIL, parent, changed=False)
    button = dialog.findChild(QRadioButton, "onnxFormat")
    assert button is not None
    assert EVIL in button.accessibleDescription()
    assert taken_for_html(dialog) == set()
