"""The training panel: choices, the phases of a run, its words, its keyboard ways."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from mnist_draw import theme
from mnist_draw.widgets.message_bar import MessageBar
from mnist_draw.widgets.recipe_editor import RecipeEditor
from mnist_draw.widgets.run_controls import Phase
from mnist_draw.widgets.steady_label import SteadyLabel
from mnist_draw.widgets.training_panel import TrainingChoice, TrainingPanel
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.events import DataReady, Evaluated, Finished, Progress, Started, StepsDone
from trainer.presets import FAST_CNN, PLAIN_MLP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from trainer.recipes import Recipe

W = TypeVar("W", bound=QWidget)

_STARTED = Started("r", "cpu", 1000, epochs=2, steps=200, steps_per_epoch=100)


@pytest.fixture
def panel(qtbot: QtBot) -> TrainingPanel:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = TrainingPanel()
    qtbot.addWidget(panel)
    panel.resize(620, 650)
    panel.show()
    return panel


def _find(panel: TrainingPanel, kind: type[W], name: str) -> W:
    found = panel.findChild(kind, name)
    assert found is not None, name
    return found


def _button(panel: TrainingPanel, name: str) -> QPushButton:
    return _find(panel, QPushButton, f"{name}Button")


def _click(panel: TrainingPanel, name: str) -> None:
    QTest.mouseClick(_button(panel, name), Qt.MouseButton.LeftButton)


def _status(panel: TrainingPanel) -> str:
    return _find(panel, SteadyLabel, "trainingStatus").text()


def _enabled(panel: TrainingPanel) -> set[str]:
    names = {"train", "pause", "stop"}
    enabled = {name for name in names if _button(panel, name).isEnabled()}
    if _find(panel, QComboBox, "recipeBox").isEnabled():
        enabled.add("choices")
    return enabled


def _steps(last: int, *, left: float = 8.0) -> StepsDone:
    ones = np.ones(10, np.float32)
    return StepsDone(last - 9, ones, ones, 0.1, 7134.0, 10.0, left)


def _finished(**changes: Any) -> Finished:
    values: dict[str, Any] = {
        "run": "r",
        "recipe": "fast-cnn",
        "seed": 0,
        "device": "cpu",
        "data": "MNIST",
        "stopped": False,
        "steps": 200,
        "epochs": 2.0,
        "validation_accuracy": 0.99,
        "validation_loss": 0.03,
        "test_accuracy": 0.9897,
        "test_loss": 0.03,
        "train_seconds": 7.63,
        "images_per_second": 7134.0,
        "parameters": 1000,
        "snapshot": None,
    }
    return Finished(**values | changes)


def test_it_starts_with_the_default_recipe_and_nothing_running(panel: TrainingPanel) -> None:
    assert panel.recipe_name == FAST_CNN.name
    assert _enabled(panel) == {"choices", "train"}
    assert _button(panel, "train").text() == "Train"


def test_train_asks_for_what_is_chosen(panel: TrainingPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.train_requested) as asked:
        _click(panel, "train")
    assert asked.args == [
        TrainingChoice(FAST_CNN, data="auto", folder=None, device="auto", continue_=False)
    ]


def test_the_whole_life_of_a_run(panel: TrainingPanel) -> None:
    seen = []
    for name in ("train", "pause", "resume", "stop"):
        getattr(panel, f"{name}_requested").connect(lambda *_, name=name: seen.append(name))
    _click(panel, "train")
    assert (panel.phase, _enabled(panel)) == (Phase.PREPARING, {"stop"})
    panel.show_started(_STARTED)
    assert (panel.phase, _enabled(panel)) == (Phase.TRAINING, {"pause", "stop"})
    _click(panel, "pause")
    assert (panel.phase, _enabled(panel)) == (Phase.PAUSED, {"pause", "stop"})
    assert _button(panel, "pause").text() == "Resume"
    _click(panel, "pause")
    assert (panel.phase, _button(panel, "pause").text()) == (Phase.TRAINING, "Pause")
    _click(panel, "stop")
    assert (panel.phase, _enabled(panel)) == (Phase.STOPPING, set())
    panel.show_finished(_finished(stopped=True, steps=31))
    assert (panel.phase, _enabled(panel)) == (Phase.IDLE, {"choices", "train"})
    assert seen == ["train", "pause", "resume", "stop"]


def test_after_a_run_it_offers_to_retrain(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_started(_STARTED)
    panel.show_finished(_finished())
    assert _button(panel, "train").text() == "Retrain"
    assert panel.train_action.text() == "Retrain"


def test_a_download_can_be_cancelled(panel: TrainingPanel, qtbot: QtBot) -> None:
    _click(panel, "train")
    panel.show_progress(Progress("download", "MNIST", 3_100_000, 11_600_000, "bytes"))
    assert _status(panel) == "Downloading MNIST · 3.1 of 11.6 MB"
    assert _find(panel, QProgressBar, "trainingProgress").value() == 267
    assert _button(panel, "stop").text() == "Cancel"
    with qtbot.waitSignal(panel.stop_requested):
        _click(panel, "stop")
    panel.show_cancelled()
    assert panel.phase is Phase.IDLE
    assert _button(panel, "stop").text() == "Stop"
    assert _button(panel, "train").text() == "Train"


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("read", "MNIST", 0, 0, "images"), "Reading MNIST…"),
        (
            Progress("generate", "Built-in strokes", 500, 600, "images"),
            "Drawing Built-in strokes · 500 of 600 images",
        ),
    ],
)
def test_preparations_are_put_into_words(
    panel: TrainingPanel, progress: Progress, text: str
) -> None:
    panel.show_progress(progress)
    assert _status(panel) == text


def test_an_unknown_amount_keeps_the_bar_moving(panel: TrainingPanel) -> None:
    bar = _find(panel, QProgressBar, "trainingProgress")
    panel.show_progress(Progress("read", "MNIST", 0, 0, "images"))
    assert bar.maximum() == 0
    panel.show_progress(Progress("read", "MNIST", 50, 100, "images"))
    assert (bar.value(), bar.maximum()) == (500, 1000)


def test_the_data_set_is_named(panel: TrainingPanel) -> None:
    panel.show_data(DataReady("MNIST", "here", 550, 50, 100))
    assert _status(panel) == "MNIST · 550 images to learn from, 50 to check with"


@pytest.mark.parametrize(
    ("last", "left", "text"),
    [
        (10, 8.0, "Epoch 1 of 2 · 5 % · 8 s left · 7100 images/s"),
        (100, 200.0, "Epoch 1 of 2 · 50 % · 3 min 20 s left · 7100 images/s"),
        (110, 7500.0, "Epoch 2 of 2 · 55 % · 2 h 5 min left · 7100 images/s"),
    ],
)
def test_progress_is_put_into_words(
    panel: TrainingPanel, last: int, left: float, text: str
) -> None:
    panel.show_started(_STARTED)
    panel.show_steps(_steps(last, left=left))
    assert _status(panel) == text


def test_a_continued_run_counts_its_own_steps(panel: TrainingPanel) -> None:
    panel.show_started(
        Started("r", "cpu", 1000, epochs=1, steps=100, steps_per_epoch=100, first_step=430)
    )
    panel.show_steps(_steps(480))
    assert _status(panel).startswith("Epoch 1 of 1 · 50 %")
    assert _find(panel, QProgressBar, "trainingProgress").value() == 500


def test_the_last_step_announces_the_test(panel: TrainingPanel) -> None:
    panel.show_started(_STARTED)
    panel.show_steps(_steps(200))
    assert _status(panel) == "Reading the test digits, which it has never seen…"


@pytest.mark.parametrize(
    ("finished", "text"),
    [
        (_finished(), "Test accuracy 98.97 % in 7.6 s"),
        (_finished(train_seconds=200.0), "Test accuracy 98.97 % in 3 min 20 s"),
        (_finished(test_accuracy=float("nan")), "Finished in 7.6 s"),
        (_finished(stopped=True, steps=31), "Stopped at step 31: these weights stay in use"),
    ],
)
def test_the_end_is_put_into_words(panel: TrainingPanel, finished: Finished, text: str) -> None:
    panel.show_started(_STARTED)
    panel.show_finished(finished)
    assert _status(panel) == text


def test_a_failure_is_told_in_the_window_and_training_is_possible_again(
    panel: TrainingPanel,
) -> None:
    _click(panel, "train")
    panel.show_started(_STARTED)
    panel.show_failed("The loss stopped being a number. Lower the learning rate.")
    bar = _find(panel, MessageBar, "messageBar")
    assert bar.isVisible()
    assert bar.text() == "The loss stopped being a number. Lower the learning rate."
    assert _enabled(panel) == {"choices", "train"}


def test_steps_that_arrive_while_paused_leave_it_paused(panel: TrainingPanel) -> None:
    panel.show_started(_STARTED)
    panel.pause_action.trigger()
    panel.show_steps(_steps(50))
    assert panel.phase is Phase.PAUSED
    assert _status(panel).startswith("Paused")


def test_what_arrives_late_does_not_undo_stopping(panel: TrainingPanel) -> None:
    _click(panel, "train")
    _click(panel, "stop")
    panel.show_progress(Progress("read", "MNIST", 1, 2, "images"))
    panel.show_data(DataReady("MNIST", "here", 550, 50, 100))
    panel.show_started(_STARTED)
    panel.show_steps(_steps(10))
    assert panel.phase is Phase.STOPPING
    assert _status(panel) == "Stopping…"


def test_a_notice_can_be_dismissed(panel: TrainingPanel) -> None:
    panel.notice("No network: training on the built-in strokes instead of MNIST.", "warning")
    bar = _find(panel, MessageBar, "messageBar")
    assert bar.isVisible()
    QTest.mouseClick(_find(panel, QToolButton, "dismissButton"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_a_notice_can_offer_something_to_do(panel: TrainingPanel, qtbot: QtBot) -> None:
    action = QAction("Retry", panel)
    panel.notice("The download failed.", "error", action)
    with qtbot.waitSignal(action.triggered):
        _click(panel, "message")
    assert not _find(panel, MessageBar, "messageBar").isVisible()


def test_a_new_run_takes_an_old_message_away(panel: TrainingPanel) -> None:
    panel.show_failed("Something failed.")
    _click(panel, "train")
    assert not _find(panel, MessageBar, "messageBar").isVisible()


def test_edited_hyper_parameters_are_part_of_the_choice(panel: TrainingPanel) -> None:
    _find(panel, QDoubleSpinBox, "learningRateBox").setValue(0.005)
    _find(panel, QSpinBox, "epochsBox").setValue(4)
    _find(panel, QSpinBox, "batchSizeBox").setValue(64)
    _find(panel, QSpinBox, "seedBox").setValue(7)
    assert panel.choice.recipe == FAST_CNN.with_changes(
        learning_rate=0.005, epochs=4, batch_size=64, seed=7
    )


def test_a_changed_value_is_marked_and_reset_by_one_click(panel: TrainingPanel) -> None:
    reset = _find(panel, QToolButton, "learningRateResetButton")
    assert not reset.isVisible()
    _find(panel, QDoubleSpinBox, "learningRateBox").setValue(0.5)
    assert reset.isVisible()
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert panel.choice.recipe == FAST_CNN
    assert not reset.isVisible()


def test_another_recipe_brings_its_own_values(panel: TrainingPanel) -> None:
    _find(panel, QSpinBox, "epochsBox").setValue(9)
    panel.set_recipe("mlp")
    assert panel.choice.recipe == PLAIN_MLP
    panel.set_recipe("no-such-recipe")
    assert panel.recipe_name == "mlp"


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [(0.02, 1, 0.05), (0.02, -1, 0.01), (0.02, 2, 0.1), (0.03, 1, 0.05), (1e-6, -1, 1e-6)],
)
def test_the_learning_rate_steps_through_decades(
    panel: TrainingPanel, start: float, steps: int, end: float
) -> None:
    editor = _find(panel, QDoubleSpinBox, "learningRateBox")
    editor.setValue(start)
    editor.stepBy(steps)
    assert editor.value() == pytest.approx(end)


@pytest.mark.parametrize(("typed", "value"), [("1e-3", 0.001), ("0.25", 0.25), ("5", 5.0)])
def test_a_learning_rate_can_be_typed(panel: TrainingPanel, typed: str, value: float) -> None:
    editor = _find(panel, QDoubleSpinBox, "learningRateBox")
    editor.selectAll()
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == value


def test_a_half_typed_learning_rate_is_never_asked_for(panel: TrainingPanel) -> None:
    editor = _find(panel, QDoubleSpinBox, "learningRateBox")
    editor.selectAll()
    QTest.keyClicks(editor, "1e-")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == FAST_CNN.learning_rate


@pytest.mark.parametrize(("start", "steps", "end"), [(128, 1, 256), (128, -1, 64), (100, 1, 128)])
def test_the_batch_size_doubles_and_halves(
    panel: TrainingPanel, start: int, steps: int, end: int
) -> None:
    editor = _find(panel, QSpinBox, "batchSizeBox")
    editor.setValue(start)
    editor.stepBy(steps)
    assert editor.value() == end


def test_one_device_is_no_choice(panel: TrainingPanel) -> None:
    box = _find(panel, QComboBox, "deviceBox")
    panel.set_devices((("cpu", "CPU"),))
    assert not box.isVisible()
    assert panel.choice.device == "cpu"
    panel.set_devices((("cuda:0", "A GPU"), ("cpu", "CPU")))
    assert box.isVisible()
    box.setCurrentIndex(0)
    assert panel.choice.device == "cuda:0"


def test_the_preferred_device_is_chosen_at_first(panel: TrainingPanel) -> None:
    panel.set_devices((("cuda:0", "A GPU"), ("cpu", "CPU")))
    assert panel.choice.device == "cuda:0"


@pytest.mark.parametrize(
    ("source", "folder", "choice"),
    [
        ("auto", None, ("auto", None)),
        ("strokes", None, ("strokes", None)),
        ("mnist", Path("/digits"), ("mnist", Path("/digits"))),
        ("", Path("/digits"), ("mnist", Path("/digits"))),
        ("auto", Path("/digits"), ("auto", None)),
        ("mnist", None, ("auto", None)),
        ("nonsense", None, ("auto", None)),
    ],
)
def test_remembered_data_is_chosen(
    panel: TrainingPanel, source: str, folder: Path | None, choice: tuple[str, Path | None]
) -> None:
    panel.set_data(source, folder)
    asked = panel.choice
    assert (asked.data, asked.folder, panel.data_folder) == (*choice, folder)


def _folder_dialog(panel: TrainingPanel) -> QFileDialog | None:
    return panel.findChild(QFileDialog, "dataFolderDialog")


def _choose_data(panel: TrainingPanel, index: int) -> None:
    box = _find(panel, QComboBox, "dataBox")
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_folder_is_asked_for_and_used(panel: TrainingPanel, tmp_path: Path) -> None:
    _choose_data(panel, 2)
    dialog = _folder_dialog(panel)
    assert dialog is not None
    assert panel.choice.data == "auto"
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert (panel.choice.data, panel.choice.folder) == ("mnist", tmp_path)
    assert tmp_path.name in _find(panel, QComboBox, "dataBox").currentText()


def test_a_folder_not_chosen_leaves_the_data_as_it_was(panel: TrainingPanel) -> None:
    _choose_data(panel, 1)
    _choose_data(panel, 2)
    dialog = _folder_dialog(panel)
    assert dialog is not None
    dialog.reject()
    assert panel.choice.data == "strokes"
    assert _find(panel, QComboBox, "dataBox").currentText() == "Built-in strokes"


def test_a_known_folder_is_used_without_asking_again(panel: TrainingPanel) -> None:
    panel.set_data("auto", Path("/digits"))
    _choose_data(panel, 2)
    assert _folder_dialog(panel) is None
    assert panel.choice.folder == Path("/digits")


def test_continuing_can_be_chosen(panel: TrainingPanel) -> None:
    _find(panel, QComboBox, "startBox").setCurrentIndex(1)
    assert panel.choice.continue_


@pytest.mark.parametrize(
    ("present", "possible"),
    [(FAST_CNN.with_changes(epochs=3, seed=9), True), (PLAIN_MLP, False)],
)
def test_only_the_same_network_can_be_continued(
    panel: TrainingPanel, present: Recipe, possible: bool
) -> None:
    _find(panel, QComboBox, "startBox").setCurrentIndex(1)
    panel.set_present_weights(present)
    assert panel.choice.continue_ is possible


def test_another_network_starts_from_scratch(panel: TrainingPanel) -> None:
    panel.set_present_weights(FAST_CNN)
    _find(panel, QComboBox, "startBox").setCurrentIndex(1)
    panel.set_recipe("mlp")
    assert not panel.choice.continue_


@pytest.mark.parametrize("key", ["Ctrl+T", "F5"])
def test_train_has_shortcuts(panel: TrainingPanel, key: str) -> None:
    assert key in {shortcut.toString() for shortcut in panel.train_action.shortcuts()}


def test_a_run_can_be_driven_by_the_keyboard_alone(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    button = _button(panel, "train")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=2000)
    with qtbot.waitSignal(panel.train_requested):
        QTest.keyClick(button, Qt.Key.Key_Space)
    panel.show_started(_STARTED)
    pause = _button(panel, "pause")
    assert pause.hasFocus()
    with qtbot.waitSignal(panel.pause_requested):
        QTest.keyClick(pause, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.resume_requested):
        QTest.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(panel.stop_requested):
        QTest.keyClick(panel, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    panel.show_finished(_finished(stopped=True))
    with qtbot.waitSignal(panel.train_requested):
        QTest.keyClick(panel, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def test_every_control_is_named_and_explained(panel: TrainingPanel) -> None:
    panel.set_devices((("cuda:0", "A GPU"), ("cpu", "CPU")))
    controls = [
        control
        for kind in (QPushButton, QToolButton, QComboBox, QSpinBox, QDoubleSpinBox)
        for control in panel.findChildren(kind)
        if control.isVisible()
    ]
    assert len(controls) >= 11
    for control in controls:
        assert control.objectName()
        assert control.accessibleName(), control.objectName()
        assert control.toolTip(), control.objectName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control.objectName()


@pytest.mark.parametrize("projector", [False, True])
def test_it_fits_beside_the_other_areas_of_a_small_screen(
    panel: TrainingPanel, projector: bool
) -> None:
    theme.apply(QApplication.instance(), "light", projector=projector)  # type: ignore[arg-type]
    panel.notice("Training on the built-in strokes instead of MNIST.", "warning")
    QApplication.processEvents()
    smallest = panel.minimumSizeHint()
    assert smallest.width() <= 620
    assert smallest.height() <= 640


def _evaluated(*never: int, split: Any = "validation", whole: bool = True) -> Evaluated:
    return Evaluated(split, 100, 1.0, 0.5, 0.9, 1000, whole, never_predicted=never)


def test_a_digit_that_is_never_predicted_is_a_lesson(panel: TrainingPanel) -> None:
    panel.set_recipe("pytorch-cnn")
    _click(panel, "train")
    panel.show_started(_STARTED)
    panel.show_evaluated(_evaluated(4))
    bar = _find(panel, MessageBar, "messageBar")
    assert bar.text().startswith("It never predicts 4. All units for it have died")
    panel.show_finished(_finished())
    _click(panel, "message")
    assert panel.choice.recipe.seed == 1
    assert panel.phase is Phase.IDLE


def test_a_digit_that_is_found_again_takes_the_lesson_away(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_started(_STARTED)
    panel.show_evaluated(_evaluated(4))
    panel.show_evaluated(_evaluated())
    assert not _find(panel, MessageBar, "messageBar").isVisible()


def test_a_dismissed_lesson_is_not_repeated(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_started(_STARTED)
    panel.show_evaluated(_evaluated(4))
    _find(panel, MessageBar, "messageBar").dismiss()
    panel.show_evaluated(_evaluated(4))
    assert not _find(panel, MessageBar, "messageBar").isVisible()


def test_too_little_memory_offers_smaller_batches(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_failed("Too little memory.", OutOfMemoryError("GPU", 128))
    assert _button(panel, "message").text() == "Use batches of 64"
    _click(panel, "message")
    assert panel.choice.recipe == FAST_CNN.with_changes(batch_size=64)
    assert _find(panel, QSpinBox, "batchSizeBox").value() == 64


def test_a_loss_that_is_no_number_offers_a_smaller_learning_rate(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_failed("No number.", DivergedError(3, 0.02))
    _click(panel, "message")
    assert panel.choice.recipe == FAST_CNN.with_changes(learning_rate=FAST_CNN.learning_rate / 10)


def test_another_failure_offers_nothing(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_failed("Something.", None)
    assert not _button(panel, "message").isVisible()


def _settings(panel: TrainingPanel) -> RecipeEditor:
    _click(panel, "allSettings")
    editor = panel.findChild(RecipeEditor)
    assert editor is not None
    return editor


def test_all_settings_edit_the_same_recipe(panel: TrainingPanel) -> None:
    editor = _settings(panel)
    assert editor.isVisible()
    switch = editor.findChild(QCheckBox, "batchNormEditor")
    assert switch is not None
    QTest.keyClick(switch, Qt.Key.Key_Space)
    _find(panel, QSpinBox, "epochsBox").setValue(4)
    assert panel.choice.recipe == FAST_CNN.with_changes(batch_norm=False, epochs=4)
    assert _find(panel, QLabel, "changedSettings").text() == "2 changed •"
    undo = editor.findChild(QToolButton, "undoSettingButton")
    assert undo is not None
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert _find(panel, QSpinBox, "epochsBox").value() == 1


def test_all_settings_have_a_shortcut(panel: TrainingPanel) -> None:
    panel.activateWindow()
    QTest.keyClick(panel, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert panel.findChild(RecipeEditor) is not None


def test_all_settings_can_be_looked_at_while_it_trains(panel: TrainingPanel) -> None:
    _click(panel, "train")
    panel.show_started(_STARTED)
    editor = _settings(panel)
    epochs = editor.findChild(QSpinBox, "epochsEditor")
    assert epochs is not None
    assert not epochs.isEnabled()
    panel.show_finished(_finished())
    assert epochs.isEnabled()


def test_an_impossible_hyper_parameter_is_told_beside_it(panel: TrainingPanel) -> None:
    box = _find(panel, QSpinBox, "epochsBox")
    box.selectAll()
    QTest.keyClicks(box, "5000")
    problem = _find(panel, QLabel, "hyperParameterProblem")
    assert problem.isVisible()
    assert problem.text() == "Epochs takes a whole number from 1 to 1000."
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert panel.choice.recipe == FAST_CNN


def test_a_change_of_language_keeps_choices_and_state(panel: TrainingPanel) -> None:
    panel.set_recipe("rnn-rows")
    _find(panel, QSpinBox, "epochsBox").setValue(4)
    panel.set_data("mnist", Path("/digits"))
    before = panel.choice
    for child in (panel, *panel.findChildren(QWidget)):
        QCoreApplication.sendEvent(child, QEvent(QEvent.Type.LanguageChange))
    assert panel.choice == before
    assert _button(panel, "train").text() == "Train"


def test_a_recipe_of_an_earlier_run_is_used_as_it_was(panel: TrainingPanel) -> None:
    earlier = PLAIN_MLP.with_changes(seed=5, weight_decay=0.1)
    panel.use_recipe(earlier)
    assert panel.choice.recipe == earlier
    assert panel.recipe_name == "mlp"
    assert _find(panel, QLabel, "changedSettings").text() == "2 changed •"


def test_training_forgets_what_was_refused(panel: TrainingPanel) -> None:
    box = _find(panel, QSpinBox, "epochsBox")
    box.selectAll()
    QTest.keyClicks(box, "5000")
    panel.train_action.trigger()
    assert not _find(panel, QLabel, "hyperParameterProblem").isVisible()
    assert box.value() == FAST_CNN.epochs


def test_marks_of_changed_values_move_nothing(panel: TrainingPanel) -> None:
    box = _find(panel, QSpinBox, "seedBox")
    QApplication.processEvents()
    before = box.geometry()
    _find(panel, QDoubleSpinBox, "learningRateBox").setValue(0.5)
    QApplication.processEvents()
    assert box.geometry() == before
