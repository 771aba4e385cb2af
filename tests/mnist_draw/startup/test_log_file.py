from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mnist_draw.startup.log_file import start_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "logs")

    with fresh_root_logger():
        file = start_log()
        logging.getLogger("some.module").warning("Something happened")

    assert file == tmp_path / "logs" / "mnist-draw.log"
    assert "WARNING some.module: Something happened" in file.read_text()


def test_without_a_writable_folder_messages_go_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "file")

    with fresh_root_logger() as root:
        file = start_log()
        handlers = root.handlers

    assert file is None
    assert [type(handler) for handler in handlers] == [logging.StreamHandler]
