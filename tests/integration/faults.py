"""Faults to inject into the application: bad mirrors, failing functions, full disks."""

from __future__ import annotations

import os
import sys
import threading
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from tests.trainer.child import LASTING
from tests.trainer.data.fake_mnist import FakeMnist, make_fake_mnist
from trainer.data import sources
from trainer.data.digits import DataSet, Digits
from trainer.data.sources import load as original_load
from trainer.data.synthetic import builtin_strokes
from trainer.data.synthetic.builtin_strokes import generate
from trainer.data.transfer import Timeouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from tests.trainer.child import Lasting

if sys.platform != "win32":
    import resource

NOWHERE = "http://127.0.0.1:9/"
"""A mirror that refuses every connection."""

WORDS = "this went wrong"


class UnforeseenError(Exception):
    """An error that no code expects."""


@cache
def small_mnist() -> FakeMnist:
    """Data set that the mirrors of `use_mirrors` deliver; the same in every process."""
    return make_fake_mnist(2000, 200)


def use_mirrors(
    patch: pytest.MonkeyPatch | Lasting, mirrors: Sequence[str], *, stall: float = 1
) -> None:
    """Download a small MNIST from test mirrors, with short time-outs."""
    load = partial(
        original_load,
        mirrors=mirrors,
        files=small_mnist().files,
        timeouts=Timeouts(connect=stall, stall=stall),
    )
    patch.setattr(sources, "load", load)


def use_few_strokes(patch: pytest.MonkeyPatch, train: int = 6000, test: int = 200) -> None:
    """Reduce the number of built-in strokes, so that they are drawn quickly."""
    patch.setattr(builtin_strokes, "generate", partial(generate, train, test))


def use_repeated_strokes(train: int, test: int) -> None:
    """Draw few built-in strokes and repeat them: a process that ends with its test learns long."""
    LASTING.setattr(builtin_strokes, "generate", partial(_repeated, train, test))


def _repeated(train: int, test: int, **more: Any) -> DataSet:
    few = generate(600, 100, **more)

    def part(digits: Digits, count: int) -> Digits:
        return digits[np.resize(np.arange(len(digits)), count)]

    return DataSet(few.name, few.origin, part(few.train, train), part(few.test, test))


def inject_into_training(
    mirrors: Sequence[str], stall: float, file_limit: int, frozen_disk: bool
) -> None:
    """Inject faults into the training process; see `tests.integration.faulty_app.Faults`."""
    use_repeated_strokes(6000, 200)
    if mirrors:
        use_mirrors(LASTING, mirrors, stall=stall)
    if file_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))
    if frozen_disk:
        LASTING.setattr(os, "fsync", lambda _descriptor: threading.Event().wait())


def break_once(patch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    """Make the next call of a function or method fail; later calls work again."""
    original = getattr(owner, name)

    def fail(*_arguments: Any, **_named: Any) -> Any:
        patch.setattr(owner, name, original)
        raise UnforeseenError(WORDS)

    patch.setattr(owner, name, fail)
