"""Controls that look the same with and without the focus of the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.integration.screens.widgets import described, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget


def unmarked(window: QWidget) -> Iterator[str]:
    """Visible controls of the active window whose pixels do not tell that Tab has reached them."""
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    for widget in list(parts(window)):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if not reached or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.grab().toImage() == before:
            yield f"{described(widget)} does not show the focus"
