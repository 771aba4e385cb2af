"""Replay of a stroke file with given weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.predict import bundled_detector
from mnist_draw.replay.engine import replay
from trainer.data import drawing_files
from trainer.network.prediction import Predictor
from trainer.reading.number import read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from mnist_draw.replay.engine import Cost, ReplayedDrawing
    from trainer.data.recorded_drawing import StrokeFileError
    from trainer.network.weights import WeightSnapshot


def replay_file(
    path: Path,
    snapshot: WeightSnapshot,
    *,
    on_problem: Callable[[StrokeFileError], None],
    on_progress: Callable[[float], None] | None = None,
    width: float | None = None,
    processes: int | None = None,
    low_priority: bool = False,
    cost: Cost | None = None,
    pipe: bool = False,
) -> Generator[ReplayedDrawing]:
    """Replay the drawings of a file, with the application's detector of non-digits.

    Args:
        path: JSON Lines or UNIPEN text, gzipped or not.
        snapshot: Weights to predict with.
        on_problem: Called for each line that cannot be read; it is skipped.
        on_progress: Called with the share of the file that has been read, in [0, 1].
        width: As for `replay`, like all that follow.
        processes: As for `replay`.
        low_priority: As for `replay`.
        cost: As for `replay`.
        pipe: Whether the path may be a pipe: see `trainer.files.reading.open_file`.

    Raises:
        WeightsError: The detector is missing or damaged.
    """
    predictor = Predictor(snapshot)
    return replay(
        drawing_files.read_drawings(path, on_problem, on_progress, pipe=pipe),
        lambda digit_image: predictor.predict(digit_image)[0],
        rejector=bundled_detector.load().for_classes(snapshot.recipe.classes),
        read_number=lambda parts: read_number(parts, predictor.network, snapshot.recipe.classes),
        width=width,
        processes=processes,
        low_priority=low_priority,
        cost=cost,
    )
