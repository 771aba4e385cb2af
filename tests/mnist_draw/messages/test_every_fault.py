"""What the window says about every fault of the engine, in three languages."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, get_args

import pytest

from mnist_draw import messages
from mnist_draw.shared import language
from mnist_draw.shared.language import Language
from tests.mnist_draw.messages.fault_sites import (
    CLASSES,
    NAMES,
    REASON,
    TERMINAL,
    Fault,
    error_classes,
    faults,
    places,
)
from trainer.errors import CPP_RUNTIME_ADDRESS, TrainerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

# Users have nothing to do: it is done for them.
_NOTHING_TO_DO: Final = {"CancelledError", "StoreError damaged"}
_NEXT_STEP: Final[dict[Language, str]] = {
    "en": r"\b(Add|Ask|Change|Check|Choose|Close|Connect|Correct|Delete|Do|Draw|Export|Free|Get"
    r"|Install|Leave|Lower|Move|Open|Put|Raise|Run|Save|Train|Try|Unpack|Update|update|Write)\b",
    "ja": r"ください",
    "ko": r"세요",
}
# Names that are written in Latin letters in every language.
_LATIN: Final = re.compile(
    r"MNIST( Draw)?|NumPy|Python|PyTorch|PNG|JPEG|JSON Lines|UNIPEN|UTF-\d+|USB|MB|Ctrl"
    r"|ONNX|Excel|README|Microsoft|Visual|Redistributable|Windows"
    r"|[xy]_(train|test)|ReLU|tanh|GELU|SGD|AdamW?|Glorot|CNN|RNN|LSTM|GRU|MLP|\d+k\d+s\d+p\d+"
)
_PYTHON: Final = re.compile(r"[{}\\]|\bNone\b|\bTrue\b|\bFalse\b|\('|\['|Error\b|Exception")
# Two lines below the buttons of the training on a screen 1366 pixels wide.
_MOST_COLUMNS: Final[dict[Language, int]] = {"en": 135, "ja": 143, "ko": 143}


@pytest.fixture(params=get_args(Language))
def code(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    language.install(qapp, request.param)
    yield request.param
    language.install(qapp, "en")


def columns(text: str) -> int:
    """Width of a text; Chinese, Japanese and Korean characters are twice as wide as Latin ones."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return _LATIN.sub("", text)


def unclear(fault: Fault, code: Language) -> list[str]:
    """What is wrong with the message of a fault."""
    text = messages.explain(fault.error)
    checks = {
        "the engine's reason": REASON in text,
        "Python": bool(_PYTHON.search(without_names(text))),
        "no sentence": not text.endswith((".", "。", "）", ")")),
        "no next step": fault.kind not in _NOTHING_TO_DO and not re.search(_NEXT_STEP[code], text),
        "English": code != "en" and bool(re.search(r"[A-Za-z]{2,}", without_names(text))),
    }
    return [
        f"{fault.place} {fault.kind}: {what}: {text}" for what, wrong in checks.items() if wrong
    ]


def test_every_fault_has_a_clear_message_in_every_language(code: Language) -> None:
    assert [problem for fault in faults() for problem in unclear(fault, code)] == []


def test_messages_are_short_in_every_language(code: Language) -> None:
    long = {
        f"{columns(text)} {text}"
        for fault in faults()
        # The allowed values of a field, and how to write a file, need their words.
        if not fault.kind.startswith(("RecipeError value", "DataSetError"))
        and columns((text := messages.explain(fault.error)).replace(CPP_RUNTIME_ADDRESS, ""))
        > _MOST_COLUMNS[code]
    }
    assert long == set()


def test_every_kind_of_problem_has_its_own_message() -> None:
    kinds: dict[str, set[str]] = {}
    for fault in faults():
        kinds.setdefault(messages.explain(fault.error), set()).add(fault.kind)
    assert [shared for shared in kinds.values() if len(shared) > 1] == []


def test_every_class_of_errors_is_known() -> None:
    assert error_classes() == set(CLASSES)


def test_errors_without_a_kind_are_of_the_terminal_alone() -> None:
    """The window could only call them unexpected."""
    bare = [place for place, kind, _ in places() if kind is TrainerError]
    assert [place for place in bare if not place.startswith(TERMINAL)] == []


def test_a_bare_error_is_unexpected() -> None:
    assert messages.explain(TrainerError(REASON)).startswith("Something unexpected went wrong.")
