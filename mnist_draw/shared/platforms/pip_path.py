"""Path of pip in the set-up of the README, from the program's folder."""

from __future__ import annotations

import platform


def pip_path() -> str:
    r"""``.venv/bin/pip``, on Windows ``.venv\Scripts\pip``."""
    return r".venv\Scripts\pip" if platform.system() == "Windows" else ".venv/bin/pip"
