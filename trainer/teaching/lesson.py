"""Lessons: the drawings that a network is to learn, and those held out to measure it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.data.digits import Digits
from trainer.drawings.record import uid_of
from trainer.errors import TooFewDrawingsError
from trainer.ink.framing import FRAME_SIZE
from trainer.ink.stroke_framing import frame_strokes
from trainer.ink.stroke_raster import visible_strokes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.recipe.classes import Classes

FEWEST_DRAWINGS: Final = 5
"""Drawings of the smallest lesson: fewer say nothing about a person's hand."""

HELD_OUT_SHARE: Final = 0.2
"""Share of the drawings that is held out to measure the lesson."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Numbers of drawings that a lesson leaves out, by reason.

    Attributes:
        unlabelled: They have no label.
        other_classes: Their label is none of the network's classes.
        contradictory: The same drawing is there with another label.
        repeated: The same drawing is there already.
        unreadable: No ink, a dot, a scribble, or ink that is no line after erasing.
    """

    unlabelled: int = 0
    other_classes: int = 0
    contradictory: int = 0
    repeated: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Drawings to teach, with a seed for what is drawn by lot.

    Attributes:
        drawings: Labelled drawings; others are left out.
        seed: Chooses the held-out drawings, all variation, and the order of the training (but see
            `trainer.teaching.data_set.teaching_data`).
    """

    drawings: tuple[RecordedDrawing, ...]
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class LessonPart:
    """Usable drawings of a lesson; may be none.

    Attributes:
        uids: Identity of each drawing (`trainer.drawings.record.uid_of`).
        drawings: The drawings, with the strokes that erasers have left.
        images: Their digit images.
    """

    uids: tuple[str, ...]
    drawings: tuple[RecordedDrawing, ...]
    images: Digits


@dataclass(frozen=True, slots=True, eq=False)
class ArrangedLesson:
    """The usable drawings of a lesson in two parts.

    Attributes:
        learnt: Drawings to learn from, at least one of each label.
        held_out: Drawings that are only read.
        left_out: Numbers of unusable drawings.
    """

    learnt: LessonPart
    held_out: LessonPart
    left_out: LeftOut


def arrange(lesson: Lesson, classes: Classes, taught: Collection[str] = ()) -> ArrangedLesson:
    """Leave out unusable drawings, and hold out some of the others.

    A fifth of them is held out, drawn by lot from the labels with the most drawings; a label's only
    drawing is always learnt. The lot of a drawing depends on the drawing alone, so that a larger
    lesson holds out much the same.

    Args:
        lesson: The lesson.
        classes: Classes of the network.
        taught: Identities of drawings that it was taught earlier, which are no test of it.

    Raises:
        TooFewDrawingsError: Fewer than `FEWEST_DRAWINGS` can be learnt.
    """
    usable, left_out = _usable(lesson.drawings, classes)
    if len(usable) < FEWEST_DRAWINGS:
        raise TooFewDrawingsError(len(usable), FEWEST_DRAWINGS)
    held_out = _held_out(usable, frozenset(taught), lesson.seed)
    return ArrangedLesson(
        learnt=_part([each for each in usable if each.uid not in held_out], classes),
        held_out=_part([each for each in usable if each.uid in held_out], classes),
        left_out=left_out,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Usable:
    uid: str
    label: str
    drawing: RecordedDrawing
    image: NDArray[np.uint8]


def _part(usable: list[_Usable], classes: Classes) -> LessonPart:
    images = np.array([each.image for each in usable], np.uint8)
    return LessonPart(
        uids=tuple(each.uid for each in usable),
        drawings=tuple(each.drawing for each in usable),
        images=Digits(
            images.reshape(len(usable), FRAME_SIZE, FRAME_SIZE),
            np.array([classes.index(each.label) for each in usable], np.uint8),
            classes,
        ),
    )


def _held_out(usable: list[_Usable], taught: Collection[str], seed: int) -> set[str]:
    """Identities of the drawings to hold out."""
    left = Counter(each.label for each in usable)
    lots: dict[str, list[tuple[bytes, str]]] = defaultdict(list)
    for each in usable:
        if each.uid not in taught:
            lot = hashlib.sha256(f"{seed} {each.uid}".encode()).digest()
            lots[each.label].append((lot, each.uid))
    for entries in lots.values():
        entries.sort()
    chosen: set[str] = set()
    for _ in range(round(HELD_OUT_SHARE * len(usable))):
        possible = [label for label, entries in lots.items() if entries and left[label] > 1]
        if not possible:
            break
        most = max(possible, key=lambda label: left[label])
        chosen.add(lots[most].pop()[1])
        left[most] -= 1
    return chosen


def _usable(drawings: Sequence[RecordedDrawing], classes: Classes) -> tuple[list[_Usable], LeftOut]:
    """Drawings that can be learnt, and the numbers of the others."""
    uids = [uid_of(drawing.strokes) for drawing in drawings]
    labels: dict[str, set[str]] = defaultdict(set)
    for uid, drawing in zip(uids, drawings, strict=True):
        if drawing.label in classes:
            labels[uid].add(drawing.label)
    usable: dict[str, _Usable] = {}
    reasons: Counter[str] = Counter()
    for uid, drawing in zip(uids, drawings, strict=True):
        if drawing.label is None:
            reasons["unlabelled"] += 1
        elif drawing.label not in classes:
            reasons["other_classes"] += 1
        elif len(labels[uid]) > 1:
            reasons["contradictory"] += 1
        elif uid in usable:
            reasons["repeated"] += 1
        elif (found := _drawn(uid, drawing.label, drawing)) is None:
            reasons["unreadable"] += 1
        else:
            usable[uid] = found
    return list(usable.values()), LeftOut(**reasons)


def _drawn(uid: str, label: str, drawing: RecordedDrawing) -> _Usable | None:
    """The drawing with what erasers have left of its strokes; None if they cannot be drawn again.

    Its copies are drawn again, so the raster alone is not enough.
    """
    strokes = visible_strokes(drawing.strokes)
    framing = frame_strokes(strokes) if strokes else None
    if strokes is None or framing is None:
        return None
    varied = dataclasses.replace(drawing, strokes=strokes)
    return _Usable(uid, label, varied, framing.digit_image)
