from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from mnist_draw.startup import garbage
from mnist_draw.startup.garbage import GarbageCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Cycle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollector]:
    monkeypatch.setattr(garbage, "_INTERVAL_MS", 5)
    owner = QObject()
    collector = GarbageCollector(owner)
    yield collector
    collector.stop()


def test_garbage_of_another_thread_is_collected_in_the_gui_thread(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    collector.start()
    collected_in: list[int] = []

    def make_garbage() -> None:
        weakref.finalize(Cycle(), lambda: collected_in.append(threading.get_ident()))
        # Far more allocations than Python's threshold for a collection in this thread.
        cycles = [Cycle() for _ in range(10 * gc.get_threshold()[0])]
        del cycles

    maker = threading.Thread(target=make_garbage)
    maker.start()
    maker.join()

    assert collected_in == []
    qtbot.waitUntil(lambda: bool(collected_in))
    assert collected_in == [threading.get_ident()]


def test_stop_switches_automatic_collection_on_again(collector: GarbageCollector) -> None:
    collector.start()
    assert not gc.isenabled()

    collector.stop()

    assert gc.isenabled()


def test_existing_objects_are_excluded_from_collection(collector: GarbageCollector) -> None:
    before = gc.get_freeze_count()
    kept = [Cycle() for _ in range(100)]

    try:
        collector.freeze_existing()
        assert gc.get_freeze_count() >= before + len(kept)
    finally:
        gc.unfreeze()
