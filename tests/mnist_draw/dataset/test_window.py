from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTabWidget, QWidget

from mnist_draw.dataset.confusion_matrix import ConfusionMatrix
from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits, divide
from mnist_draw.dataset.window import DataWindow
from mnist_draw.shared import theme
from tests.mnist_draw.networks import TINY, dataset, digits, snapshot
from trainer.data.digits import Digits
from trainer.data.progress import Progress
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)

SPLITS = divide(dataset(), TINY, None)


@pytest.fixture(scope="module")
def reading() -> PredictedDigits:
    test = digits(200, seed=1)
    return PredictedDigits(test, predict_all(snapshot(), test), "Tiny", 0.0)


@pytest.fixture
def view(qtbot: QtBot) -> DataWindow:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    view = DataWindow()
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def find(view: QWidget, kind: type[W], name: str) -> W:
    found = view.findChild(kind, name)
    assert found is not None, name
    return found


def grid(view: DataWindow, name: str = "imagesGrid") -> DigitGrid:
    return find(view, DigitGrid, name)


def predictions(view: DataWindow) -> DigitGrid:
    find(view, QTabWidget, "dataTabs").setCurrentIndex(1)
    return grid(view, "predictionsGrid")


def press(view: DataWindow, name: str) -> None:
    QTest.mouseClick(find(view, QPushButton, name), Qt.MouseButton.LeftButton)


def test_showing_it_asks_for_data(qtbot: QtBot) -> None:
    view = DataWindow()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.data_wanted):
        view.show()


@pytest.mark.parametrize(("index", "count"), [(0, 200), (1, 50), (2, 50)])
def test_each_split_is_shown(view: DataWindow, index: int, count: int) -> None:
    view.show_splits(SPLITS)
    box = find(view, QComboBox, "splitBox")
    box.setCurrentIndex(index)
    assert str(count) in box.currentText()
    assert grid(view).digits.rowCount() == count


def test_one_digit_is_shown_alone_in_every_split(view: DataWindow) -> None:
    view.show_splits(SPLITS)
    find(view, QComboBox, "labelBox").setCurrentIndex(1 + 7)
    for index, split in enumerate((SPLITS.train, SPLITS.validation)):
        find(view, QComboBox, "splitBox").setCurrentIndex(index)
        shown = grid(view).digits
        labels = {shown.digit(row).label for row in range(shown.rowCount())}
        assert labels == {7}
        assert shown.rowCount() == (split.labels == 7).sum()


def test_a_click_chooses_an_image_and_a_button_sends_it_to_the_canvas(
    qtbot: QtBot, view: DataWindow
) -> None:
    view.show_splits(SPLITS)
    shown = grid(view)
    middle = shown.visualRect(shown.digits.index(3)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert find(view, QLabel, "imageTitle").text() == f"A {SPLITS.train.labels[3]}"
    with qtbot.waitSignal(view.canvas_wanted) as asked:
        press(view, "imageToCanvasButton")
    assert asked.args is not None
    assert (asked.args[0].image == SPLITS.train.images[3]).all()


def test_sixty_thousand_images_are_shown_and_scrolled_without_a_stall(
    qtbot: QtBot, view: DataWindow
) -> None:
    many = Digits(np.tile(SPLITS.train.images, (300, 1, 1)), np.tile(SPLITS.train.labels, 300))
    begin = time.process_time()
    view.show_splits(DataSplits("Many", "tiled", many, SPLITS.validation, SPLITS.test, None))
    QApplication.processEvents()
    assert time.process_time() - begin < 1.0
    shown = grid(view)
    last = shown.digits.index(len(many) - 1)
    qtbot.waitUntil(lambda: shown.visualRect(last).bottom() > 100_000, timeout=20_000)
    begin = time.process_time()
    shown.scrollToBottom()
    QApplication.processEvents()
    assert time.process_time() - begin < 0.5
    assert shown.visualRect(last).intersects(shown.viewport().rect())


def test_reading_is_asked_for_by_a_button(qtbot: QtBot, view: DataWindow) -> None:
    predictions(view)
    assert not find(view, QPushButton, "readTestButton").isEnabled()
    view.set_ready(ready=True)
    with qtbot.waitSignal(view.reading_wanted):
        press(view, "readTestButton")


def test_mistakes_are_counted_and_shown_first(view: DataWindow, reading: PredictedDigits) -> None:
    shown = predictions(view)
    view.show_reading(reading)
    assert find(view, QLabel, "mistakesCount").text().startswith(f"{reading.mistakes} of 200 ")
    assert shown.digits.rowCount() == reading.mistakes
    first = shown.digits.digit(0)
    assert "read as" in find(view, QLabel, "predictionTitle").text()
    assert reading.reading.losses[first.number] == max(
        reading.reading.losses[shown.digits.digit(row).number] for row in range(reading.mistakes)
    )


def test_all_images_are_shown_on_demand(view: DataWindow, reading: PredictedDigits) -> None:
    shown = predictions(view)
    view.show_reading(reading)
    QTest.keyClick(find(view, QWidget, "mistakesOnlyBox"), Qt.Key.Key_Space)
    assert shown.digits.rowCount() == 200


def test_a_cell_of_the_confusion_filters_the_images(
    view: DataWindow, reading: PredictedDigits
) -> None:
    shown = predictions(view)
    view.show_reading(reading)
    confusion = reading.reading.confusion
    label, predicted = np.unravel_index(int(confusion.argmax()), confusion.shape)
    matrix = find(view, ConfusionMatrix, "confusionMatrix")
    cell = matrix.visualRect(matrix.model().index(int(label), int(predicted)))
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert shown.digits.rowCount() == confusion[label, predicted]
    assert {shown.digits.digit(r).label for r in range(shown.digits.rowCount())} == {label}

    press(view, "allCellsButton")

    assert shown.digits.rowCount() == reading.mistakes


def test_the_whole_confusion_can_be_seen(view: DataWindow, reading: PredictedDigits) -> None:
    predictions(view)
    view.show_reading(reading)
    QApplication.processEvents()
    matrix = find(view, ConfusionMatrix, "confusionMatrix")
    last = matrix.visualRect(matrix.model().index(9, 9))
    assert matrix.viewport().rect().contains(last)


def test_other_weights_make_a_reading_stale_until_it_is_made_again(
    view: DataWindow, reading: PredictedDigits
) -> None:
    predictions(view)
    stale = find(view, QLabel, "staleReading")
    view.mark_stale()
    assert not stale.isVisible()
    view.show_reading(reading)
    view.mark_stale()
    assert stale.isVisible()
    view.show_reading(reading)
    assert not stale.isVisible()


def test_what_goes_on_is_shown_and_can_be_cancelled(qtbot: QtBot, view: DataWindow) -> None:
    view.show_progress(Progress("read", "MNIST", 10, 40, unit="bytes"))
    assert find(view, QWidget, "dataProgress").isVisible()
    with qtbot.waitSignal(view.cancel_wanted):
        press(view, "cancelDataButton")
    view.show_idle()
    assert not find(view, QWidget, "dataProgress").isVisible()
