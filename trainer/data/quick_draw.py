"""Lines of Quick, Draw! files, raw or simplified, as lines of a stroke file.

Source: Google, "The Quick, Draw! Dataset", 2017: ``drawing`` holds one ``[[x, …], [y, …]]`` or
``[[x, …], [y, …], [t, …]]`` a stroke, t in milliseconds.
"""

from __future__ import annotations

from typing import Any

from trainer.data.recorded_drawing import is_label

# Around the ink, as a share of its extent.
_MARGIN = 0.15


def as_stroke_file(value: dict[str, Any]) -> dict[str, Any]:
    """The line as an object of a stroke file; its box surrounds the ink.

    Raises:
        ValueError: The line violates the format.
    """
    strokes = value["drawing"]
    if not isinstance(strokes, list) or not all(map(_is_stroke, strokes)):
        raise ValueError("drawing is a list of strokes, each [[x, …], [y, …]] of equal lengths")
    xs, ys = ([number for stroke in strokes for number in stroke[axis]] for axis in (0, 1))
    left, top = min(xs, default=0), min(ys, default=0)
    extent = max(max(xs, default=1) - left, max(ys, default=1) - top, 1)
    margin = _MARGIN * extent
    side = extent + 2 * margin
    word = value.get("word")
    return {
        "label": word if is_label(word) else None,
        "width": side,
        "height": side,
        "strokes": [
            [
                [x - left + margin, y - top + margin, *(time / 1000 for time in times)]
                for x, y, *times in zip(*stroke, strict=True)
            ]
            for stroke in strokes
        ],
    }


def _is_stroke(stroke: object) -> bool:
    return (
        isinstance(stroke, list)
        and len(stroke) in {2, 3}
        and all(isinstance(axis, list) and len(axis) == len(stroke[0]) for axis in stroke)
        and all(_is_number(number) for axis in stroke for number in axis)
    )


def _is_number(number: object) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and abs(number) < 1e12
