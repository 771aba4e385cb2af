"""After a fault the window explains it, keeps its weights, and trains again."""

from __future__ import annotations

import os
import pickle
import time
from typing import TYPE_CHECKING

import pytest

from mnist_draw.app import Options
from mnist_draw.train.run_controls import Phase
from tests.integration import faults
from tests.integration.teacher import ONE, Teacher, zero
from tests.trainer.data.bad_server import BadServer
from trainer.data import sources
from trainer.network import prediction, weights
from trainer.runs import run_shelf
from trainer.training import split_evaluation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.integration.conftest import Start

# The time-outs of `faults.use_mirrors`, and the delay of a busy machine.
LONGEST_SHUTDOWN_S = 5.0


@pytest.fixture(autouse=True)
def _few_strokes_and_own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Few strokes and a private cache."""
    faults.use_few_strokes(monkeypatch, 600, 50)
    monkeypatch.setattr(sources, "user_folder", lambda kind: tmp_path / kind)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[BadServer]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with BadServer(faults.small_mnist().delivered()) as running:
        yield running


def use_strokes(teacher: Teacher) -> None:
    teacher.app.training_panel.choices.set_data("strokes", None)


def message_of(teacher: Teacher, words: str) -> str:
    """Wait for a message with these words; returns it."""
    teacher.wait_until(lambda: words in teacher.read("messageText"))
    return teacher.read("messageText")


def check_first_weights_still_predict(teacher: Teacher) -> None:
    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")
    assert teacher.predictions.values[-1].snapshot is teacher.opened.values[0]


def check_train_works(teacher: Teacher, saying: str = "") -> str:
    """Train to the end; returns the message with these words that appears meanwhile."""
    finished = len(teacher.finished)
    teacher.press("Train…")
    message = message_of(teacher, saying)
    teacher.wait_until(lambda: len(teacher.finished) > finished)
    reached = teacher.finished.values[-1].snapshot
    teacher.draw(ONE)
    teacher.wait_until(
        lambda: (
            teacher.predictions.values[-1].probabilities is not None
            and teacher.predictions.values[-1].snapshot is reached
        )
    )
    return message


FALLBACK = "Training on computer-drawn digits. MNIST was not downloaded"
BAD_MIRRORS = {
    "error_500": "its servers have trouble",
    "dropped": "its servers have trouble",
    "stalled": "the connection is too slow",
    "silent": "the connection is too slow",
    "cut_gzip": "what arrived was damaged",
    "other_file": "what arrived was damaged",
    "sign_in_page": "asks you to sign in",
}


def test_bad_mirrors_are_explained_and_strokes_are_used(
    start: Start, server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = start()
    for behaviour, words in BAD_MIRRORS.items():
        faults.use_mirrors(monkeypatch, [server.mirror(behaviour)])

        message = check_train_works(teacher, saying=words)

        assert message.startswith(FALLBACK), behaviour
        assert teacher.finished.values[-1].data == "Computer-drawn digits", behaviour
        teacher.press("Dismiss message")


@pytest.mark.parametrize("obstacle", ["refused", "proxy"])
def test_missing_network_is_explained_and_strokes_are_used(
    start: Start, server: BadServer, monkeypatch: pytest.MonkeyPatch, obstacle: str
) -> None:
    mirror = server.mirror("good")
    if obstacle == "proxy":
        monkeypatch.setenv("HTTP_PROXY", faults.NOWHERE)
    else:
        mirror = faults.NOWHERE
    faults.use_mirrors(monkeypatch, [mirror])
    teacher = start()

    check_train_works(teacher, saying="there is no internet connection")


def test_unwritable_cache_is_explained(
    start: Start, server: BadServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "cache").touch()
    faults.use_mirrors(monkeypatch, [server.mirror("good")])
    teacher = start()

    message = check_train_works(teacher, saying="was not saved")

    assert "Training on computer-drawn digits." in message


def test_cancelled_download_succeeds_at_the_next_try(
    start: Start, server: BadServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faults.use_mirrors(monkeypatch, [server.mirror("stalled")], stall=60)
    teacher = start()
    teacher.press("Train…")
    teacher.wait_until(server.half_sent.is_set)

    begin = time.monotonic()
    teacher.press("Cancel")
    teacher.wait_until(lambda: teacher.read("trainingStatus").startswith("Cancelled"))

    assert time.monotonic() - begin < LONGEST_SHUTDOWN_S
    assert list((tmp_path / "cache" / "mnist").iterdir()) == []
    check_first_weights_still_predict(teacher)
    faults.use_mirrors(monkeypatch, [server.mirror("good")])
    check_train_works(teacher)
    assert teacher.finished.values[0].data == "MNIST"


@pytest.mark.parametrize("behaviour", ["stalled", "silent", "trickling"])
def test_closing_does_not_wait_for_a_server(
    start: Start, server: BadServer, monkeypatch: pytest.MonkeyPatch, behaviour: str
) -> None:
    faults.use_mirrors(monkeypatch, [server.mirror(behaviour)], stall=60)
    teacher = start()
    teacher.press("Train…")
    teacher.wait_until(lambda: server.requests)

    begin = time.monotonic()
    teacher.app.window.close()

    assert time.monotonic() - begin < LONGEST_SHUTDOWN_S
    assert teacher.app.ended
    server.closing.set()  # Only an answer wakes a blocked download thread.


@pytest.mark.parametrize("fault", ["missing", "empty", "damaged"])
def test_folder_without_mnist_is_explained_and_other_data_works(
    start: Start, tmp_path: Path, fault: str
) -> None:
    folder = tmp_path / "lesson"
    if fault != "missing":
        folder.mkdir()
    if fault == "damaged":
        faults.small_mnist().write(folder)
        images = folder / "train-images-idx3-ubyte.gz"
        images.write_bytes(images.read_bytes()[:5000])
    words = {
        "missing": "There is no folder ",
        "empty": "lacks train-images-idx3-ubyte,",
        "damaged": "train-images-idx3-ubyte.gz is damaged. Put a sound copy",
    }
    teacher = start(Options(data_folder=folder))

    teacher.press("Train…")

    message_of(teacher, words[fault])
    check_first_weights_still_predict(teacher)
    use_strokes(teacher)
    check_train_works(teacher)


class Payload:
    """Creates a folder when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_files_without_weights_are_explained_and_never_executed(
    start: Start, tmp_path: Path
) -> None:
    mark = tmp_path / "executed"
    teacher = start()
    use_strokes(teacher)
    weights.save(teacher.opened.values[0], tmp_path / "whole")
    (tmp_path / "a folder").mkdir()
    contents = {
        "a pickle": pickle.dumps(Payload(mark)),
        "cut off": (tmp_path / "whole").read_bytes()[:-1000],
        "noise": bytes(range(256)) * 100,
        "other program": b"\x02\0\0\0\0\0\0\0{}",
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    words = {name: f"{name} holds no weights" for name in contents}
    words |= {"missing": "There is no file", "a folder": "cannot be opened"}
    for name, saying in words.items():
        teacher.app.window.weights_to_open.emit(tmp_path / name)

        message = message_of(teacher, saying)
        assert message.endswith("The network in use stays."), name
        assert not mark.exists(), name
        check_first_weights_still_predict(teacher)
        teacher.press("Clear")
        teacher.wait_until(lambda: teacher.read("predictedDigit") != "0")
    check_train_works(teacher)


def test_unsaved_weights_are_explained(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    teacher = start()

    teacher.app.window.weights_to_save.emit(tmp_path / "file" / "lesson.safetensors")

    message_of(teacher, "was not saved")
    check_first_weights_still_predict(teacher)


def test_unsaved_run_is_explained_and_its_weights_are_used(start: Start, runs_folder: Path) -> None:
    runs_folder.touch()
    teacher = start()
    use_strokes(teacher)

    check_train_works(teacher)

    message = message_of(teacher, "This run was not kept")
    assert "Save weights (Ctrl+S)" in message
    assert teacher.predictions.values[-1].snapshot is teacher.finished.values[0].snapshot
    check_train_works(teacher)


def test_unexpected_training_error_is_explained(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults.use_few_strokes(monkeypatch)
    teacher = start()
    use_strokes(teacher)
    teacher.press("Train…")
    teacher.press("Pause")
    teacher.wait_until(lambda: teacher.read("trainingStatus").startswith("Paused"))

    faults.break_once(monkeypatch, split_evaluation, "evaluate")
    teacher.press("Resume")

    message = message_of(teacher, "Something unexpected went wrong")
    assert "Try again" in message
    assert teacher.app.training_panel.phase is Phase.IDLE
    check_train_works(teacher)


def test_unexpected_prediction_error_is_explained_and_the_next_drawing_works(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = start()
    use_strokes(teacher)
    faults.break_once(monkeypatch, prediction.Predictor, "predict")

    teacher.draw(zero())

    message_of(teacher, "Something unexpected went wrong")
    teacher.press("Clear")
    check_first_weights_still_predict(teacher)
    check_train_works(teacher)


@pytest.mark.parametrize("when", ["while it evaluates", "while it trains"])
def test_closing_ends_a_training_and_keeps_its_run(
    start: Start, monkeypatch: pytest.MonkeyPatch, runs_folder: Path, when: str
) -> None:
    faults.use_few_strokes(monkeypatch, 3000, 3000)
    teacher = start()
    use_strokes(teacher)
    teacher.app.training_panel.choices.set_recipe("accurate-cnn")
    teacher.press("Train…")
    teacher.wait_until(lambda: len(teacher.steps) > 1)
    if when == "while it evaluates":
        teacher.press("Stop")

    begin = time.monotonic()
    teacher.app.window.close()

    assert time.monotonic() - begin < LONGEST_SHUTDOWN_S
    assert teacher.app.ended
    assert [run.figures["stopped"] for run in run_shelf.runs(runs_folder)] == [True]
