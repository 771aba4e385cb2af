"""The application's folders: among the user's, or beside a portable program."""

from __future__ import annotations

import errno
import os
import secrets
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from trainer.files.writing import expand_user

Kind: TypeAlias = Literal["data", "cache", "log"]

PORTABLE_MARK = "portable"
"""A file of this name in the program's folder keeps all files of the application beside it."""

HOME_VARIABLE = "MNIST_DRAW_HOME"
"""Environment variable: absolute path of one folder for all files of the application."""

# A folder of others, and one on a medium that is write-protected.
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}

# The folders that platformdirs names on Linux: a variable, else one in the home folder.
_LINUX: dict[Kind, tuple[str, str]] = {
    "data": ("XDG_DATA_HOME", "~/.local/share/mnist-draw"),
    "cache": ("XDG_CACHE_HOME", "~/.cache/mnist-draw"),
    "log": ("XDG_STATE_HOME", "~/.local/state/mnist-draw/log"),
}


def user_data_folder() -> Path:
    """The folder of runs and drawings; it need not exist."""
    return user_folder("data")


def user_folder(kind: Kind) -> Path:
    """A folder of the application; it need not exist.

    It is in the `portable_folder` if there is one. Else it is in the folder for temporary files
    where the user has no home folder, as in a container that runs under the number of a user whom
    its system does not know.
    """
    portable = portable_folder()
    if portable is not None:
        return portable / kind
    folder = _named_by_the_system(kind)
    if folder is not None and folder.is_absolute():
        return folder
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"mnist-draw-{user}" / kind


def program_folder() -> Path:
    """The folder that holds the programs of a one-folder build, else the packages."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent
    return Path(__file__).parents[2]


def portable_folder() -> Path | None:
    """The one folder for all files of the application; None for several among the user's own.

    It is the one that `HOME_VARIABLE` names, or lies beside a portable program. One that many users
    share may not write there: each has their own folders then.
    """
    named = Path(os.environ.get(HOME_VARIABLE, ""))
    if named.is_absolute():
        return named
    program = program_folder()
    if (program / PORTABLE_MARK).is_file() and _may_write(program):
        return program / "mnist-draw-data"
    return None


@cache
def _may_write(folder: Path) -> bool:
    """Whether files may be made in a folder, tried once: a process keeps to one folder.

    On Windows, `os.access` only knows the attribute of the folder, which says nothing. A full disk
    is no reason to look for the files elsewhere.
    """
    path = folder / f".mnist-draw-{secrets.token_hex(8)}"
    # Windows removes it itself when it is closed, which a virus scanner cannot prevent.
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_TEMPORARY", 0)
    try:
        os.close(os.open(path, flags))
    except OSError as error:
        return error.errno not in _FORBIDDEN
    with suppress(OSError):
        path.unlink()
    return True


def _named_by_the_system(kind: Kind) -> Path | None:
    try:
        import platformdirs  # noqa: PLC0415 - a bare clone on a server has none
    except ModuleNotFoundError:
        variable, usual = _LINUX[kind]
        parent = os.environ.get(variable, "")
        # Unchanged, and so no absolute path, where there is no home folder.
        return Path(parent) / "mnist-draw" if parent else expand_user(Path(usual))
    find = {
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "log": platformdirs.user_log_path,
    }[kind]
    try:
        return find("mnist-draw", appauthor=False)
    # Some versions of it raise where there is no home folder, others return "~" unchanged.
    except RuntimeError:
        return None
