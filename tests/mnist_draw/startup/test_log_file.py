from __future__ import annotations

import logging
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mnist_draw.startup.log_file import start_log
from tests.trainer.files.windows import windows_error
from trainer.files.user_folder import HOME_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


@contextmanager
def fresh_root_logger() -> Iterator[logging.Logger]:
    """The root logger without the handlers of pytest."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    root.handlers = []
    try:
        yield root
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers = handlers
        root.setLevel(level)


def test_messages_are_written_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))

    with fresh_root_logger():
        file = start_log()
        logging.getLogger("some.module").warning("Something happened")

    assert file == tmp_path / "log" / "mnist-draw.log"
    assert "WARNING some.module: Something happened" in file.read_text()


def test_without_a_writable_folder_messages_go_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").write_text("")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))

    with fresh_root_logger() as root:
        file = start_log()
        handlers = root.handlers

    assert file is None
    assert [type(handler) for handler in handlers] == [logging.StreamHandler]


def test_a_full_file_is_kept_beside_the_present_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "mnist-draw.log").write_text("old " * 250_000)

    with fresh_root_logger():
        file = start_log()
        logging.getLogger("some.module").warning("New")

    assert file is not None
    assert file.read_text().endswith("New\n")
    assert file.stat().st_size < 1000
    assert (tmp_path / "log" / "mnist-draw.log.1").read_text().startswith("old old")


def test_a_full_file_that_another_window_has_open_is_continued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "mnist-draw.log").write_text("old " * 250_000)
    (tmp_path / "log" / "mnist-draw.log.1").write_text("older")
    attempts: list[Path] = []

    def held(path: Path, _target: Path) -> None:
        attempts.append(path)
        raise windows_error(32)

    monkeypatch.setattr(Path, "replace", held)
    with fresh_root_logger():
        file = start_log()
        for number in range(3):
            logging.getLogger("some.module").warning("New %d", number)

    assert file is not None
    text = file.read_text()
    assert text.startswith("old old")
    assert [f"New {number}" in text for number in range(3)] == [True] * 3
    assert len(attempts) == 1
    assert (tmp_path / "log" / "mnist-draw.log.1").read_text() == "older"
