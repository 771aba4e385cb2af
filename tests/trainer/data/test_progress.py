"""Rate-limited progress reports."""

from __future__ import annotations

import pytest

from trainer.data.progress import Meter, Progress
from trainer.errors import CancelledError


class Clock:
    """A manually advanced clock."""

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
    reports: list[Progress] = []
    meter = Meter("read", "MNIST", 10_000, reports.append, lambda: False)

    for _ in range(1000):
        clock.now += 0.001
        meter.advance(1)

    assert 9 <= len(reports) <= 11


@pytest.mark.usefixtures("clock")
def test_the_first_and_the_last_byte_are_always_reported() -> None:
    reports: list[Progress] = []
    meter = Meter("download", "MNIST", 100, reports.append, lambda: False)

    for _ in range(100):
        meter.advance(1)

    assert [p.done for p in reports] == [1, 100]


@pytest.mark.usefixtures("clock")
def test_progress_is_limited_to_the_total() -> None:
    reports: list[Progress] = []
    meter = Meter("download", "MNIST", 100, reports.append, lambda: False)

    meter.move_to(130)

    assert reports == [Progress("download", "MNIST", 100, 100, "bytes")]


@pytest.mark.usefixtures("clock")
def test_cancellation_is_checked_between_reports() -> None:
    requests: list[bool] = []
    meter = Meter("read", "MNIST", 100, lambda _: None, lambda: bool(requests))
    meter.advance(1)
    requests.append(True)

    with pytest.raises(CancelledError):
        meter.advance(1)
