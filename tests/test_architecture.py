"""Import boundaries that import-linter cannot express: it sees PySide6 as one module."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
APPLICATION = ROOT / "mnist_draw"
MAX_MODULES, MAX_LINES = 17, 400
TOP_LEVEL = {
    *(".ci", ".gitattributes", ".github", ".gitignore"),
    *("CHANGELOG.md", "CITATION.cff", "LICENSE", "MANIFEST.in", "README.md"),
    *("docs", "mnist_draw", "pyproject.toml", "resources", "tests", "trainer"),
}
FUNCTION_KEY = re.compile(r"F\d{1,2}")
POSIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
# Called without `with`, these neither wait nor check.
CONTEXT_MANAGERS = {
    *("assertNotEmitted", "captureExceptions", "raises", "suppress", "waitActive"),
    *("waitCallback", "waitExposed", "waitSignal", "waitSignals", "warns"),
}
WORKERS = sorted(APPLICATION.glob("*/worker.py"))
MODELS = [
    APPLICATION / f"{name}.py"
    for name in (
        "compare/comparison",
        "compare/directions",
        "compare/sources",
        "curves/decimation",
        "curves/history",
        "curves/ranges",
        "dataset/digit_list",
        "draw/drawing",
        "draw/ink",
        "draw/pasted_pictures",
        "recipe/draft",
        "replay/engine",
        "replay/tally",
        "runs/columns",
        "runs/library",
        "runs/table_model",
        "stroke_files/session_drawings",
    )
]


def imported_modules(path: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return modules


def nodes_where(folder: Path, word: str) -> Iterator[tuple[Path, ast.AST]]:
    """The syntax of the modules whose text has a word: to parse all of them takes seconds."""
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if re.search(word, text):
            for node in ast.walk(ast.parse(text)):
                yield path, node


def module_id(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


@pytest.mark.parametrize("path", [*WORKERS, *MODELS], ids=module_id)
def test_workers_and_models_import_no_widgets(path: Path) -> None:
    assert not {module for module in imported_modules(path) if "QtWidgets" in module}


@pytest.mark.parametrize("path", WORKERS, ids=module_id)
def test_workers_import_nothing_that_paints(path: Path) -> None:
    assert not {module for module in imported_modules(path) if "QtGui" in module}


def test_shared_modules_import_no_feature() -> None:
    outside = {
        module_id(path): {
            module
            for module in imported_modules(path)
            if module.startswith("mnist_draw.") and not module.startswith("mnist_draw.shared")
        }
        for path in (APPLICATION / "shared").glob("*.py")
    }
    assert {path: modules for path, modules in outside.items() if modules} == {}


def test_every_package_is_installed() -> None:
    """A new feature folder belongs in the wheel too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for top in ("mnist_draw", "trainer")
        for path in (ROOT / top).rglob("__init__.py")
    }
    assert set(project["tool"]["setuptools"]["packages"]) == {*packages, "mnist_draw.resources"}


@pytest.mark.parametrize("top", ["mnist_draw", "trainer"])
def test_every_folder_has_a_docstring(top: str) -> None:
    silent = [
        module_id(path)
        for path in (ROOT / top).rglob("__init__.py")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("top", ["mnist_draw", "trainer", "tests"])
def test_folders_and_files_stay_small(top: str) -> None:
    """More in one place is two features, or two subjects."""
    paths = list((ROOT / top).rglob("*.py"))
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert [module_id(path) for path, count in lines.items() if count > MAX_LINES] == []
    modules = Counter(path.parent for path in paths if path.name != "__init__.py")
    assert [str(folder) for folder, count in modules.items() if count > MAX_MODULES] == []


def test_the_top_level_holds_what_it_should() -> None:
    """A file that a mistyped command left is seen here."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert {path.split("/", 1)[0] for path in listed} == TOP_LEVEL


def test_files_are_renamed_in_one_module() -> None:
    """It waits for programs that hold a file on Windows: `trainer.files.move`."""
    # The log cannot wait, and its module says what follows.
    allowed = {"trainer/files/writing", "mnist_draw/startup/log_file"}
    renaming = {
        module_id(path)
        for top in ("mnist_draw", "trainer")
        for path, node in nodes_where(ROOT / top, r"replace|rename|move")
        if isinstance(node, ast.Call) and _renames(node)
    }
    assert renaming == allowed


def _renames(call: ast.Call) -> bool:
    """Whether a call is `Path.replace`, `Path.rename`, or one of os or shutil."""
    text = ast.unparse(call.func)
    # `str.replace` has two arguments, and `dataclasses.replace` named ones.
    of_path = text.endswith((".replace", ".rename")) and len(call.args) == 1 and not call.keywords
    return of_path or text in {"os.rename", "os.replace", "os.renames", "shutil.move"}


def test_macs_have_other_keys_for_function_keys() -> None:
    """`mnist_draw.shared.platforms.keys` has them."""
    own = APPLICATION / "shared" / "platforms" / "keys.py"
    plain = {
        module_id(path): node.value
        for path, node in nodes_where(APPLICATION, FUNCTION_KEY.pattern)
        if path != own
        and isinstance(node, ast.Constant)
        and FUNCTION_KEY.fullmatch(str(node.value))
    }
    assert plain == {}


def test_nothing_keeps_what_qt_has_destroyed() -> None:
    """PySide's ``findChildren`` does; see ``mnist_draw.shared.descendants``."""
    found = [
        module_id(path)
        for path, node in nodes_where(APPLICATION, "findChildren")
        if isinstance(node, ast.Attribute) and node.attr == "findChildren"
    ]
    assert found == []


def test_every_painter_ends_with_its_block() -> None:
    """The traceback of an error in a paint event would keep it: Qt then crashes."""
    nodes = list(nodes_where(APPLICATION, "QPainter"))
    blocks = {
        item.context_expr for _, node in nodes if isinstance(node, ast.With) for item in node.items
    }
    unbounded = [
        f"{module_id(path)}:{node.lineno}"
        for path, node in nodes
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "QPainter"
        and node not in blocks
    ]
    assert unbounded == []


def test_no_text_is_translated_within_a_formatted_string() -> None:
    """Qt's lupdate does not find it there: it would stay English."""
    hidden = [
        f"{module_id(path)}:{call.lineno}"
        for path, text in nodes_where(APPLICATION, r"\b(tr|translate)\(")
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).rpartition(".")[2] in {"tr", "translate"}
    ]
    assert hidden == []


def test_tests_can_be_collected_on_windows() -> None:
    """It lacks these modules: a test imports them when it runs."""
    paths = [*(ROOT / "tests").rglob("test_*.py"), *(ROOT / "tests").rglob("conftest.py")]
    early = {
        module_id(path): names
        for path in paths
        if (names := POSIX_MODULES & top_level_imports(path))
    }
    assert early == {}


def top_level_imports(path: Path) -> set[str]:
    """Modules that importing this one imports, but for those of its functions."""
    statements = ast.parse(path.read_text(encoding="utf-8")).body
    imported = {
        alias.name for each in statements if isinstance(each, ast.Import) for alias in each.names
    }
    return imported | {str(each.module) for each in statements if isinstance(each, ast.ImportFrom)}


def test_context_managers_of_tests_are_entered() -> None:
    called = [
        f"{module_id(path)}:{node.lineno}"
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func).rpartition(".")[2] in CONTEXT_MANAGERS
    ]
    assert called == []
