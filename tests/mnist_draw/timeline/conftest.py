from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mnist_draw.timeline.parts import TimeMachine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def machine(qtbot: QtBot, tmp_path: Path) -> Iterator[TimeMachine]:
    result = TimeMachine(qtbot, tmp_path)
    yield result
    result.controller.shut_down()
    assert result.controller.worker_thread.wait(5000)
