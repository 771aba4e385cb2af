"""Faults in the child process that trains.

The parent pickles them by name, and the child imports this module.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from trainer.data.progress import Progress
from trainer.data.synthetic import builtin_strokes
from trainer.errors import CancelledError
from trainer.runs import process, process_server, process_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    import pytest

    from trainer.data.digits import DataSet
    from trainer.data.progress import ProgressCallback


class Lasting:
    """Patches, like pytest's, for a process that ends with its test, which needs no pytest."""

    setattr = staticmethod(setattr)


LASTING = Lasting()


def serve(connection: Connection) -> None:
    """The child's main function, at the priority of its parent.

    Tests run beside one another: a child that lets others go first waits for minutes.
    """
    prepare = process_settings.prepare
    LASTING.setattr(process_settings, "prepare", lambda **_: prepare(low_priority=False))
    process_server.serve(connection)


def serve_with(fault: Callable[[], None], connection: Connection) -> None:
    """The child's main function, with a fault."""
    fault()
    serve(connection)


@contextlib.contextmanager
def fault_in_child(fault: Callable[[], None]) -> Iterator[None]:
    """Child processes that start within this context have the fault."""
    before = vars(process)["serve"]
    LASTING.setattr(process, "serve", partial(serve_with, fault))
    try:
        yield
    finally:
        LASTING.setattr(process, "serve", before)


def dead_at_once() -> None:
    """Fault: the process ends before it does anything."""
    os._exit(7)


def without_torch() -> None:
    """Fault: torch is not installed."""
    sys.modules["torch"] = None  # type: ignore[assignment]


def few_strokes(patch: pytest.MonkeyPatch | Lasting = LASTING) -> None:
    """Fault: few built-in strokes, which are drawn in a moment."""
    patch.setattr(builtin_strokes, "generate", partial(builtin_strokes.generate, 250, 50))


def logging_strokes() -> None:
    """Fault: drawing the built-in strokes logs a warning."""

    sound = builtin_strokes.generate

    def generate(**named: Any) -> DataSet:
        logging.getLogger("trainer.data").warning("drew %s", "strokes")
        return sound(250, 50, **named)

    LASTING.setattr(builtin_strokes, "generate", generate)


def endless_strokes() -> None:
    """Fault: drawing the built-in strokes never ends."""

    def generate(*, report: ProgressCallback, cancelled: Callable[[], bool]) -> NoReturn:
        report(Progress("generate", "strokes", 0, 0, "images"))
        while not cancelled():
            pass
        raise CancelledError

    LASTING.setattr(builtin_strokes, "generate", generate)
