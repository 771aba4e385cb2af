"""Line under the answer: keep the drawing with its label, by one key or click, and undo that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from mnist_draw.shared.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Callable


class LabelLine(QWidget):
    """Asks what the drawing was, or says what it was kept as.

    Attributes:
        keep_wanted: Keep the drawing with the offered label.
        undo_wanted: Undo what was kept last.
    """

    keep_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelLine")
        self._keep = _link("keepButton")
        self._keep.clicked.connect(self.keep_wanted)
        self._undo = _link("undoKeepButton")
        self._undo.clicked.connect(self.undo_wanted)
        self._text = SteadyLabel("labelText", "caption", "muted", shrinks=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._keep)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._undo)
        self._said = ""
        self._show_again: Callable[[], None] = self.show_nothing
        self.show_nothing()

    @property
    def text(self) -> str:
        """What it says, without its buttons and hints."""
        return self._said

    def show_nothing(self) -> None:
        """Nothing can be kept: the canvas is blank, or the program has drawn on it."""
        self._show_again = self.show_nothing
        self._show("", keep="", undo=False)

    def show_picture(self) -> None:
        """Say why a picture is not kept."""
        self._show_again = self.show_picture
        self._show(
            self.tr("A picture cannot be kept, only strokes"),
            short=self.tr("Only strokes can be kept"),
            tip=self.tr(
                "My drawings keeps strokes. To keep this one, clear the canvas and draw it"
            ),
            keep="",
            undo=False,
        )

    def ask(self, offered: str | None, *, with_shift: bool = False) -> None:
        """Ask what the drawing was.

        Args:
            offered: The network's answer; None if it is not sure.
            with_shift: Whether the keys of the classes are letters with Shift.
        """
        self._show_again = lambda: self.ask(offered, with_shift=with_shift)
        if offered is None and with_shift:
            self._show(
                self.tr("What is it? Shift + its letter keeps the drawing"),
                short=self.tr("Keep: Shift + letter"),
                keep="",
                undo=False,
            )
        elif offered is None:
            self._show(
                self.tr("What is it? Type it to keep the drawing"),
                short=self.tr("Type it to keep it"),
                keep="",
                undo=False,
            )
        else:
            keep = self.tr("Keep as {label}").format(label=offered)
            other = self.tr("or Shift + letter") if with_shift else self.tr("or another key")
            self._show(other, keep=keep, undo=False)

    def show_kept(self, label: str | None, writer: str) -> None:
        """Say what the drawing was kept as.

        Args:
            label: None if it was kept without a label.
            writer: Empty for a guest.
        """
        self._show_again = lambda: self.show_kept(label, writer)
        if label is None:
            text = self.tr("Kept without a label")
        elif writer:
            text = self.tr("Kept as {label}, by {writer}").format(label=label, writer=writer)
        else:
            text = self.tr("Kept as {label}").format(label=label)
        self._show(text, hint=self.tr("draw the next one"), keep="", undo=True)
        self._announce(text)

    def show_unkept(self) -> None:
        """Say that the drawing could not be kept; a message says why."""
        self._show_again = self.show_unkept
        text = self.tr("Not kept yet: see the message")
        self._show(text, keep="", undo=False, warning=True)
        self._announce(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_again()
        super().changeEvent(event)

    def _show(
        self,
        text: str,
        *,
        keep: str,
        undo: bool,
        warning: bool = False,
        short: str = "",
        tip: str = "",
        hint: str = "",
    ) -> None:
        self._said = text
        shown = f"{text} · {hint}" if hint else text
        self._text.set_text(shown, "warning" if warning else "muted", short=short or text)
        self._text.setToolTip(
            tip
            or self.tr(
                "Keep the drawing in My drawings: press the key of what it was, or click a bar"
            )
            if text
            else ""
        )
        self._keep.setText(keep)
        self._keep.setAccessibleName(keep)
        self._keep.setToolTip(self.tr("Keep the drawing with this label (Enter)"))
        self._keep.setVisible(bool(keep))
        self._undo.setText(self.tr("Undo"))
        self._undo.setAccessibleName(self.tr("Undo"))
        self._undo.setToolTip(self.tr("Take back what was kept last"))
        self._undo.setVisible(undo)

    def _announce(self, text: str) -> None:
        self._text.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))


def _link(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("link", True)
    button.setProperty("step", "caption")
    # A click leaves the keys with the canvas.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
