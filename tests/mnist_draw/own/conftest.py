"""Fixture with the controller of My drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mnist_draw.own.parts import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qtbot, tmp_path)
    yield made
    made.close()
