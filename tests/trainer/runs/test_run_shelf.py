"""Listing, renaming, deleting and restoring runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.engine import QUICK, run
from tests.trainer.runs.kept_runs import DATA, keep, keep_new
from trainer.errors import DataError, StorageError
from trainer.files.user_folder import HOME_VARIABLE
from trainer.network import weights
from trainer.runs import run_reader, run_shelf

EVENTS = run(QUICK, DATA)

RENAMES_AND_IS_KILLED = """
import os, signal, sys
from pathlib import Path
from trainer.runs import run_reader, run_shelf
folder = Path(sys.argv[1])
run_shelf.rename(folder, "name at first")
for generation in range(20):
    child = os.fork()
    if child == 0:
        # Ends even if its parent has been killed.
        for number in range(20_000):
            run_shelf.rename(folder, f"name {generation} {number}" * 100)
        os._exit(0)
    while not list(folder.glob(".run.json*")):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for left in folder.glob(".run.json*"):
        left.unlink()
"""


def keep_one(folder: Path, name: str | None = "a") -> Path:
    return keep(EVENTS, folder, name)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_damaged_run_folders_are_listed_apart(tmp_path: Path) -> None:
    whole, damaged = keep_one(tmp_path, "a"), keep_one(tmp_path, "b")
    (damaged / run_reader.SUMMARY_FILE).write_text("{")

    shelf = run_shelf.read_shelf(tmp_path)

    assert [summary.folder for summary in shelf.runs] == [whole]
    assert shelf.damaged == (damaged,)


def test_renaming_changes_the_title_only(tmp_path: Path) -> None:
    kept = keep_one(tmp_path)
    (before,) = run_shelf.runs(tmp_path)

    run_shelf.rename(kept, "Übung 1 – 64 単位")

    (after,) = run_shelf.runs(tmp_path)
    assert after.title == "Übung 1 – 64 単位"
    assert (after.folder, after.recipe, after.figures) == (
        before.folder,
        before.recipe,
        before.figures,
    )


def test_a_missing_run_cannot_be_renamed(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        run_shelf.rename(tmp_path / "gone", "name")
    assert not (tmp_path / "gone").exists()


def test_a_damaged_run_cannot_be_renamed(tmp_path: Path) -> None:
    kept = keep_one(tmp_path)
    (kept / run_reader.SUMMARY_FILE).write_text("[]")
    with pytest.raises(StorageError, match="damaged"):
        run_shelf.rename(kept, "name")
    assert (kept / run_reader.SUMMARY_FILE).read_text() == "[]"


@pytest.mark.posix(reason="needs POSIX signals")
def test_a_crash_while_renaming_leaves_the_run_complete(tmp_path: Path) -> None:
    kept = keep_one(tmp_path)
    subprocess.run(
        [sys.executable, "-c", RENAMES_AND_IS_KILLED, kept],
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    (summary,) = run_shelf.runs(tmp_path)
    assert summary.title.startswith("name ")
    assert summary.recipe == QUICK


def test_a_deleted_run_is_not_listed_and_can_be_restored(tmp_path: Path) -> None:
    kept = keep_one(tmp_path)
    before = contents(kept)

    trashed = run_shelf.delete(kept)

    assert run_shelf.read_shelf(tmp_path) == run_shelf.Shelf((), ())
    assert run_shelf.restore(trashed) == kept
    assert contents(kept) == before
    assert weights.load(kept / run_reader.WEIGHTS_FILE).step == 20


def test_runs_of_the_same_name_can_all_be_deleted(tmp_path: Path) -> None:
    first = run_shelf.delete(keep_one(tmp_path))
    second = run_shelf.delete(keep_one(tmp_path))

    assert run_shelf.restore(second) == tmp_path / "a"
    with pytest.raises(StorageError):
        run_shelf.restore(first)
    run_shelf.delete(tmp_path / "a")
    assert run_shelf.restore(first) == tmp_path / "a"


def test_a_missing_run_cannot_be_deleted(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        run_shelf.delete(tmp_path / "gone")


def test_emptying_the_trash_removes_old_deletions(tmp_path: Path) -> None:
    old, young = (
        run_shelf.delete(keep_one(tmp_path, "old")),
        run_shelf.delete(keep_one(tmp_path, "young")),
    )
    os.utime(old.parent, (0, 0))

    run_shelf.empty_trash(tmp_path)

    assert not old.exists()
    assert run_shelf.restore(young).exists()
    run_shelf.empty_trash(tmp_path / "nowhere")


def test_the_age_of_a_deletion_is_not_that_of_its_run(tmp_path: Path) -> None:
    kept = keep_one(tmp_path)
    os.utime(kept, (0, 0))
    trashed = run_shelf.delete(kept)
    run_shelf.empty_trash(tmp_path)
    assert trashed.exists()


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=12))
def test_deleting_and_restoring_in_any_order_loses_no_run(
    changes: list[tuple[str, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for run_name in "abc":
            (folder / run_name).mkdir()
            content = {"recipe": QUICK.to_dict(), "figures": {}, "title": run_name}
            (folder / run_name / run_reader.SUMMARY_FILE).write_text(json.dumps(content))
        trashed: dict[str, Path] = {}
        for run_name, delete in changes:
            if delete and run_name not in trashed:
                trashed[run_name] = run_shelf.delete(folder / run_name)
            elif not delete and run_name in trashed:
                run_shelf.restore(trashed.pop(run_name))
            shown = {summary.title for summary in run_shelf.read_shelf(folder).runs}
            assert shown == set("abc") - set(trashed)


def test_runs_are_listed_oldest_first(tmp_path: Path) -> None:
    names = [keep_new(tmp_path).name for _ in range(3)]
    assert [summary.folder.name for summary in run_shelf.runs(tmp_path)] == names


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", "null", '{"recipe": {}}', '{"recipe": {}, "figures": 3}', "[" * 100_000],
)
def test_damaged_summaries_are_skipped(tmp_path: Path, content: str) -> None:
    whole, damaged = keep_new(tmp_path), keep_new(tmp_path)
    (damaged / run_reader.SUMMARY_FILE).write_text(content)
    (tmp_path / "a stray file").touch()
    assert [summary.folder for summary in run_shelf.runs(tmp_path)] == [whole]


def test_a_folder_that_cannot_be_listed_is_an_error_and_a_missing_one_is_empty(
    tmp_path: Path,
) -> None:
    assert run_shelf.runs(tmp_path / "nowhere") == []
    (tmp_path / "file").touch()
    with pytest.raises(DataError) as caught:
        run_shelf.runs(tmp_path / "file")
    assert (caught.value.path, caught.value.problem) == (tmp_path / "file", "unreadable")


def test_the_default_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    assert run_shelf.default_folder().parts[-2:] == ("mnist-draw", "runs")
    # A bare clone may lack platformdirs.
    usual = run_shelf.default_folder()
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    if sys.platform == "linux":
        assert run_shelf.default_folder() == usual
    else:
        assert run_shelf.default_folder().name == "runs"


@pytest.mark.parametrize("name", ["", "../elsewhere", "a/b", ".partial-b", 7])
def test_a_partial_folder_without_a_name_of_its_own_is_removed(
    tmp_path: Path, name: object
) -> None:
    kept = keep_one(tmp_path, "taken")
    partial = keep_one(tmp_path, f"{run_shelf.PARTIAL_PREFIX}a")
    path = partial / run_reader.SUMMARY_FILE
    summary = json.loads(path.read_text())
    path.write_text(json.dumps(summary | {"figures": summary["figures"] | {"run": name}}))
    os.utime(partial, (0, 0))

    run_shelf.remove_leftovers(tmp_path)

    assert list(tmp_path.iterdir()) == [kept]
    assert run_reader.read_summary(kept).figures["steps"] == 20


def test_a_complete_partial_folder_whose_name_is_taken_is_kept(tmp_path: Path) -> None:
    first = keep_one(tmp_path, None)
    partial = keep_one(tmp_path, f"{run_shelf.PARTIAL_PREFIX}a")
    os.utime(partial, (0, 0))

    run_shelf.remove_leftovers(tmp_path)

    assert sorted(tmp_path.iterdir()) == [first, first.with_name(f"{first.name}-2")]
