from __future__ import annotations

import math
import threading
from typing import TYPE_CHECKING

import pytest

from tests.trainer.engine import EVERYTHING, QUICK, end, events_of, losses, make_data_set, run
from trainer.control import TrainingControl
from trainer.events import Evaluated, SnapshotTaken, StepsDone
from trainer.training import loop, split_evaluation

if TYPE_CHECKING:
    from trainer.events import TrainingEvent

DATA = make_data_set()
LONG = QUICK.with_changes(epochs=1000, evaluations_per_epoch=1)
PATIENCE = 20.0


class WatchedControl(TrainingControl):
    """Sets an event when the run is paused."""

    def __init__(self) -> None:
        super().__init__()
        self.halted = threading.Event()

    def wait_for_step(self) -> None:
        self.halted.set()
        super().wait_for_step()


class Training(threading.Thread):
    """A run in a thread of its own that makes a request to its control at a step."""

    def __init__(self, control: TrainingControl, *, at_step: int, act: str) -> None:
        super().__init__(name="training")
        self.log: list[TrainingEvent | str] = []
        self._control, self._step, self._act = control, at_step, act

    def run(self) -> None:
        for event in loop.train(QUICK, DATA, control=self._control, pace=EVERYTHING):
            self.log.append(event)
            if isinstance(event, StepsDone) and event.last_step == self._step:
                getattr(self._control, self._act)()

    @property
    def events(self) -> list[TrainingEvent]:
        return [entry for entry in self.log if not isinstance(entry, str)]


def drive(control: TrainingControl, action: str, *, at_step: int) -> list[TrainingEvent]:
    """Events of a long run, with a request to its control at a step."""
    events = []
    for event in loop.train(LONG, DATA, control=control, pace=EVERYTHING):
        events.append(event)
        if isinstance(event, StepsDone) and event.last_step == at_step:
            getattr(control, action)()
    return events


def test_stop_ends_the_run_after_the_present_step() -> None:
    events = drive(TrainingControl(), "stop", at_step=14)
    finished = end(events)
    assert finished.stopped
    assert finished.steps == finished.snapshot.step == 14
    assert finished.epochs == pytest.approx(1.4)
    assert len(losses(events)) == 14


def test_a_stopped_run_is_evaluated() -> None:
    events = drive(TrainingControl(), "stop", at_step=14)
    last = {event.split: event for event in events_of(Evaluated, events) if event.step == 14}
    assert last["validation"].whole
    assert end(events).validation_accuracy == last["validation"].accuracy
    assert end(events).test_loss == last["test"].loss


def test_a_run_stopped_before_its_start_takes_no_step() -> None:
    control = TrainingControl()
    control.stop()
    events = run(QUICK, DATA, control=control)
    assert losses(events) == []
    assert end(events).stopped
    assert end(events).images_per_second == 0


def test_stop_after_the_last_step_has_no_effect() -> None:
    control = TrainingControl()
    events = []
    for event in loop.train(QUICK, DATA, control=control):
        events.append(event)
        if isinstance(event, Evaluated) and event.split == "test":
            control.stop()
    assert not end(events).stopped


def test_close_skips_evaluation_and_keeps_the_weights() -> None:
    events = drive(TrainingControl(), "close", at_step=14)
    assert all(event.step < 14 for event in events_of(Evaluated, events))
    finished = end(events)
    assert finished.snapshot.step == 14
    assert all(
        math.isnan(figure)
        for figure in (
            finished.validation_accuracy,
            finished.validation_loss,
            finished.test_accuracy,
            finished.test_loss,
        )
    )


def test_close_cancels_an_evaluation() -> None:
    class ClosingControl(TrainingControl):
        """Closes during the first evaluation."""

        asked = 0

        @property
        def closing(self) -> bool:
            self.asked += 1
            if self.asked == 2:
                self.close()
            return super().closing

    # More images than one batch of an evaluation.
    data = make_data_set(train=2000)
    events = run(QUICK.with_changes(validation_images=1500), data, control=ClosingControl())
    assert events_of(Evaluated, events) == []
    assert end(events).steps == 0


def test_a_paused_run_takes_no_step_until_it_is_resumed() -> None:
    control = WatchedControl()
    thread = Training(control, at_step=5, act="pause")
    thread.start()
    assert control.halted.wait(PATIENCE)
    assert control.paused
    thread.log.append("resumed")
    control.resume()
    thread.join(PATIENCE)
    before, after = (
        thread.log[: thread.log.index("resumed")],
        thread.log[thread.log.index("resumed") :],
    )
    assert [entry.last_step for entry in before if isinstance(entry, StepsDone)][-1] == 5
    assert next(entry.first_step for entry in after if isinstance(entry, StepsDone)) == 6
    assert end(thread.events).steps == 20


def test_a_pause_changes_no_loss() -> None:
    control = WatchedControl()
    thread = Training(control, at_step=5, act="pause")
    thread.start()
    assert control.halted.wait(PATIENCE)
    control.resume()
    thread.join(PATIENCE)
    assert losses(thread.events) == losses(run(QUICK, DATA))


@pytest.mark.parametrize("action", ["stop", "close"])
def test_a_paused_run_can_be_ended(action: str) -> None:
    control = WatchedControl()
    thread = Training(control, at_step=5, act="pause")
    thread.start()
    assert control.halted.wait(PATIENCE)
    getattr(control, action)()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert end(thread.events).steps == 5


def test_pauses_and_evaluations_do_not_count_as_training_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0

    class LongPause(TrainingControl):
        def wait_for_step(self) -> None:
            nonlocal now
            now += 1000
            self.resume()

    def slow_evaluation(*_arguments: object, **_more: object) -> None:
        nonlocal now
        now += 1000

    monkeypatch.setattr("trainer.training.metrics.time.perf_counter", lambda: now)
    monkeypatch.setattr(split_evaluation, "evaluate", slow_evaluation)
    control = LongPause()
    events = []
    for event in loop.train(QUICK, DATA, control=control, pace=EVERYTHING):
        events.append(event)
        if isinstance(event, StepsDone):
            now += 1
            control.pause()
    # One second for each of the twenty steps.
    assert end(events).train_seconds == 20


def test_a_stopped_run_cannot_be_paused() -> None:
    control = TrainingControl()
    control.stop()
    control.pause()
    assert not control.paused
    control.wait_for_step()
    assert control.stopped


def test_snapshots_are_taken_while_it_trains() -> None:
    events = drive(TrainingControl(), "stop", at_step=14)
    steps = [event.snapshot.step for event in events_of(SnapshotTaken, events)]
    # Weights that are calibrated after an evaluation are emitted again.
    assert list(dict.fromkeys(steps)) == list(range(15))


class Clock:
    """Time that a test sets."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_press_takes_one_step_and_pauses() -> None:
    class PressingControl(TrainingControl):
        """Is pressed once at each wait, and stops at the fifth."""

        waits = 0

        def wait_for_step(self) -> None:
            self.waits += 1
            (self.step if self.waits < 5 else self.stop)()
            super().wait_for_step()

    control = PressingControl()
    control.pause()
    events = []
    shown = []
    for event in loop.train(QUICK, DATA, control=control):
        events.append(event)
        if isinstance(event, SnapshotTaken) and control.waits < 5:
            shown.append((control.waits, event.snapshot.step))
    # Weights and metrics of each step are there before the wait for the next one.
    assert {(step, step) for step in range(5)} <= set(shown)
    assert end(events).steps == 4
    assert [event.last_step for event in events_of(StepsDone, events)] == [1, 2, 3, 4]
    assert losses(events) == losses(run(QUICK, DATA))[:4]


def test_a_limited_speed_leaves_time_between_steps() -> None:
    clock = Clock()
    control = TrainingControl(clock)
    assert not control.waiting
    control.set_speed(5)
    assert control.stepwise
    control.wait_for_step()
    waiting = []
    for seconds in (0.0, 0.19, 0.02):
        clock.now += seconds
        waiting.append(control.waiting)
    assert waiting == [True, True, False]


def test_full_speed_ends_the_wait_for_a_slow_step() -> None:
    control = TrainingControl()
    control.set_speed(1e-9)
    control.wait_for_step()
    waiter = threading.Thread(target=control.wait_for_step, name="training")
    waiter.start()
    control.set_speed(math.inf)
    waiter.join(PATIENCE)
    assert not waiter.is_alive()
    assert not control.stepwise


def test_presses_left_over_do_not_count_after_resuming() -> None:
    control = TrainingControl()
    control.step()
    control.resume()
    control.wait_for_step()
    control.pause()
    waiter = threading.Thread(target=control.wait_for_step, name="training")
    waiter.start()
    control.resume()
    waiter.join(PATIENCE)
    assert not waiter.is_alive()
    assert not control.paused


def test_a_stopped_run_takes_no_single_step() -> None:
    control = TrainingControl()
    control.stop()
    control.step()
    assert not control.paused
