"""A store survives the death of its process, and two processes share a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trainer.drawings.exchanging import exchange_at_once
from tests.trainer.drawings.killing import kill_many

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.posix(reason="kills with a signal")
def test_all_that_was_acknowledged_survives_kills(tmp_path: Path) -> None:
    acknowledged = kill_many(tmp_path, 4)
    assert acknowledged.lines >= 4


def test_two_processes_share_a_folder(tmp_path: Path) -> None:
    assert exchange_at_once(tmp_path, changes=60) == 120
