"""Announces what shortcuts have done that no focus tells: undo, copy, pen and brush, switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton

from mnist_draw.shared.numbers import whole

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

    from mnist_draw.announce.announcer import Announcer
    from mnist_draw.draw.draw_area import DrawArea

translate: Final = QCoreApplication.translate


class KeyEchoes(QObject):
    """Echoes the actions of a menu bar, however they were triggered, but for a focused button.

    A screen reader says itself what a button with the focus has become.
    """

    def __init__(self, announcer: Announcer, menus: QMenuBar, draw_area: DrawArea) -> None:
        super().__init__(announcer)
        self._announcer, self._brush = announcer, draw_area.brush
        self._pen = draw_area.pen_action
        self._named = (
            self._pen,
            draw_area.undo_action,
            draw_area.redo_action,
            draw_area.copy_action,
        )
        self._widths = (draw_area.wider_action, draw_area.narrower_action)
        menus.triggered.connect(self._echo)
        # It is in no menu.
        self._pen.triggered.connect(self._echo_pen)

    @Slot(QAction)
    def _echo(self, action: QAction) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QToolButton) and focused.defaultAction() is action:
            return
        name = action.text().replace("&", "").removesuffix("…")
        group = action.actionGroup()
        if action in self._widths:
            caption = translate("BrushBar", "Brush width")
            self._announcer.reply(f"{caption}: {whole(self._brush.width)}")
        elif action in self._named or (group is not None and group.isExclusive()):
            self._announcer.reply(name)
        elif action.isCheckable():
            on, off = translate("RecipeFields", "on"), translate("RecipeFields", "off")
            self._announcer.reply(f"{name}: {on if action.isChecked() else off}")

    @Slot()
    def _echo_pen(self) -> None:
        self._echo(self._pen)
