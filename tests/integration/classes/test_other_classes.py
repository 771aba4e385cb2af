"""The whole window with other classes than the ten digits."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QTabWidget

from mnist_draw.app import Options
from mnist_draw.dataset.confusion_matrix import ConfusionMatrix
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.starting_weights import capitals_file
from tests.integration.teacher import zero
from tests.trainer.data.sets.idx_files import idx_bytes
from tests.trainer.engine import make_digits
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher

pytestmark = pytest.mark.usefixtures("few_strokes")

LETTERS = tuple(string.ascii_uppercase)
SHORT = PRESETS[0].with_changes(train_images=260, validation_images=52, epochs=1)


@pytest.fixture
def letters_folder(tmp_path: Path) -> Path:
    """A folder with IDX files of 26 classes and their names."""
    folder = tmp_path / "our-letters"
    folder.mkdir()
    for split, count in (("train", 312), ("t10k", 78)):
        digits = make_digits(count, 0, LETTERS)
        (folder / f"{split}-images-idx3-ubyte").write_bytes(idx_bytes(digits.images))
        (folder / f"{split}-labels-idx1-ubyte").write_bytes(idx_bytes(digits.labels))
    lines = (f"{label} {ord(name)}" for label, name in enumerate(LETTERS))
    (folder / "mapping.txt").write_text("\n".join(lines))
    return folder


def bars(teacher: Teacher) -> ProbabilityBars:
    found = teacher.app.window.findChild(ProbabilityBars, "probabilityBars")
    assert found is not None
    return found


def test_letters_of_a_folder_are_learnt_and_read(start: Start, letters_folder: Path) -> None:
    teacher = start()
    teacher.app.training_panel.choices.set_data("folder", letters_folder)
    teacher.app.training_panel.choices.use_recipe(SHORT)
    teacher.press("Train…")
    teacher.wait_until(lambda: teacher.finished.values)
    (finished,) = teacher.finished.values
    assert finished.data == "our-letters"
    assert finished.snapshot.recipe.classes == LETTERS

    teacher.draw(zero())
    teacher.wait_until(
        lambda: (
            teacher.predictions.values[-1].snapshot.recipe.classes == LETTERS
            and teacher.predictions.values[-1].probabilities is not None
            and not teacher.predictions.values[-1].pen_down
        )
    )
    probabilities = teacher.predictions.values[-1].probabilities
    assert len(probabilities) == 26
    assert bars(teacher).classes == LETTERS
    # Unlike a network of digits, it is not asked whether this is a digit.
    assert teacher.predictions.values[-1].not_sure is None

    teacher.app.window.data_action.trigger()
    view = next(each for each in teacher.app.window.findChildren(QTabWidget, "dataTabs"))
    label_box = view.findChild(QComboBox, "labelBox")
    assert label_box is not None
    teacher.wait_until(lambda: label_box.count() == 27)
    assert label_box.itemText(1).startswith("A:")
    view.setCurrentIndex(1)
    teacher.press("Read the test images")
    teacher.wait_until(lambda: "of 78" in teacher.read("mistakesCount"))
    matrix = view.findChild(ConfusionMatrix, "confusionMatrix")
    assert matrix is not None
    assert matrix.model().rowCount() == 26
    assert matrix.model().headerData(25, matrix.verticalHeader().orientation()) == "Z"


def test_the_network_for_capital_letters_reads_an_a(start: Start) -> None:
    file = capitals_file()
    assert file is not None
    teacher = start(Options(weights=file))
    teacher.wait_until(teacher.app.draw_area.canvas.isEnabled)
    left, top, right = (0.25, 0.8), (0.5, 0.2), (0.75, 0.8)
    for stroke in (_line(left, top) + _line(top, right), _line((0.36, 0.56), (0.64, 0.56))):
        teacher.draw(stroke)
    teacher.wait_until(
        lambda: (
            teacher.predictions.values
            and teacher.predictions.values[-1].probabilities is not None
            and not teacher.predictions.values[-1].pen_down
        )
    )
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "A")
    assert teacher.read("weightsOrigin") == "trained on UNIPEN capitals"


def test_weights_of_letters_do_not_read_a_data_set_of_digits(start: Start) -> None:
    teacher = start(Options(weights=capitals_file()))
    teacher.wait_until(lambda: teacher.opened.values)
    teacher.app.training_panel.choices.set_data("strokes", None)
    teacher.app.window.mistakes_action.trigger()
    teacher.wait_until(
        lambda: (
            "The network reads A, B … Z, but Computer-drawn digits holds 0, 1" in _messages(teacher)
        )
    )


def _messages(teacher: Teacher) -> str:
    return "\n".join(label.text() for label in teacher.app.window.findChildren(QLabel))


def _line(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    return [
        (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        for share in np.linspace(0, 1, 12).tolist()
    ]
