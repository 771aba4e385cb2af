"""The network for capital letters: training data, the command that trains it, the bundled file."""

from __future__ import annotations

import json
import string
from pathlib import Path

import numpy as np
import pytest

from trainer.bundled import capitals
from trainer.cli.main import main
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import Point, Stroke
from trainer.network import weights

FILE = Path(__file__).parents[3] / "resources/weights/capitals.safetensors"
LETTERS = tuple(string.ascii_uppercase)
SMALL = (
    "--set", "epochs=1", "--set", "convolutions=4k5s2p2", "--set", "train_images=64",
    "--set", "validation_images=4", "--device", "cpu",
)  # fmt: skip


def written(*labels: str, writer: str) -> list[RecordedDrawing]:
    """Drawings that differ, one for each label."""
    return [
        RecordedDrawing(
            label, (Stroke((Point(60, 60), Point(100 + 10 * number, 200), Point(220, 90))),), writer
        )
        for number, label in enumerate(labels)
    ]


@pytest.fixture
def people() -> list[RecordedDrawing]:
    return [
        *written("A", "B", "C", "Z", writer="1"),
        *written("A", "B", "C", "q", "7", writer="2"),
        *written("X", "Y", writer="3"),
    ]


def test_the_file_reads_the_alphabet() -> None:
    snapshot = weights.load(FILE)
    assert snapshot.recipe.classes == LETTERS
    assert snapshot.recipe.name == "capitals-cnn"
    assert snapshot.data == capitals.DATA
    assert snapshot.test_accuracy is not None
    assert snapshot.test_accuracy > 0.93
    assert FILE.stat().st_size < 1_000_000
    assert "CC BY 4.0" in weights.read_metadata(FILE)["attribution"]


def test_drawings_for_validation_come_last_without_copies(people: list[RecordedDrawing]) -> None:
    dataset = capitals.data_set(people, seed=0, copies=3, validation_images=2)
    # Of few drawings of a writer, twice as many copies are made; q and 7 are no capitals.
    assert len(dataset.train) == 7 * 6 + 2
    assert dataset.classes == LETTERS
    np.testing.assert_array_equal(dataset.test.images, dataset.train.images[-2:])
    again = capitals.data_set(people, seed=0, copies=3, validation_images=2)
    np.testing.assert_array_equal(dataset.train.images, again.train.images)


def test_held_out_writers_are_tested_on_and_not_trained_on(people: list[RecordedDrawing]) -> None:
    dataset = capitals.data_set(people, seed=0, held_out={"3"}, copies=1, validation_images=1)
    assert dataset.test.labels.tolist() == [LETTERS.index("X"), LETTERS.index("Y")]
    assert not {LETTERS.index("X"), LETTERS.index("Y")} & set(dataset.train.labels.tolist())


@pytest.fixture
def strokes(tmp_path: Path, people: list[RecordedDrawing]) -> Path:
    path = tmp_path / "capitals.jsonl"
    lines = [
        {
            "label": drawing.label,
            "writer": drawing.writer,
            "width": 280,
            "height": 280,
            "strokes": [[[point.x, point.y] for point in each.points] for each in drawing.strokes],
        }
        for drawing in people
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_the_command_publishes_the_figures_of_a_run_with_writers_held_out(
    strokes: Path, tmp_path: Path
) -> None:
    held_out, run = tmp_path / "held-out", tmp_path / "run"
    command = ["capitals", "--strokes", str(strokes), *SMALL]
    assert main([*command, "--hold-out-writers", "2", "--out", str(held_out)]) == 0
    assert main([*command, "--seed", "3", "--figures-of", str(held_out), "--out", str(run)]) == 0
    metadata = weights.read_metadata(run / capitals.CAPITALS_FILE)
    assert weights.load(run / capitals.CAPITALS_FILE).data == capitals.DATA
    of_others = json.loads(weights.read_metadata(held_out / "weights.safetensors")["figures"])
    figures = json.loads(metadata["figures"])
    for name in ("test_accuracy", "test_loss", "test_images"):
        assert figures[name] == of_others[name]
    assert figures["seed"] == 3
    assert "--seed 3" in metadata["command"]


def test_an_unknown_writer_to_hold_out_is_an_error(
    strokes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["capitals", "--strokes", str(strokes), "--hold-out-writers", "9"]
    assert main([*command, "--out", str(tmp_path / "run")]) == 1
    assert "--hold-out-writers: no drawing is by writer" in capsys.readouterr().err
