from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trainer.teaching.drawings import write
from trainer.drawings.store import DrawingStore
from trainer.drawings.test_set import read_test_set
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from pathlib import Path


def test_labelled_drawings_are_the_test_set_and_the_others_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    with DrawingStore(path) as store:
        uids = [
            store.add(write("3", seed).strokes, label, writer).uid
            for seed, (label, writer) in enumerate(
                (("3", "Ann"), (None, "Ann"), ("x", "Ben"), ("7", ""))
            )
        ]
    found = read_test_set(path, DIGITS)
    assert found.uids == (uids[0], uids[3])
    assert (found.writers, found.digits.labels.tolist()) == (("Ann", ""), [3, 7])
    assert (found.unlabelled, found.other_labels) == (1, 1)
    assert read_test_set(path, ("w", "x")).digits.labels.tolist() == [1]


def test_without_a_store_it_is_empty_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    assert len(read_test_set(path, DIGITS).digits) == 0
    assert not path.exists()
