"""Fixture: a Data window on its Predictions tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mnist_draw.dataset.parts import Data

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def data(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Data:
    return Data(qtbot, tmp_path, monkeypatch)
