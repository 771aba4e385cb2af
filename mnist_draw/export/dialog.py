"""Dialog of File, Export: one of three formats, each with a sentence on what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.plain_text import plain_tip

if TYPE_CHECKING:
    from mnist_draw.export.request import Format

_WIDTH = 520
_INDENT = 28
_FORMATS: tuple[Format, ...] = ("pytorch", "notebook", "onnx")


class ExportDialog(QDialog):
    """Choice of a format; deleted when it closes.

    Signals:
        chosen: The `Format`.
    """

    chosen = Signal(str)

    def __init__(self, recipe: str, network: str, parent: QWidget, *, changed: bool) -> None:
        """Builds the dialog.

        Args:
            recipe: Title of the recipe on the panel.
            network: Name of the network in use; empty for none, without which there is no ONNX.
            parent: The dialog is modal to its window.
            changed: Whether the recipe's last run changed settings while it trained.
        """
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._recipe, self._network = recipe, network
        self._heading = QLabel()
        self._heading.setProperty("step", "title")
        self._changed = QLabel()
        self._changed.setObjectName("changedRunNote")
        self._changed.setTextFormat(Qt.TextFormat.PlainText)
        self._changed.setWordWrap(True)
        self._changed.setProperty("tone", "warning")
        self._changed.setVisible(changed)
        self._formats = QButtonGroup(self)
        self._options: dict[Format, tuple[QRadioButton, QLabel]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        layout.addSpacing(8)
        for kind in _FORMATS:
            button, about = QRadioButton(), QLabel()
            button.setObjectName(f"{kind}Format")
            about.setTextFormat(Qt.TextFormat.PlainText)
            about.setWordWrap(True)
            about.setProperty("tone", "muted")
            about.setContentsMargins(_INDENT, 0, 0, 10)
            self._formats.addButton(button)
            self._options[kind] = button, about
            layout.addWidget(button)
            layout.addWidget(about)
        layout.addWidget(self._changed)
        self._options["pytorch"][0].setChecked(True)
        for widget in self._options["onnx"]:
            widget.setEnabled(bool(network))
        self._buttons = QDialogButtonBox()
        # Without the style's own icons.
        self._export, self._cancel = QPushButton(), QPushButton()
        self._buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._cancel.setObjectName("cancelExport")
        self._export.setObjectName("chooseExportFile")
        self._export.setProperty("primary", True)
        self._buttons.accepted.connect(self._choose)
        self._buttons.rejected.connect(self.reject)
        layout.addStretch()
        layout.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self._heading.setText(self.tr("Take it home"))
        texts: dict[Format, tuple[str, str]] = {
            "pytorch": (
                self.tr("&PyTorch program"),
                self.tr(
                    "The recipe “{recipe}” as one short file that trains from MNIST's files with "
                    "PyTorch and numpy alone."
                ),
            ),
            "notebook": (
                self.tr("&Notebook"),
                self.tr(
                    "The same in cells with explanations, for Jupyter or Colab: to read, to run "
                    "and to change."
                ),
            ),
            "onnx": (
                self.tr("&ONNX network"),
                self.tr(
                    "The network in use, {network}, with its weights for other programs, and "
                    "20 drawings with its answers to test them with."
                )
                if self._network
                else self.tr("The network in use for other programs. Train or open one first."),
            ),
        }
        for kind, (name, about) in texts.items():
            button, label = self._options[kind]
            button.setText(name)
            text = about.format(recipe=self._recipe, network=self._network)
            label.setText(text)
            button.setToolTip(plain_tip(text))
            button.setAccessibleDescription(text)
        self._changed.setText(
            self.tr(
                "You changed settings while it trained. Program and notebook keep those with which "
                "the run began, so their losses will be others. To get the same: Repeat, in Runs."
            )
        )
        self._export.setText(self.tr("&Save as…"))
        self._export.setToolTip(self.tr("Choose the file to write"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Write nothing"))

    @Slot()
    def _choose(self) -> None:
        for kind, (button, _) in self._options.items():
            if button.isChecked():
                self.chosen.emit(kind)
        self.accept()
