from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.teaching.drawings import write
from trainer.data.sets.problems import DataSetError
from trainer.data.sources import DataRequest
from trainer.data.stroke_file import write_drawings
from trainer.drawings.data_set import DataSetLoader, read_stored_set
from trainer.drawings.store import DrawingStore

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.sources import LoadedData

LETTERS = {"B": "3", "A": "5"}


def fill(path: Path, each: int, first: int = 0) -> None:
    """Labels A and B, both with so many drawings, by one writer."""
    with DrawingStore(path) as store:
        for label, zigzag in LETTERS.items():
            for seed in range(first, first + each):
                store.add(write(zigzag, seed).strokes, label, "Ann")


def load(loader: DataSetLoader, request: DataRequest) -> LoadedData:
    return loader.load(request, lambda _: None, lambda: False)


def test_labels_of_a_store_are_the_classes(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, 10)
    with DrawingStore(path) as store:
        store.add(write("2", 99).strokes, None, "Ann")
    found = read_stored_set(path)
    assert (found.name, found.origin, found.classes) == ("My drawings", str(path), ("A", "B"))
    assert (len(found.train), len(found.test)) == (16, 4)


def test_store_with_too_few_labels_is_refused_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    with pytest.raises(DataSetError) as caught:
        read_stored_set(path)
    assert caught.value.kind == "few labelled"
    assert not path.exists()


def test_later_drawings_are_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, 5)
    loader, request = DataSetLoader(), DataRequest("drawings", path)
    first = load(loader, request)
    assert load(loader, request) is first
    fill(path, 5, first=5)
    assert len(load(loader, request).dataset.train) == 16


def test_changed_file_is_loaded_again(tmp_path: Path) -> None:
    path = tmp_path / "letters.jsonl"
    loader, request = DataSetLoader(), DataRequest(folder=path)
    write_drawings(path, [write(label, seed) for label in "35" for seed in range(5)])
    first = load(loader, request)
    assert load(loader, request) is first
    write_drawings(path, [write(label, seed) for label in "357" for seed in range(5)])
    assert len(load(loader, request).dataset.train) == 12
