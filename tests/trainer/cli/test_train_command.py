"""The command ``train``: output, run folder, repetition."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.cli.terminal import DATA, SMALL, process
from tests.trainer.engine import make_data_set
from trainer.data import sources
from trainer.data.progress import Progress
from trainer.data.sources import DataRequest, LoadedData
from trainer.errors import DownloadError, StorageError
from trainer.network import weights
from trainer.runs import run_reader, run_shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.trainer.cli.terminal import Result
    from trainer.network.weights import WeightSnapshot


def test_training_ends_with_a_line_of_all_figures(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    result = terminal(*SMALL, "--seed", 5, "--json", "--out", tmp_path / "run")
    assert result.status == 0
    last = result.lines[-1]
    assert (last["event"], last["recipe"], last["seed"]) == ("finished", "mlp", 5)
    assert (last["device"], last["data"], last["steps"]) == ("cpu", "patches", 10)
    assert last["parameters"] == 784 * 16 + 16 + 16 * 10 + 10
    assert 0 < last["test_accuracy"] <= 1
    assert last["test_loss"] > 0
    assert last["train_seconds"] > 0
    assert last["images_per_second"] > 0
    assert last["stopped"] is False
    assert last["storage_error"] is None
    assert last["folder"] == str(tmp_path / "run")
    assert weights.load(tmp_path / "run" / run_reader.WEIGHTS_FILE).recipe.seed == 5


def test_json_output_has_one_event_a_line(terminal: Callable[..., Result]) -> None:
    lines = terminal(*SMALL, "--json").lines
    names = [line["event"] for line in lines]
    assert names[:3] == ["data_ready", "started", "evaluated"]
    losses = [loss for line in lines if line["event"] == "steps_done" for loss in line["losses"]]
    assert len(losses) == 10
    assert {line["split"] for line in lines if line["event"] == "evaluated"} == {
        "train", "validation", "test",
    }  # fmt: skip


def test_figures_that_were_not_measured_are_null(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "validation_images=0", "--json")
    assert result.lines[-1]["validation_accuracy"] is None


def test_text_output_is_a_table(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "epochs=2", "--set", "evaluations_per_epoch=1")
    assert result.status == 0
    rows = [line.split() for line in result.out.splitlines() if line.strip()[:1].isdigit()]
    assert [row[:2] for row in rows] == [["0.00", "0"], ["1.00", "10"], ["2.00", "20"]]
    # Loss, accuracy and its % of the untrained network; then of training and validation.
    assert [len(row) - 2 for row in rows] == [3, 6, 6]
    assert "Test: accuracy" in result.out
    assert "Kept in " in result.out
    assert (
        "patches from made for tests: 320 training, 80 validation and 100 test images" in result.out
    )


def test_epochs_without_validation_have_rows_too(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "validation_images=0")
    rows = [line.split()[:2] for line in result.out.splitlines() if line.strip()[:1].isdigit()]
    assert rows == [["1.00", "10"]]


def test_runs_are_kept_in_the_users_folder(terminal: Callable[..., Result]) -> None:
    folder = terminal(*SMALL, "--json").lines[-1]["folder"]
    (summary,) = run_shelf.runs(run_shelf.default_folder())
    assert str(summary.folder) == folder


def test_a_run_folder_that_is_not_empty_is_refused_before_training(
    terminal: Callable[..., Result], tmp_path: Path, requests: list[DataRequest]
) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "diary.txt").touch()
    result = terminal(*SMALL, "--out", tmp_path / "run")
    assert result.status == 1
    assert "--out" in result.err
    assert requests == []


@pytest.mark.posix(reason="Windows asks for a permission to make links")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_leads_the_run_to_its_folder(
    terminal: Callable[..., Result], tmp_path: Path, *, there: bool
) -> None:
    scratch = tmp_path / "scratch" / "run"
    scratch.parent.mkdir()
    if there:
        scratch.mkdir()
    (tmp_path / "link").symlink_to(scratch)
    result = terminal(*SMALL, "--out", tmp_path / "link")
    assert result.status == 0
    assert run_reader.read_summary(scratch).figures["steps"] == 10
    assert (tmp_path / "link").is_symlink()


def test_a_folder_that_cannot_be_written_is_refused_before_training(
    terminal: Callable[..., Result], tmp_path: Path, requests: list[DataRequest]
) -> None:
    (tmp_path / "file").touch()
    result = terminal(*SMALL, "--out", tmp_path / "file" / "folder" / "run")
    assert result.status == 1
    assert "file" in result.err
    assert requests == []


def test_a_run_that_cannot_be_kept_where_it_should_is_kept_elsewhere(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save = weights.save

    def full_there(snapshot: WeightSnapshot, path: Path, **more: Any) -> None:
        if path.is_relative_to(tmp_path / "full"):
            raise StorageError(path, "No space left on device")
        save(snapshot, path, **more)

    monkeypatch.setattr(weights, "save", full_there)
    result = terminal(*SMALL, "--json", "--out", tmp_path / "full" / "run")
    assert result.status == 1
    kept = Path(result.lines[-1]["folder"])
    assert "No space left" in result.err
    assert f"This run is kept in {kept}" in result.err
    assert weights.load(kept / "weights.safetensors").step > 0


def test_a_run_that_cannot_be_kept_fails_but_prints_its_figures(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise StorageError(tmp_path, "No space left on device")

    monkeypatch.setattr(weights, "save", full)
    result = terminal(*SMALL, "--json")
    assert result.status == 1
    assert "No space left" in result.err
    assert "No space left" in result.lines[-1]["storage_error"]
    assert result.lines[-1]["folder"] is None
    assert result.lines[-1]["test_accuracy"] > 0


def test_the_same_seed_repeats_the_same_figures(terminal: Callable[..., Result]) -> None:
    figures = [
        terminal(*SMALL, "--seed", seed, "--json").lines[-1]["test_loss"] for seed in (1, 1, 2)
    ]
    assert figures[0] == figures[1] != figures[2]


def test_training_continues_from_given_weights(terminal: Callable[..., Result]) -> None:
    first = terminal(*SMALL, "--json").lines
    second = terminal(*SMALL, "--json", "--continue", first[-1]["folder"]).lines
    assert second[1]["first_step"] == 10
    assert second[2]["loss"] == first[-1]["validation_loss"]


def test_a_run_is_repeated_from_its_folder(terminal: Callable[..., Result]) -> None:
    first = terminal(*SMALL, "--seed", 7, "--json").lines
    again = terminal("train", "--repeat", first[-1]["folder"], "--device", "cpu", "--json").lines
    assert again[-1]["seed"] == 7
    assert again[-1]["folder"] != first[-1]["folder"]
    losses = [[x for line in one for x in line.get("losses", ())] for one in (first, again)]
    assert losses[0] == losses[1]
    assert len(losses[0]) == 10


def test_changes_of_a_table_are_made_reported_kept_and_repeated(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("step,field,value\n3,learning_rate,0.0005\n7,weight_decay,0.1\n")
    first = terminal(*SMALL, "--changes", table, "--json").lines
    made = [line for line in first if line["event"] == "setting_changed"]
    assert [(line["step"], line["field"], line["value"]) for line in made] == [
        (3, "learning_rate", 0.0005),
        (7, "weight_decay", 0.1),
    ]
    folder = Path(first[-1]["folder"])
    assert run_reader.read_changes(folder) == run_reader.read_changes(table)
    again = terminal("train", "--repeat", folder, "--device", "cpu", "--json").lines
    assert again[-1]["test_loss"] == first[-1]["test_loss"]
    assert again[-1]["changes"] == 2
    assert terminal(*SMALL, "--json").lines[-1]["test_loss"] != first[-1]["test_loss"]
    assert "learning_rate = 0.0005" in terminal("train", "--repeat", folder).out


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("5,dropout,0.5", "the recipe began without it"),
        ("5,batch_size,64", "only learning_rate, dropout, augmentation, weight_decay can change"),
        ("5,learning_rate,1000", "a number from 1e-06 to 100"),
        ("x,learning_rate,1", "step is a whole number"),
    ],
)
def test_impossible_changes_are_refused_before_the_training(
    terminal: Callable[..., Result], tmp_path: Path, line: str, reason: str
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"step,field,value\n{line}\n")
    result = terminal(*SMALL, "--changes", table)
    assert result.status == 1
    assert reason in result.err
    assert "Traceback" not in result.err
    assert not result.out


def test_a_run_on_other_data_is_not_repeated(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = terminal(*SMALL, "--json").lines[-1]["folder"]
    other = dataclasses.replace(DATA, name="other patches")
    monkeypatch.setattr(sources, "load", lambda *_, **__: LoadedData(other, None))
    result = terminal("train", "--repeat", folder)
    assert result.status == 1
    assert "other patches" in result.err


def test_a_run_on_other_classes_is_not_repeated(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = terminal(*SMALL, "--json").lines[-1]["folder"]
    letters = make_data_set(classes=tuple("ABCDEFGHIJ"))
    letters = dataclasses.replace(letters, name=DATA.name)
    monkeypatch.setattr(sources, "load", lambda *_, **__: LoadedData(letters, None))
    result = terminal("train", "--repeat", folder)
    assert result.status == 1
    assert "holds A, B, C" in result.err


def test_a_run_that_continued_from_weights_is_not_repeated(
    terminal: Callable[..., Result],
) -> None:
    first = terminal(*SMALL, "--json").lines[-1]["folder"]
    second = terminal(*SMALL, "--json", "--continue", first).lines[-1]["folder"]
    result = terminal("train", "--repeat", second)
    assert result.status == 1
    assert "continued from earlier weights" in result.err


def test_weights_of_another_network_are_refused(terminal: Callable[..., Result]) -> None:
    folder = terminal(*SMALL, "--json").lines[-1]["folder"]
    result = terminal("train", "mlp", "--continue", folder)
    assert result.status == 1
    assert "another network" in result.err


def test_a_diverging_run_is_explained(terminal: Callable[..., Result]) -> None:
    words = ["optimiser=sgd", "learning_rate=100", "weight_decay=10", "hidden_units=64,64"]
    result = terminal(*SMALL, *(part for word in words for part in ("--set", word)))
    assert result.status == 1
    assert "Lower the learning rate" in result.err


def test_data_are_requested_as_the_arguments_say(
    terminal: Callable[..., Result],
    requests: list[DataRequest],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    terminal(*SMALL)
    terminal(*SMALL, "--data", "strokes")
    terminal(*SMALL, "--data-dir", tmp_path)
    monkeypatch.setenv(sources.FOLDER_VARIABLE, str(tmp_path / "named"))
    terminal(*SMALL)
    terminal(*SMALL, "--data-dir", tmp_path)
    assert requests == [
        DataRequest("auto"),
        DataRequest("strokes"),
        DataRequest("auto", tmp_path),
        DataRequest("auto", tmp_path / "named"),
        DataRequest("auto", tmp_path),
    ]


def test_using_the_built_in_strokes_instead_is_reported(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = DownloadError("train-images", (("mirror.example", "no answer"),))

    def load(_request: DataRequest, *, report: Any, **_more: object) -> LoadedData:
        report(Progress("download", "train-images", 10, 20, "bytes"))
        report(Progress("generate", "Computer-drawn digits", 30, 30, "images"))
        return LoadedData(DATA, error)

    monkeypatch.setattr(sources, "load", load)
    result = terminal(*SMALL, "--json")
    assert result.status == 0
    assert "mirror.example" in result.err
    assert "mirror.example" in result.lines[0]["fallback"]


@pytest.mark.mnist
def test_real_mnist_is_learnt_in_one_short_epoch(mnist_folder: Path, tmp_path: Path) -> None:
    done = process(
        "train", "mlp", "--data-dir", mnist_folder, "--device", "cpu", "--json",
        "--set", "epochs=1", "--set", "train_images=6000", "--set", "validation_images=500",
        "--out", tmp_path / "run",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["data"] == "MNIST"
    assert last["test_accuracy"] > 0.85


def test_early_stopping_and_best_weights_are_reported_kept_and_repeatable(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    run = tmp_path / "run"
    settings = ("learning_rate=0.05", "wrong_labels=0.3", "epochs=30", "patience=2")
    words = [word for each in (*settings, "keep_best=true") for word in ("--set", each)]
    result = terminal(*SMALL, *words, "--out", run)
    assert "Stopped after 2 epochs without improvement." in result.out
    figures = run_reader.read_summary(run).figures
    best = figures["best_epoch"]
    assert f"The weights are those of the best validation, epoch {best:g}." in result.out
    assert (figures["without_improvement"], figures["stopped"]) == (2, False)
    assert weights.load(run / run_reader.WEIGHTS_FILE).epoch == best == figures["epochs"] - 2
    again = terminal("train", "--repeat", run, "--device", "cpu", "--out", tmp_path / "again")
    assert again.status == 0
    assert run_reader.read_summary(tmp_path / "again").figures["best_epoch"] == best
