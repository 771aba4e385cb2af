from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from mnist_draw.dataset.confusion_matrix import ConfusionMatrix
from mnist_draw.dataset.digit_grid import DigitGrid
from mnist_draw.dataset.digit_list import (
    DataSplits,
    Digit,
    DigitList,
    PredictedDigits,
    split_data_set,
)
from mnist_draw.dataset.digit_preview import DigitPreview
from mnist_draw.dataset.own_drawings import OwnFigures, Score
from mnist_draw.dataset.window import DataWindow
from mnist_draw.shared import theme
from tests import accessible
from tests.mnist_draw.networks import TINY, dataset, digits, snapshot
from trainer.data.digits import Digits
from trainer.data.progress import Progress
from trainer.network.batch_prediction import predict_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)

SPLITS = split_data_set(dataset(), TINY, None)


@pytest.fixture(scope="module")
def predicted() -> PredictedDigits:
    test = digits(200, seed=1)
    return PredictedDigits(test, predict_all(snapshot(), test), "Tiny", 0.0, "MNIST")


@pytest.fixture
def window(qtbot: QtBot) -> DataWindow:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    window = DataWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def find(window: QWidget, kind: type[W], name: str) -> W:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def grid(window: DataWindow, name: str = "imagesGrid") -> DigitGrid:
    return find(window, DigitGrid, name)


def predictions(window: DataWindow) -> DigitGrid:
    find(window, QTabWidget, "dataTabs").setCurrentIndex(1)
    return grid(window, "predictionsGrid")


def press(window: DataWindow, name: str) -> None:
    QTest.mouseClick(find(window, QPushButton, name), Qt.MouseButton.LeftButton)


def test_showing_the_window_requests_data(qtbot: QtBot) -> None:
    window = DataWindow()
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.data_wanted):
        window.show()


@pytest.mark.parametrize(("index", "count"), [(0, 200), (1, 50), (2, 50)])
def test_each_split_is_shown(window: DataWindow, index: int, count: int) -> None:
    window.show_splits(SPLITS)
    box = find(window, QComboBox, "splitBox")
    box.setCurrentIndex(index)
    assert str(count) in box.currentText()
    assert grid(window).digits.rowCount() == count


def test_the_digit_filter_applies_to_every_split(window: DataWindow) -> None:
    window.show_splits(SPLITS)
    find(window, QComboBox, "labelBox").setCurrentIndex(1 + 7)
    for index, split in enumerate((SPLITS.train, SPLITS.validation)):
        find(window, QComboBox, "splitBox").setCurrentIndex(index)
        shown = grid(window).digits
        labels = {shown.digit(row).label for row in range(shown.rowCount())}
        assert labels == {"7"}
        assert shown.rowCount() == (split.labels == 7).sum()


def test_the_selected_image_is_sent_to_the_canvas(qtbot: QtBot, window: DataWindow) -> None:
    window.show_splits(SPLITS)
    shown = grid(window)
    middle = shown.visualRect(shown.digits.index(3)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert find(window, QLabel, "imageTitle").text() == f"A {SPLITS.train.labels[3]}"
    with qtbot.waitSignal(window.canvas_wanted) as blocker:
        press(window, "imageToCanvasButton")
    assert blocker.args is not None
    assert (blocker.args[0].image == SPLITS.train.images[3]).all()


def test_only_visible_images_of_sixty_thousand_are_read(
    qtbot: QtBot, window: DataWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = Digits(np.tile(SPLITS.train.images, (300, 1, 1)), np.tile(SPLITS.train.labels, 300))
    read = set()

    def record(model: DigitList, row: int) -> Digit:
        read.add(row)
        return digit_of(model, row)

    digit_of = DigitList.digit
    monkeypatch.setattr(DigitList, "digit", record)
    window.show_splits(DataSplits("Many", "tiled", many, SPLITS.validation, SPLITS.test, None))
    shown = grid(window)
    last = shown.digits.index(len(many) - 1)
    qtbot.waitUntil(lambda: shown.visualRect(last).bottom() > 100_000, timeout=20_000)
    shown.scrollToBottom()
    QApplication.processEvents()
    assert shown.visualRect(last).intersects(shown.viewport().rect())
    cells = shown.viewport().width() * shown.viewport().height()
    visible = cells / (shown.gridSize().width() * shown.gridSize().height())
    # Two screens, each with rows that are cut off at its edges.
    assert len(read) <= 4 * visible
    assert len(many) - 1 in read


def test_a_button_requests_predictions(qtbot: QtBot, window: DataWindow) -> None:
    predictions(window)
    assert not accessible.button(window, "Read the test images").isEnabled()
    window.set_ready(ready=True)
    with qtbot.waitSignal(window.predictions_wanted):
        press(window, "readTestButton")


def test_mistakes_are_counted_and_listed_by_loss(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    shown = predictions(window)
    window.show_predictions(predicted)
    assert find(window, QLabel, "mistakesCount").text().startswith(f"{predicted.mistakes} of 200 ")
    assert shown.digits.rowCount() == predicted.mistakes
    first = shown.digits.digit(0)
    assert "read as" in find(window, QLabel, "predictionTitle").text()
    assert predicted.predictions.losses[first.index] == max(
        predicted.predictions.losses[shown.digits.digit(row).index]
        for row in range(predicted.mistakes)
    )


def test_correct_predictions_can_be_included(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    shown = predictions(window)
    window.show_predictions(predicted)
    QTest.keyClick(find(window, QWidget, "mistakesOnlyBox"), Qt.Key.Key_Space)
    assert shown.digits.rowCount() == 200


def test_a_cell_of_the_confusion_matrix_filters_the_images(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    shown = predictions(window)
    window.show_predictions(predicted)
    confusion = predicted.predictions.confusion
    label, digit = np.unravel_index(int(confusion.argmax()), confusion.shape)
    matrix = find(window, ConfusionMatrix, "confusionMatrix")
    cell = matrix.visualRect(matrix.model().index(int(label), int(digit)))
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert shown.digits.rowCount() == confusion[label, digit]
    assert {shown.digits.digit(r).label for r in range(shown.digits.rowCount())} == {str(label)}

    press(window, "allCellsButton")

    assert shown.digits.rowCount() == predicted.mistakes


def test_the_digits_confused_most_often_are_named(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    predictions(window)
    window.show_predictions(predicted)
    wrong = predicted.predictions.confusion.copy()
    np.fill_diagonal(wrong, 0)
    label, digit = np.unravel_index(int(wrong.argmax()), wrong.shape)
    assert (
        find(window, QLabel, "matrixTitle")
        .text()
        .startswith(f"Most confused: {label} read as {digit} ({wrong.max()}).")
    )


def test_the_whole_confusion_matrix_is_visible(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    predictions(window)
    window.show_predictions(predicted)
    QApplication.processEvents()
    matrix = find(window, ConfusionMatrix, "confusionMatrix")
    last = matrix.visualRect(matrix.model().index(9, 9))
    assert matrix.viewport().rect().contains(last)


@pytest.mark.parametrize("count", [2, 10, 26, 47])
def test_the_confusion_matrix_of_any_classes_fits_a_small_projector(
    qtbot: QtBot, qapp: QApplication, count: int
) -> None:
    theme.apply(qapp, "light", projector=True)
    window = DataWindow()
    qtbot.addWidget(window)
    predictions(window)
    with qtbot.waitExposed(window):
        window.show()
    names = tuple(map(chr, range(0x41, 0x41 + count)))
    test = Digits(np.zeros((count, 28, 28), np.uint8), np.arange(count, dtype=np.uint8), names)
    weights = snapshot(TINY.for_classes(names))
    window.show_predictions(PredictedDigits(test, predict_all(weights, test), "Tiny", 0.0, "MNIST"))
    QApplication.processEvents()
    matrix = find(window, ConfusionMatrix, "confusionMatrix")
    last = matrix.visualRect(matrix.model().index(count - 1, count - 1))
    assert matrix.viewport().rect().contains(last)
    room = window.screen().availableSize()
    assert window.minimumSizeHint().height() <= room.height()
    theme.apply(qapp, "light")


def test_the_whole_confusion_matrix_stays_visible_in_projector_mode(
    window: DataWindow, predicted: PredictedDigits, qapp: QApplication
) -> None:
    predictions(window)
    window.show_predictions(predicted)
    matrix = find(window, ConfusionMatrix, "confusionMatrix")
    side = find(window, QScrollArea, "predictionsSide")
    QApplication.processEvents()
    usual = matrix.width()

    theme.apply(qapp, "light", projector=True)
    QApplication.processEvents()

    assert matrix.width() > usual
    assert side.viewport().width() >= matrix.width()
    theme.apply(qapp, "light")


def test_changed_drawings_mark_the_predictions_of_drawings_alone(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    predictions(window)
    stale = find(window, QLabel, "staleReading")
    window.show_predictions(predicted)
    window.mark_drawings_changed()
    assert not stale.isVisible()
    figures = OwnFigures({}, {}, 0, Score(0, 0), 0, 0)
    window.show_predictions(replace(predicted, own=figures))
    window.mark_drawings_changed()
    assert stale.isVisible()
    assert stale.text().startswith("My drawings have changed")
    window.mark_stale()
    assert stale.text().startswith("The network has changed")


def test_other_weights_mark_the_predictions_as_stale(
    window: DataWindow, predicted: PredictedDigits
) -> None:
    predictions(window)
    stale = find(window, QLabel, "staleReading")
    window.mark_stale()
    assert not stale.isVisible()
    window.show_predictions(predicted)
    window.mark_stale()
    assert stale.isVisible()
    window.show_predictions(predicted)
    assert not stale.isVisible()


def test_progress_is_shown_and_can_be_cancelled(qtbot: QtBot, window: DataWindow) -> None:
    window.show_progress(Progress("read", "MNIST", 10, 40, unit="bytes"))
    assert find(window, QWidget, "dataProgress").isVisible()
    with qtbot.waitSignal(window.cancel_wanted):
        press(window, "cancelDataButton")
    window.show_idle()
    assert not find(window, QWidget, "dataProgress").isVisible()


def test_the_window_fits_a_small_screen(window: DataWindow, predicted: PredictedDigits) -> None:
    predictions(window)
    window.show_predictions(predicted)
    window.show_message(lambda: "These are computer-drawn digits, not MNIST. " * 4, "warning")
    window.show_prediction_progress(10, 200)
    QApplication.processEvents()
    assert window.minimumSizeHint().height() <= 700


def test_the_preview_of_an_image_grows_with_projector_mode(
    window: DataWindow, qapp: QApplication
) -> None:
    window.show_splits(SPLITS)
    preview = find(window, QWidget, "imagesTab").findChild(DigitPreview)
    assert preview is not None
    usual = preview.width()

    theme.apply(qapp, "light", projector=True)
    QApplication.processEvents()

    assert preview.width() > usual
    theme.apply(qapp, "light")


def test_the_result_is_announced_with_the_most_frequent_confusion(
    window: DataWindow, predicted: PredictedDigits, announcements: list[str]
) -> None:
    wrong = predicted.predictions.confusion.copy()
    np.fill_diagonal(wrong, 0)
    label, read = np.unravel_index(wrong.argmax(), wrong.shape)
    confusion = f"Most confused: {label} read as {read} ({wrong.max()})."

    window.show_predictions(predicted)

    (announced,) = announcements
    assert announced.startswith(f"{wrong.sum()} of {len(predicted.test)} read wrongly")
    assert announced.endswith(confusion)
    matrix = QAccessible.queryAccessibleInterface(find(window, ConfusionMatrix, "confusionMatrix"))
    assert matrix is not None
    assert matrix.text(QAccessible.Text.Description).startswith(confusion)


def test_the_grid_shows_whether_it_has_the_focus(qtbot: QtBot, window: DataWindow) -> None:
    window.show_splits(SPLITS)
    shown = grid(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    find(window, QComboBox, "splitBox").setFocus()
    before = shown.grab().toImage()

    shown.setFocus(Qt.FocusReason.TabFocusReason)

    assert shown.grab().toImage() != before
