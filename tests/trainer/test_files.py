from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from trainer.errors import StorageError
from trainer.files import storage_errors, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

WRITES_FOR_EVER = """
import sys
from pathlib import Path
from trainer.files import write_atomically
old_and_new = [bytes([65 + n]) * 3_000_000 for n in range(2)]
while True:
    for content in old_and_new:
        write_atomically(Path(sys.argv[1]), content)
"""

FILLS_THE_DISK = """
import resource, sys
from pathlib import Path
from trainer.errors import StorageError
from trainer.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), bytes(5000))
except StorageError as error:
    print(error)
"""

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits and signals")


def test_a_file_and_its_folders_are_written(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "file.bin"
    write_atomically(path, b"content")
    assert path.read_bytes() == b"content"
    assert list(path.parent.iterdir()) == [path]


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    write_atomically(path, b"a longer old content")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


@on_posix
def test_a_file_gets_the_permissions_that_others_get(tmp_path: Path) -> None:
    write_atomically(tmp_path / "ours", b"")
    (tmp_path / "others").touch()
    ours, others = (stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ours", "others"))
    assert ours == others


def test_where_nothing_can_be_written_the_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "inside"
    with pytest.raises(StorageError, match="could not be written") as caught:
        write_atomically(path, b"")
    assert caught.value.path == path
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_file_never_takes_the_place_of_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(StorageError):
        write_atomically(path, b"")
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_dir()


def test_errors_about_a_part_are_told_of_the_whole(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="disk is full") as caught, storage_errors(tmp_path):
        raise StorageError(tmp_path / "part", "disk is full")
    assert caught.value.path == tmp_path


@on_posix
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FILLS_THE_DISK, path], capture_output=True, text=True, check=True
    )
    assert str(path) in done.stdout
    assert "Free some space" in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@on_posix
def test_a_crash_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    wholes = {bytes([65 + n]) * 3_000_000 for n in range(2)}
    caught_writing = 0
    for _ in range(6):
        writer = subprocess.Popen([sys.executable, "-c", WRITES_FOR_EVER, path])
        try:
            leftovers = set(tmp_path.glob(".file.bin.*"))
            # Kill it while it writes: one file is there, another one has been begun.
            while not (path.exists() and set(tmp_path.glob(".file.bin.*")) - leftovers):
                assert writer.poll() is None
        finally:
            writer.kill()
            writer.wait()
        assert path.read_bytes() in wholes
        caught_writing += len(set(tmp_path.glob(".file.bin.*")) - leftovers)
    assert caught_writing > 0
