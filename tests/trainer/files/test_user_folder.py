from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import get_args

import pytest

from trainer.files.user_folder import HOME_VARIABLE, Kind, user_folder

pytestmark = pytest.mark.linux(reason="the folders of Linux")


@pytest.fixture(autouse=True)
def _no_folder_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE)


@pytest.fixture(params=[False, True], ids=["platformdirs", "bare clone"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    if request.param:
        monkeypatch.setitem(sys.modules, "platformdirs", None)


@pytest.mark.usefixtures("_either_way")
def test_the_folders_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/mia")
    assert user_folder("data") == Path("/home/mia/.local/share/mnist-draw")
    assert user_folder("cache") == Path("/home/mia/.cache/mnist-draw")
    assert user_folder("log") == Path("/home/mia/.local/state/mnist-draw/log")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert user_folder("data") == Path("/elsewhere/mnist-draw")


@pytest.mark.usefixtures("_either_way")
@pytest.mark.parametrize("kind", get_args(Kind))
def test_without_a_home_folder_it_is_that_for_temporary_files(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)

    def unknown(_self: Path) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "expanduser", unknown)
    assert user_folder(kind).is_relative_to(tempfile.gettempdir())


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a one-folder build, with a name that is not ASCII."""
    folder = tmp_path / "クラス 3"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "mnist-draw"))
    return folder


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_portable_program_keeps_its_files_beside_it(kind: Kind, program: Path) -> None:
    (program / "portable").touch()
    assert user_folder(kind).is_relative_to(program)
    assert [path.name for path in program.iterdir()] == ["portable"]


def test_a_program_without_the_mark_uses_the_users_folders(program: Path) -> None:
    assert not user_folder("data").is_relative_to(program)


@pytest.mark.parametrize(
    ("reason", "beside"),
    [(errno.EACCES, False), (errno.EPERM, False), (errno.EROFS, False), (errno.ENOSPC, True)],
)
def test_a_portable_program_that_may_not_write_uses_the_users_folders(
    program: Path, monkeypatch: pytest.MonkeyPatch, reason: int, *, beside: bool
) -> None:
    (program / "portable").touch()
    # As on Windows, where it only knows the attribute of the folder.
    monkeypatch.setattr(os, "access", lambda *_: True)
    open_file = os.open

    def refuse(path: Path, flags: int, *more: int, **named: int) -> int:
        if Path(path).parent == program and flags & os.O_CREAT:
            raise OSError(reason, os.strerror(reason))
        return open_file(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert user_folder("data").is_relative_to(program) == beside


@pytest.mark.parametrize("kind", get_args(Kind))
def test_one_folder_can_be_named_for_all_files(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MNIST_DRAW_HOME", str(tmp_path))
    assert user_folder(kind) == tmp_path / kind


def test_a_relative_name_of_that_folder_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MNIST_DRAW_HOME", "here")
    monkeypatch.setenv("XDG_DATA_HOME", "/elsewhere")
    assert user_folder("data") == Path("/elsewhere/mnist-draw")
