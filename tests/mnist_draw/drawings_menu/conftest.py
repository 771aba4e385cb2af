"""Fixture: a drawings menu in a window, with its threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mnist_draw.drawings_menu.desk import LONG_MS, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.menu.shut_down()
    for thread in desk.menu.threads:
        thread.quit()
        assert thread.wait(LONG_MS)
