from __future__ import annotations

import os
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.trainer.data.sets.idx_files import write_idx_set
from tests.trainer.engine import QUICK, end, run
from tests.trainer.teaching.drawings import write
from trainer.data.sets.problems import DataSetError
from trainer.data.sources import DataRequest
from trainer.data.stroke_file import write_drawings
from trainer.drawings.data_set import DataSetLoader, read_stored_set
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import Filter
from trainer.errors import DataError
from trainer.teaching.data_set import teaching_data
from trainer.teaching.lesson import Lesson, arrange
from trainer.teaching.teach import teach

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.sources import LoadedData

LETTERS = {"B": "3", "A": "5"}


def fill(path: Path, each: int, first: int = 0, writer: str = "Ann") -> None:
    """Labels A and B, both with so many drawings, by one writer."""
    with DrawingStore(path) as store:
        for label, zigzag in LETTERS.items():
            for seed in range(first, first + each):
                store.add(write(zigzag, seed).strokes, label, writer)


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


def test_changed_folder_is_loaded_again(tmp_path: Path) -> None:
    loader, request = DataSetLoader(), DataRequest(folder=tmp_path)
    write_idx_set(tmp_path / "MNIST" / "raw", [0, 1, 2] * 4)
    first = load(loader, request)
    assert load(loader, request) is first
    write_idx_set(tmp_path / "MNIST" / "raw", [0, 1, 2] * 5)
    assert len(load(loader, request).dataset.train) == 15


@pytest.mark.parametrize("folder", [True, False])
def test_a_file_of_the_same_size_is_loaded_again(tmp_path: Path, *, folder: bool) -> None:
    write_idx_set(tmp_path, [0, 1, 2] * 4, packed=False)
    chosen = tmp_path if folder else tmp_path / "train-images-idx3-ubyte"
    loader, request = DataSetLoader(), DataRequest(folder=chosen)
    labels = tmp_path / "train-labels-idx1-ubyte"
    os.utime(labels, (1, 1))
    first = load(loader, request)
    assert load(loader, request) is first
    content = bytearray(labels.read_bytes())
    content[-1] = 0
    labels.write_bytes(content)
    assert load(loader, request).dataset.train.labels[-1] == 0


def test_new_names_of_classes_are_loaded_again(tmp_path: Path) -> None:
    write_idx_set(tmp_path, [0, 1] * 4)
    loader = DataSetLoader()
    request = DataRequest(folder=tmp_path / "t10k-labels-idx1-ubyte.gz")
    assert load(loader, request).dataset.classes == ("0", "1")
    (tmp_path / "mapping.txt").write_text("0 cat\n1 dog\n")
    assert load(loader, request).dataset.classes == ("cat", "dog")


def test_another_file_beside_the_chosen_one_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "letters.jsonl"
    write_drawings(path, [write(label, seed) for label in "35" for seed in range(5)])
    loader, request = DataSetLoader(), DataRequest(folder=path)
    first = load(loader, request)
    write_idx_set(tmp_path, [0, 1])
    assert load(loader, request) is first


@pytest.mark.parametrize("name", ["absent", "zero\0byte", "zero\0byte/train-images-idx3-ubyte"])
def test_what_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError):
        load(DataSetLoader(), DataRequest(folder=tmp_path / name))


def test_weights_know_which_drawings_they_learnt_from(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, 10)
    dataset = read_stored_set(path)
    with DrawingStore(path) as store:
        images = {each.uid: each.digit_image.tobytes() for each in store.entries()}
    learnt = {images[uid] for uid in dataset.drawings}
    assert learnt == {image.tobytes() for image in dataset.train.images}
    recipe = QUICK.with_changes(classes=("A", "B"), epochs=1)
    assert end(run(recipe, dataset)).snapshot.taught == tuple(sorted(dataset.drawings))


def test_drawings_by_writers_that_were_left_out_are_a_test_of_the_weights(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, 10)
    fill(path, 10, first=10, writer="Ben")
    dataset = read_stored_set(path)
    with DrawingStore(path) as store:
        by_ben = {entry.uid for entry in store.entries(Filter(writer="Ben"))}
    recipe = QUICK.with_changes(classes=("A", "B"), left_out_writers=("Ann",), epochs=1)
    start = end(run(recipe, dataset)).snapshot
    assert set(start.taught) == by_ben & set(dataset.drawings)
    # Neither is a lesson that rehearses the rest.
    lesson = Lesson(tuple(replace(write("3", seed), label="A") for seed in range(50, 60)))
    taught = set(end(list(teach(start, lesson, dataset))).snapshot.taught)
    assert taught & set(dataset.drawings) == set(start.taught)


def test_a_lesson_rehearses_no_drawing_that_it_holds_out(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, 10)
    earlier = read_stored_set(path)
    recipe = QUICK.with_changes(classes=("A", "B"), epochs=1)
    start = end(run(recipe, earlier)).snapshot
    # Drawn since: they are in the data set that is rehearsed, and in the lesson.
    fill(path, 20, first=10)
    with DrawingStore(path) as store:
        drawings = tuple(drawing.recorded for drawing in store.drawings())
    known = read_stored_set(path)
    lesson = arrange(Lesson(drawings), start.recipe.classes, start.taught)
    held_out = set(lesson.held_out.uids)
    assert held_out & set(known.drawings)
    data = teaching_data(start, lesson, known, seed=0)
    of_image = {
        image.tobytes(): uid for image, uid in zip(known.train.images, known.drawings, strict=True)
    }
    copies = data.recipe.train_images
    learnt = {of_image.get(image.tobytes()) for image in data.dataset.train.images[:copies]}
    assert not learnt & held_out


def test_forgotten_data_leave_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, each=8)
    loader, request = DataSetLoader(), DataRequest("drawings", path)
    first = weakref.ref(load(loader, request))
    assert load(loader, request) is first()
    loader.forget()
    assert first() is None
    assert len(load(loader, request).dataset.train) > 0


def test_loaders_share_what_is_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "drawings.sqlite"
    fill(path, each=8)
    one, other, request = DataSetLoader(), DataSetLoader(), DataRequest("drawings", path)
    first = load(one, request)
    assert load(other, request) is first
    one.forget()
    assert load(other, request) is first


def test_mnist_is_looked_for_again_where_it_was_replaced(tmp_path: Path) -> None:
    """MNIST may be there the next time; until then, its substitute is not drawn again."""
    loader = DataSetLoader()
    request = DataRequest("auto", cache=tmp_path, download=False, builtin_images=20)
    first = load(loader, request)
    assert first.fallback is not None
    drawn = weakref.ref(first.dataset)
    del first
    again = load(loader, request)
    assert again.fallback is not None
    assert again.dataset is drawn()


def test_the_reason_for_a_substitute_keeps_no_frames(tmp_path: Path) -> None:
    request = DataRequest("auto", cache=tmp_path, download=False, builtin_images=20)
    reason = load(DataSetLoader(), request).fallback
    assert reason is not None
    assert reason.__traceback__ is None
