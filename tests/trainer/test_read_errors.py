"""I/O errors at every call that opens or lists, in every reader: a sentence, no traceback."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.readers import ALLOWED, READERS
from tests.trainer.data.downloads import ignore, never
from tests.trainer.data.fake_mnist import make_fake_mnist
from tests.trainer.data.sets.idx_files import write_idx_set
from tests.trainer.drawings.examples import line
from tests.trainer.injected_errors import for_each_call
from trainer.data.mnist import find_mnist
from trainer.data.sets.any_set import read_any_set
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore
from trainer.errors import DataError, JoinedFolderError
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A run that cannot be read is left out; the text of a recipe is no file; SQLite opens the store.
_NO_FILES = {"run", "recipe", "store"}


def is_explained(error: BaseException | None) -> None:
    assert error is None or isinstance(error, ALLOWED), repr(error)


@pytest.mark.parametrize("name", sorted(set(READERS) - _NO_FILES))
def test_a_file_that_cannot_be_read_is_explained(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    path = tmp_path / "inner" / reader.file
    path.parent.mkdir()
    path.write_bytes(reader.samples()[0])
    errors: list[BaseException | None] = []

    def check(error: BaseException | None) -> None:
        is_explained(error)
        errors.append(error)

    assert for_each_call(tmp_path, lambda: reader.read(path), check, reads=True) >= 1
    # It is readable again.
    assert errors[-1] is None


def test_runs_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "one" / READERS["run"].file
    path.parent.mkdir()
    path.write_bytes(READERS["run"].samples()[0])
    shelves = []
    for_each_call(
        tmp_path,
        lambda: shelves.append(run_shelf.read_shelf(tmp_path)),
        is_explained,
        reads=True,
    )
    assert not shelves[0].runs
    assert len(shelves[-1].runs) == 1


def _mnist(folder: Path) -> Callable[[], object]:
    fake = make_fake_mnist()
    fake.write(folder)
    return lambda: read_any_set(folder, ignore, never, mnist=fake.files)


def _letters(folder: Path) -> Callable[[], object]:
    write_idx_set(folder, list(range(1, 4)), packed=False)
    (folder / "mapping.txt").write_text("1 65\n2 66\n3 67\n")
    return lambda: read_any_set(folder, ignore, never)


def _find(folder: Path) -> Callable[[], object]:
    fake = make_fake_mnist()
    fake.write(folder)
    return lambda: find_mnist(folder, files=fake.files)


@pytest.mark.parametrize("make", [_mnist, _letters, _find])
def test_a_data_set_that_cannot_be_read_is_explained(
    make: Callable[[Path], Callable[[], object]], tmp_path: Path
) -> None:
    read = make(tmp_path / "set")
    errors: list[BaseException | None] = []

    def check(error: BaseException | None) -> None:
        is_explained(error)
        errors.append(error)

    for_each_call(tmp_path, read, check, errno.EACCES, reads=True)
    assert errors[-1] is None
    assert [error for error in errors[:-1] if not isinstance(error, DataError)] == []


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
def test_a_joined_folder_that_cannot_be_read_is_explained(tmp_path: Path, number: int) -> None:
    share = tmp_path / "share"
    share.mkdir()
    with (
        DrawingStore(tmp_path / "mia" / "drawings.sqlite") as mia,
        DrawingStore(tmp_path / "teacher" / "drawings.sqlite") as teacher,
    ):
        mia.add(line(), "7", "Mia")
        JoinedFolder(share).join()
        JoinedFolder(share).exchange(mia)

        def check(error: BaseException | None) -> None:
            assert error is None or isinstance(error, JoinedFolderError), repr(error)

        calls = for_each_call(
            share, lambda: JoinedFolder(share).exchange(teacher), check, number, reads=True
        )
        assert calls >= 3
        assert teacher.counts().total == 1
