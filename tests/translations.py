"""Update ``resources/translations`` from the texts of the program.

``python -m tests.translations`` adds new texts to the ``.ts`` files, removes obsolete ones, and
compiles the ``.qm`` files. Translate new texts with Qt Linguist or an editor, then run it again.
"""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from mnist_draw.recipe import field_texts

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ja", "ko")


def ts_file(language: str) -> Path:
    """The file with the translations of a language."""
    return FOLDER / f"mnist_draw_{language}.ts"


def messages(file: Path) -> list[tuple[str, str, ET.Element]]:
    """Context, English text and translation of every entry of a ``.ts`` file."""
    return [
        (context.findtext("name", ""), message.findtext("source", ""), translation)
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
    ]


def tool(name: str) -> str:
    """Path of one of PySide6's programs."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    if found is None:
        raise FileNotFoundError(name)
    return found


def update(*files: Path) -> None:
    """Update ``.ts`` files; new texts are marked unfinished."""
    sources = sorted((ROOT / "mnist_draw").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        # The texts of recipe fields are in the engine, which is free of Qt.
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
    """Compile a ``.ts`` file to the ``.qm`` file that Qt loads."""
    _run("pyside6-lrelease", "-silent", ts_file, "-qm", qm_file)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(name: str, *arguments: str | Path) -> None:
    subprocess.run([tool(name), *map(str, arguments)], check=True, capture_output=True)


if __name__ == "__main__":
    files = {language: ts_file(language) for language in LANGUAGES}
    update(*files.values())
    for file in files.values():
        compile_(file, file.with_suffix(".qm"))
