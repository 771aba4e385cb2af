"""Messages for users: every error of the engine has a short one of its own."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QLocale

from mnist_draw import messages
from mnist_draw.shared.failure import Failure
from trainer import errors
from trainer.recipe.classes import ClassesError

DATA = Path("/data/lesson")


@pytest.fixture(autouse=True)
def _english() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errors.RecipeError("epochs", 0, "more"), ["Epochs takes", "1 to 1,000", "All settings"]),
        (
            errors.RecipeError("left_out", ("9",), "", "few classes", most=8),
            ["Left out takes at most 8 classes"],
        ),
        (errors.DataError(DATA, "", "incomplete", lacking=("a", "b")), [str(DATA), "lacks a, b"]),
        (errors.DataError(DATA, "", "damaged"), [str(DATA), "sound copy"]),
        (errors.StorageError(DATA, "No space left", "full"), [str(DATA), "disk is full"]),
        (errors.WeightsError(Path("/a/b.safetensors"), "", "damaged"), ["b.safetensors", "stay"]),
        (errors.DivergedError(1234, 0.5), ["1,234", "0.5", "Lower the learning rate"]),
        (errors.OutOfMemoryError("cuda", 5120), ["graphics card", "5,120", "2,560"]),
        (errors.OutOfMemoryError("cpu", 1), ["smaller recipe"]),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, errors.TrainerError) else "",
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

    assert "was not kept" in text
    assert "(Ctrl+S)" in text
    assert "{" not in text


def test_unexpected_error_message_names_the_log_file() -> None:
    text = messages.explain_failure(Failure(None, "KeyError: 'x'"), Path("/log/mnist-draw.log"))

    assert "KeyError" not in text
    assert "Try again" in text
    assert str(Path("/log/mnist-draw.log")) in text


def test_unexpected_error_message_without_a_log_file() -> None:
    text = messages.explain_failure(Failure(None, "KeyError: 'x'"))

    assert text.endswith("restart the app.")


def test_expected_failure_has_the_message_of_its_error() -> None:
    error = errors.DivergedError(3, 1.0)

    assert messages.explain_failure(Failure(error)) == messages.explain(error)


def test_networks_of_other_classes_are_explained() -> None:
    error = ClassesError(tuple("ABCDEFGHIJKLM"), "MNIST", tuple("0123456789"))
    assert messages.explain(error).startswith("The network reads A, B … M, but MNIST holds 0, 1,")
