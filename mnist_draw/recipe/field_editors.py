"""Editor widgets for recipe fields: spin box, combo box, check box or text by domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QLocale, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
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
from mnist_draw.shared.widgets.combo_box import ComboBox
from trainer.recipe.fields import Choice, Names, Real, Switch, Whole
from trainer.recipe.recipes import FIELDS

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
    """Base class: shows one field of a draft and writes the user's changes to it.

    Only user input is written to the draft, so a value keeps decimals that the editor rounds.

    Attributes:
        name: Name of the recipe field.
        draft: The draft that is edited.
        control: The widget that takes the input.
    """

    def __init__(self, name: str, draft: RecipeDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.draft = draft

    def _set_control(self, control: QWidget) -> None:
        """Add the control, which gets the focus and the object name."""
        key = camel_case(self.name)
        control.setObjectName(f"{key}Editor")
        self.setFocusProxy(control)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(control)
        self.control = control

    def show_value(self) -> None:
        """Show the draft's value."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.control.setAccessibleName(field_texts.field_name(self.name))
        self.control.setToolTip(field_texts.meaning(self.name))
        self.control.setAccessibleDescription(field_texts.meaning(self.name))

    def discard(self) -> bool:
        """Discard unconfirmed text; returns whether there was any."""
        return False

    @property
    def value(self) -> Any:
        """The draft's value of the field."""
        return getattr(self.draft.recipe, self.name)

    @property
    def refused(self) -> bool:
        """Whether the editor holds a refused value."""
        return self.name in self.draft.refusals


class NumberEditor(FieldEditor):
    """A spin box."""

    def __init__(self, name: str, draft: RecipeDraft, parent: QWidget) -> None:
        super().__init__(name, draft, parent)
        self._box = number_box(name)
        self._binding = SpinBoxBinding(name, self._box, draft)
        self._set_control(self._box)
        # A spin box passes keys to its line edit directly, past an event filter of the line edit.
        self._box.installEventFilter(self)

    def show_value(self) -> None:
        self._binding.show_value()

    def discard(self) -> bool:
        return self._binding.discard()

    def retranslate(self) -> None:
        super().retranslate()
        self._box.setLocale(QLocale())
        self._binding.show_value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _is_undo(event) or super().eventFilter(watched, event)


class SpinBoxBinding(QObject):
    """Two-way binding of a spin box to a field of a draft."""

    def __init__(self, name: str, box: WholeSpinBox | RealSpinBox, draft: RecipeDraft) -> None:
        super().__init__(box)
        self._name = name
        self._box = box
        self._draft = draft
        self._typing = False
        box.valueChanged.connect(self._change)
        box.lineEdit().textEdited.connect(self._validate)
        box.editingFinished.connect(self._finish)

    def show_value(self) -> None:
        """Show the draft's value, except while text is being typed."""
        value = getattr(self._draft.recipe, self._name)
        if self._box.value() != value and not self._typing:
            with QSignalBlocker(self._box):
                self._box.setValue(value)

    def discard(self) -> bool:
        """Discard unconfirmed text; returns whether there was any."""
        typing, self._typing = self._typing, False
        if typing:
            self._box.lineEdit().setText(self._box.textFromValue(self._box.value()))  # type: ignore[arg-type] # value and text of one box agree
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
    def _validate(self, text: str) -> None:
        self._typing = True
        if self._box.hasAcceptableInput():
            self._draft.accept(self._name)
        else:
            self._draft.refuse(self._name, text)


class ChoiceEditor(FieldEditor):
    """A combo box."""

    def __init__(self, name: str, draft: RecipeDraft, parent: QWidget) -> None:
        super().__init__(name, draft, parent)
        self._box = _FocusedWheelComboBox()
        for option in FIELDS[name].metadata["domain"].options:
            self._box.addItem(option, option)
        self._set_control(self._box)
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

    def __init__(self, name: str, draft: RecipeDraft, parent: QWidget) -> None:
        super().__init__(name, draft, parent)
        self._box = QCheckBox(self)
        self._set_control(self._box)
        self._box.clicked.connect(self._change)

    def show_value(self) -> None:
        if not self.refused:
            self._box.setChecked(self.value)
        self._update_text()

    def retranslate(self) -> None:
        super().retranslate()
        self._update_text()

    def _update_text(self) -> None:
        self._box.setText(field_texts.value_text(self.name, self._box.isChecked()))

    @Slot(bool)
    def _change(self, checked: bool) -> None:
        self.draft.change(self.name, checked)


class TextEditor(FieldEditor):
    """A line edit, validated with every key; all keys until it loses focus are one undo step."""

    def __init__(self, name: str, draft: RecipeDraft, parent: QWidget) -> None:
        super().__init__(name, draft, parent)
        self._line = QLineEdit(self)
        self._help = QLabel(self)
        self._typing = False
        self._set_control(self._line)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._help)
        self._help.setObjectName(f"{camel_case(name)}Help")
        self._help.setProperty("step", "caption")
        self._help.setProperty("tone", "muted")
        self._help.setWordWrap(True)
        self._help.setTextFormat(Qt.TextFormat.PlainText)
        self._help.hide()
        self._line.textEdited.connect(self._change)
        self._line.editingFinished.connect(self._finish)
        self._line.installEventFilter(self)

    def show_value(self) -> None:
        if not self.refused and not self._typing:
            text = self._text()
            if self._line.text() != text:
                self._line.setText(text)
                self._line.setCursorPosition(0)
        self._update_help()

    def retranslate(self) -> None:
        super().retranslate()
        self._update_help()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return _is_undo(event) or super().eventFilter(watched, event)

    def _text(self) -> str:
        domain = FIELDS[self.name].metadata["domain"]
        if isinstance(domain, Names):
            return domain.join(self.value)
        if isinstance(self.value, tuple):
            return ", ".join(str(part) for part in self.value)
        return str(self.value)

    def _update_help(self) -> None:
        text = ""
        if self.name == "convolutions":
            text = self._layers()
        elif self.name == "left_out_writers":
            text = field_texts.known_writers(self.draft.data_writers or ())
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def _layers(self) -> str:
        side = 28
        lines = []
        for layer in self.value:
            # Every convolution is padded by half its kernel and pooled without overlap.
            side = -(-side // layer.stride) // layer.pool
            lines.append(field_texts.layer_text(layer, side))
        return "\n".join(lines)

    @Slot(str)
    def _change(self, text: str) -> None:
        merge, self._typing = self._typing, True
        self.draft.read(self.name, text, merge=merge)

    @Slot()
    def _finish(self) -> None:
        self._typing = False
        self.show_value()


class _FocusedWheelComboBox(ComboBox):
    """A combo box that ignores the wheel without focus, so that scrolling the form is safe."""

    def __init__(self) -> None:
        super().__init__("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def editor_for(name: str, draft: RecipeDraft, parent: QWidget) -> FieldEditor:
    """Create the editor for a field's domain."""
    match FIELDS[name].metadata["domain"]:
        case Whole() | Real():
            return NumberEditor(name, draft, parent)
        case Choice():
            return ChoiceEditor(name, draft, parent)
        case Switch():
            return SwitchEditor(name, draft, parent)
    return TextEditor(name, draft, parent)


def number_box(name: str) -> WholeSpinBox | RealSpinBox:
    """Create a spin box with the field's range and a step that suits it."""
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
    """Convert a field name for object names: ``learning_rate`` to ``learningRate``."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _is_undo(event: QEvent) -> bool:
    """Whether a line edit would take the undo or redo shortcut, which belongs to the window."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    assert isinstance(event, QKeyEvent)
    standard = QKeySequence.StandardKey
    if event.matches(standard.Undo) or event.matches(standard.Redo):
        event.ignore()
        return True
    return False
