"""A store that is open several times: what each has kept stays, whatever the others do."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.drawings.examples import line
from tests.trainer.files.hostile import hostile_path
from trainer.drawings import opening, recovery
from trainer.drawings.store import DrawingStore
from trainer.errors import StoreError

if TYPE_CHECKING:
    from trainer.drawings.recovery import Recovery

ROOT = Path(__file__).resolve().parents[3]
LABELS = """
import json, sys
from pathlib import Path
from trainer.drawings.store import DrawingStore
from trainer.ink.pen import Point, Stroke

with DrawingStore(Path(sys.argv[1])) as store:
    if sys.argv[2]:
        store.add((Stroke((Point(10, 10), Point(90, 200))),), sys.argv[2])
    print(json.dumps([drawing.label for drawing in store.drawings()]))
"""

replaces_open_files = pytest.mark.posix(reason="Windows replaces no file that is open")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drawings.sqlite"


def labels_in_another_process(path: Path, add: str = "") -> list[str]:
    """Labels as a process finds them that opens the store, may add a drawing, and closes it."""
    done = subprocess.run(
        [sys.executable, "-c", LABELS, str(path), add],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def replace(path: Path) -> None:
    """Damage the store and open it: a recovered one takes its place."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA application_id = 1")
    with DrawingStore(path) as recovered:
        assert recovered.recovery is not None


def test_log_of_an_open_store_survives_other_processes(path: Path) -> None:
    with DrawingStore(path) as first:
        first.add(line(1), "1")
        DrawingStore(path).close()
        first.add(line(2), "2")
        log = path.with_name(f"{path.name}-wal")
        before = log.stat()
        assert labels_in_another_process(path) == ["1", "2"]
        assert log.stat().st_ino == before.st_ino
        first.add(line(3), "3")
        assert labels_in_another_process(path) == ["1", "2", "3"]


@replaces_open_files
def test_nothing_is_kept_in_a_store_that_was_replaced(path: Path) -> None:
    with DrawingStore(path) as first:
        uid = first.add(line(1), "1").uid
        outdated = [first.outdated]
        replace(path)
        outdated.append(first.outdated)
        assert outdated == [False, True]
        for change in (
            lambda: first.add(line(2), "2"),
            lambda: first.relabel({uid: "7"}),
            lambda: first.delete([uid]),
        ):
            with pytest.raises(StoreError) as refused:
                change()
            assert refused.value.problem == "replaced"
    with DrawingStore(path) as again:
        assert not again.outdated
        again.add(line(2), "2")
        assert [drawing.label for drawing in again.drawings()] == ["1", "2"]


@replaces_open_files
def test_nothing_is_kept_in_a_store_that_was_removed(path: Path) -> None:
    with DrawingStore(path) as store:
        path.unlink()
        with pytest.raises(StoreError):
            store.add(line(1), "1")


@pytest.mark.parametrize(
    "name",
    [
        "50% of #1?",
        "C: & co",
        "数字",
        pytest.param(os.fsdecode(b"caf\xe9"), marks=pytest.mark.linux(reason="of any bytes")),
    ],
)
@pytest.mark.posix(reason="Windows has no such names")
def test_store_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "drawings.sqlite"
    with DrawingStore(path) as store:
        store.add(line(1), "1")
    with DrawingStore(path) as store:
        assert store.recovery is None
        assert store.counts().total == 1


@pytest.mark.parametrize("kind", ["folder", "fifo", "device", "socket", "loop"])
def test_what_is_no_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    path = hostile_path(kind, tmp_path)
    with pytest.raises(StoreError) as unreadable:
        DrawingStore(path)
    assert unreadable.value.problem == "unreadable"


@pytest.mark.posix(reason="Windows has no paths of this length")
def test_file_that_sqlite_does_not_open_is_unchanged(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*("x" * 200 for _ in range(4)))
    folder.mkdir(parents=True)
    (folder / "drawings.sqlite").write_bytes(b"x" * 200)
    with pytest.raises(StoreError) as unreadable:
        DrawingStore(folder / "drawings.sqlite")
    assert unreadable.value.problem == "unreadable"
    assert [entry.name for entry in folder.iterdir()] == ["drawings.sqlite"]


@replaces_open_files
def test_recovery_of_another_process_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with DrawingStore(path) as store:
        store.add(line(1), "1")
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA application_id = 1")
    recover = recovery.recover

    def after_the_other(*arguments: Any) -> Recovery | None:
        assert labels_in_another_process(path, add="2") == ["1", "2"]
        return recover(*arguments)

    monkeypatch.setattr(opening, "recover", after_the_other)
    with DrawingStore(path) as store:
        assert store.recovery is None
        assert [drawing.label for drawing in store.drawings()] == ["1", "2"]
    assert len(list(path.parent.glob("*.damaged-*.sqlite"))) == 1
