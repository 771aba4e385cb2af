from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.trainer.files.windows import Held, windows_error
from trainer.errors import StorageError
from trainer.files import HeldError, move, storage_errors, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

# Until it is killed, or until its parent has ended.
WRITES_REPEATEDLY = """
import os, sys
from pathlib import Path
from trainer.files import write_atomically
old_and_new = [bytes([65 + n]) * 3_000_000 for n in range(2)]
while os.getppid() == int(sys.argv[2]):
    for content in old_and_new:
        write_atomically(Path(sys.argv[1]), content)
"""

# Writes in child processes, the n-th of which is killed before its n-th file operation.
KILLED_BEFORE_EACH_OPERATION = """
import os, signal, sys
from pathlib import Path
from trainer.files import write_atomically

path = Path(sys.argv[1])

def write_and_die(operations_left):
    def count(event, arguments):
        nonlocal operations_left
        if event.startswith(("open", "os.")) and str(path.parent) in str(arguments):
            if not operations_left:
                os.kill(os.getpid(), signal.SIGKILL)
            operations_left -= 1
    sys.addaudithook(count)
    write_atomically(path, b"new")
    os._exit(0)

for operations in range(100):
    child = os.fork()
    if not child:
        write_and_die(operations)
    if os.waitpid(child, 0)[1] == 0:
        break
    print(path.read_text(), flush=True)
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

on_posix = pytest.mark.posix(reason="needs POSIX limits and signals")


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
@pytest.mark.parametrize("name", ["n" * 255, "字" * 85])
def test_a_file_with_the_longest_name_is_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@on_posix
def test_a_file_gets_default_permissions(tmp_path: Path) -> None:
    write_atomically(tmp_path / "ours", b"")
    (tmp_path / "others").touch()
    ours, others = (stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("ours", "others"))
    assert ours == others


def test_an_error_names_the_path(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "inside"
    with pytest.raises(StorageError, match="could not be written") as caught:
        write_atomically(path, b"")
    assert caught.value.path == path
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(StorageError):
        write_atomically(path, b"")
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_dir()


def test_an_error_about_a_file_names_its_folder(tmp_path: Path) -> None:
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
def test_a_reader_sees_the_old_or_the_new_content(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    wholes = {bytes([65 + n]) * 3_000_000 for n in range(2)}
    path.write_bytes(min(wholes))
    writer = subprocess.Popen([sys.executable, "-c", WRITES_REPEATEDLY, path, str(os.getpid())])
    try:
        seen: set[bytes] = set()
        reads = 0
        while reads < 200 or seen != wholes:
            assert writer.poll() is None
            content = path.read_bytes()
            assert content in wholes
            seen.add(content)
            reads += 1
    finally:
        writer.kill()
        writer.wait()


@on_posix
def test_a_crash_leaves_the_old_or_the_new_content(tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_EACH_OPERATION, path],
        check=True,
        capture_output=True,
        text=True,
    )
    contents = done.stdout.splitlines()
    assert len(contents) >= 2
    assert set(contents) <= {"old", "new"}
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "forbidden"),
        (errno.EACCES, "forbidden"),
        (errno.EIO, "other"),
    ],
)
def test_an_error_has_the_kind_of_problem(tmp_path: Path, number: int, problem: str) -> None:
    with pytest.raises(StorageError) as caught, storage_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.problem == problem
    assert caught.value.reason == os.strerror(number)


def test_writing_removes_what_crashes_left_of_the_file(tmp_path: Path) -> None:
    names = {
        ".file.bin.0badcafe.tmp": 3600,
        ".file.bin.12345678.tmp": 0,
        ".other.0badcafe.tmp": 3600,
    }
    for name, age in names.items():
        (tmp_path / name).touch()
        then = time.time() - age
        os.utime(tmp_path / name, (then, then))
    write_atomically(tmp_path / "file.bin", b"")
    # Another program may still write the youngest.
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {"file.bin", ".file.bin.12345678.tmp", ".other.0badcafe.tmp"}


def test_a_sharing_violation_is_no_missing_permission(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="Close the program") as caught, storage_errors(tmp_path):
        raise windows_error(32)
    assert caught.value.problem == "in use"


@pytest.mark.parametrize("code", [5, 32])
def test_a_file_that_another_program_releases_within_two_seconds_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    held = Held(monkeypatch, code, seconds=1.5)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert 1.5 <= held.waited < 2


def test_a_file_that_another_program_holds_keeps_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(b"old")
    held = Held(monkeypatch, 32)
    with pytest.raises(StorageError) as caught:
        write_atomically(path, b"new")
    assert caught.value.problem == "in use"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert held.waited <= 2


def test_a_folder_with_an_open_file_is_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "run").mkdir()
    # All that Windows says of it.
    Held(monkeypatch, 5)
    with pytest.raises(HeldError):
        move(tmp_path / "run", tmp_path / "trash")
    assert (tmp_path / "run").exists()


def test_a_file_that_may_not_be_replaced_is_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Held(monkeypatch, 5)
    with pytest.raises(StorageError) as caught:
        write_atomically(tmp_path / "file.bin", b"new")
    assert caught.value.problem == "forbidden"


def test_a_folder_of_the_same_name_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("run", "taken"):
        (tmp_path / name).mkdir()
    held = Held(monkeypatch, 5)
    with pytest.raises(PermissionError):
        move(tmp_path / "run", tmp_path / "taken")
    assert held.waited == 0


def test_a_temporary_file_that_another_program_holds_does_not_hide_the_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, **_options: bool) -> None:
        raise windows_error(5)

    Held(monkeypatch, 32)
    monkeypatch.setattr(type(tmp_path), "unlink", held)
    with pytest.raises(StorageError) as caught:
        write_atomically(tmp_path / "file.bin", b"new")
    assert caught.value.problem == "in use"
