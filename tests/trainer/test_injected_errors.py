"""I/O errors at every call that writes: what was kept before stays, and the error says why."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest

from tests.trainer.drawings.examples import line
from tests.trainer.engine import QUICK, end, make_data_set, run
from tests.trainer.injected_errors import for_each_call
from trainer.data import stroke_file
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.drawings.joined_folder import JoinedFolder
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import NewDrawing
from trainer.errors import StorageError
from trainer.files import write_atomically
from trainer.network import weights
from trainer.runs import run_reader, run_shelf, run_writer

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.events import Finished

NUMBERS = {errno.EIO: "other", errno.ENOSPC: "full", errno.EACCES: "forbidden"}
EVENTS = run(QUICK, make_data_set())
FINISHED = end(EVENTS)

each_error = pytest.mark.parametrize("number", NUMBERS, ids=NUMBERS.values())


def says_why(error: BaseException | None, number: int) -> None:
    """An error is one that the window explains, and of the right kind."""
    if error is not None:
        assert isinstance(error, StorageError)
        assert error.problem == NUMBERS[number]


@each_error
def test_a_file_keeps_its_old_content(tmp_path: Path, number: int) -> None:
    path = tmp_path / "scores.json"
    path.write_bytes(b"old")

    def check(error: BaseException | None) -> None:
        says_why(error, number)
        assert path.read_bytes() == (b"old" if error is not None else b"new")
        # What cannot be removed either is hidden, and removed by a later write.
        assert [each.name for each in tmp_path.glob("[!.]*")] == ["scores.json"]

    assert for_each_call(tmp_path, lambda: write_atomically(path, b"new"), check, number) >= 3


@each_error
def test_saved_weights_keep_their_old_content(tmp_path: Path, number: int) -> None:
    path = tmp_path / "weights.safetensors"
    weights.save(FINISHED.snapshot, path)
    old = weights.load(path)

    def check(error: BaseException | None) -> None:
        says_why(error, number)
        now = weights.load(path)
        assert now.run == old.run
        assert all((now.arrays[name] == array).all() for name, array in old.arrays.items())

    assert for_each_call(tmp_path, lambda: weights.save(old, path), check, number) >= 3


@each_error
def test_a_run_is_kept_whole_or_not_at_all(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "runs"
    earlier = run_writer.record(iter(EVENTS), folder, name="earlier")
    assert end(list(earlier)).folder is not None
    results: list[Finished] = []

    def act() -> None:
        name = f"run-{len(results)}"
        results.append(end(list(run_writer.record(iter(EVENTS), folder, name=name))))

    def check(error: BaseException | None) -> None:
        assert error is None, "a run that cannot be kept ends with its weights in memory"
        last = results[-1]
        shelf = run_shelf.read_shelf(folder)
        assert shelf.damaged == ()
        assert "earlier" in {each.folder.name for each in shelf.runs}
        if last.folder is None:
            says_why(last.storage_error, number)
            assert last.storage_error is not None
        else:
            assert run_reader.read_summary(last.folder).recipe == QUICK
        assert last.snapshot is FINISHED.snapshot

    assert for_each_call(folder, act, check, number) >= 8


@each_error
@pytest.mark.parametrize("change", ["rename", "delete", "restore"])
def test_a_run_is_found_after_each_error(tmp_path: Path, change: str, number: int) -> None:
    folder = tmp_path / "runs"
    kept = end(list(run_writer.record(iter(EVENTS), folder, name="kept"))).folder
    assert kept is not None
    places = [run_shelf.delete(kept) if change == "restore" else kept]
    acts = {
        "rename": lambda: run_shelf.rename(kept, "for the class"),
        "delete": lambda: run_shelf.delete(kept),
        "restore": lambda: run_shelf.restore(places[0]),
    }

    def check(error: BaseException | None) -> None:
        says_why(error, number)
        (found,) = [each.parent for each in folder.rglob(run_reader.SUMMARY_FILE)]
        assert run_reader.read_summary(found).recipe == QUICK
        assert (found == places[0]) == (error is not None or change == "rename")
        if error is None and change == "delete":
            run_shelf.restore(found)
        elif error is None and change == "restore":
            places[0] = run_shelf.delete(found)

    assert for_each_call(folder, acts[change], check, number) >= 1


@each_error
def test_exported_drawings_keep_the_old_file(tmp_path: Path, number: int) -> None:
    path = tmp_path / "class.jsonl"
    old = [RecordedDrawing("7", line(n)) for n in range(3)]
    stroke_file.write_drawings(path, old)
    content = path.read_bytes()

    def check(error: BaseException | None) -> None:
        says_why(error, number)
        assert path.read_bytes() == content

    assert (
        for_each_call(tmp_path, lambda: stroke_file.write_drawings(path, old), check, number) >= 3
    )


@each_error
def test_kept_drawings_survive_errors_of_the_joined_folder(tmp_path: Path, number: int) -> None:
    share = tmp_path / "share"
    with DrawingStore(tmp_path / "own" / "drawings.sqlite") as store:
        store.add_all([NewDrawing(line(n), str(n % 10), "Mia") for n in range(5)])
        share.mkdir()
        joined = JoinedFolder(share)
        joined.join()
        joined.exchange(store)
        exchanges = []

        def act() -> None:
            store.add(line(store.counts().total), "7", "Mia")
            exchanges.append(joined.exchange(store))

        def check(error: BaseException | None) -> None:
            # The drawings are kept; the exchange says why others do not have them yet.
            assert error is None
            says_why(exchanges[-1].unpublished, number)
            assert store.counts().total == 5 + len(exchanges)

        assert for_each_call(share, act, check, number) >= 2
        with DrawingStore(tmp_path / "teacher" / "drawings.sqlite") as teacher:
            other = JoinedFolder(share)
            other.join()
            other.exchange(teacher)
            assert teacher.counts().total == store.counts().total
