"""Line under the answer: keep the drawing with its label, by one key or click, and undo that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from mnist_draw.own.label_field import LabelField
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class LabelLine(QWidget):
    """Asks what the drawing was, or says what it was kept as.

    Attributes:
        keep_wanted: Keep the drawing with the offered label.
        undo_wanted: Undo what was kept last.
        label_typed: Keep the drawing with a label of the user's own; emits it.
        typing_ended: The field for such a label was closed by a key: the canvas gets the keys.
    """

    keep_wanted = Signal()
    undo_wanted = Signal()
    label_typed = Signal(str)
    typing_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labelLine")
        self._keep = _link("keepButton")
        self._keep.clicked.connect(self.keep_wanted)
        self._undo = _link("undoKeepButton")
        self._undo.clicked.connect(self.undo_wanted)
        self._text = SteadyLabel("labelText", "caption", "muted", shrinks=True)
        self._other = _link("otherLabelButton")
        self._other.clicked.connect(self._choose_other)
        self._again = _link("keepAgainButton")
        self._again.clicked.connect(self._keep_again)
        self._labels: dict[str, int] = {}
        # The label that was typed last, of the drawing before.
        self._last = ""
        self._field = LabelField()
        self._field.label_typed.connect(self.label_typed)
        self._field.closed.connect(self._end_typing)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._keep)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._field, 1)
        layout.addWidget(self._again)
        layout.addWidget(self._other)
        layout.addWidget(self._undo)
        self._said = ""
        self._can_type = False
        self._show_again: Callable[[], None] = self.show_nothing
        self.show_nothing()

    @property
    def text(self) -> str:
        """What it says, without its buttons and hints."""
        return self._said

    def offer_labels(self, counts: Mapping[str, int]) -> None:
        """Offer labels that no key stands for.

        Args:
            counts: Their numbers of drawings.
        """
        self._labels = dict(counts)

    @Slot()
    def type_label(self) -> None:
        """Open the field for a label that no key stands for, with the last one that was kept."""
        if not self._can_type:
            return
        for part in (self._keep, self._text, self._again, self._other, self._undo):
            part.hide()
        self._field.open(self._last)

    @Slot()
    def _choose_other(self) -> None:
        """Offer the labels of the user's own, if there are any; else the field."""
        if not self._labels:
            self.type_label()
            return
        menu = QMenu(self)
        menu.setObjectName("otherLabelMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entry = self.tr("{name}: {count}")
        for label, count in sorted(self._labels.items()):
            text = entry.format(name=label, count=whole(count))
            # A single ampersand would underline the letter behind it.
            action = menu.addAction(text.replace("&", "&&"))
            action.setData(label)
        menu.addSeparator()
        menu.addAction(self.tr("Type a label…"), self.type_label)
        menu.triggered.connect(self._take_choice)
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))

    @Slot(QAction)
    def _take_choice(self, action: QAction) -> None:
        if action.data() is not None:
            self.label_typed.emit(action.data())

    @Slot()
    def _keep_again(self) -> None:
        self.label_typed.emit(self._last)

    @Slot(bool)
    def _end_typing(self, by_key: bool) -> None:
        self._text.show()
        self._show_again()
        if by_key:
            self.typing_ended.emit()

    def show_nothing(self) -> None:
        """Nothing can be kept: the canvas is blank, or the program has drawn on it."""
        self._show_again = self.show_nothing
        self._show("", keep="", undo=False, other=False)

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
            other=False,
        )

    def ask(self, offered: str | None, *, with_shift: bool = False, last: str = "") -> None:
        """Ask what the drawing was.

        Args:
            offered: The network's answer; None if it is not sure.
            with_shift: Whether the keys of the classes are letters with Shift.
            last: Label of the user's own that was kept last; empty for none.
        """
        self._show_again = lambda: self.ask(offered, with_shift=with_shift, last=last)
        self._last = last
        if offered is None and with_shift:
            self._show(
                self.tr("What is it? Shift + its letter keeps the drawing"),
                short=self.tr("Keep: Shift + letter"),
                keep="",
                undo=False,
                again=True,
            )
        elif offered is None:
            self._show(
                self.tr("What is it? Type it to keep the drawing"),
                short=self.tr("Type it to keep it"),
                keep="",
                undo=False,
                again=True,
            )
        else:
            keep = self.tr("Keep as {label}").format(label=offered)
            other = self.tr("or Shift + letter") if with_shift else self.tr("or another key")
            # The label kept last takes the room of the hint.
            self._show("" if last else other, keep=keep, undo=False, again=True)

    def show_kept(self, label: str | None, writer: str) -> None:
        """Say what the drawing was kept as.

        Args:
            label: None if it was kept without a label.
            writer: Empty for a guest.
        """
        self._say(partial(self._show_kept, label, writer))

    def _show_kept(self, label: str | None, writer: str) -> None:
        if label is None:
            text = self.tr("Kept without a label")
        elif writer:
            text = self.tr("Kept as {label}, by {writer}").format(label=label, writer=writer)
        else:
            text = self.tr("Kept as {label}").format(label=label)
        self._show(text, hint=self.tr("draw the next one"), keep="", undo=True)

    def show_unkept(self) -> None:
        """Say that the drawing could not be kept; a message says why."""
        self._say(self._show_unkept)

    def _say(self, show: Callable[[], None]) -> None:
        """Show a result, and announce it once: each new prediction shows it again."""
        before = self._said
        self._show_again = show
        show()
        if self._said != before:
            announce(self._text, self._said)

    def _show_unkept(self) -> None:
        self._show(self.tr("Not kept yet: see the message"), keep="", undo=False, warning=True)

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
        other: bool = True,
        again: bool = False,
        warning: bool = False,
        short: str = "",
        tip: str = "",
        hint: str = "",
    ) -> None:
        self._said = text
        self._can_type = other
        if self._field.is_open:
            if other:
                # The answer may come while the label is typed.
                return
            self._field.close_unchanged()
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
        self._keep.setText(keep.replace("&", "&&"))
        self._keep.setAccessibleName(keep)
        self._keep.setToolTip(self.tr("Keep the drawing with this label (Enter)"))
        self._keep.setVisible(bool(keep))
        self._undo.setText(self.tr("Undo"))
        self._undo.setAccessibleName(self.tr("Undo"))
        self._undo.setToolTip(self.tr("Take back what was kept last"))
        self._undo.setVisible(undo)
        self._other.setText(self.tr("other…"))
        self._other.setAccessibleName(self.tr("Another label"))
        self._other.setToolTip(
            self.tr("Keep the drawing with a label of your own: a letter, a word (Shift+Enter)")
        )
        # The answer needs the room of a line with Undo; the key opens the field there too.
        self._other.setVisible(other and not undo)
        self._again.setText(self._last.replace("&", "&&"))
        name = self.tr("Keep as {label}").format(label=self._last)
        self._again.setAccessibleName(name)
        self._again.setToolTip(self.tr("Keep the drawing with the same label as the last one"))
        self._again.setVisible(again and bool(self._last))


def _link(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("link", True)
    button.setProperty("step", "caption")
    # A click leaves the keys with the canvas.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
