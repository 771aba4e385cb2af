"""A store that is open several times: what each has kept stays, whatever the others do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trainer.drawings.examples import line
from tests.trainer.files.hostile import hostile_path
from trainer.drawings.store import DrawingStore
from trainer.errors import StoreError

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
