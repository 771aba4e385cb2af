"""Faults to be put into the application: bad mirrors, broken functions, full disks."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.trainer.data.fake_mnist import FakeMnist, make_fake_mnist
from trainer.data import sources
from trainer.data.sources import load as sound_load
from trainer.data.synthetic import builtin_strokes
from trainer.data.synthetic.builtin_strokes import generate
from trainer.data.transfer import Timeouts

if TYPE_CHECKING:
    from collections.abc import Sequence

if sys.platform != "win32":
    import resource

NOWHERE = "http://127.0.0.1:9/"
"""A mirror that refuses every connection."""

WORDS = "this went wrong"


class UnforeseenError(Exception):
    """An error that no code expects."""


def small_mnist() -> FakeMnist:
    """What the mirrors of `use_mirrors` are to deliver; the same in every process."""
    return make_fake_mnist(2000, 200)


def use_mirrors(patch: pytest.MonkeyPatch, mirrors: Sequence[str], *, stall: float = 1) -> None:
    """Lets a small MNIST be downloaded from mirrors of ours, with little patience."""
    load = partial(
        sound_load,
        mirrors=mirrors,
        files=small_mnist().files,
        timeouts=Timeouts(connect=stall, stall=stall),
    )
    patch.setattr(sources, "load", load)


def use_few_strokes(patch: pytest.MonkeyPatch, train: int = 6000, test: int = 200) -> None:
    """Lets the built-in strokes be a part of what they are, so that they are drawn quickly."""
    patch.setattr(builtin_strokes, "generate", partial(generate, train, test))


def spoil_trainings(
    mirrors: Sequence[str], stall: float, file_limit: int, frozen_disk: bool
) -> None:
    """Puts faults into the process that trains; see `tests.integration.faulty_app.Faults`."""
    patch = pytest.MonkeyPatch()
    use_few_strokes(patch)
    if mirrors:
        use_mirrors(patch, mirrors, stall=stall)
    if file_limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))
    if frozen_disk:
        patch.setattr(os, "fsync", lambda _descriptor: threading.Event().wait())


def break_once(patch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    """Lets the next call of a function or method fail; those after it are sound."""
    sound = getattr(owner, name)

    def fail(*_arguments: Any, **_named: Any) -> Any:
        patch.setattr(owner, name, sound)
        raise UnforeseenError(WORDS)

    patch.setattr(owner, name, fail)
