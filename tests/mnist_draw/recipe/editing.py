"""Helpers that use the recipe editor by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from mnist_draw.recipe.field_editors import camel_case
from trainer.recipe.recipes import FIELDS

if TYPE_CHECKING:
    from mnist_draw.recipe.editor import RecipeEditor

W = TypeVar("W", bound=QWidget)

CTRL: Final = Qt.KeyboardModifier.ControlModifier


def find(editor: RecipeEditor, kind: type[W], name: str) -> W:
    found = editor.findChild(kind, name)
    assert found is not None, name
    return found


def shown(editor: RecipeEditor) -> set[str]:
    return {name for name in FIELDS if find(editor, QWidget, f"{camel_case(name)}Row").isVisible()}


def problem(editor: RecipeEditor, name: str) -> str:
    label = find(editor, QLabel, f"{camel_case(name)}Problem")
    return label.text() if label.isVisible() else ""


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(widget, text)


def press(editor: RecipeEditor, name: str) -> None:
    QTest.mouseClick(find(editor, QAbstractButton, name), Qt.MouseButton.LeftButton)


def pick(editor: RecipeEditor, name: str, option: str) -> None:
    box = find(editor, QComboBox, f"{camel_case(name)}Editor")
    box.setFocus()
    while box.currentData() != option:
        before = box.currentIndex()
        down = box.findData(option) > before
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
        assert box.currentIndex() != before
