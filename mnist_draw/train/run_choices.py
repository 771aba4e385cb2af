"""Run choices: the form for recipe, hyper-parameters, data, device and initial weights."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from mnist_draw.plain_text import path_text, plain_tip
from mnist_draw.recipe.chooser import RecipeBox, RecipeNote
from mnist_draw.recipe.draft import RecipeDraft
from mnist_draw.recipe.hyper_parameters import HyperParameters
from mnist_draw.shared import file_dialogs
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.widgets.combo_box import ComboBox, LabelledBox
from mnist_draw.shared.widgets.flow_layout import ColumnsLayout
from mnist_draw.train import device_texts
from mnist_draw.train.data_classes import DataClasses
from mnist_draw.train.training_choice import DataSource, TrainingChoice
from trainer.data.sets.drawn import FEWEST
from trainer.recipe.classes import listed
from trainer.runs.jobs import Devices

if TYPE_CHECKING:
    from trainer.drawings.stored_drawing import Counts
    from trainer.recipe.classes import Classes
    from trainer.recipe.recipes import Recipe

# Recipes with equal values of these fields have networks with the same parameters.
_NETWORK_FIELDS: Final = {"model", "hidden_units", "convolutions", "batch_norm", "head"}
_AUTO, _STROKES, _OWN, _FOLDER, _FILE = range(5)
_SCRATCH, _CONTINUE = range(2)


class RunChoices(QWidget):
    """The form with the choices for the next run.

    Attributes:
        recipe_changed: The recipe, one of its fields or the data changed.
        start_changed: The run would start from other weights than before.
        all_settings_requested: The button for the recipe editor was clicked.
        draft: The edited recipe.
    """

    recipe_changed = Signal()
    start_changed = Signal()
    all_settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runChoices")
        self._folder: Path | None = None
        self._store: Path | None = None
        self._classes = DataClasses()
        self._data_index = _AUTO
        self._weights_recipe: Recipe | None = None
        self._past_step: int | None = None

        self._recipe_box = RecipeBox()
        self._note = RecipeNote()
        self.draft = RecipeDraft(self._recipe_box.recipe, self)
        self._hyper_parameters = HyperParameters(self.draft)
        self._hyper_parameters.all_requested.connect(self.all_settings_requested)
        self._recipe_box.recipe_chosen.connect(self._choose_recipe)
        self.draft.changed.connect(self._emit_recipe_changed)

        self._data_box = ComboBox("dataBox")
        self._data_box.addItems([""] * 5)
        self._data_box.activated.connect(self._choose_data)
        self._device_box = ComboBox("deviceBox")
        self._start_box = ComboBox("startBox")
        self._start_box.addItems([""] * 2)
        self._start_box.currentIndexChanged.connect(self.start_changed)
        self._lay_out()
        self.set_devices(Devices())
        self._retranslate()

    @property
    def choice(self) -> TrainingChoice:
        """The choices for a run that would start now."""
        return TrainingChoice(
            recipe=self.recipe,
            data=self.data_source,
            folder=self._source_folder,
            device=self.device,
            continue_=self.continues,
        )

    @property
    def recipe(self) -> Recipe:
        """The edited recipe; an invalid half-typed value is ignored."""
        self._hyper_parameters.commit()
        return self.draft.recipe

    @property
    def recipe_name(self) -> str:
        """Name of the chosen preset."""
        return self._recipe_box.recipe.name

    @property
    def data_source(self) -> DataSource:
        """``"auto"``, ``"strokes"``, ``"drawings"``, or ``"folder"``: from `data_folder`."""
        sources: tuple[DataSource, ...] = ("auto", "strokes", "drawings", "folder")
        return sources[self._data_index]

    @property
    def _source_folder(self) -> Path | None:
        """Folder, file or store of the data set; None for one that needs none."""
        folders = {"folder": self._folder, "drawings": self._store}
        return folders.get(self.data_source)

    @property
    def data_folder(self) -> Path | None:
        """The folder chosen last, even if it is not in use."""
        return self._folder

    @property
    def device(self) -> str:
        """Key of the device; ``"auto"`` until the devices are known."""
        return str(self._device_box.currentData() or "auto")

    @property
    def continues(self) -> bool:
        """Whether the run starts from the weights in use."""
        return self._start_box.currentIndex() == _CONTINUE

    def set_recipe(self, name: str) -> None:
        """Choose a recipe by name; an unknown name is ignored."""
        self._recipe_box.choose(name)

    def use_recipe(self, recipe: Recipe) -> None:
        """Use a recipe; differences from the preset of its name count as changes."""
        self._recipe_box.choose(recipe.name)
        self.draft.use(recipe)

    def show_details(self, *, shown: bool) -> None:
        """Show the note on the recipe and its hyper-parameters, or only what is trained."""
        self._note.setVisible(shown)
        self._hyper_parameters.setVisible(shown)

    def set_editable(self, editable: bool) -> None:
        """Enable or disable all choices; the recipe editor can be opened in any case."""
        for column in (self._recipe_column, *self._columns):
            column.setEnabled(editable)
        self._hyper_parameters.set_editable(editable)

    def set_data(self, source: str, folder: Path | None) -> None:
        """Choose the data.

        Args:
            source: ``"auto"``, ``"strokes"``, ``"drawings"`` where a store is known, ``"folder"``;
                any other text means ``"folder"`` with a folder and ``"auto"`` without.
            folder: Folder or file of a data set, or None.
        """
        if folder is not None:
            self._folder = folder
            self._update_folder_item()
        if source == "strokes":
            index = _STROKES
        elif source == "drawings" and self._store is not None:
            index = _OWN
        elif source == "auto" or folder is None:
            index = _AUTO
        else:
            index = _FOLDER
        self._use_data(index)
        self._data_box.setCurrentIndex(index)

    def offer_drawings(self, store: Path, counts: Counts) -> None:
        """Offer the labelled drawings of a store, or say what they lack.

        Args:
            store: Read by the training.
            counts: Its drawings.
        """
        self._store = store
        self._classes.drawings = {each: n for each, n in counts.by_label.items() if each}
        self._classes.own_writers = counts.learnt_writers
        self._update_own_item()
        self._show_classes()

    def note_classes(self, choice: TrainingChoice, classes: Classes) -> None:
        """Note the classes of the data that a training with this choice has read."""
        self._classes.note(choice.data, choice.folder, classes)
        self._show_classes()

    def set_devices(self, devices: Devices) -> None:
        """Set the devices; a single one hides the choice, unless there is an unused GPU too."""
        before = self.device
        self._devices = devices
        self._device_box.clear()
        for key, name in devices.choices:
            self._device_box.addItem(name, key)
        self._device_box.setCurrentIndex(max(0, self._device_box.findData(before)))
        self._device_column.setVisible(len(devices.choices) > 1 or devices.unused_nvidia_gpu)
        self._retranslate_devices()

    def set_present_weights(self, recipe: Recipe) -> None:
        """Set the recipe of the weights in use; only the same network can continue from them."""
        # Called for every snapshot of a training, whose recipe stays the same object.
        if recipe is not self._weights_recipe:
            self._weights_recipe = recipe
            self._update_start_box()

    def set_past_step(self, step: int | None) -> None:
        """Set the step of the weights in use if they are a run's earlier ones; None otherwise."""
        if step != self._past_step:
            self._past_step = step
            self._update_start_box()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        row = ColumnsLayout()
        self._recipe_column = LabelledBox(self._recipe_box)
        self._data_column = LabelledBox(self._data_box)
        self._start_column = LabelledBox(self._start_box)
        self._device_column = LabelledBox(self._device_box)
        self._columns = (self._data_column, self._start_column, self._device_column)
        # Fits the initial choices in a window of 1366 pixels.
        for column, share in zip(
            (self._recipe_column, *self._columns), (13, 10, 8, 8), strict=True
        ):
            row.add_column(column, share, partial(self._needed_width, share))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addWidget(self._hyper_parameters)

    def _needed_width(self, share: int) -> int:
        """Pixels for the usual texts of a column."""
        return round(0.75 * share * self.fontMetrics().height())

    def _retranslate(self) -> None:
        self._recipe_box.retranslate()
        self._note.retranslate()
        self._recipe_column.set_texts(
            self.tr("Recipe"), self.tr("The network and how it is trained")
        )
        self._data_column.set_texts(self.tr("Data"), self.tr("The images to learn from"))
        self._start_column.set_texts(
            self.tr("Start"),
            self.tr("Start with a new network (random weights), or train the one in use further"),
        )
        self._retranslate_devices()
        tip = Qt.ItemDataRole.ToolTipRole
        self._data_box.setItemText(_AUTO, self.tr("MNIST (automatic)"))
        self._data_box.setItemData(_AUTO, self.tr("Scanned digits; downloaded once, 12 MB"), tip)
        self._data_box.setItemText(_STROKES, self.tr("Computer-drawn digits"))
        self._data_box.setItemData(
            _STROKES, self.tr("Digits that the app draws itself; no internet needed"), tip
        )
        self._update_own_item()
        self._update_folder_item()
        self._data_box.setItemText(_FILE, self.tr("Choose a file…"))
        self._data_box.setItemData(
            _FILE, self.tr("An archive such as mnist.npz, or drawings with labels (.jsonl)"), tip
        )
        self._start_box.setItemText(_SCRATCH, self.tr("New network"))
        self._update_start_box()

    @Slot(object)
    def _choose_recipe(self, recipe: Recipe) -> None:
        self._note.show_recipe(recipe)
        self.draft.start_from(recipe)

    @Slot()
    def _emit_recipe_changed(self) -> None:
        self._update_start_box()
        self.recipe_changed.emit()

    def _update_start_box(self) -> None:
        text = self.tr("Keep training this one")
        if self._past_step is not None:
            text = self.tr("Keep training from step {step}").format(step=whole(self._past_step))
        self._start_box.setItemText(_CONTINUE, text)
        fits = self._weights_recipe is None or not _NETWORK_FIELDS.intersection(
            self._weights_recipe.differences(self.draft.recipe)
        )
        item = _item(self._start_box, _CONTINUE)
        item.setEnabled(fits)
        item.setToolTip(
            "" if fits else self.tr("The network in use has other layers than this recipe")
        )
        if not fits:
            self._start_box.setCurrentIndex(_SCRATCH)

    @Slot(int)
    def _choose_data(self, index: int) -> None:
        folder_again = index == _FOLDER == self._data_index
        chosen = index == _FOLDER and self._folder is not None and not folder_again
        if index in {_AUTO, _STROKES, _OWN} or chosen:
            self._use_data(index)
            self.recipe_changed.emit()
            return
        # The present choice stays until a folder is chosen.
        self._data_box.setCurrentIndex(self._data_index)
        if index == _FILE:
            dialog = file_dialogs.create(
                self, "dataFileDialog", "data", self.tr("File with a data set")
            )
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        else:
            dialog = file_dialogs.create(
                self, "dataFolderDialog", "data", self.tr("Folder with a data set (IDX files)")
            )
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if self._folder is not None:
            folder = self._folder.parent if index == _FILE else self._folder
            dialog.setDirectory(str(folder))
        dialog.fileSelected.connect(self._use_folder)
        dialog.open()

    def _use_data(self, index: int) -> None:
        self._data_index = index
        self._show_classes()
        self._note.set_other_data(other=index in {_OWN, _FOLDER})

    @Slot(str)
    def _use_folder(self, folder: str) -> None:
        self.set_data("folder", Path(folder))
        self.recipe_changed.emit()

    def _retranslate_devices(self) -> None:
        self._device_column.set_texts(self.tr("Device"), device_texts.tooltip(self._devices))

    def _show_classes(self) -> None:
        source = self.data_source
        classes = self._classes.of(source, self._source_folder)
        self.draft.set_data(classes, self._classes.writers_of(source))

    def _update_own_item(self) -> None:
        learnt = self._classes.learnt
        item = _item(self._data_box, _OWN)
        item.setEnabled(len(learnt) >= 2)
        if len(learnt) >= 2:
            count = sum(self._classes.drawings[label] for label in learnt)
            self._data_box.setItemText(_OWN, self.tr("My drawings"))
            text = self.tr("The labels of your own drawings: {labels}. {count} drawings").format(
                labels=listed(tuple(learnt)), count=whole(count)
            )
        else:
            self._data_box.setItemText(_OWN, self.tr("My drawings (two labels needed)"))
            text = self.tr(
                "Two labels with {fewest} drawings each are needed. Draw, and label the drawings "
                "at the canvas or in My drawings"
            ).format(fewest=FEWEST)
        item.setToolTip(plain_tip(text))

    def _update_folder_item(self) -> None:
        folder = self._folder
        if folder is None:
            self._data_box.setItemText(_FOLDER, self.tr("Choose a folder…"))
            return
        self._data_box.setItemText(
            _FOLDER,
            self.tr("{name} (this computer)").format(name=folder.name or str(folder)),
        )
        tip = self.tr("From {folder}. Choose it again for another folder")
        tip = plain_tip(tip.format(folder=path_text(folder)))
        self._data_box.setItemData(_FOLDER, tip, Qt.ItemDataRole.ToolTipRole)


def _item(box: ComboBox, index: int) -> QStandardItem:
    """An item, which can be disabled."""
    model = box.model()
    assert isinstance(model, QStandardItemModel)
    return model.item(index)
