"""Split recorded drawings by writer, for measuring on writers that were not trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from trainer.data.recorded_drawing import RecordedDrawing


def split_by_writer(
    drawings: Sequence[RecordedDrawing], held_out: Collection[str]
) -> tuple[list[RecordedDrawing], list[RecordedDrawing]]:
    """Drawings to train on and drawings of the held-out writers.

    Raises:
        ValueError: No writer is left to train on, or a held-out writer has no drawing.
    """
    unknown = set(held_out) - {drawing.writer for drawing in drawings}
    if unknown:
        raise ValueError(f"no drawing is by writer {', '.join(sorted(unknown))}")
    train = [drawing for drawing in drawings if drawing.writer not in held_out]
    if not train:
        raise ValueError("with all writers held out there is none to train on")
    return train, [drawing for drawing in drawings if drawing.writer in held_out]


def count_writers(drawings: Sequence[RecordedDrawing]) -> int:
    """Number of different writers."""
    return len({drawing.writer for drawing in drawings})
