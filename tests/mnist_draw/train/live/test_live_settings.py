"""Settings that change while a network trains: sliders, numbers, requests."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QWidget

from mnist_draw.train.live.button import LiveButton
from mnist_draw.train.live.editor import SettingEditor
from mnist_draw.train.live.row import LiveRow
from mnist_draw.train.live.scales import LinearScale, LogarithmicScale, scale_of
from mnist_draw.train.live.settings import LiveSettings
from tests.mnist_draw.recorder import Recorder
from trainer.events import SettingChanged, Started
from trainer.recipe.live_changes import LIVE_FIELDS, SettingChange, initial_values
from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EVERYTHING = Recipe(learning_rate=0.01, dropout=0.2, rotation=10.0, weight_decay=0.001)


@pytest.fixture
def settings() -> LiveSettings:
    return LiveSettings()


@pytest.fixture
def row(qtbot: QtBot, settings: LiveSettings) -> LiveRow:
    row = LiveRow(settings)
    qtbot.addWidget(row)
    row.resize(600, 80)
    row.show()
    settings.begin(EVERYTHING)
    return row


def slider(row: LiveRow, name: str) -> QSlider:
    found = row.findChild(QSlider, f"{name}LiveSlider")
    assert found is not None
    return found


def box(row: LiveRow, name: str) -> QDoubleSpinBox:
    found = row.findChild(QDoubleSpinBox, f"{name}LiveBox")
    assert found is not None
    return found


def test_only_settings_that_the_recipe_uses_are_shown(row: LiveRow, settings: LiveSettings) -> None:
    assert len(row.findChildren(QSlider)) == 4
    settings.begin(Recipe())
    names = {each.objectName() for each in row.findChildren(QSlider) if not each.isHidden()}
    assert {"learningRateLiveSlider", "weightDecayLiveSlider"} <= names


def test_the_editors_of_an_earlier_run_are_gone(row: LiveRow, settings: LiveSettings) -> None:
    earlier = [weakref.ref(each) for each in row.findChildren(SettingEditor)]
    assert len(earlier) == 4
    settings.begin(EVERYTHING)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [each() for each in earlier] == [None] * 4


def test_a_number_is_requested_and_moves_the_slider(
    qtbot: QtBot, row: LiveRow, settings: LiveSettings
) -> None:
    before = slider(row, "learningRate").value()
    field = box(row, "learningRate")
    with qtbot.waitSignal(settings.requested) as requested:
        field.selectAll()
        QTest.keyClicks(field, "0.1")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert requested.args == [SettingChange("learning_rate", 0.1)]
    assert slider(row, "learningRate").value() > before


def test_a_slider_moved_by_keys_requests_its_last_value_alone(
    qtbot: QtBot, row: LiveRow, settings: LiveSettings
) -> None:
    requests = Recorder(settings.requested)
    for _ in range(5):
        QTest.keyClick(slider(row, "dropout"), Qt.Key.Key_Right)
    assert box(row, "dropout").value() == pytest.approx(0.25)
    qtbot.waitUntil(lambda: bool(requests.values))
    assert requests.values == [SettingChange("dropout", 0.25)]


def test_a_released_slider_requests_at_once(row: LiveRow, settings: LiveSettings) -> None:
    requests = Recorder(settings.requested)
    mover = slider(row, "augmentation")
    mover.setValue(0)
    mover.sliderReleased.emit()
    assert requests.values == [SettingChange("augmentation", 0.0)]


def test_a_change_made_by_the_training_is_shown(row: LiveRow, settings: LiveSettings) -> None:
    settings.show_changed(SettingChanged(10, "weight_decay", 0.02))
    assert box(row, "weightDecay").value() == 0.02


def test_a_late_report_does_not_undo_what_is_wanted_by_now(
    row: LiveRow, settings: LiveSettings
) -> None:
    settings.want("dropout", 0.5)
    settings.show_changed(SettingChanged(10, "dropout", 0.3))
    assert box(row, "dropout").value() == 0.5


def test_a_slider_says_its_value_and_not_its_step(row: LiveRow) -> None:
    mover = slider(row, "learningRate")
    interface = QAccessible.queryAccessibleInterface(mover)
    assert interface is not None

    QTest.keyClick(mover, Qt.Key.Key_Right)

    said = interface.text(QAccessible.Text.Description)
    assert said == box(row, "learningRate").text()
    assert said != interface.text(QAccessible.Text.Value)


def test_every_control_has_a_name_and_a_tip(row: LiveRow) -> None:
    for widget in (*row.findChildren(QSlider), *row.findChildren(QDoubleSpinBox)):
        assert "while it trains" in widget.accessibleName()
        assert widget.toolTip()


@pytest.mark.parametrize("recipe", [EVERYTHING, *PRESETS], ids=lambda recipe: recipe.name)
def test_each_slider_begins_at_the_value_of_the_recipe_and_gives_possible_values(
    recipe: Recipe,
) -> None:
    for field, value in initial_values(recipe).items():
        scale = scale_of(field, recipe)
        assert 0 <= scale.position(value) <= scale.last
        assert scale.value(scale.position(value)) == pytest.approx(value, rel=0.07)
        for position in (0, scale.last // 2, scale.last):
            SettingChange(field, scale.value(position))


def test_scales_give_short_numbers() -> None:
    rates = LogarithmicScale(1e-4, 1.0)
    assert [rates.value(position) for position in (0, 20, 26, 80)] == [1e-4, 1e-3, 0.002, 1.0]
    decay = LogarithmicScale(1e-5, 1.0, zero=True)
    assert (decay.value(0), decay.position(0.0), decay.value(decay.last)) == (0.0, 0, 1.0)
    shares = LinearScale(0.9, 0.01)
    assert [shares.value(position) for position in (0, 7, 90)] == [0.0, 0.07, 0.9]
    assert set(initial_values(EVERYTHING)) == set(LIVE_FIELDS)


def test_the_button_opens_the_same_settings(qtbot: QtBot, settings: LiveSettings) -> None:
    settings.begin(EVERYTHING)
    column = QWidget()
    qtbot.addWidget(column)
    column.resize(220, 40)
    button = LiveButton(settings, column)
    column.show()
    button.click()
    panel = button.findChild(LiveRow)
    assert panel is not None
    for each in panel.findChildren(QSlider):
        # None is cut off, however narrow the column.
        assert panel.window().rect().contains(each.mapTo(panel.window(), each.rect().center()))
    panel.window().close()


def test_a_stopped_run_goes_on_with_its_present_values_and_the_changes_left(
    settings: LiveSettings,
) -> None:
    settings.begin(EVERYTHING)
    settings.show_changed(SettingChanged(10, "dropout", 0.4))
    repeated = (SettingChanged(10, "dropout", 0.4), SettingChanged(70, "learning_rate", 0.1))
    started = Started("r", "cpu", 10, epochs=2, steps=100, steps_per_epoch=50)
    carried = settings.carried(repeated, started, 1.2)
    assert carried == (SettingChanged(0, "dropout", 0.4), repeated[1])
    assert settings.carried((), started, 1.2) == (SettingChanged(0, "dropout", 0.4),)
