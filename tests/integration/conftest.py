"""Fixtures that start the whole application with its own settings, runs and data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from PySide6.QtCore import QSettings

from mnist_draw.app import Application, Options
from mnist_draw.settings import Settings
from tests.integration.teacher import TIMEOUT_MS, Teacher
from trainer.data.sources import FOLDER_VARIABLE
from trainer.data.synthetic import builtin_strokes
from trainer.data.synthetic.builtin_strokes import generate
from trainer.runs.local_runner import LocalRunner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from trainer.data.digits import DataSet


class Start(Protocol):
    """Start the application; a test may call it several times."""

    def __call__(self, options: Options = Options()) -> Teacher: ...  # noqa: B008 - frozen


@pytest.fixture(autouse=True)
def _no_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ignore the user's MNIST: tests choose their data."""
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)


@pytest.fixture
def runs_folder(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def few_strokes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer built-in strokes, which are there at once."""
    monkeypatch.setattr(builtin_strokes, "generate", lambda *_, **__: _drawn())


@cache
def _drawn() -> DataSet:
    """Digits that no test can change, drawn once: it takes seconds."""
    return generate(6000, 500)


@pytest.fixture
def slow_strokes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few built-in strokes, which are drawn in seconds."""

    def few(*_sizes: int, **more: Any) -> DataSet:
        return generate(6000, 500, **more)

    monkeypatch.setattr(builtin_strokes, "generate", few)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, tmp_path: Path, runs_folder: Path) -> Iterator[Start]:
    applications: list[Application] = []

    def start_one(options: Options = Options()) -> Teacher:  # noqa: B008 - frozen
        settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        # In this process, where tests can inject faults and inspect the training.
        runner = LocalRunner()
        application = Application(qapp, options, settings, runs_folder, runner=runner)
        applications.append(application)
        teacher = Teacher(qtbot, application)
        application.start()
        teacher.wait_until(lambda: len(teacher.opened) == 1 and application.complete)
        return teacher

    yield start_one
    for application in applications:
        application.window.close()
        # A busy machine may need longer than the application's own time-outs.
        qtbot.waitUntil(lambda: application.ended, timeout=TIMEOUT_MS)  # noqa: B023 - at once
        application.window.deleteLater()
        application.deleteLater()
