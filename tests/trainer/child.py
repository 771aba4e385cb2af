"""What tests do to a process that trains; imported by it, so that it can be named there."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from trainer.data.progress import Progress
from trainer.data.synthetic import builtin_strokes
from trainer.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.data.digits import DataSet
    from trainer.data.progress import ProgressCallback


def few_strokes(patch: pytest.MonkeyPatch | None = None) -> None:
    """Lets the built-in strokes be few, so that they are drawn at once."""
    few = partial(builtin_strokes.generate, 250, 50)
    (patch or pytest.MonkeyPatch()).setattr(builtin_strokes, "generate", few)


def talkative_strokes() -> None:
    """Lets drawing the built-in strokes leave a line in the log."""

    sound = builtin_strokes.generate

    def generate(**named: Any) -> DataSet:
        logging.getLogger("trainer.data").warning("drew %s", "strokes")
        return sound(250, 50, **named)

    pytest.MonkeyPatch().setattr(builtin_strokes, "generate", generate)


def endless_strokes() -> None:
    """Lets the built-in strokes never be all drawn."""

    def generate(*, report: ProgressCallback, cancelled: Callable[[], bool]) -> NoReturn:
        report(Progress("generate", "strokes", 0, 0, "images"))
        while not cancelled():
            pass
        raise CancelledError

    pytest.MonkeyPatch().setattr(builtin_strokes, "generate", generate)
