"""A recipe as a Jupyter notebook: the parts of the program, each with its explanation.

Format: nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from trainer.export.python_code import left_out_note, notebook_cells

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

_INTRODUCTION = """# {title}

{source}

This notebook needs PyTorch and numpy. Start Jupyter in the folder of MNIST's four IDX files, or \
name that folder in the environment variable `MNIST_DRAW_DATA`. MNIST Draw wrote it. {losses}"""
_SAME_LOSSES = "It has the same losses in each step."


def notebook(recipe: Recipe) -> str:
    """The notebook as JSON.

    Raises:
        ExportError: The recipe reads other classes than the ten digits.
    """
    introduction = _INTRODUCTION.format(
        title=recipe.title, source=recipe.source, losses=left_out_note(recipe) or _SAME_LOSSES
    )
    cells = [_text(introduction)]
    for part in notebook_cells(recipe):
        cells += [_text(f"## {part.title}\n\n{part.explanation}"), _code(part.code)]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    content = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _text(text: str) -> dict[str, object]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(code: str) -> dict[str, object]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": code.rstrip("\n").splitlines(keepends=True),
    }
