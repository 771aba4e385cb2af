"""Messages for users: every error of the engine has a short one of its own."""

from __future__ import annotations

import inspect
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from PySide6.QtCore import QLocale

from mnist_draw.shared import messages
from mnist_draw.shared.failure import Failure
from trainer import errors
from trainer.data.sets.problems import SENTENCES, DataSetError, Kind
from trainer.recipe.classes import ClassesError

DATA = Path("/data/lesson")
EVERY_ERROR: list[errors.TrainerError] = [
    errors.RecipeError("learning_rate", 0, "a number above 0"),
    errors.DivergedError(1234, 0.5),
    errors.OutOfMemoryError("cuda", 5120),
    errors.OutOfMemoryError("cpu", 5120),
    errors.ProcessEndedError(-9),
    errors.ProcessEndedError(-4),
    *(
        errors.LibraryError("PyTorch", problem, "reason")
        for problem in get_args(errors.LibraryProblem)
    ),
    errors.TooFewDrawingsError(1, 5),
    *(
        errors.DataError(DATA, "reason", problem, lacking=("t10k",))
        for problem in get_args(errors.DataProblem)
    ),
    *(
        errors.DownloadError("t10k", (("https://one", "HTTP 500"),), problem)
        for problem in get_args(errors.DownloadProblem)
    ),
    *(errors.StorageError(DATA, "reason", problem) for problem in get_args(errors.StorageProblem)),
    *(errors.StoreError(DATA, problem, "reason") for problem in get_args(errors.StoreProblem)),
    *(
        errors.JoinedFolderError(DATA, problem, "reason")
        for problem in get_args(errors.FolderProblem)
    ),
    *(
        errors.WeightsError(DATA / "a.safetensors", "reason.", problem)
        for problem in get_args(errors.WeightsProblem)
    ),
]
JARGON = ("IDX", "HTTP", "SHA", "gzip", "safetensors file", "errno", "Exception", "NaN", "None")
# Three lines and a half of the message bar on a screen 1366 pixels wide.
MAX_LENGTH = 230


def name(error: errors.TrainerError) -> str:
    kind = getattr(error, "problem", getattr(error, "device", getattr(error, "exit_code", "")))
    return f"{type(error).__name__}-{kind}"


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.mark.parametrize("error", EVERY_ERROR, ids=name)
def test_message_is_short_and_free_of_jargon(error: errors.TrainerError) -> None:
    text = messages.explain(error)

    assert text != str(error)
    assert text.endswith((".", "reason"))
    assert not [word for word in JARGON if word in text]
    assert "{" not in text
    assert len(text) <= MAX_LENGTH


@pytest.mark.parametrize("error", EVERY_ERROR, ids=name)
def test_every_problem_has_a_different_message(error: errors.TrainerError) -> None:
    others = [messages.explain(other) for other in EVERY_ERROR if other is not error]

    assert messages.explain(error) not in others


def test_every_error_class_is_explained() -> None:
    explained = {type(error) for error in EVERY_ERROR}
    known = {
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.TrainerError)
    }

    # The base class is abstract; a requested stop needs no message.
    assert known - explained == {errors.TrainerError, errors.CancelledError}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.RecipeError("learning_rate", -1, "more"), ["learning rate", "-1"]),
        (errors.RecipeError("left_out", ("7", "9"), "names"), ["left out", "cannot be 7, 9."]),
        (errors.DataError(DATA, "", "incomplete", lacking=("a", "b")), [str(DATA), "a, b not"]),
        (errors.DataError(DATA, "", "damaged"), [str(DATA), "fresh copy"]),
        (errors.StorageError(DATA, "No space left", "full"), [str(DATA), "disk is full"]),
        (errors.WeightsError(Path("/a/b.safetensors"), "", "damaged"), ["b.safetensors", "stay"]),
        (errors.DivergedError(1234, 0.5), ["1,234", "0.5", "Lower the learning rate"]),
        (errors.OutOfMemoryError("cuda", 5120), ["graphics card", "5,120", "2,560"]),
        (errors.OutOfMemoryError("cpu", 1), ["This computer", "batch size of 1."]),
    ],
    ids=lambda value: name(value) if isinstance(value, errors.TrainerError) else "",
)
def test_message_contains_the_details(error: errors.TrainerError, words: list[str]) -> None:
    text = messages.explain(error)

    assert [word for word in words if word not in text] == []


def test_fallback_message_names_the_data_and_the_reason() -> None:
    text = messages.explain_fallback(errors.DownloadError("t10k", (), "too slow"))

    assert text.startswith("Training on computer-drawn digits.")
    assert "too slow" in text


@pytest.mark.parametrize("problem", get_args(errors.StorageProblem))
def test_message_on_an_unkept_run_suggests_saving_its_weights(
    problem: errors.StorageProblem,
) -> None:
    text = messages.explain_unkept(errors.StorageError(DATA / "run", "reason", problem))

    assert "could not be kept" in text
    assert "(Ctrl+S)" in text
    assert "{" not in text


def test_unexpected_error_message_names_the_log_file() -> None:
    text = messages.explain_failure(Failure(None, "KeyError: 'x'"), Path("/log/mnist-draw.log"))

    assert "KeyError" in text
    assert "Try again" in text
    assert "/log/mnist-draw.log" in text


def test_unexpected_error_message_without_a_log_file() -> None:
    text = messages.explain_failure(Failure(None, "KeyError: 'x'"))

    assert text.endswith("restart the app.")


def test_expected_failure_has_the_message_of_its_error() -> None:
    error = errors.DivergedError(3, 1.0)

    assert messages.explain_failure(Failure(error)) == messages.explain(error)


def test_networks_of_other_classes_are_explained() -> None:
    error = ClassesError(tuple("ABCDEFGHIJKLM"), "MNIST", tuple("0123456789"))
    assert messages.explain(error).startswith("The network reads A, B … M, but MNIST holds 0, 1,")


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_problem_of_a_data_set_is_one_sentence_without_placeholders(kind: Kind) -> None:
    fields = {field for _, field, *_ in Formatter().parse(SENTENCES[kind]) if field}
    text = messages.explain(DataSetError(DATA, kind, **dict.fromkeys(fields, "7")))
    assert text.startswith(f"{DATA}: ")
    assert not [word for word in JARGON if word in text]
    assert "{" not in text
