from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mnist_draw.teach.choice import TeachChoice
from mnist_draw.teach.worker import TeachWorker
from tests.trainer.teaching.drawings import write
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import Counts
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drawings" / "drawings.sqlite"


@pytest.fixture
def uids(path: Path) -> list[str]:
    """A 3 and an unlabelled drawing of Ann, a 7 of Ben."""
    with DrawingStore(path) as store:
        return [
            store.add(write(label, seed).strokes, label, writer).uid
            for seed, (label, writer) in enumerate((("3", "Ann"), (None, "Ann"), ("7", "Ben")))
        ]


def test_without_a_store_there_are_no_drawings_and_none_is_made(qtbot: QtBot, path: Path) -> None:
    worker = TeachWorker(path)
    with qtbot.waitSignal(worker.counted) as counted:
        worker.count()
    assert counted.args == [Counts()]
    assert not path.exists()


@pytest.mark.usefixtures("uids")
def test_chosen_drawings_are_gathered(qtbot: QtBot, path: Path) -> None:
    worker = TeachWorker(path)
    with qtbot.waitSignal(worker.gathered) as gathered:
        worker.gather(TeachChoice("Ann", frozenset(DIGITS)))
    assert gathered.args is not None
    (drawings,) = gathered.args
    assert [(each.label, each.writer) for each in drawings] == [("3", "Ann")]


def test_pictures_of_deleted_drawings_are_left_out(
    qtbot: QtBot, path: Path, uids: list[str]
) -> None:
    with DrawingStore(path) as store:
        store.delete(uids[2:])
    worker = TeachWorker(path)
    with qtbot.waitSignal(worker.pictured) as pictured:
        worker.picture(tuple(uids))
    assert pictured.args is not None
    (images,) = pictured.args
    assert images.keys() == set(uids[:2])
    assert images[uids[0]].shape == (28, 28)


def test_a_store_that_cannot_be_read_is_reported(qtbot: QtBot, path: Path) -> None:
    path.mkdir(parents=True)
    worker = TeachWorker(path)
    with qtbot.waitSignal(worker.failed) as failed:
        worker.count()
    assert failed.args is not None
