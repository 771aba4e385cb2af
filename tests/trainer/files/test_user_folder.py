from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import get_args

import pytest

from trainer.files.user_folder import Kind, user_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")


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
