from __future__ import annotations

from typing import TYPE_CHECKING

from tests.trainer.runs.kept_runs import keep_new
from trainer.runs import run_reader, run_weights

if TYPE_CHECKING:
    from pathlib import Path


def test_the_latest_weights_are_those_that_can_be_read(tmp_path: Path) -> None:
    assert run_weights.latest_weights(tmp_path / "nowhere") is None
    first, second = keep_new(tmp_path), keep_new(tmp_path)
    latest = run_weights.latest_weights(tmp_path)
    assert latest is not None
    assert latest.run == second.name
    (second / run_reader.WEIGHTS_FILE).write_bytes(b"damaged")
    latest = run_weights.latest_weights(tmp_path)
    assert latest is not None
    assert latest.run == first.name
