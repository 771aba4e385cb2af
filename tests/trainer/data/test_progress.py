"""The meter that long reads and downloads report through."""

from __future__ import annotations

import pytest

from trainer.data.progress import Meter, Progress
from trainer.errors import CancelledError


class Clock:
    """A clock that moves by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("trainer.data.progress.time", clock)
    return clock


def test_reports_come_at_most_ten_times_a_second(clock: Clock) -> None:
    told: list[Progress] = []
    meter = Meter("read", "MNIST", 10_000, told.append, lambda: False)

    for _ in range(1000):
        clock.now += 0.001
        meter.advance(1)

    assert 9 <= len(told) <= 11


@pytest.mark.usefixtures("clock")
def test_the_first_and_the_last_byte_are_always_reported() -> None:
    told: list[Progress] = []
    meter = Meter("download", "MNIST", 100, told.append, lambda: False)

    for _ in range(100):
        meter.advance(1)

    assert [p.done for p in told] == [1, 100]


@pytest.mark.usefixtures("clock")
def test_it_never_claims_more_than_the_total() -> None:
    told: list[Progress] = []
    meter = Meter("download", "MNIST", 100, told.append, lambda: False)

    meter.move_to(130)

    assert told == [Progress("download", "MNIST", 100, 100, "bytes")]


@pytest.mark.usefixtures("clock")
def test_a_wish_to_stop_is_noticed_between_reports() -> None:
    wish: list[bool] = []
    meter = Meter("read", "MNIST", 100, lambda _: None, lambda: bool(wish))
    meter.advance(1)
    wish.append(True)

    with pytest.raises(CancelledError):
        meter.advance(1)
