from __future__ import annotations

import threading

from mnist_draw.shared.latest import Latest


def test_value_is_taken_once() -> None:
    slot: Latest[str] = Latest()
    slot.put("a")

    assert slot.take() == "a"
    assert slot.take() is None


def test_latest_value_wins_and_only_the_first_put_reports_an_empty_slot() -> None:
    slot: Latest[int] = Latest()

    assert slot.put(1) is True
    assert slot.put(2) is False
    assert slot.take() == 2
    assert slot.put(3) is True


def test_between_threads_values_stay_in_order_and_the_last_arrives() -> None:
    slot: Latest[int] = Latest()
    wake = threading.Semaphore(0)
    taken: list[int] = []

    def take_all() -> None:
        while not taken or taken[-1] != 5000:
            wake.acquire()
            value = slot.take()
            if value is not None:
                taken.append(value)

    reader = threading.Thread(target=take_all)
    reader.start()
    for value in range(1, 5001):
        if slot.put(value):
            wake.release()
    reader.join(10)

    assert taken == sorted(set(taken))
    assert taken[-1] == 5000
