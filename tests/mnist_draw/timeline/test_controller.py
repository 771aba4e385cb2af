"""The time machine during a training: back to earlier steps, forth, and back to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox

from mnist_draw.timeline import controller, worker
from tests.mnist_draw.event_counter import EventCounter
from tests.mnist_draw.timeline.parts import at_step
from trainer.network.packed_weights import pack, unpack
from trainer.training import kept_steps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.timeline.parts import TimeMachine
    from trainer.network.packed_weights import PackedWeights
    from trainer.network.weights import WeightSnapshot

KEPT = (0, 1, 2, 5)


@pytest.fixture
def trained(machine: TimeMachine) -> TimeMachine:
    """A training at step 9 that has kept four steps."""
    machine.train(0, 1, 2, 4, 5, 9, kept=KEPT)
    return machine


def test_each_snapshot_of_a_training_is_used_at_once(machine: TimeMachine) -> None:
    machine.train(0, 1, 2, 4, 9, kept=KEPT)
    assert machine.used == [0, 1, 2, 4, 9]


def test_a_busy_window_uses_the_newest_snapshot_and_leaves_out_those_before_it(
    machine: TimeMachine,
) -> None:
    machine.prediction.patient = True
    machine.train(0, 1, 2, 4, 9, kept=KEPT)
    assert machine.used == [0]
    machine.prediction.use()
    assert machine.used == [0, 9]
    machine.prediction.use()
    machine.take(12)
    assert machine.used == [0, 9, 12]
    assert len(machine.moved) == 0


def test_a_snapshot_costs_no_new_layout(machine: TimeMachine) -> None:
    machine.train(*range(5), kept=KEPT)
    # Layouts follow sizes, and sizes layouts.
    for _ in range(8):
        QApplication.processEvents()
    requests = EventCounter(machine.panel, QEvent.Type.LayoutRequest)
    for step in range(5, 15):
        machine.take(step, keep=True)
        QApplication.processEvents()
    assert machine.slider.maximum() > 10
    assert requests.count == 0


def test_after_a_failure_the_newest_snapshot_is_used(machine: TimeMachine) -> None:
    machine.prediction.patient = True
    machine.train(0, 1, 2)
    machine.prediction.failed.emit(None)
    assert machine.used == [0, 2]


def test_a_snapshot_that_waits_is_not_used_in_the_past(trained: TimeMachine, qtbot: QtBot) -> None:
    trained.prediction.patient = True
    trained.take(10)
    trained.take(11)
    trained.slider.setValue(0)
    trained.prediction.use()
    qtbot.waitUntil(lambda: trained.used[-1] == 0)
    trained.prediction.use()
    assert trained.used[-2:] == [10, 0]


def test_a_training_aside_leaves_predictions_at_the_step_that_is_shown(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    trained.slider.setValue(1)
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    before = list(trained.used)

    trained.session.aside = True
    trained.train(7, 8, run="variant")

    assert trained.used == before
    assert trained.slider.value() == 1


def test_there_is_no_slider_before_there_are_earlier_weights(machine: TimeMachine) -> None:
    assert machine.bar.isHidden()
    machine.train(0, kept=KEPT)
    assert machine.bar.isHidden()
    machine.take(1)
    assert machine.bar.isVisible()


def test_during_its_training_too_the_slider_says_that_a_network_is_too_large(
    machine: TimeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_steps, "MOST_BYTES", 1000)
    machine.train(0, 1)
    assert machine.bar.isVisible()
    assert machine.text("timelineRun") == "This network is too large to keep its earlier weights"
    assert not machine.slider.isEnabled()
    assert machine.used == [0, 1]


def test_the_slider_has_a_position_for_each_kept_step_and_one_for_now(
    trained: TimeMachine,
) -> None:
    assert (trained.slider.minimum(), trained.slider.maximum()) == (0, 4)
    assert trained.slider.value() == 4
    assert trained.text("timelineStep") == "step 9 · epoch 0.45"
    assert not trained.button("timelinePresentButton").isEnabled()


def test_the_slider_takes_predictions_back_to_an_earlier_step(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    trained.slider.setValue(2)
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    used = trained.weights.snapshot
    assert used is not None
    expected = unpack(pack(at_step(2)))
    assert (used.step, used.epoch, used.run, used.recipe) == (
        (expected.step, expected.epoch, expected.run, expected.recipe)
    )
    for name, array in used.arrays.items():
        assert np.array_equal(array, expected.arrays[name])
    assert trained.text("timelineStep") == "step 2 · epoch 0.10"
    assert trained.button("timelinePresentButton").isEnabled()


def test_new_snapshots_wait_while_the_user_is_in_the_past(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    trained.slider.setValue(1)
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    trained.take(12, keep=True)
    newest = trained.take(15)
    assert trained.used[-1] == 1
    assert (trained.slider.value(), trained.slider.maximum()) == (1, 5)

    trained.button("timelinePresentButton").click()
    assert trained.weights.snapshot is newest
    trained.take(17)
    assert trained.used[-1] == 17


def test_a_run_that_goes_back_to_its_best_weights_takes_a_later_step_along(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    trained.slider.setValue(KEPT.index(5))
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    best = trained.take(2)
    assert trained.weights.snapshot is best
    assert (trained.slider.value(), trained.slider.maximum()) == (2, 2)


def test_the_last_position_is_the_present_without_any_rounding(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    present = trained.weights.snapshot
    trained.slider.setValue(0)
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    trained.slider.setValue(trained.slider.maximum())
    assert trained.weights.snapshot is present
    assert len(trained.moved) == 2


def test_a_dragged_slider_leaves_out_steps_instead_of_falling_behind(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    trained.prediction.patient = True
    trained.slider.setValue(0)
    qtbot.waitUntil(lambda: trained.used[-1] == 0)
    for position in (1, 2, 1, 3):
        trained.slider.setValue(position)
    trained.prediction.use()
    qtbot.waitUntil(lambda: trained.used[-1] == 5)
    trained.prediction.use()
    assert trained.used[-2:] == [0, 5]


def test_now_wins_over_a_step_that_is_still_being_unpacked(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    trained.slider.setValue(0)
    trained.button("timelinePresentButton").click()
    trained.slider.setValue(3)
    qtbot.waitUntil(lambda: trained.used[-1] == 5)
    assert trained.used[-3:] == [9, 9, 5]


def test_it_plays_each_step_from_the_start_to_now(
    trained: TimeMachine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "PLAYING_MS", 20)
    before = len(trained.used)
    trained.button("timelinePlayButton").click()
    assert trained.button("timelinePlayButton").accessibleName() == "Pause"
    qtbot.waitUntil(lambda: trained.button("timelinePlayButton").accessibleName() == "Play")
    assert trained.used[before:] == [0, 1, 2, 5, 9]


def test_playing_skips_no_step_when_predictions_are_slow(
    trained: TimeMachine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(controller, "PLAYING_MS", 4)
    trained.prediction.patient = True
    before = len(trained.used)
    trained.controller.play_or_pause()
    for count in range(1, 6):
        qtbot.waitUntil(lambda: len(trained.used) == before + count)  # noqa: B023 - at once
        trained.prediction.use()
    assert trained.used[before:] == [0, 1, 2, 5, 9]


def test_pause_stays_at_the_step(trained: TimeMachine, qtbot: QtBot) -> None:
    trained.controller.play_or_pause()
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    trained.controller.play_or_pause()
    assert trained.button("timelinePlayButton").accessibleName() == "Play"
    assert trained.text("timelineStep").startswith("step 0 ")


def test_moving_the_slider_ends_playing(trained: TimeMachine) -> None:
    trained.controller.play_or_pause()
    trained.slider.setValue(2)
    assert trained.button("timelinePlayButton").accessibleName() == "Play"


def test_a_new_training_returns_to_the_present(trained: TimeMachine, qtbot: QtBot) -> None:
    trained.slider.setValue(1)
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    trained.train(0, 1, kept=(0,), run="next")
    assert trained.used[-2:] == [0, 1]
    assert trained.weights.snapshot is not None
    assert trained.weights.snapshot.run == "next"
    assert trained.slider.maximum() == 1
    assert trained.text("timelineStep").startswith("step 1 ")


def test_after_a_failed_swap_the_slider_still_works(trained: TimeMachine, qtbot: QtBot) -> None:
    trained.prediction.patient = True
    trained.slider.setValue(0)
    qtbot.waitUntil(lambda: trained.used[-1] == 0)
    trained.prediction.failed.emit(None)
    trained.slider.setValue(1)
    qtbot.waitUntil(lambda: trained.used[-1] == 1)


def test_weights_that_cannot_be_unpacked_are_reported_and_the_present_ones_stay(
    trained: TimeMachine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack_or_fail(packed: PackedWeights) -> WeightSnapshot:
        if packed.step == 1:
            raise MemoryError
        return unpack(packed)

    monkeypatch.setattr(worker, "unpack", unpack_or_fail)
    monkeypatch.setattr(controller, "PLAYING_MS", 20)
    trained.controller.play_or_pause()
    qtbot.waitUntil(lambda: bool(trained.messages.values))
    assert trained.messages.values[0].startswith("Something unexpected went wrong.")
    assert trained.button("timelinePlayButton").accessibleName() == "Play"
    assert trained.slider.value() == 4
    assert trained.used[-2:] == [0, 9]

    trained.slider.setValue(2)
    qtbot.waitUntil(lambda: trained.used[-1] == 2)


def test_a_training_would_continue_from_the_step_that_is_shown(
    trained: TimeMachine, qtbot: QtBot
) -> None:
    box = trained.panel.findChild(QComboBox, "startBox")
    assert box is not None
    trained.slider.setValue(2)
    qtbot.waitUntil(lambda: len(trained.moved) == 1)
    assert box.itemText(1) == "Keep training from step 2"
    trained.button("timelinePresentButton").click()
    assert box.itemText(1) == "Keep training this one"
