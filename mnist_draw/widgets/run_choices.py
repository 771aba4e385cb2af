"""The form that says what to train: recipe, hyper-parameters, data, device, start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.widgets.hyper_parameters import HyperParameters
from trainer.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.recipes import Recipe

DataSource = Literal["auto", "mnist", "strokes"]

# Two recipes that agree in these build networks with the same weights.
_NETWORK_FIELDS: Final = {"model", "hidden_units", "convolutions", "batch_norm", "head"}
_AUTO, _STROKES, _FOLDER = range(3)
_SCRATCH, _CONTINUE = range(2)


class RunChoices(QWidget):
    """Holds what the next run is to be.

    Attributes:
        recipe_changed: The network or a hyper-parameter is another one than before.
    """

    recipe_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runChoices")
        self._folder: Path | None = None
        self._data_index = _AUTO
        self._present: Recipe | None = None

        self._recipe_box = _ComboBox("recipeBox", self.tr("Recipe"))
        for recipe in PRESETS:
            self._recipe_box.addItem(recipe.title, recipe.name)
        self._hyper_parameters = HyperParameters(PRESETS[0])
        self._hyper_parameters.changed.connect(self.recipe_changed)
        self._recipe_box.currentIndexChanged.connect(self._choose_recipe)

        self._data_box = _ComboBox("dataBox", self.tr("Data"))
        self._data_box.setToolTip(self.tr("The digits to learn from"))
        self._data_box.addItem(self.tr("MNIST (automatic)"))
        self._data_box.addItem(self.tr("Built-in strokes"))
        self._data_box.addItem(self.tr("Choose a folder…"))
        self._data_box.setItemData(
            _AUTO,
            self.tr("Scanned digits; downloaded once, 12 MB"),
            Qt.ItemDataRole.ToolTipRole,
        )
        self._data_box.setItemData(
            _STROKES,
            self.tr("Digits drawn by the program itself; no network needed"),
            Qt.ItemDataRole.ToolTipRole,
        )
        self._data_box.activated.connect(self._choose_data)

        self._device_box = _ComboBox("deviceBox", self.tr("Device"))
        self._device_box.setToolTip(self.tr("The part of this computer that trains"))
        self._start_box = _ComboBox("startBox", self.tr("Start"))
        self._start_box.setToolTip(
            self.tr("Begin with random weights, or improve the ones that predict now")
        )
        self._start_box.addItem(self.tr("From scratch"))
        self._start_box.addItem(self.tr("Continue from the present weights"))
        self._lay_out()
        self.set_devices(())
        self._choose_recipe(0)

    @property
    def recipe(self) -> Recipe:
        """The recipe with its hyper-parameters as edited."""
        return self._hyper_parameters.recipe

    @property
    def data_source(self) -> DataSource:
        """``"auto"``, ``"strokes"``, or ``"mnist"`` from `data_folder`."""
        sources: tuple[DataSource, ...] = ("auto", "strokes", "mnist")
        return sources[self._data_index]

    @property
    def data_folder(self) -> Path | None:
        """The folder chosen last, whether or not it is used now."""
        return self._folder

    @property
    def device(self) -> str:
        """Key of the device; ``"auto"`` until the devices are known."""
        return str(self._device_box.currentData() or "auto")

    @property
    def continues(self) -> bool:
        """Whether the run starts from the weights that predict now."""
        return self._start_box.currentIndex() == _CONTINUE

    def set_recipe(self, name: str) -> None:
        """Chooses a recipe by its name; an unknown name changes nothing."""
        index = self._recipe_box.findData(name)
        if index >= 0:
            self._recipe_box.setCurrentIndex(index)

    def set_data(self, source: str, folder: Path | None) -> None:
        """Chooses the data.

        Args:
            source: ``"auto"``, ``"mnist"``, ``"strokes"``; another text counts as ``"mnist"``
                with a folder and as ``"auto"`` without.
            folder: Where MNIST lies, if known.
        """
        if folder is not None:
            self._show_folder(folder)
        if source == "strokes":
            self._data_index = _STROKES
        elif source == "auto" or folder is None:
            self._data_index = _AUTO
        else:
            self._data_index = _FOLDER
        self._data_box.setCurrentIndex(self._data_index)

    def set_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """Offers devices as ``(key, name)``, the preferred one first; one alone is no choice."""
        before = self.device
        self._device_box.clear()
        for key, name in devices:
            self._device_box.addItem(name, key)
        self._device_box.setCurrentIndex(max(0, self._device_box.findData(before)))
        self._device_column.setVisible(len(devices) > 1)

    def set_present_weights(self, recipe: Recipe) -> None:
        """Tells which network predicts now; only the same network can be trained further."""
        self._present = recipe
        self._allow_continuing()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for box in (self._recipe_box, self._data_box, self._start_box):
            row.addWidget(_labelled(box), 1)
        self._device_column = _labelled(self._device_box)
        row.addWidget(self._device_column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._hyper_parameters)

    @Slot(int)
    def _choose_recipe(self, index: int) -> None:
        recipe = PRESETS[index]
        self._recipe_box.setToolTip(recipe.source)
        self._hyper_parameters.set_recipe(recipe)
        self._allow_continuing()
        self.recipe_changed.emit()

    def _allow_continuing(self) -> None:
        fits = self._present is None or not _NETWORK_FIELDS.intersection(
            self._present.differences(self.recipe)
        )
        model = self._start_box.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(_CONTINUE)
        item.setEnabled(fits)
        item.setToolTip(
            "" if fits else self.tr("The present weights belong to another network than this one")
        )
        if not fits:
            self._start_box.setCurrentIndex(_SCRATCH)

    @Slot(int)
    def _choose_data(self, index: int) -> None:
        folder_again = index == _FOLDER == self._data_index
        if index != _FOLDER or (self._folder is not None and not folder_again):
            self._data_index = index
            return
        # What is in use stays in use until a folder is chosen.
        self._data_box.setCurrentIndex(self._data_index)
        dialog = QFileDialog(self, self.tr("Folder with the MNIST files"))
        dialog.setObjectName("dataFolderDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if self._folder is not None:
            dialog.setDirectory(str(self._folder))
        dialog.fileSelected.connect(self._use_folder)
        dialog.open()

    @Slot(str)
    def _use_folder(self, folder: str) -> None:
        self.set_data("mnist", Path(folder))

    def _show_folder(self, folder: Path) -> None:
        self._folder = folder
        self._data_box.setItemText(
            _FOLDER, self.tr("Folder: {name}").format(name=folder.name or str(folder))
        )
        self._data_box.setItemData(_FOLDER, str(folder), Qt.ItemDataRole.ToolTipRole)


class _ComboBox(QComboBox):
    """A combo box that may be narrower than its texts and then elides them."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        # The list is as wide as its texts, however narrow the box.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * self.height())
        super().showPopup()


def _labelled(box: QComboBox) -> QWidget:
    label = QLabel(box.accessibleName())
    label.setProperty("step", "caption")
    label.setProperty("tone", "muted")
    label.setBuddy(box)
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(label)
    layout.addWidget(box)
    return column
