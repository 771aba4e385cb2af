"""README.md and docs/: generated figures, existing paths and modules, length."""

from __future__ import annotations

import argparse
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from mnist_draw.__main__ import parser as draw_parser
from tests.benchmarks import __main__ as benchmarks
from tests.benchmarks import documents, table
from tests.benchmarks import results as stored
from tests.example_result import RESULT
from trainer.cli.main import parser as trainer_parser

ROOT = Path(__file__).resolve().parents[1]
RESULTS = stored.load(stored.FILE)
DOCUMENTS = [*documents.documents(), ROOT / "resources" / "weights" / "README.md"]
TEXT = "# App\n\n<!-- figures: speed -->\nold\n<!-- /figures -->\n\nThe end\n"

FIGURE = re.compile(r"\d (?:%|ms|s|points|images/s|images per second|GFLOP/s)(?!\w)")
"""A measured figure with its unit."""
CODE = re.compile(r"```.*?```", re.DOTALL)
COMMAND = re.compile(r"(mnist-trainer|mnist-draw|-m trainer) ([^`\n|]+)")
"""A program of ours with its words, up to the end of the line or of the code."""
REPRODUCTION = re.compile(r"<!-- reproduction -->.*<!-- /reproduction -->", re.DOTALL)


def document_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=document_id)


class TestTable:
    def test_has_a_line_per_row(self) -> None:
        lines = table.benchmark_table(RESULT).splitlines()
        assert lines[0] == "| Question | Measured | Target | Met | Baseline, in the same run |"
        assert lines[2].endswith("| 4.5 s | under 5 s | yes | the other: 9 s, 2 times |")

    def test_omits_empty_columns(self) -> None:
        rows = [{**RESULT["rows"][0], "target": "", "met": None}]
        head = table.benchmark_table({**RESULT, "rows": rows}).splitlines()[0]
        assert head == "| Question | Measured | Baseline, in the same run |"

    def test_names_command_date_and_machine(self) -> None:
        assert table.benchmark_table(RESULT).splitlines()[-1] == (
            "Measured by `python -m tests.benchmarks.speed`, 2026-01-02, "
            "on Abacus, 2 cores, Linux, Python 3.11.7, PyTorch 2.13.0."
        )

    def test_escapes_bars_in_texts(self) -> None:
        assert "How fast \\| how slow" in table.benchmark_table(RESULT)

    def test_names_why_nothing_was_measured(self) -> None:
        skipped = {**RESULT, "rows": [], "skipped": "no GPU"}
        assert table.benchmark_table(skipped) == "Not measured: no GPU.\n"

    def test_names_disturbance_by_other_programs(self) -> None:
        quiet, loud = ({**RESULT, "processors_used_by_others": used} for used in (0.05, 1.37))
        assert "Other programs" not in table.benchmark_table(quiet)
        assert "Other programs kept 1.4 processors busy." in table.benchmark_table(loud)


class TestFill:
    def test_replaces_what_is_between_the_markers(self) -> None:
        once = documents.fill(TEXT, {"speed": RESULT})
        assert "old" not in once
        assert "| 4.5 s |" in once
        assert once.startswith("# App\n\n<!-- figures: speed -->\n|")
        assert once.endswith("<!-- /figures -->\n\nThe end\n")
        assert documents.fill(once, {"speed": RESULT}) == once

    @pytest.mark.parametrize(
        "text",
        ["<!-- figures: speed -->\n", "<!-- /figures -->\n", f"<!-- figures: speed -->\n{TEXT}"],
    )
    def test_refuses_markers_without_partner(self, text: str) -> None:
        with pytest.raises(ValueError, match="no partner"):
            documents.fill(text, {"speed": RESULT})

    def test_refuses_an_unknown_benchmark(self) -> None:
        with pytest.raises(ValueError, match="no result of speed"):
            documents.fill(TEXT, {})


class TestDocuments:
    @each_document
    def test_show_the_stored_results(self, path: Path) -> None:
        """`python -m tests.benchmarks --no-run --write` generates them again."""
        text = path.read_text(encoding="utf-8")
        assert documents.fill(text, RESULTS) == text

    def test_show_every_stored_result(self) -> None:
        text = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)
        assert [name for name in RESULTS if f"<!-- figures: {name} -->" not in text] == []

    def test_stored_results_are_those_of_benchmarks(self) -> None:
        measured = {name for name in RESULTS if not name.startswith(stored.RECORDED)}
        assert measured <= set(benchmarks.names())

    @each_document
    def test_have_no_figures_but_generated_ones(self, path: Path) -> None:
        text = documents.without_figures(path.read_text(encoding="utf-8"))
        prose = REPRODUCTION.sub("", CODE.sub("", text))
        assert [line for line in prose.splitlines() if FIGURE.search(line)] == []

    @each_document
    def test_name_existing_modules(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        modules = set(re.findall(r"python3? -m ((?:tests|trainer|mnist_draw)[\w.]*)", text))
        assert [
            name for name in modules if importlib.util.find_spec(name.rstrip(".")) is None
        ] == []

    @each_document
    def test_name_existing_commands_and_options(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        parsers = {"mnist-draw": draw_parser(), "mnist-trainer": trainer_parser()}
        unknown = []
        for program, words in COMMAND.findall(text):
            parser = parsers.get(program, parsers["mnist-trainer"])
            unknown += unknown_words(parser, words.split())
        assert unknown == []

    @each_document
    def test_name_existing_paths(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        folders = "mnist_draw|trainer|tests|resources|docs"
        named = set(re.findall(rf"`((?:{folders})/[\w./-]*|\.ci/run)`", text))
        assert [name for name in named if not (ROOT / name).exists()] == []

    @each_document
    def test_link_to_existing_files_and_headings(self, path: Path) -> None:
        links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
        broken = []
        for link in links:
            if re.match(r"\w+:", link):
                continue
            name, _, heading = link.partition("#")
            target = path.parent / name if name else path
            if not target.exists() or (heading and heading not in headings(target)):
                broken.append(link)
        assert broken == []

    def test_readme_installs_the_torch_that_the_project_allows(self) -> None:
        limits = set(re.findall(r'"torch(<[\d.]+)"', (ROOT / "README.md").read_text("utf-8")))
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        (torch,) = (each for each in project["project"]["dependencies"] if "torch" in each)
        assert limits
        assert all(limit in torch for limit in limits)

    def test_all_name_the_versions_of_python_that_the_project_allows(self) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        allowed = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", project["requires-python"])
        assert allowed is not None
        oldest, newest = int(allowed[1]), int(allowed[2]) - 1
        for name in ("README.md", "docs/platforms.md"):
            assert f"Python 3.{oldest} to 3.{newest}" in (ROOT / name).read_text(encoding="utf-8")
        tests = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
        assert f'python: ["3.{oldest}", "3.{newest}"]' in tests

    def test_readme_is_read_in_five_minutes(self) -> None:
        words = (ROOT / "README.md").read_text(encoding="utf-8").split()
        assert len(words) <= 1200


def unknown_words(parser: argparse.ArgumentParser, words: list[str]) -> list[str]:
    """The words that name no command of a program, or no option of the command."""
    commands = {
        name: command
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, command in action.choices.items()
    }
    known = dict(parser._option_string_actions)
    if not words[0].startswith("-"):
        if words[0] not in commands:
            return words[:1]
        known = commands[words[0]]._option_string_actions
    return [word for word in words if word.startswith("--") and word.split("=")[0] not in known]


def headings(path: Path) -> set[str]:
    """Anchors of a document's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in found}
