"""``mnist-draw replay``: output on stdout and stderr, and exit status."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from mnist_draw.__main__ import main, parser

if TYPE_CHECKING:
    from pathlib import Path

ONE = json.dumps(
    {
        "label": "1",
        "width": 100,
        "height": 100,
        "writer": "w",
        "strokes": [[[50, 10], [50, 50], [50, 90]]],
    }
)
BLANK = json.dumps({"label": None, "width": 100, "height": 100, "strokes": []})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "drawings.jsonl"
    path.write_text(f"{ONE}\n{BLANK}\n")
    return path


def test_json_has_one_line_per_drawing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(file), "--json"]) == 0
    one, blank = map(json.loads, capsys.readouterr().out.splitlines())
    assert (one["label"], one["predicted"]) == ("1", "1")
    assert len(one["probabilities"]) == 10
    assert sum(one["probabilities"]) == pytest.approx(1, abs=1e-4)
    assert one["probabilities"][1] == max(one["probabilities"])
    assert one["not_sure"] is None
    assert blank == {
        "label": None,
        "predicted": None,
        "probabilities": None,
        "not_sure": "too little ink",
    }


def test_not_sure_is_printed_beside_the_most_probable_digit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    angles = [step * math.tau / 30 for step in range(31)]
    zero = [[72 + 16 * math.sin(angle), 50 - 22 * math.cos(angle)] for angle in angles]
    seventy = [[[10, 28], [40, 28], [24, 72]], zero]
    zigzag = [[[5 * step, 20 + 60 * (step % 2)] for step in range(20)]]
    dot = [[[50, 50]]]
    path = tmp_path / "others.jsonl"
    path.write_text(
        "".join(
            json.dumps({"label": None, "width": 100, "height": 100, "strokes": strokes}) + "\n"
            for strokes in (seventy, zigzag, dot)
        )
    )
    assert main(["replay", str(path), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["not_sure"] for line in lines] == [
        "several digits",
        "not a digit",
        "too little ink",
    ]
    assert all(line["predicted"] in set("0123456789") for line in lines)
    seventy_read = lines[0]
    assert seventy_read["number"] == "70"
    assert 0.5 < seventy_read["number_probability"] <= 1
    assert seventy_read["number_not_sure"] is None
    assert not any("number" in line for line in lines[1:])
    assert main(["replay", str(path)]) == 0
    assert "Not sure: 3 (" in capsys.readouterr().out


def test_summary_and_report_are_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(file), "--report", "--brush", "16"]) == 0
    out = capsys.readouterr().out
    assert "100.00% (1 of 1) labelled drawings were read correctly." in out
    assert "Without a label: 1" in out
    assert "Accuracy of each writer" in out
    assert "ms to draw it" in out


def test_report_beside_json_goes_to_stderr(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(file), "--report", "--json"]) == 0
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 2
    assert "Columns: what was read" in captured.err


def test_bad_lines_are_reported_and_the_others_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "drawings.jsonl"
    path.write_text(f"nonsense\n{ONE}\n" + "{}\n" * 30)
    assert main(["replay", str(path), "--json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "line 1: not JSON" in captured.err
    assert "31 lines were left out in all" in captured.err
    assert len(captured.err.splitlines()) == 21


def test_unreadable_file_and_weights_are_errors(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["replay", str(tmp_path / "none")]) == 1
    assert "No such file" in capsys.readouterr().err
    assert main(["replay", str(file), "--weights", str(file)]) == 1
    captured = capsys.readouterr()
    assert "cannot be used as weights" in captured.err
    assert captured.out == ""


@pytest.mark.parametrize("options", [["--brush", "3"], ["--brush", "x"], ["--processes", "0"], []])
def test_invalid_options_are_refused(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["replay", *options, *(["file"] if options else [])])
    assert "error" in capsys.readouterr().err


def test_weights_option_works_before_and_after_the_command() -> None:
    for arguments in (["--weights", "W", "replay", "F"], ["replay", "F", "--weights", "W"]):
        options = parser().parse_args(arguments)
        assert (str(options.weights), str(options.file)) == ("W", "F")
    assert parser().parse_args([]).command is None


def test_no_display_is_needed_and_a_closed_pipe_is_no_error(file: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "mnist_draw", "replay", str(file), "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 2

    reading, writing = os.pipe()
    os.close(reading)
    left = subprocess.run(
        command, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert left.returncode == 1
    assert left.stderr == ""


def test_help_names_all_formats(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["replay", "--help"])
    out = " ".join(capsys.readouterr().out.split())
    assert all(name in out for name in ("JSON Lines", "Quick, Draw!", "UNIPEN"))
