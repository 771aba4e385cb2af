"""The comparison window: columns, pad and chart."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QSlider, QWidget

from mnist_draw.compare.chart import AnswerChart
from mnist_draw.compare.comparison import Answer, Answers, Strip
from mnist_draw.compare.directions import SCALES
from mnist_draw.compare.shift_pad import ShiftPad
from mnist_draw.compare.sources import Bundled, WeightsFile, load
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.shared import language, theme
from tests import accessible
from tests.mnist_draw.compare.parts import find, open_window, show, text
from tests.mnist_draw.inside.observing import observation_with
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from tests.mnist_draw.recorder import Recorder
from trainer.ink.distortion import Distortion
from trainer.network import weights

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.compare.window import CompareWindow

OWN = snapshot(seed=4)
DRAWING = observation_with(OWN, bar(40))
IMAGE = np.zeros((28, 28), np.uint8)


@pytest.fixture
def area(qtbot: QtBot) -> DrawArea:
    """The main window's draw area, which lives longer than the comparison."""
    area = DrawArea()
    qtbot.addWidget(area)
    return area


@pytest.fixture
def window(area: DrawArea, qtbot: QtBot) -> CompareWindow:
    return open_window(area, qtbot)


def answers(before: list[int], now: list[int]) -> Answers:
    """Answers of six networks, each quite sure."""
    given = tuple(
        Answer(np.eye(10, dtype=np.float32)[digit] * 0.9 + np.float32(0.01), digit) for digit in now
    )
    return Answers(IMAGE, IMAGE, Distortion(), tuple(before), given)


def strips(window: CompareWindow, failures: list[int | None]) -> None:
    """Show strips of networks that fail at these indices."""
    count = len(SCALES[window.direction].amounts)
    for column, failure in enumerate(failures):
        kept = count if failure is None else failure
        digits = (1,) * kept + (7,) * (count - kept)
        window.show_item(Strip(column, IMAGE, window.direction, digits), OWN)


def marks(window: CompareWindow) -> list[str]:
    names = ("linear", "mlp", "cnn", "rnn", "lstm", "own")
    return [text(window, f"{name}NetworkMark") for name in names]


def test_each_column_names_its_network(window: CompareWindow) -> None:
    assert text(window, "linearNetworkTitle") == "Linear"
    assert text(window, "lstmNetworkTitle") == "LSTM"
    assert text(window, "mlpNetworkDetails") == "test 97.2\u00a0% · 38170 parameters"
    assert text(window, "ownNetworkTitle") == "Your network"


def test_each_column_shows_what_its_network_reads(window: CompareWindow) -> None:
    window.show_item(answers([1] * 6, [1, 2, 3, 4, 5, 6]), OWN)
    shown = [text(window, f"{n}NetworkDigit") for n in ("linear", "mlp", "cnn", "rnn", "own")]
    assert shown == ["1", "2", "3", "4", "6"]
    assert text(window, "mlpNetworkCertainty") == "91.0\u00a0%"
    assert text(window, "ownNetworkRecipe") == OWN.recipe.title


def test_a_network_that_differs_from_most_is_marked(window: CompareWindow) -> None:
    window.show_item(answers([1, 2, 1, 1, 1, 1], [1, 2, 1, 1, 1, 1]), OWN)
    assert marks(window) == ["", "most say 1", "", "", "", ""]


def test_a_network_that_left_its_answer_is_marked(window: CompareWindow) -> None:
    window.show_item(answers([1] * 6, [7, 1, 1, 1, 1, 1]), OWN)
    assert marks(window) == ["1 before the change", "", "", "", "", ""]


def test_networks_of_other_classes_are_not_comparable(window: CompareWindow) -> None:
    letters = dataclasses.replace(OWN, recipe=OWN.recipe.for_classes(tuple("ABCDEFGHIJ")))
    window.show_item(answers([1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 1, 2]), letters)
    assert marks(window) == ["not comparable: other classes"] * 5 + [""]
    assert text(window, "ownNetworkDigit") == "C"
    assert text(window, "linearNetworkDigit") == "1"


def test_networks_of_other_classes_do_not_fail_first(window: CompareWindow) -> None:
    letters = dataclasses.replace(OWN, recipe=OWN.recipe.for_classes(tuple("ABCDEFGHIJ")))
    window.show_item(answers([1] * 6, [1] * 6), letters)
    strips(window, [1, 2, 3, 4, 5, 6])
    assert text(window, "firstFailure") == "Your network fails first, at 6 px."


def test_a_blank_canvas_invites_to_draw(window: CompareWindow) -> None:
    show(window, DRAWING)
    assert text(window, "cnnNetworkDigit")
    show(window, observation_with(OWN, BLANK))
    assert text(window, "cnnNetworkDigit") == ""
    assert text(window, "firstFailure") == "Draw, and see which network fails first."


def test_a_slow_network_keeps_its_answer_until_the_next(window: CompareWindow) -> None:
    whole = answers([1] * 6, [1] * 6)
    window.show_item(whole, OWN)
    waiting = Answers(IMAGE, IMAGE, Distortion(), whole.before, (None, *whole.now[1:]))
    window.show_item(waiting, OWN)
    assert text(window, "linearNetworkDigit") == "1"


@pytest.mark.parametrize(
    ("failures", "sentence"),
    [
        ([2, 4, None, 3, 5, None], "Linear fails first, at 2 px."),
        ([3, None, None, 3, None, None], "Linear, RNN fail first, at 3 px."),
        ([None] * 6, "All keep their answer up to 8 px."),
        ([None, None, None, None, None, 1], "Your network fails first, at 1 px."),
    ],
)
def test_the_sentence_says_who_fails_first(
    window: CompareWindow, failures: list[int | None], sentence: str
) -> None:
    window.show_item(answers([1] * 6, [1] * 6), OWN)
    strips(window, failures)
    assert text(window, "firstFailure") == sentence
    assert "Linear: 1" in find(window, AnswerChart, "answerChart").accessibleDescription()


def test_the_sentence_waits_for_all_networks(window: CompareWindow) -> None:
    window.show_item(answers([1] * 6, [1] * 6), OWN)
    strips(window, [2, 3, 4, 5, 6])
    assert text(window, "firstFailure").startswith("Draw, and see")


def test_strips_of_an_earlier_direction_are_dropped(window: CompareWindow) -> None:
    window.show_item(answers([1] * 6, [1] * 6), OWN)
    late = Strip(0, IMAGE, "thinner", (1,) * 9)
    window.show_item(late, OWN)
    chart = find(window, AnswerChart, "answerChart")
    assert "Linear" not in chart.accessibleDescription()


def test_arrow_keys_move_the_picture_and_choose_the_direction(window: CompareWindow) -> None:
    changes = Recorder(window.changed)
    pad = find(window, ShiftPad, "shiftPad")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(pad, key)
    assert window.distortion == Distortion(right=-1, down=2)
    assert window.direction == "down"
    assert len(changes) == 3
    QTest.keyClick(pad, Qt.Key.Key_Home)
    assert window.distortion == Distortion()


def test_the_handle_can_be_dragged_but_not_out_of_the_pad(window: CompareWindow) -> None:
    pad = find(window, ShiftPad, "shiftPad")
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=pad.rect().center())
    QTest.mouseMove(pad, QPoint(5 * pad.width(), pad.height() // 2))
    assert pad.shift == (8, 0)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(pad, Qt.MouseButton.LeftButton)
    assert pad.shift == (0, 0)


@pytest.mark.parametrize(
    ("slider", "key", "expected", "direction"),
    [
        ("turnSlider", Qt.Key.Key_Right, Distortion(turn=1), "clockwise"),
        ("turnSlider", Qt.Key.Key_PageDown, Distortion(turn=-15), "anticlockwise"),
        ("thicknessSlider", Qt.Key.Key_PageUp, Distortion(thicker=0.5), "thicker"),
        ("thicknessSlider", Qt.Key.Key_Left, Distortion(thicker=-0.125), "thinner"),
    ],
)
def test_sliders_turn_and_thicken(
    window: CompareWindow, slider: str, key: Qt.Key, expected: Distortion, direction: str
) -> None:
    QTest.keyClick(find(window, QSlider, slider), key)
    assert window.distortion == expected
    assert window.direction == direction


def test_reset_takes_everything_back_with_one_change(window: CompareWindow) -> None:
    find(window, QSlider, "turnSlider").setValue(20)
    QTest.keyClick(find(window, ShiftPad, "shiftPad"), Qt.Key.Key_Up)
    changes = Recorder(window.changed)
    button = accessible.button(window, "Reset")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.distortion == Distortion()
    assert len(changes) == 1
    assert not button.isEnabled()


def test_a_cell_of_the_chart_sets_the_pad(window: CompareWindow) -> None:
    chart = find(window, AnswerChart, "answerChart")
    right = QPoint(chart.width() - 5, chart.height() // 2)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=right)
    assert window.distortion == Distortion(right=8)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert window.distortion == Distortion(right=7)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert window.distortion == Distortion()
    assert window.direction == "right"


def test_another_direction_can_be_chosen_without_the_pad(window: CompareWindow) -> None:
    changes = Recorder(window.changed)
    box = find(window, QComboBox, "directionBox")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.direction == "left"
    assert len(changes) == 1
    assert window.distortion == Distortion()


def test_runs_are_offered_and_the_chosen_one_is_requested(
    window: CompareWindow, tmp_path: Path
) -> None:
    runs = tuple(WeightsFile(tmp_path / name, name.upper()) for name in ("a", "b"))
    window.set_runs(runs)
    chosen: list[tuple[int, object]] = []
    window.source_chosen.connect(lambda column, source: chosen.append((column, source)))
    box = find(window, QComboBox, "rnnWeightsBox")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert chosen == [(3, runs[0])]
    # It is selected once it is loaded.
    assert box.currentData() == Bundled("rnn")


def test_a_chosen_file_stays_selected_and_names_its_row(
    window: CompareWindow, tmp_path: Path
) -> None:
    path = tmp_path / "class 7b.safetensors"
    weights.save(OWN, path)
    window.show_network(0, load(WeightsFile(path, path.name)))
    window.set_runs(())
    box = find(window, QComboBox, "linearWeightsBox")
    assert box.currentText() == path.name
    assert text(window, "linearNetworkTitle") == "MLP"
    window.show_item(answers([1] * 6, [1] * 6), OWN)
    strips(window, [2, 4, None, 3, 5, None])
    assert text(window, "firstFailure") == f"{path.name} fails first, at 2 px."


def test_the_file_dialog_belongs_to_the_column(window: CompareWindow, tmp_path: Path) -> None:
    chosen: list[tuple[int, object]] = []
    window.file_chosen.connect(lambda column, path: chosen.append((column, path)))
    box = find(window, QComboBox, "cnnWeightsBox")
    box.activated.emit(box.count() - 1)
    dialog = find(window, QFileDialog, "compareWeightsDialog")
    dialog.fileSelected.emit(str(tmp_path / "x.safetensors"))
    dialog.close()
    assert chosen == [(2, tmp_path / "x.safetensors")]


def test_texts_follow_the_language(window: CompareWindow, qapp: QApplication) -> None:
    window.show_item(answers([1] * 6, [7, 1, 1, 1, 1, 1]), OWN)
    strips(window, [2, 4, None, 3, 5, None])
    language.install(qapp, "ja")
    try:
        QApplication.sendPostedEvents()
        assert text(window, "linearNetworkTitle") == "線形"
        assert text(window, "linearNetworkMark") == "変化の前は 1"
        assert "線形" in text(window, "firstFailure")
        assert find(window, QComboBox, "directionBox").currentText() == "右に動かす"
        assert find(window, QComboBox, "cnnWeightsBox").currentText() == "付属"
        assert "線形" in find(window, AnswerChart, "answerChart").accessibleDescription()
    finally:
        language.install(qapp, "en")


@pytest.mark.parametrize("projector", [False, True])
def test_everything_fits_on_a_small_projector(
    window: CompareWindow, qapp: QApplication, qtbot: QtBot, *, projector: bool
) -> None:
    theme.apply(qapp, "light", projector=projector)
    show(window, DRAWING)
    window.resize(1366, 748)
    content = find(window, QWidget, "compareContent")
    # No scroll bar is needed.
    qtbot.waitUntil(lambda: content.size() == window.size(), timeout=2000)


def test_controls_can_be_used_by_keyboard_and_screen_reader(window: CompareWindow) -> None:
    controls = [
        *window.findChildren(QComboBox),
        *window.findChildren(QSlider),
        find(window, ShiftPad, "shiftPad"),
        find(window, AnswerChart, "answerChart"),
        accessible.button(window, "Reset"),
    ]
    assert len(controls) == 6 + 2 + 3
    for control in controls:
        assert control.objectName()
        assert control.accessibleName()
        assert control.toolTip()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_arrow_keys_on_the_chart_read_out_what_each_network_reads(
    window: CompareWindow, announcements: list[str]
) -> None:
    window.show_item(answers([1] * 6, [1] * 6), OWN)
    strips(window, [2, None, None, None, None, None])
    chart = find(window, AnswerChart, "answerChart")

    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Right)

    assert [each.split(". ")[0] for each in announcements] == ["1 px", "2 px"]
    assert "Linear: 1, MLP: 1" in announcements[0]
    assert "Linear: 7, MLP: 1" in announcements[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [("turnSlider", "Rotation +15°"), ("thicknessSlider", "Stroke width +0.50 px")],
)
def test_sliders_say_their_amounts_with_the_unit(
    window: CompareWindow, name: str, said: str
) -> None:
    slider = find(window, QSlider, name)
    interface = QAccessible.queryAccessibleInterface(slider)
    assert interface is not None

    QTest.keyClick(slider, Qt.Key.Key_PageUp)

    assert interface.text(QAccessible.Text.Description) == said
