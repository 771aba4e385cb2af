"""An editor for every kind of recipe field, chosen by the field's domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.spin_boxes import (
    DoublingSpinBox,
    RealSpinBox,
    Stepping,
    ThousandsSpinBox,
    WholeSpinBox,
)
from trainer.recipe.fields import Choice, Real, Switch, Whole
from trainer.recipe.recipes import FIELDS, Convolutions

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from mnist_draw.recipe.draft import RecipeDraft

_STEPPINGS: Final[dict[str, Stepping]] = {
    "learning_rate": "decades",
    "weight_decay": "decades",
    "epsilon": "decades",
    "momentum": "towards-one",
    "beta1": "towards-one",
    "beta2": "towards-one",
}


class FieldEditor(QWidget):
    """Shows one field of a draft and passes on what somebody changes.

    What it shows follows the draft; nothing is passed on that nobody changed, so a value keeps all
    its decimals however it is shown.
    """

    def __init__(self, name: str, draft: RecipeDraft) -> None:
        super().__init__()
        self.name = name
        self.draft = draft

    def adopt(self, control: QWidget) -> None:
        """Makes a control the one that has the focus and the name."""
        key = camel_case(self.name)
        control.setObjectName(f"{key}Editor")
        self.setFocusProxy(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(control)
        self.control = control

    def show_value(self) -> None:
        """Shows the draft's value."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Takes its texts anew, after a change of language."""
        self.control.setAccessibleName(field_texts.field_name(self.name))
        self.control.setToolTip(field_texts.meaning(self.name))
        self.control.setAccessibleDescription(field_texts.meaning(self.name))

    def discard(self) -> bool:
        """Takes back what was typed and not yet entered; tells whether there was anything."""
        return False

    @property
    def value(self) -> Any:
        """The draft's value of the field."""
        return getattr(self.draft.recipe, self.name)

    @property
    def refused(self) -> bool:
        """Whether it holds something impossible."""
        return self.name in self.draft.refusals


class NumberEditor(FieldEditor):
    """A spin box."""

    def __init__(self, name: str, draft: RecipeDraft) -> None:
        super().__init__(name, draft)
        self._box = number_box(name)
        self._watch = BoxWatch(name, self._box, draft)
        self.adopt(self._box)
        # A spin box hands its keys to its line itself, past a filter of the line.
        self._box.installEventFilter(self)

    def show_value(self) -> None:
        self._watch.show_value()

    def discard(self) -> bool:
        return self._watch.discard()

    def retranslate(self) -> None:
        super().retranslate()
        self._box.setLocale(QLocale())
        self._watch.show_value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _is_undo(event) or super().eventFilter(watched, event)


class BoxWatch(QObject):
    """Keeps a spin box and a field of a draft together."""

    def __init__(self, name: str, box: WholeSpinBox | RealSpinBox, draft: RecipeDraft) -> None:
        super().__init__(box)
        self._name = name
        self._box = box
        self._draft = draft
        self._typing = False
        box.valueChanged.connect(self._change)
        box.lineEdit().textEdited.connect(self._judge)
        box.editingFinished.connect(self._finish)

    def show_value(self) -> None:
        """Shows the draft's value, unless somebody is typing."""
        value = getattr(self._draft.recipe, self._name)
        if self._box.value() != value and not self._typing:
            with QSignalBlocker(self._box):
                self._box.setValue(value)

    def discard(self) -> bool:
        """Takes back what was typed and not yet entered; tells whether there was anything."""
        typing, self._typing = self._typing, False
        if typing:
            self._box.lineEdit().setText(self._box.textFromValue(self._box.value()))  # type: ignore[arg-type] # each box takes what it gives
            self._draft.accept(self._name)
        return typing

    @Slot()
    def _change(self) -> None:
        self._typing = False
        self._draft.change(self._name, self._box.value())

    @Slot()
    def _finish(self) -> None:
        self._typing = False

    @Slot(str)
    def _judge(self, text: str) -> None:
        self._typing = True
        if self._box.hasAcceptableInput():
            self._draft.accept(self._name)
        else:
            self._draft.refuse(self._name, text)


class ChoiceEditor(FieldEditor):
    """A list of words."""

    def __init__(self, name: str, draft: RecipeDraft) -> None:
        super().__init__(name, draft)
        self._box = _CalmComboBox()
        for option in FIELDS[name].metadata["domain"].options:
            self._box.addItem(option, option)
        self.adopt(self._box)
        self._box.activated.connect(self._change)

    def show_value(self) -> None:
        if not self.refused:
            self._box.setCurrentIndex(self._box.findData(self.value))

    def retranslate(self) -> None:
        super().retranslate()
        for index in range(self._box.count()):
            option = self._box.itemData(index)
            self._box.setItemText(index, field_texts.option_name(self.name, option))

    @Slot()
    def _change(self) -> None:
        self.draft.change(self.name, self._box.currentData())


class SwitchEditor(FieldEditor):
    """A check box."""

    def __init__(self, name: str, draft: RecipeDraft) -> None:
        super().__init__(name, draft)
        self._box = QCheckBox()
        self.adopt(self._box)
        self._box.clicked.connect(self._change)

    def show_value(self) -> None:
        if not self.refused:
            self._box.setChecked(self.value)
        self._name_state()

    def retranslate(self) -> None:
        super().retranslate()
        self._name_state()

    def _name_state(self) -> None:
        self._box.setText(field_texts.value_text(self.name, self._box.isChecked()))

    @Slot(bool)
    def _change(self, checked: bool) -> None:
        self.draft.change(self.name, checked)


class TextEditor(FieldEditor):
    """A line of text that is judged with every keystroke; one visit is one step to undo."""

    def __init__(self, name: str, draft: RecipeDraft) -> None:
        super().__init__(name, draft)
        self._line = QLineEdit()
        self._help = QLabel()
        self._typing = False
        self.adopt(self._line)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._help)
        self._help.setObjectName(f"{camel_case(name)}Help")
        self._help.setProperty("step", "caption")
        self._help.setProperty("tone", "muted")
        self._help.setWordWrap(True)
        self._help.setVisible(isinstance(FIELDS[name].metadata["domain"], Convolutions))
        self._line.textEdited.connect(self._change)
        self._line.editingFinished.connect(self._finish)
        self._line.installEventFilter(self)

    def show_value(self) -> None:
        if not self.refused and not self._typing:
            text = self._text()
            if self._line.text() != text:
                self._line.setText(text)
                self._line.setCursorPosition(0)
        self._explain()

    def retranslate(self) -> None:
        super().retranslate()
        self._explain()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _is_undo(event) or super().eventFilter(watched, event)

    def _text(self) -> str:
        if isinstance(self.value, tuple):
            return ", ".join(str(part) for part in self.value)
        return str(self.value)

    def _explain(self) -> None:
        if self._help.isHidden():
            return
        side = 28
        lines = []
        for layer in self.value:
            # As every convolution here: padded by half its kernel, then pooled without overlap.
            side = -(-side // layer.stride) // layer.pool
            lines.append(field_texts.layer_text(layer, side))
        self._help.setText("\n".join(lines))

    @Slot(str)
    def _change(self, text: str) -> None:
        merge, self._typing = self._typing, True
        self.draft.read(self.name, text, merge=merge)

    @Slot()
    def _finish(self) -> None:
        self._typing = False
        self.show_value()


class _CalmComboBox(QComboBox):
    """A combo box that is not changed by scrolling past it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def editor_for(name: str, draft: RecipeDraft) -> FieldEditor:
    """The editor that suits a field."""
    match FIELDS[name].metadata["domain"]:
        case Whole() | Real():
            return NumberEditor(name, draft)
        case Choice():
            return ChoiceEditor(name, draft)
        case Switch():
            return SwitchEditor(name, draft)
    return TextEditor(name, draft)


def number_box(name: str) -> WholeSpinBox | RealSpinBox:
    """A spin box that steps as the field makes sense, with the field's range."""
    domain = FIELDS[name].metadata["domain"]
    box: WholeSpinBox | RealSpinBox
    if isinstance(domain, Real):
        box = RealSpinBox(_STEPPINGS.get(name, "even"))
    elif name.endswith("batch_size"):
        box = DoublingSpinBox()
    elif name.endswith("_images"):
        box = ThousandsSpinBox()
    else:
        box = WholeSpinBox()
    box.setRange(domain.low, domain.high)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def camel_case(name: str) -> str:
    """``learning_rate`` as object names write it: ``learningRate``."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _is_undo(event: QEvent) -> bool:
    """Whether a line edit is about to take a shortcut for itself that undoes in the window."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    assert isinstance(event, QKeyEvent)
    standard = QKeySequence.StandardKey
    if event.matches(standard.Undo) or event.matches(standard.Redo):
        event.ignore()
        return True
    return False
