"""Boundaries within Qt that import-linter cannot express: it knows packages from outside whole."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
WITHOUT_WIDGETS = [
    *sorted((ROOT / "mnist_draw" / "workers").glob("*.py")),
    *(ROOT / "mnist_draw" / f"{name}.py" for name in ("drawing", "images", "ink", "strokes")),
]


def imported_modules(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return modules


@pytest.mark.parametrize("path", WITHOUT_WIDGETS, ids=lambda path: path.stem)
def test_what_is_no_widget_imports_none(path: Path) -> None:
    assert not {module for module in imported_modules(path) if "QtWidgets" in module}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "mnist_draw" / "workers").glob("*.py")), ids=lambda path: path.stem
)
def test_workers_paint_nothing(path: Path) -> None:
    assert not {module for module in imported_modules(path) if "QtGui" in module}
