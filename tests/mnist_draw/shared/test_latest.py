from __future__ import annotations

import threading

from mnist_draw.shared.latest import Latest


def test_a_value_is_taken_once() -> None:
    place: Latest[str] = Latest()
    place.put("a")

    assert place.take() == "a"
    assert place.take() is None


def test_the_latest_value_wins_and_only_the_first_asks_to_wake_the_taker() -> None:
    place: Latest[int] = Latest()

    assert place.put(1) is True
    assert place.put(2) is False
    assert place.take() == 2
    assert place.put(3) is True


def test_between_threads_values_only_move_forward_and_the_last_arrives() -> None:
    place: Latest[int] = Latest()
    wake = threading.Semaphore(0)
    taken: list[int] = []

    def take_all() -> None:
        while not taken or taken[-1] != 5000:
            wake.acquire()
            value = place.take()
            if value is not None:
                taken.append(value)

    taker = threading.Thread(target=take_all)
    taker.start()
    for value in range(1, 5001):
        if place.put(value):
            wake.release()
    taker.join(10)

    assert taken == sorted(set(taken))
    assert taken[-1] == 5000
