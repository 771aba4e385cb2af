from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.trainer.engine import make_data_set
from trainer import runs, training, weights
from trainer.data import sources
from trainer.data.sources import DataRequest, LoadedData
from trainer.errors import CancelledError, DownloadError, StorageError
from trainer.events import Progress
from trainer.presets import PRESETS, preset
from trainer.recipes import FIELDS
from trainer.steps import EagerStepper
from trainer.terminal import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.recipes import Recipe

DATA = make_data_set()
# Ten steps of a small network.
SMALL = (
    "train", "mlp", "--set", "epochs=1", "--set", "hidden_units=16", "--set", "batch_size=32",
    "--set", "train_images=320", "--set", "validation_images=80", "--device", "cpu",
)  # fmt: skip

# Starts the terminal on the tests' data set, as a process of its own.
ON_TEST_DATA = """
import sys
import torch
torch.set_num_threads(1)
from tests.trainer.engine import make_data_set
from trainer.data import sources
data = sources.LoadedData(make_data_set(), None)
sources.load = lambda request, **more: data
from trainer.terminal import main
sys.exit(main())
"""

# Makes all packages impossible to import that a bare clone on a server may lack.
WITHOUT_PACKAGES = """
import sys
from importlib.machinery import PathFinder
found = PathFinder.find_spec
missing = {"tqdm", "requests", "platformdirs", "pooch", "PySide6", "pyqtgraph"}
PathFinder.find_spec = lambda name, *more: (
    None if name.partition(".")[0] in missing else found(name, *more)
)
"""


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The objects of `--json`; NaN is none."""

        def refuse(word: str) -> None:
            raise AssertionError(f"{word} is not JSON")

        return [json.loads(line, parse_constant=refuse) for line in self.out.splitlines()]


@pytest.fixture
def requests() -> list[DataRequest]:
    """The data that were asked for."""
    return []


@pytest.fixture
def terminal(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    requests: list[DataRequest],
) -> Callable[..., Result]:
    """Runs the command line on the tests' data set, with user folders of its own."""

    def load(request: DataRequest, **_more: object) -> LoadedData:
        requests.append(request)
        return LoadedData(DATA, None)

    def run(*words: object) -> Result:
        try:
            status = main([str(word) for word in words])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        return Result(status, *capsys.readouterr())

    monkeypatch.setattr(sources, "load", load)
    monkeypatch.delenv(sources.FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr(runs, "default_folder", lambda: tmp_path / "user" / "runs")
    return run


def process(
    *words: object, code: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = ["-m", "trainer"] if code is None else ["-c", code]
    return subprocess.run(
        [sys.executable, *command, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(**environment),
    )


def surroundings(**environment: str) -> dict[str, str]:
    paths = os.pathsep.join(path for path in sys.path if path)
    return {**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1", **environment}


def test_recipes_are_listed(terminal: Callable[..., Result]) -> None:
    result = terminal("recipes")
    assert result.status == 0
    assert [line.split()[0] for line in result.out.splitlines()] == [r.name for r in PRESETS]


def test_recipes_are_listed_for_programs(terminal: Callable[..., Result]) -> None:
    result = terminal("recipes", "--json")
    assert [line["name"] for line in result.lines] == [recipe.name for recipe in PRESETS]


def test_a_recipe_is_shown_with_every_field(terminal: Callable[..., Result]) -> None:
    shown = terminal("recipes", "fast-cnn").out.splitlines()
    fields = dict(line.split(" = ") for line in shown if not line.startswith(" "))
    assert list(fields) == list(FIELDS)
    # As it is shown, so it can be given.
    assert PRESETS[0].with_settings(fields) == PRESETS[0]


@pytest.mark.parametrize(
    "command",
    [[], ["recipes"], ["summary"], ["train"], ["evaluate"], ["predict"], ["reproduce"]],
)
def test_help_fits_a_terminal(
    command: list[str], terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = terminal(*command, "--help")
    assert result.status == 0
    assert max(map(len, result.out.splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["learn"],
        ["train", "--sead", "1"],
        ["train", "--seed", "one"],
        ["train", "--set", "epochs"],
        ["evaluate", "--split", "exam"],
        ["predict"],
        ["train", "mlp", "--repeat", "run"],
        ["train", "--repeat", "run", "--seed", "1"],
        ["reproduce", "--seeds", "0"],
    ],
    ids=" ".join,
)
def test_words_that_are_not_understood(words: list[str], terminal: Callable[..., Result]) -> None:
    result = terminal(*words)
    assert result.status == 2
    assert result.out == ""
    assert "usage: mnist-trainer" in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["recipes", "magic"], "magic"),
        (["train", "magic"], "fast-cnn"),
        (["train", "--set", "epochs=0"], "epochs = 0"),
        (["train", "--set", "epoch=3"], "epoch"),
        (["train", "--seed", "-1"], "seed = -1"),
        (["train", "--device", "abacus"], "abacus"),
        (["train", "--continue", "nowhere.safetensors"], "nowhere.safetensors"),
        (["evaluate"], "no weights"),
        (["evaluate", "--weights", "nowhere.safetensors"], "nowhere.safetensors"),
        (["predict", "nowhere.pgm"], "no weights"),
        (["summary", "mlp", "--set", "dropout=2"], "dropout = 2"),
        (["train", "--repeat", "nowhere"], "no run folder"),
        (["reproduce", "magic"], "magic"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_said_in_one_line(
    words: list[str], said: str, terminal: Callable[..., Result]
) -> None:
    result = terminal(*words)
    assert result.status == 1
    assert result.out == ""
    assert result.err.startswith("mnist-trainer: ")
    assert result.err.count("\n") == 1
    assert said in result.err


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
    assert weights.load(tmp_path / "run" / runs.WEIGHTS_FILE).recipe.seed == 5


def test_events_are_told_to_programs_one_a_line(terminal: Callable[..., Result]) -> None:
    lines = terminal(*SMALL, "--json").lines
    names = [line["event"] for line in lines]
    assert names[:3] == ["data_ready", "started", "evaluated"]
    losses = [loss for line in lines if line["event"] == "steps_done" for loss in line["losses"]]
    assert len(losses) == 10
    assert {line["split"] for line in lines if line["event"] == "evaluated"} == {
        "train", "validation", "test",
    }  # fmt: skip


def test_figures_that_are_none_are_null(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "validation_images=0", "--json")
    assert result.lines[-1]["validation_accuracy"] is None


def test_training_is_told_to_people_as_a_table(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "epochs=2", "--set", "evaluations_per_epoch=1")
    assert result.status == 0
    rows = [line.split() for line in result.out.splitlines() if line.strip()[:1].isdigit()]
    assert [row[:2] for row in rows] == [["0.00", "0"], ["1.00", "10"], ["2.00", "20"]]
    # Loss, accuracy and its % of the untrained network; then of training and validation.
    assert [len(row) - 2 for row in rows] == [3, 6, 6]
    assert "Test: accuracy" in result.out
    assert "Kept in " in result.out
    assert "patches from made for tests: 320 images to learn from" in result.out


def test_epochs_without_validation_have_rows_too(terminal: Callable[..., Result]) -> None:
    result = terminal(*SMALL, "--set", "validation_images=0")
    rows = [line.split()[:2] for line in result.out.splitlines() if line.strip()[:1].isdigit()]
    assert rows == [["1.00", "10"]]


def test_runs_are_kept_in_the_users_folder(terminal: Callable[..., Result]) -> None:
    folder = terminal(*SMALL, "--json").lines[-1]["folder"]
    (summary,) = runs.runs(runs.default_folder())
    assert str(summary.folder) == folder


def test_a_folder_with_something_in_it_is_refused_before_training(
    terminal: Callable[..., Result], tmp_path: Path, requests: list[DataRequest]
) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "diary.txt").touch()
    result = terminal(*SMALL, "--out", tmp_path / "run")
    assert result.status == 1
    assert "--out" in result.err
    assert requests == []


def test_a_run_that_cannot_be_kept_fails_but_tells_its_figures(
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


def test_training_goes_on_from_given_weights(terminal: Callable[..., Result]) -> None:
    first = terminal(*SMALL, "--json").lines
    second = terminal(*SMALL, "--json", "--continue", first[-1]["folder"]).lines
    assert second[1]["first_step"] == 10
    assert second[2]["loss"] == first[-1]["validation_loss"]


def test_a_run_is_repeated_from_its_folder(terminal: Callable[..., Result]) -> None:
    first = terminal(*SMALL, "--seed", 7, "--json").lines
    again = terminal("train", "--repeat", first[-1]["folder"], "--device", "cpu", "--json").lines
    assert again[-1]["seed"] == 7
    assert again[-1]["folder"] != first[-1]["folder"]
    told = [[x for line in one for x in line.get("losses", ())] for one in (first, again)]
    assert told[0] == told[1]
    assert len(told[0]) == 10


def test_a_run_on_other_data_is_not_repeated(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = terminal(*SMALL, "--json").lines[-1]["folder"]
    other = dataclasses.replace(DATA, name="other patches")
    monkeypatch.setattr(sources, "load", lambda *_, **__: LoadedData(other, None))
    result = terminal("train", "--repeat", folder)
    assert result.status == 1
    assert "other patches" in result.err


def test_a_run_that_went_on_from_weights_is_not_repeated(
    terminal: Callable[..., Result],
) -> None:
    first = terminal(*SMALL, "--json").lines[-1]["folder"]
    second = terminal(*SMALL, "--json", "--continue", first).lines[-1]["folder"]
    result = terminal("train", "--repeat", second)
    assert result.status == 1
    assert "went on" in result.err


def test_a_network_is_shown_layer_by_layer(terminal: Callable[..., Result]) -> None:
    lines = terminal("summary", "keras-mlp-dropout").out.splitlines()
    dense = next(line for line in lines if line.startswith("Linear"))
    assert dense.split() == ["Linear", "128", "100,480", "=", "784", "×", "128", "+", "128"]
    assert lines[-1].split() == ["total", "101,770"]


def test_a_network_is_shown_to_programs_with_changed_settings(
    terminal: Callable[..., Result],
) -> None:
    lines = terminal("summary", "keras-mlp-dropout", "--set", "hidden_units=64", "--json").lines
    assert lines[2] == {
        "name": "Linear",
        "output_shape": [64],
        "parameters": 784 * 64 + 64,
        "arithmetic": "784 × 64 + 64",
    }
    assert lines[-1] == {"name": "total", "parameters": 784 * 64 + 64 + 64 * 10 + 10}


@pytest.fixture
def quick_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the texts' recipes small enough for a test."""

    def quick(name: str) -> Recipe:
        changes = {"epochs": 1, "hidden_units": (16,), "train_images": 20_000}
        return preset(name).with_changes(**changes)

    monkeypatch.setattr("trainer.commands.preset", quick)


@pytest.mark.usefixtures("quick_texts")
def test_reproducing_compares_with_the_text(
    terminal: Callable[..., Result], requests: list[DataRequest], tmp_path: Path
) -> None:
    words = ["reproduce", "dezero-mlp-sigmoid-sgd", "--seeds", 2, "--out", tmp_path / "runs"]
    (line,) = terminal(*words, "--json").lines
    assert (line["recipe"], line["metric"]) == ("dezero-mlp-sigmoid-sgd", "test_accuracy")
    assert (line["published"], line["seeds"]) == (0.86, [0, 1])
    assert line["mean"] == pytest.approx(np.mean(line["values"]))
    assert requests == [DataRequest("mnist")]
    assert {path.name for path in (tmp_path / "runs").iterdir()} == {
        "dezero-mlp-sigmoid-sgd-seed-0",
        "dezero-mlp-sigmoid-sgd-seed-1",
    }


@pytest.mark.usefixtures("quick_texts")
def test_reproducing_again_runs_only_what_is_missing(
    terminal: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["reproduce", "keras-mlp-dropout", "--out", tmp_path / "runs", "--json"]
    before = terminal(*words, "--seeds", 1).lines
    trained: list[int] = []
    train = training.train

    def counted(recipe: Recipe, *others: Any, **more: Any) -> Any:
        trained.append(recipe.seed)
        return train(recipe, *others, **more)

    monkeypatch.setattr(training, "train", counted)
    assert terminal(*words, "--seeds", 1).lines == before
    assert trained == []
    terminal(*words, "--seeds", 3)
    assert trained == [1, 2]


@pytest.mark.usefixtures("quick_texts")
def test_reproducing_writes_the_table_in_markdown_too(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    table = tmp_path / "docs" / "table.md"
    result = terminal(
        "reproduce", "keras-mlp-dropout", "--seeds", 1, "--markdown", table, "--device", "cpu"
    )
    assert result.status == 0
    assert result.out.splitlines()[0].startswith("recipe ")
    assert "| `keras-mlp-dropout` | first loss | about 2.3 |" in table.read_text("utf-8")
    assert "patches, seed 0, PyTorch" in table.read_text("utf-8")


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


def test_data_are_asked_for_as_the_words_say(
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


def test_the_built_in_strokes_never_take_over_in_silence(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = DownloadError("train-images", (("mirror.example", "no answer"),))

    def load(_request: DataRequest, *, report: Any, **_more: object) -> LoadedData:
        report(Progress("download", "train-images", 10, 20, "bytes"))
        report(Progress("generate", "Built-in strokes", 30, 30, "images"))
        return LoadedData(DATA, error)

    monkeypatch.setattr(sources, "load", load)
    result = terminal(*SMALL, "--json")
    assert result.status == 0
    assert "mirror.example" in result.err
    assert "mirror.example" in result.lines[0]["fallback"]


def test_evaluating_measures_the_weights_of_the_newest_run(
    terminal: Callable[..., Result],
) -> None:
    trained = terminal(*SMALL, "--json").lines[-1]
    (test,) = terminal("evaluate", "--json").lines
    (validation,) = terminal("evaluate", "--json", "--split", "validation").lines
    assert test["accuracy"] == trained["test_accuracy"]
    assert test["loss"] == pytest.approx(trained["test_loss"])
    assert validation["accuracy"] == trained["validation_accuracy"]
    assert test["run"] == trained["run"]
    assert (test["images"], validation["images"]) == (100, 80)
    assert np.sum(test["confusion"]) == 100
    assert np.trace(test["confusion"]) == round(100 * test["accuracy"])


def test_evaluating_tells_people_which_digits_are_taken_for_which(
    terminal: Callable[..., Result],
) -> None:
    terminal(*SMALL)
    result = terminal("evaluate")
    assert "accuracy" in result.out
    table = [line.split() for line in result.out.splitlines()[-10:]]
    assert [row[0] for row in table] == list("0123456789")
    assert sum(int(count) for row in table for count in row[1:]) == 100


def test_digits_of_the_data_set_are_read(terminal: Callable[..., Result]) -> None:
    terminal(*SMALL, "--set", "epochs=6")
    lines = terminal("predict", "--json", "--index", 3, "--index", 17).lines
    assert [line["label"] for line in lines] == [3, 7]
    for line in lines:
        assert line["predicted"] == line["label"]
        assert sum(line["probabilities"]) == pytest.approx(1)
        assert line["probabilities"].index(max(line["probabilities"])) == line["predicted"]


@pytest.mark.parametrize("index", [-1, 100])
def test_an_image_beyond_the_data_set_is_refused(
    index: int, terminal: Callable[..., Result]
) -> None:
    terminal(*SMALL)
    result = terminal("predict", "--index", index)
    assert result.status == 1
    assert "100 images" in result.err


def test_image_files_are_read(terminal: Callable[..., Result], tmp_path: Path) -> None:
    terminal(*SMALL, "--set", "epochs=6")
    array, picture = tmp_path / "four.npy", tmp_path / "four.pgm"
    digit = DATA.test.images[4]
    np.save(array, digit)
    picture.write_bytes(b"P5 28 28 255\n" + digit.tobytes())
    lines = terminal("predict", "--json", array, picture).lines
    assert [line["image"] for line in lines] == [str(array), str(picture)]
    assert [line["predicted"] for line in lines] == [4, 4]
    assert lines[0]["probabilities"] == lines[1]["probabilities"]
    assert lines[0]["label"] is None
    shown = terminal("predict", array).out
    assert f"{array}: 4" in shown
    assert len([line for line in shown.splitlines() if line.startswith("  ")]) == 10


def test_larger_pictures_are_framed_dark_or_light(
    terminal: Callable[..., Result], tmp_path: Path
) -> None:
    terminal(*SMALL)
    light = np.zeros((200, 300), np.uint8)
    light[40:160, 140:156] = 255
    np.save(tmp_path / "light.npy", light)
    np.save(tmp_path / "dark.npy", 255 - light)
    small = np.zeros((28, 28), np.uint8)
    small[4:24, 13:16] = 255
    np.save(tmp_path / "framed.npy", small)
    names = [tmp_path / name for name in ("light.npy", "dark.npy")]
    one, other = terminal("predict", "--json", *names).lines
    assert one["probabilities"] == other["probabilities"]


def test_an_empty_picture_is_not_read(terminal: Callable[..., Result], tmp_path: Path) -> None:
    terminal(*SMALL)
    for side in (28, 100):
        np.save(tmp_path / "blank.npy", np.zeros((side, side), np.uint8))
        result = terminal("predict", tmp_path / "blank.npy")
        assert result.status == 1
        assert "no ink" in result.err


@pytest.fixture
def _usual_interrupt() -> Any:
    """Ctrl+C does what it does in a terminal, whatever runs the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    signal.signal(signal.SIGINT, before)


def interrupting(
    monkeypatch: pytest.MonkeyPatch, number: signal.Signals, *, times: int = 1
) -> None:
    """Sends a signal while the first step is taken."""
    take = EagerStepper.take
    left = [number] * times

    def interrupted(stepper: EagerStepper, most: int) -> None:
        take(stepper, most)
        while left:
            signal.raise_signal(left.pop())

    monkeypatch.setattr(EagerStepper, "take", interrupted)


@pytest.mark.usefixtures("_usual_interrupt")
def test_control_c_ends_the_run_and_keeps_its_weights(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch, signal.SIGINT)
    result = terminal(*SMALL, "--json")
    assert result.status == 130
    last = result.lines[-1]
    assert (last["event"], last["stopped"], last["steps"]) == ("finished", True, 1)
    assert last["test_accuracy"] is not None
    assert weights.load(runs.runs(runs.default_folder())[0].weights_path).step == 1


@pytest.mark.usefixtures("_usual_interrupt")
def test_a_second_control_c_aborts(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch, signal.SIGINT, times=2)
    result = terminal(*SMALL, "--json")
    assert result.status == 130
    assert all(line["event"] != "finished" for line in result.lines)
    assert "Traceback" not in result.err
    assert runs.runs(runs.default_folder()) == []


@pytest.mark.usefixtures("_usual_interrupt")
def test_a_polite_kill_ends_the_run_as_well(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupting(monkeypatch, signal.SIGTERM)
    result = terminal(*SMALL)
    assert result.status == 143
    assert "Stopped at step 1." in result.out


@pytest.mark.usefixtures("_usual_interrupt", "quick_texts")
def test_an_interrupted_reproduction_tells_what_it_has_and_goes_on_later(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words = ["reproduce", "keras-mlp-dropout", "--seeds", 2, "--out", tmp_path, "--json"]
    terminal(*words, "--seeds", 1)
    with monkeypatch.context() as patches:
        interrupting(patches, signal.SIGINT)
        result = terminal(*words)
    assert result.status == 130
    assert result.lines[0]["seeds"] == [0]
    assert [path.name for path in tmp_path.iterdir()] == ["keras-mlp-dropout-seed-0"]
    assert terminal(*words).lines[0]["seeds"] == [0, 1]


@pytest.mark.usefixtures("_usual_interrupt")
def test_control_c_ends_a_download(
    terminal: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_request: DataRequest, *, cancelled: Callable[[], bool], **_more: object) -> None:
        assert not cancelled()
        signal.raise_signal(signal.SIGINT)
        assert cancelled()
        raise CancelledError

    monkeypatch.setattr(sources, "load", load)
    result = terminal(*SMALL)
    assert result.status == 130
    assert result.out == ""


def test_a_closed_pipe_is_no_drama() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "trainer", "recipes", "fast-cnn"],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=surroundings(),
    )
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr == ""


def test_a_bare_clone_lists_recipes() -> None:
    code = WITHOUT_PACKAGES + (
        "import runpy; sys.argv[0] = 'trainer'; runpy.run_module('trainer', run_name='__main__')"
    )
    done = process("recipes", code=code)
    assert (done.returncode, done.stderr) == (0, "")
    assert "fast-cnn" in done.stdout


def test_a_bare_clone_trains(tmp_path: Path) -> None:
    words = (*SMALL, "--json")
    done = process(*words, code=WITHOUT_PACKAGES + ON_TEST_DATA, XDG_DATA_HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    # Plain lines take the place of the bar.
    assert "train: 10 of 10 steps" in done.stderr
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["folder"].startswith(str(tmp_path))
    assert last["steps"] == 10


def test_listing_recipes_does_not_load_torch() -> None:
    code = "from trainer.terminal import main; main(['recipes']); import sys; print(*sys.modules)"
    modules = process(code=code).stdout.split()
    assert "trainer.recipes" in modules
    assert "torch" not in modules


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_a_process_can_be_interrupted_from_outside(tmp_path: Path) -> None:
    words = [*SMALL, "--set", "epochs=1000", "--json", "--out", str(tmp_path / "run")]
    with subprocess.Popen(
        [sys.executable, "-c", ON_TEST_DATA, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=surroundings(),
    ) as running:
        assert running.stdout is not None
        for line in running.stdout:
            if json.loads(line)["event"] == "steps_done":
                running.send_signal(signal.SIGINT)
                break
        last = json.loads(running.stdout.read().splitlines()[-1])
    assert running.returncode == 130
    assert (last["event"], last["stopped"]) == ("finished", True)
    assert weights.load(tmp_path / "run" / runs.WEIGHTS_FILE).step == last["steps"]


@pytest.mark.mnist
def test_real_mnist_is_learnt_in_moments(mnist_folder: Path, tmp_path: Path) -> None:
    done = process(
        "train", "mlp", "--data-dir", mnist_folder, "--device", "cpu", "--json",
        "--set", "epochs=1", "--set", "train_images=6000", "--set", "validation_images=500",
        "--out", tmp_path / "run",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["data"] == "MNIST"
    assert last["test_accuracy"] > 0.85
