"""Choices of the training panel: data, device, initial weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog

from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.train.panel.parts import button_named, click, find, finished_event
from trainer.data.sources import DataRequest
from trainer.drawings.stored_drawing import Counts
from trainer.events import DataReady
from trainer.recipe.classes import DIGITS
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP
from trainer.runs.jobs import Devices

if TYPE_CHECKING:
    from mnist_draw.train.panel import TrainingPanel
    from tests.mnist_draw.dialog_folders import DialogFolders
    from trainer.recipe.recipes import Recipe


OWN, FOLDER = 2, 3
LETTERS = DataReady("letters", "here", 90, 9, 9, classes=("A", "B"))


def test_a_single_device_hides_the_choice(panel: TrainingPanel) -> None:
    box = find(panel, QComboBox, "deviceBox")
    panel.choices.set_devices(Devices((("cpu", "CPU"),)))
    assert not box.isVisible()
    assert panel.choice.device == "cpu"
    panel.choices.set_devices(Devices((("cuda:0", "A GPU"), ("cpu", "CPU"))))
    assert box.isVisible()
    box.setCurrentIndex(0)
    assert panel.choice.device == "cuda:0"


def test_an_unused_gpu_is_explained_beside_the_only_device(panel: TrainingPanel) -> None:
    box = find(panel, QComboBox, "deviceBox")

    panel.choices.set_devices(Devices((("cpu", "CPU"),), unused_nvidia_gpu=True))

    assert box.isVisible()
    assert "download.pytorch.org" in box.toolTip()


def test_a_gpu_is_named_in_the_tooltip(panel: TrainingPanel) -> None:
    panel.choices.set_devices(Devices((("cuda:0", "A GPU"), ("cpu", "CPU"))))

    assert "A GPU" in find(panel, QComboBox, "deviceBox").toolTip()


def test_the_preferred_device_is_chosen_initially(panel: TrainingPanel) -> None:
    panel.choices.set_devices(Devices((("cuda:0", "A GPU"), ("cpu", "CPU"))))
    assert panel.choice.device == "cuda:0"


@pytest.mark.parametrize(
    ("source", "folder", "choice"),
    [
        ("auto", None, ("auto", None)),
        ("strokes", None, ("strokes", None)),
        ("drawings", None, ("auto", None)),
        ("folder", Path("/digits"), ("folder", Path("/digits"))),
        ("", Path("/digits"), ("folder", Path("/digits"))),
        ("auto", Path("/digits"), ("auto", None)),
        ("mnist", None, ("auto", None)),
        ("nonsense", None, ("auto", None)),
    ],
)
def test_stored_data_settings_are_restored(
    panel: TrainingPanel, source: str, folder: Path | None, choice: tuple[str, Path | None]
) -> None:
    panel.choices.set_data(source, folder)
    chosen = panel.choice
    assert (chosen.data, chosen.folder, panel.choices.data_folder) == (*choice, folder)


def _folder_dialog(panel: TrainingPanel) -> QFileDialog | None:
    return panel.findChild(QFileDialog, "dataFolderDialog")


def _choose_data(panel: TrainingPanel, index: int) -> None:
    box = find(panel, QComboBox, "dataBox")
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_chosen_folder_is_used(panel: TrainingPanel, tmp_path: Path) -> None:
    _choose_data(panel, FOLDER)
    dialog = _folder_dialog(panel)
    assert dialog is not None
    assert panel.choice.data == "auto"
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert (panel.choice.data, panel.choice.folder) == ("folder", tmp_path)
    box = find(panel, QComboBox, "dataBox")
    assert box.currentText() == f"{tmp_path.name} (this computer)"
    assert str(tmp_path) in box.itemData(box.currentIndex(), Qt.ItemDataRole.ToolTipRole)


def test_folder_dialog_starts_in_the_remembered_folder(
    panel: TrainingPanel, tmp_path: Path, dialog_folders: DialogFolders
) -> None:
    dialog_folders["data"] = tmp_path
    _choose_data(panel, FOLDER)
    dialog = _folder_dialog(panel)
    assert dialog is not None
    assert Path(dialog.directory().absolutePath()) == tmp_path


def test_cancelling_the_folder_dialog_keeps_the_data(panel: TrainingPanel) -> None:
    _choose_data(panel, 1)
    _choose_data(panel, FOLDER)
    dialog = _folder_dialog(panel)
    assert dialog is not None
    dialog.reject()
    assert panel.choice.data == "strokes"
    assert find(panel, QComboBox, "dataBox").currentText() == "Computer-drawn digits"


def test_a_known_folder_is_used_without_a_dialog(panel: TrainingPanel) -> None:
    panel.choices.set_data("auto", Path("/digits"))
    _choose_data(panel, FOLDER)
    assert _folder_dialog(panel) is None
    assert panel.choice.folder == Path("/digits")


def _own_item(panel: TrainingPanel) -> tuple[str, bool, str]:
    box = find(panel, QComboBox, "dataBox")
    index = box.model().index(OWN, 0)
    enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
    return box.itemText(OWN), enabled, str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_own_drawings_say_what_they_lack(panel: TrainingPanel) -> None:
    panel.choices.offer_drawings(
        Path("/store"), Counts({("Mia", "A"): 5, ("", "B"): 1, ("", None): 9})
    )
    text, enabled, tip = _own_item(panel)
    assert (text, enabled) == ("My drawings (two labels needed)", False)
    assert "Two labels with 2 drawings each" in tip


def test_own_drawings_of_two_labels_can_be_learnt(panel: TrainingPanel) -> None:
    counts = Counts({("Mia", "B"): 1, ("Ben", "B"): 1, ("Mia", "A"): 3, ("Mia", "C"): 1})
    panel.choices.offer_drawings(Path("/store"), counts)
    text, enabled, tip = _own_item(panel)
    assert (text, enabled) == ("My drawings", True)
    assert "A, B. 5 drawings" in tip

    _choose_data(panel, OWN)

    assert panel.choice.data_request == DataRequest("drawings", Path("/store"))


def test_writers_to_leave_out_are_those_of_own_drawings(panel: TrainingPanel) -> None:
    cells = {("Mia", "B"): 2, ("Ben", "A"): 3, ("", "A"): 3, ("Cem", None): 3}
    panel.choices.offer_drawings(Path("/store"), Counts(cells))
    draft = panel.choices.draft
    draft.read("left_out_writers", "Ben")
    assert draft.refusals["left_out_writers"].problem == "no writers"
    _choose_data(panel, OWN)
    assert draft.data_writers == ("Ben", "Mia")
    assert panel.choice.recipe.left_out_writers == ("Ben",)


def test_own_drawings_of_the_last_time_are_restored(panel: TrainingPanel) -> None:
    panel.choices.offer_drawings(Path("/store"), Counts())
    panel.choices.set_data("drawings", Path("/digits"))
    assert (panel.choice.data, panel.choice.folder) == ("drawings", Path("/store"))
    assert panel.choices.data_folder == Path("/digits")


def test_a_training_of_the_form_tells_the_classes_of_its_data(panel: TrainingPanel) -> None:
    panel.choices.set_data("folder", Path("/letters"))
    click(panel, "train")
    panel.show_data(LETTERS)
    assert panel.choices.draft.trained_recipe.classes == ("A", "B")
    panel.show_finished(finished_event())
    panel.choices.set_data("auto", Path("/letters"))
    assert panel.choices.draft.trained_recipe.classes == DIGITS
    panel.choices.set_data("folder", Path("/letters"))
    assert panel.choices.draft.trained_recipe.classes == ("A", "B")


def test_a_job_of_another_window_says_nothing_about_the_data_of_the_form(
    panel: TrainingPanel,
) -> None:
    panel.begin_job(panel.choice.recipe)
    panel.show_data(LETTERS)
    assert panel.choices.draft.trained_recipe.classes == DIGITS
    panel.choices.draft.read("left_out", "7")
    assert not panel.choices.draft.refusals


def test_continuing_can_be_chosen(panel: TrainingPanel) -> None:
    find(panel, QComboBox, "startBox").setCurrentIndex(1)
    assert panel.choice.continue_


@pytest.mark.parametrize(
    ("weights_recipe", "possible"),
    [(FAST_CNN.with_changes(epochs=3, seed=9), True), (PLAIN_MLP, False)],
)
def test_only_the_same_network_can_continue(
    panel: TrainingPanel, weights_recipe: Recipe, possible: bool
) -> None:
    find(panel, QComboBox, "startBox").setCurrentIndex(1)
    panel.set_present_weights(snapshot(weights_recipe))
    assert panel.choice.continue_ is possible


def test_choosing_another_network_starts_from_scratch(panel: TrainingPanel) -> None:
    panel.set_present_weights(snapshot(FAST_CNN))
    find(panel, QComboBox, "startBox").setCurrentIndex(1)
    panel.choices.set_recipe("mlp")
    assert not panel.choice.continue_


@pytest.mark.parametrize(
    ("epochs", "text"), [(1, "Keep training (+1 epoch)"), (10, "Keep training (+10 epochs)")]
)
def test_the_train_button_says_that_it_trains_on(
    panel: TrainingPanel, epochs: int, text: str
) -> None:
    panel.choices.use_recipe(FAST_CNN.with_changes(epochs=epochs))
    find(panel, QComboBox, "startBox").setCurrentIndex(1)
    assert panel.train_action.text() == text
    assert button_named(panel, "train").accessibleName() == text
    find(panel, QComboBox, "startBox").setCurrentIndex(0)
    assert panel.train_action.text() == "Train"
