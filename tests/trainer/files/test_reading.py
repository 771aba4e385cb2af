from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tracemalloc
from contextlib import closing
from pathlib import Path

import pytest

from tests.trainer.files.hostile import KINDS, hostile_path
from trainer.files.reading import RefusedFileError, check_file, open_file, read_file, read_rest

pytestmark = pytest.mark.posix(reason="needs POSIX files")


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a\r\nb\0")
    assert read_file(path, 5) == b"a\r\nb\0"
    with open_file(path, 5) as file:
        assert file.peek()[:1] == b"a"
        assert file.read() == b"a\r\nb\0"


def test_a_file_of_any_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\n\x1b[31m")
    path.write_bytes(b"x")
    assert read_file(path, 1) == b"x"


def test_a_small_file_takes_little_memory_however_large_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"small")
    tracemalloc.start()
    content = read_file(tmp_path / "file", 10**10)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert content == b"small"
    assert peak < 10**7


@pytest.mark.parametrize("position", [0, 3, 5_000_000])
@pytest.mark.parametrize("most_bytes", [0, 2, 5, 10**10])
def test_the_rest_of_a_file_is_read_from_its_position(
    position: int, most_bytes: int, tmp_path: Path
) -> None:
    content = bytes(range(250)) * 10_000
    (tmp_path / "file").write_bytes(content)
    with open_file(tmp_path / "file", 10**10) as file:
        file.seek(position)
        assert read_rest(file, most_bytes) == content[position:][:most_bytes]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_file_that_states_no_size_is_read_whole() -> None:
    assert read_file(Path("/proc/version"), 10**6) == Path("/proc/version").read_bytes()


def test_the_size_of_a_file_is_known_without_opening_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"12345")
    assert check_file(tmp_path / "file", 5) == 5


def test_a_larger_file_than_allowed_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    for read in (check_file, open_file, read_file):
        with pytest.raises(RefusedFileError, match="larger than the 4 bytes"):
            read(path, 4)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_regular_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    path = hostile_path(kind, tmp_path)
    for read in (check_file, open_file, read_file):
        with pytest.raises(OSError, match=r"\w"):
            read(path, 10**9)


@pytest.mark.parametrize(
    ("kind", "text"), [("folder", "a folder"), ("fifo", "a pipe"), ("device", "a device")]
)
def test_the_error_says_what_it_is(kind: str, text: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match=text):
        open_file(hostile_path(kind, tmp_path), 10)


def test_a_pipe_is_opened_for_a_path_that_was_typed() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"through the pipe")
    os.close(writing)
    try:
        with open_file(Path(f"/dev/fd/{reading}"), 4, pipe=True) as file:
            assert file.read() == b"through the pipe"
    finally:
        os.close(reading)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_file_that_states_no_size_is_bounded_too() -> None:
    with pytest.raises(RefusedFileError, match="larger"):
        read_file(Path("/proc/self/status"), 10)


def test_a_larger_file_that_takes_the_name_meanwhile_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"1234")
    large.write_bytes(b"12345")
    stat = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self: stat(small if self == large else self))
    with pytest.raises(RefusedFileError, match="larger than the 4 bytes"):
        open_file(large, 4)


# Closes the database as the last program that has it open would, and removes its log.
CLOSE_LAST = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT * FROM words").fetchall()
connection.close()
"""


@pytest.mark.parametrize("chosen", ["words", "words-shm", "link"])
def test_a_database_in_use_is_refused_and_stays_locked(chosen: str, tmp_path: Path) -> None:
    path = tmp_path / "words"
    (tmp_path / "link").symlink_to(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE words (word)")
        with pytest.raises(RefusedFileError, match="in use"):
            read_file(tmp_path / chosen, 10**9)
        subprocess.run([sys.executable, "-c", CLOSE_LAST, str(path)], check=True)
        assert (tmp_path / "words-wal").exists()
    assert read_file(path, 10**9).startswith(b"SQLite")


def test_a_file_with_the_longest_name_is_read(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    path.write_bytes(b"x")
    assert read_file(path, 1) == b"x"
