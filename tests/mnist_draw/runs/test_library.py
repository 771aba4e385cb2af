from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from mnist_draw.runs.library import read_library
from tests.mnist_draw.kept_runs import keep_run
from trainer.runs.run_reader import SUMMARY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def set_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the time zone of the process, for this test."""

    def set_to(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield set_to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.posix(reason="Windows takes its time zone from the settings alone")
@pytest.mark.parametrize(
    # East and west of Greenwich, in the notation of POSIX.
    ("start", "zone"),
    [("00010101-000000-000", "east-9"), ("99991231-235959-999", "west+9")],
)
def test_a_run_that_started_at_no_possible_time_has_that_of_its_weights(
    tmp_path: Path, set_zone: Callable[[str], None], start: str, zone: str
) -> None:
    file = keep_run(tmp_path) / SUMMARY_FILE
    summary = json.loads(file.read_text(encoding="utf-8"))
    summary["figures"]["run"] = f"{start}-tiny"
    file.write_text(json.dumps(summary), encoding="utf-8")
    set_zone(zone)

    (entry,) = read_library(tmp_path).entries

    written = entry.summary.weights_path.stat().st_mtime
    assert entry.started.timestamp() == pytest.approx(written, abs=1)
