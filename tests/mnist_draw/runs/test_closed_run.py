"""What the next start says of a run that closing the window ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from mnist_draw.messages.notifications import Notifications
from mnist_draw.runs.closed_run import announce_closed_run
from mnist_draw.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ("", []),
        ("kept", ["info"]),
        ("lost", ["warning"]),
    ],
)
def test_the_next_start_says_once_what_became_of_the_run(
    tmp_path: Path, run: str, said: list[str]
) -> None:
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    settings.closed_run = run
    (tmp_path / "kept").mkdir()
    notifications = Notifications()
    kinds: list[str] = []
    notifications.shown.connect(lambda _text, kind, _action: kinds.append(kind))

    for _start in range(2):
        announce_closed_run(settings, tmp_path, notifications)

    assert kinds == said
