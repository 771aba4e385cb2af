from __future__ import annotations

from pathlib import Path

import pytest

from mnist_draw import messages
from mnist_draw.workers.failure import Failure
from trainer import errors

KNOWN = [
    (errors.RecipeError("epochs", 0, "more"), ["epochs", "0"]),
    (errors.DownloadError("t10k", (("https://one", "HTTP 500"),)), ["network", "folder"]),
    (errors.DataError(Path("/data/x"), "it is cut short"), ["/data/x", "it is cut short"]),
    (errors.StorageError(Path("/runs"), "No space left"), ["/runs", "No space left"]),
    (errors.WeightsError(Path("/a/b.safetensors"), "it is damaged."), ["b.safetensors", "damaged"]),
    (errors.DivergedError(1234, 0.5), ["1,234", "0.5", "learning rate"]),
    (errors.OutOfMemoryError("cuda", 512), ["cuda", "512", "256"]),
]


@pytest.mark.parametrize(("error", "words"), KNOWN, ids=lambda value: type(value).__name__)
def test_each_error_is_explained_with_what_matters(
    error: errors.TrainerError, words: list[str]
) -> None:
    text = messages.explain(error)

    assert all(word in text for word in words)
    assert "{" not in text


def test_an_error_that_nobody_foresaw_says_that_one_can_go_on() -> None:
    text = messages.explain_failure(Failure(None, "KeyError: 'x'"))

    assert "KeyError" in text
    assert "go on" in text


def test_a_foreseen_failure_reads_as_its_error() -> None:
    error = errors.DivergedError(3, 1.0)

    assert messages.explain_failure(Failure(error)) == messages.explain(error)
