"""Exported programs: readable, and with the losses of the application."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from tests.trainer.cli.terminal import surroundings
from tests.trainer.export.idx_folder import sixty_thousand, write_idx_folder
from trainer.data.digits import DataSet
from trainer.errors import TrainerError
from trainer.events import Finished, StepsDone
from trainer.export.notebook import notebook
from trainer.export.python_code import program
from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.recipes import Recipe
from trainer.training import loop

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

# What the batches' sums round to differs where the application adds up two halves.
ROUNDING = 1e-6
OTHER_ROUNDING = {
    "dezero-mlp-relu-sgd": 2e-5, "dezero-mlp-relu-adam": 1e-4, "pytorch-cnn": 1e-3,
    "rnn-rows": 1e-5, "lstm-rows": 1e-5, "dezero-mlp-sigmoid-sgd": 1e-5,
}  # fmt: skip

UNUSUAL = {
    "cosine, adamw, smoothed squared error": Recipe(
        schedule="cosine", optimiser="adamw", weight_decay=0.01, loss="squared-error",
        label_smoothing=0.1, pixels="standard", activation="gelu", split="random", epochs=2,
    ),
    "all distortions of an mlp in halves": preset("mlp-augmented").with_changes(
        dropout=0.2, thickness=0.5
    ),
    "thickness alone, gelu before pooling, average": Recipe(
        model="cnn", convolutions=(Convolution(8, 3, pool=2), Convolution(10, 3)), head="average",
        activation="gelu", thickness=0.4, hidden_units=(), initialisation="glorot-uniform",
    ),
    "normal weights of a cnn with batch norm, nesterov": Recipe(
        model="cnn", convolutions=(Convolution(8, 5, stride=2),), batch_norm=True, optimiser="sgd",
        momentum=0.9, nesterov=True, initialisation="normal-fan-in", hidden_units=(),
    ),
    "a 7 left out, few images, wrong labels": Recipe(
        left_out=("7", "2"), images_per_class=300, wrong_labels=0.3
    ),
    "sorted by digit": Recipe(order="sorted", split="random", wrong_labels=0.1),
    "gru": Recipe(model="gru", hidden_units=(16,), pixels="symmetric"),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """IDX files of that data set, the test images uncompressed."""
    path = tmp_path_factory.mktemp("idx")
    write_idx_folder(path)
    return path


def losses_of_the_application(recipe: Recipe, data: DataSet) -> tuple[NDArray[np.float64], float]:
    losses: list[float] = []
    accuracy = 0.0
    for event in loop.train(recipe, data):
        if isinstance(event, StepsDone):
            losses += event.losses.tolist()
        if isinstance(event, Finished):
            accuracy = event.test_accuracy
    return np.array(losses), accuracy


def run(
    code: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[NDArray[np.float64], str]:
    """Run a program; returns its losses and what it printed."""
    monkeypatch.setattr(sys, "argv", ["program.py", str(folder)])
    names: dict[str, Any] = {}
    threads = torch.get_num_threads()
    try:
        exec(compile(code, "program.py", "exec"), names)
    finally:
        torch.set_num_threads(threads)
    return np.array(names["losses"]), capsys.readouterr().out


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_presets_are_short_and_plain(recipe: Recipe) -> None:
    lines = program(recipe).splitlines()
    assert len(lines) <= 90
    assert max(map(len, lines)) <= 100
    imported = {
        line.split()[1].split(".")[0] for line in lines if line.startswith(("import", "from"))
    }
    assert imported <= {"gzip", "math", "sys", "pathlib", "numpy", "torch"}


@pytest.mark.parametrize("shift", [0.0, 1.0])
def test_what_is_left_out_is_said(shift: float) -> None:
    recipe = preset("mlp").with_changes(shift=shift)
    rewritten = recipe.with_changes(written_forms=0.25)
    assert "also rewrites 25% of some digits" in program(rewritten)
    assert "also rewrites 25% of some digits" in notebook(rewritten)
    assert "same losses" not in notebook(rewritten)
    assert "rewrites" not in program(recipe)
    assert "has the same losses in each step" in notebook(recipe)


@pytest.mark.parametrize("recipe", UNUSUAL.values(), ids=UNUSUAL)
def test_unusual_recipes_have_the_losses_of_the_application(
    recipe: Recipe,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    recipe = recipe.with_changes(
        train_images=20 * 128, validation_images=200, epochs=min(recipe.epochs, 2), seed=3
    )
    expected, accuracy = losses_of_the_application(recipe, sixty_thousand())
    losses, printed = run(program(recipe), folder, monkeypatch, capsys)
    assert losses == pytest.approx(expected, abs=1e-5)
    assert float(printed.rpartition("Test: ")[2].strip("%\n")) == pytest.approx(
        100 * accuracy, abs=2
    )


@pytest.mark.mnist
@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_presets_have_the_losses_of_the_application_for_forty_steps(
    recipe: Recipe,
    mnist_folder: Path,
    mnist: DataSet,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    short = recipe.with_changes(
        train_images=40 * recipe.batch_size,
        validation_images=min(recipe.validation_images, 100),
        epochs=1,
        written_forms=0.0,
    )
    few = DataSet(mnist.name, mnist.origin, mnist.train, mnist.test[:100])
    expected, _ = losses_of_the_application(short, few)
    training, _, _ = program(short).partition("\ntest = ")
    losses, _ = run(training, mnist_folder, monkeypatch, capsys)
    assert losses == pytest.approx(expected, abs=OTHER_ROUNDING.get(recipe.name, ROUNDING))


def test_a_program_runs_by_itself(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    short = preset("pytorch-linear").with_changes(train_images=640, epochs=1)
    file.write_text(program(short), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(file), str(folder)],
        capture_output=True, text=True, check=True, env=surroundings(),
    )  # fmt: skip
    first, last = done.stdout.splitlines()
    assert first.startswith("Epoch 1: loss ")
    assert last.startswith("Test: ")


def test_other_classes_are_refused() -> None:
    with pytest.raises(TrainerError, match=r"digits only.*ONNX"):
        program(Recipe(classes=("A", "B")))


def test_a_title_cannot_end_the_first_line() -> None:
    code = program(Recipe(title='my "net"\\'))
    compile(code, "program.py", "exec")
    assert code.splitlines()[0].startswith('"""my \'net\'/. Run')


def test_early_stopping_is_left_out_and_said() -> None:
    code = program(Recipe(patience=3, keep_best=True))
    assert "trains all\n# epochs" in code or "trains all epochs" in code
    assert "left out" not in program(Recipe())
