"""Keeps the files in ``resources/translations`` in step with the texts of the program.

``python -m tests.translations`` adds new texts to the ``.ts`` files, takes away what no source has
any more, and compiles the ``.qm`` files; translate in between with Qt Linguist or an editor and run
it again.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path

from mnist_draw.recipe import field_texts

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ja", "ko")


def tool(name: str) -> str:
    """The path of one of the programs that come with PySide6."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def update(*files: Path) -> None:
    """Brings ``.ts`` files up to date; new texts are unfinished in them."""
    sources = sorted((ROOT / "mnist_draw").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        # The recipe's own texts stand in the engine, which knows nothing of Qt.
        others = Path(folder) / "recipe_texts.py"
        others.write_text(
            "".join(
                f"translate({_quoted(context)}, {_quoted(text)})\n"
                for context, text in field_texts.dynamic_sources()
            ),
            encoding="utf-8",
        )
        _run(
            "pyside6-lupdate", "-no-obsolete", "-locations", "none", *sources, others, "-ts", *files
        )


def compile_(ts_file: Path, qm_file: Path) -> None:
    """Makes what Qt reads of a ``.ts`` file."""
    _run("pyside6-lrelease", "-silent", ts_file, "-qm", qm_file)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(name: str, *arguments: str | Path) -> None:
    subprocess.run([tool(name), *map(str, arguments)], check=True, capture_output=True)


if __name__ == "__main__":
    files = {language: FOLDER / f"mnist_draw_{language}.ts" for language in LANGUAGES}
    update(*files.values())
    for file in files.values():
        compile_(file, file.with_suffix(".qm"))
