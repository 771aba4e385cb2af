"""Joined folder: every computer gets what the others have, whatever happens to the folder."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.trainer.drawings.examples import line
from trainer.drawings.joined_folder import MARK, SEGMENT, Exchange, JoinedFolder
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import Merged, NewDrawing
from trainer.errors import CancelledError, JoinedFolderError
from trainer.ink.pen import Point, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator


class Computer:
    """A store and its view of the folder."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.store = DrawingStore(path)
        self.folder = JoinedFolder(folder)
        self.folder.join()

    def exchange(self) -> Exchange:
        return self.folder.exchange(self.store)

    @property
    def drawings(self) -> dict[str, tuple[str | None, str]]:
        return {found.uid: (found.label, found.writer) for found in self.store.drawings()}


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def pupil(tmp_path: Path, share: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "pupil" / "drawings.sqlite", share)
    yield computer
    computer.store.close()


@pytest.fixture
def teacher(tmp_path: Path, share: Path) -> Iterator[Computer]:
    computer = Computer(tmp_path / "teacher" / "drawings.sqlite", share)
    yield computer
    computer.store.close()


def test_drawings_reach_the_teacher_once(pupil: Computer, teacher: Computer) -> None:
    for number in range(3):
        pupil.store.add(line(number), str(number), "Mia")
    pupil.exchange()
    assert teacher.exchange().received == Merged(new=3)
    assert teacher.drawings == pupil.drawings
    assert [found.strokes for found in teacher.store.drawings()] == [line(n) for n in range(3)]
    assert teacher.exchange() == Exchange(Merged(), 1, (), None)


def test_relabelling_deleting_and_renaming_travel(pupil: Computer, teacher: Computer) -> None:
    one, two, three = (pupil.store.add(line(number), "7", "Mia").uid for number in range(3))
    pupil.exchange()
    teacher.exchange()
    teacher.store.relabel({one: "1"})
    teacher.store.delete([two])
    pupil.store.rename_writer("Mia", "Maria")
    for computer in (teacher, pupil, teacher):
        computer.exchange()
    assert pupil.drawings == teacher.drawings == {one: ("1", "Maria"), three: ("7", "Maria")}


def test_deleted_drawing_does_not_come_back(pupil: Computer, teacher: Computer) -> None:
    uid = pupil.store.add(line(1), "7").uid
    pupil.exchange()
    teacher.exchange()
    teacher.store.delete([uid])
    for computer in (pupil, teacher, pupil, teacher):
        computer.exchange()
    assert pupil.drawings == teacher.drawings == {}


def test_last_change_wins_even_if_a_clock_is_ahead(
    pupil: Computer, teacher: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ahead:
        ahead.setattr("time.time_ns", lambda: 4_000_000_000 * 10**9)
        uid = pupil.store.add(line(1), "7").uid
    pupil.exchange()
    teacher.exchange()
    teacher.store.relabel({uid: "1"})
    teacher.exchange()
    pupil.exchange()
    assert pupil.drawings == {uid: ("1", "")}


def test_same_file_imported_on_two_computers_is_merged(pupil: Computer, teacher: Computer) -> None:
    drawings = [NewDrawing(line(number), "7") for number in range(5)]
    pupil.store.add_all(drawings)
    teacher.store.add_all(drawings)
    for computer in (pupil, teacher, pupil):
        computer.exchange()
    assert pupil.store.counts().total == teacher.store.counts().total == 5


def test_many_drawings_take_several_files(pupil: Computer, teacher: Computer, share: Path) -> None:
    pupil.store.add_all([NewDrawing(line(n), "7") for n in range(SEGMENT + 5)])
    pupil.exchange()
    written = {path: path.stat().st_mtime_ns for path in share.glob("mnist-draw-*-*.jsonl")}
    assert len(written) == 2
    first = min(written)
    pupil.store.add(line(200), "7")
    pupil.exchange()
    assert first.stat().st_mtime_ns == written[first]
    teacher.exchange()
    assert teacher.drawings == pupil.drawings


def test_ten_minutes_of_uninterrupted_drawing_reach_the_teacher(
    pupil: Computer, teacher: Computer
) -> None:
    points = tuple(
        Point(number / 7 % 280, number / 11 % 280, number / 60, number / 36_000)
        for number in range(36_000)
    )
    pupil.store.add((Stroke(points),), "7")
    pupil.exchange()
    assert teacher.exchange() == Exchange(Merged(new=1), 1, (), None)
    assert teacher.drawings == pupil.drawings


def test_restart_reads_nothing_twice(
    pupil: Computer, teacher: Computer, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil.store.add(line(1), "7")
    pupil.exchange()
    teacher.exchange()
    monkeypatch.setattr("trainer.drawings.joined_folder._read", None)
    assert JoinedFolder(share).exchange(teacher.store).left_out == ()


def test_share_that_is_away_is_caught_up_with(
    pupil: Computer, teacher: Computer, share: Path
) -> None:
    pupil.store.add(line(1), "1")
    pupil.exchange()
    away = share.rename(share.with_name("away"))
    pupil.store.add(line(2), "2")
    with pytest.raises(JoinedFolderError) as missing:
        pupil.exchange()
    assert missing.value.problem == "missing"
    # Where a share is not connected there may be an empty folder.
    share.mkdir()
    with pytest.raises(JoinedFolderError) as empty:
        pupil.exchange()
    assert empty.value.problem == "foreign"
    assert list(share.iterdir()) == []
    share.rmdir()
    away.rename(share)
    pupil.exchange()
    assert teacher.exchange().received == Merged(new=2)


def test_share_that_vanishes_in_the_middle(
    pupil: Computer, teacher: Computer, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil.store.add_all([NewDrawing(line(n), "7") for n in range(3 * SEGMENT)])
    pupil.exchange()
    teacher.store.add(line(900), "9")
    merge, merges = teacher.store.merge, []

    def merge_and_pull_out(*arguments: object, **options: object) -> Merged:
        merges.append(merge(*arguments, **options))  # type: ignore[arg-type]
        if len(merges) == 1:
            share.rename(share.with_name("away"))
        return merges[-1]

    monkeypatch.setattr(teacher.store, "merge", merge_and_pull_out)
    with pytest.raises(JoinedFolderError) as missing:
        teacher.exchange()
    assert missing.value.problem == "missing"
    assert not share.exists()
    assert len(teacher.drawings) == SEGMENT + 1
    share.with_name("away").rename(share)
    teacher.exchange()
    pupil.exchange()
    assert len(teacher.drawings) == len(pupil.drawings) == 3 * SEGMENT + 1


def test_emptied_share_is_filled_again(pupil: Computer, teacher: Computer, share: Path) -> None:
    pupil.store.add_all([NewDrawing(line(n), "7") for n in range(SEGMENT + 1)])
    pupil.exchange()
    shutil.rmtree(share)
    share.mkdir()
    teacher.folder.join()
    pupil.exchange()
    teacher.exchange()
    assert teacher.drawings == pupil.drawings


def test_full_share_collects_nevertheless(
    pupil: Computer, teacher: Computer, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pupil.store.add(line(1), "1")
    pupil.exchange()
    teacher.store.add(line(2), "2")
    replace = Path.replace

    def full(path: Path, target: Path) -> Path:
        if target.parent == share:
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(path, target)

    with monkeypatch.context() as no_room:
        no_room.setattr(Path, "replace", full)
        result = teacher.exchange()
    assert result.received == Merged(new=1)
    assert result.unpublished is not None
    assert result.unpublished.problem == "full"
    assert len(list(share.iterdir())) == 2
    assert teacher.exchange().unpublished is None
    assert pupil.exchange().received == Merged(new=1)


def test_damaged_file_is_named_and_the_rest_is_taken(
    pupil: Computer, teacher: Computer, share: Path
) -> None:
    pupil.store.add_all([NewDrawing(line(n), "7") for n in range(4)])
    pupil.exchange()
    (path,) = share.glob("mnist-draw-*-*.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole[:-200])
    result = teacher.exchange()
    assert result.left_out == ((path.name, "damaged"),)
    assert result.received == Merged(new=3)
    # It was still being copied.
    path.write_bytes(whole)
    assert teacher.exchange().received == Merged(new=1)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "damaged"),
        (b"\xff\xfe" * 100, "damaged"),
        (b'{"format": "other"}\n', "damaged"),
        (b'{"format": "mnist-draw-drawings", "version": 2}\n', "newer"),
        (None, "unreadable"),
    ],
)
def test_foreign_files_are_left_out(
    pupil: Computer, teacher: Computer, share: Path, content: bytes | None, problem: str
) -> None:
    path = share / "mnist-draw-strange-00000.jsonl"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    pupil.store.add(line(1), "1")
    assert pupil.exchange().left_out == ((path.name, problem),)
    assert teacher.exchange().received == Merged(new=1)


def test_copy_of_a_file_that_a_cloud_service_made_is_merged(
    pupil: Computer, teacher: Computer, share: Path
) -> None:
    pupil.store.add(line(1), "1")
    pupil.exchange()
    (path,) = share.glob("mnist-draw-*-*.jsonl")
    path.rename(path.with_name(f"{path.stem} (conflicted copy).jsonl"))
    assert teacher.exchange().received == Merged(new=1)


def test_folder_of_a_newer_version_is_left_alone(pupil: Computer, share: Path) -> None:
    (share / MARK).write_text(json.dumps({"format": "mnist-draw-drawings", "version": 2}))
    pupil.store.add(line(1), "1")
    with pytest.raises(JoinedFolderError) as newer:
        pupil.exchange()
    assert newer.value.problem == "newer"
    assert [path.name for path in share.iterdir()] == [MARK]


def test_store_from_a_backup_gets_its_own_drawings_back(
    pupil: Computer, teacher: Computer, tmp_path: Path
) -> None:
    pupil.store.add(line(1), "1")
    pupil.store.close()
    shutil.copy(pupil.store.path, tmp_path / "backup.sqlite")
    pupil.store = DrawingStore(pupil.store.path)
    second = pupil.store.add(line(2), "2").uid
    pupil.exchange()
    pupil.store.close()
    shutil.copy(tmp_path / "backup.sqlite", pupil.store.path)
    pupil.store = DrawingStore(pupil.store.path)
    third = pupil.store.add(line(3), "3").uid
    pupil.exchange()
    pupil.exchange()
    assert {second, third} < set(pupil.drawings)
    teacher.exchange()
    assert teacher.drawings == pupil.drawings


def test_cancelled_exchange_stops_between_files(pupil: Computer, teacher: Computer) -> None:
    pupil.store.add(line(1), "1")
    pupil.exchange()
    with pytest.raises(CancelledError):
        teacher.folder.exchange(teacher.store, cancelled=lambda: True)
    assert teacher.exchange().received == Merged(new=1)


def test_two_computers_with_one_identity_lose_nothing(
    pupil: Computer, teacher: Computer, share: Path, tmp_path: Path
) -> None:
    """As in a room whose computers were made from one disk image."""
    pupil.store.add(line(0), "0")
    pupil.store.close()
    shutil.copy(pupil.store.path, tmp_path / "twin.sqlite")
    pupil.store = DrawingStore(pupil.store.path)
    twin = Computer(tmp_path / "twin.sqlite", share)
    pupil.store.add(line(1), "1")
    twin.store.add(line(2), "2")
    for computer in (pupil, twin, pupil, twin, teacher):
        computer.exchange()
    assert pupil.drawings == twin.drawings == teacher.drawings
    twin.store.close()
    assert len(teacher.drawings) == 3


@pytest.mark.parametrize("mark", ['{"format": "other"}', "[1]", "{"])
def test_folder_with_another_mark_is_no_joined_one(pupil: Computer, share: Path, mark: str) -> None:
    (share / MARK).write_text(mark)
    with pytest.raises(JoinedFolderError) as foreign:
        pupil.exchange()
    assert foreign.value.problem == "foreign"


def test_cancelled_exchange_publishes_nothing(pupil: Computer, share: Path) -> None:
    pupil.store.add(line(1), "1")
    with pytest.raises(CancelledError):
        pupil.folder.exchange(pupil.store, cancelled=lambda: True)
    assert [path.name for path in share.iterdir()] == [MARK]
