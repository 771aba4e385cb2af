"""The application's folder in the user's data directory."""

from __future__ import annotations

import os
from pathlib import Path


def user_data_folder() -> Path:
    """The folder of runs and drawings; it need not exist."""
    try:
        import platformdirs  # noqa: PLC0415 - a bare clone on a server has none
    except ModuleNotFoundError:
        # The folder that platformdirs names on Linux.
        data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        return Path(data) / "mnist-draw"
    return platformdirs.user_data_path("mnist-draw", appauthor=False)
