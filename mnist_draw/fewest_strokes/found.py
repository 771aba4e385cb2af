"""Data of the fewest strokes: a request, and what the networks need."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mnist_draw.compare.sources import Kind
    from trainer.ink.pen import Stroke
    from trainer.network.forward import NumpyNetwork
    from trainer.recipe.classes import Classes
    from trainer.robustness.fewest_strokes import FewestStrokes

BESIDE: Final[tuple[Kind, ...]] = ("cnn", "mlp")
"""Kinds of the ready-made networks beside the network in use."""


@dataclass(frozen=True, slots=True, eq=False)
class StrokesJob:
    """Request for the fewest strokes.

    Attributes:
        strokes: The visible strokes, at least one.
        network: The network in use.
        classes: Its classes; ready-made networks read beside it only if they are the digits.
        cancel: Set to cancel the job.
    """

    strokes: tuple[Stroke, ...]
    network: NumpyNetwork
    classes: Classes
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Results of a job.

    Attributes:
        job: The job.
        results: Of the network in use, then of `BESIDE`, as far as they are known; None for a
            network that does not read the whole drawing.
    """

    job: StrokesJob
    results: tuple[FewestStrokes | None, ...]
