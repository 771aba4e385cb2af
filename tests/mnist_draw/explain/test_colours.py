"""Colours of effects on strokes and pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor

from mnist_draw.explain.colours import change_colours, map_annotation, stroke_annotation
from mnist_draw.explain.explanation import OcclusionMap, Reading, Spot
from mnist_draw.shared import theme
from tests.mnist_draw.draw.strokes import line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NONE = np.zeros((28, 28), np.float32)


def colour(change: float) -> QColor:
    return QColor.fromRgb(int(change_colours(np.array([[change]], np.float32))[0, 0]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_blue_speaks_for_and_orange_against(qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme)

    assert colour(-1) == theme.colours().validation
    assert colour(1) == theme.colours().train


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_effect_is_a_grey_that_shows_on_paper(qapp: QApplication, scheme: theme.Scheme) -> None:
    theme.apply(qapp, scheme)

    grey = colour(0)
    assert grey == colour(0.004)
    assert (
        max(grey.red(), grey.green(), grey.blue()) - min(grey.red(), grey.green(), grey.blue()) < 10
    )
    assert abs(grey.lightness() - theme.colours().paper.lightness()) > 80


@pytest.mark.parametrize("sign", [-1, 1])
def test_colours_grow_steadily_stronger(sign: int) -> None:
    end, grey = colour(sign), colour(0)
    changes = [sign * change for change in (0, 0.01, 0.1, 0.5, 1)]
    distances = [
        abs(colour(change).red() - grey.red()) + abs(colour(change).blue() - grey.blue())
        for change in changes
    ]
    assert distances == sorted(distances)
    assert distances[1] > 0
    assert colour(changes[-1]) == end


def test_strokes_have_the_colours_of_their_effects() -> None:
    annotation = stroke_annotation(
        [line((40, 50), (40, 230)), line((140, 50), (140, 230)), line((240, 50), (240, 230))],
        [-1.0, 0.5, None],
    )
    image = annotation.colours
    scale = image.width() / 280

    def at(x: int) -> QColor:
        return image.pixelColor(round(x * scale), image.height() // 2)

    assert at(40) == colour(-1)
    assert at(140) == colour(0.5)
    assert at(240).alpha() == 0
    assert [label.text for label in annotation.labels] == ["1", "2", "3"]
    assert annotation.labels[1].position.x() == pytest.approx(0.5)


def test_dots_are_coloured_too() -> None:
    image = stroke_annotation([line((140, 140)), line((20, 20))], [1.0, -1.0]).colours

    assert image.pixelColor(image.rect().center()) == colour(1)


def test_a_later_stroke_covers_an_earlier_one() -> None:
    crossing = [line((40, 140), (240, 140)), line((140, 40), (140, 240))]
    image = stroke_annotation(crossing, [1.0, -1.0]).colours

    assert image.pixelColor(image.rect().center()) == colour(-1)


def test_ink_beside_a_stroke_gets_its_colour_unless_another_stroke_lies_there() -> None:
    strokes = [line((100, 40), (100, 140), width=20), line((118, 40), (118, 240), width=10)]
    image = stroke_annotation(strokes, [-1.0, 1.0]).colours
    scale = image.width() / 280

    # Below the first stroke, as far as the corner that an eraser leaves; and in the second one.
    assert image.pixelColor(round(93 * scale), round(152 * scale)) == colour(-1)
    assert image.pixelColor(round(115 * scale), round(90 * scale)) == colour(1)


def test_a_map_marks_its_decisive_spot() -> None:
    changes = NONE.copy()
    changes[7, 14] = -0.8
    spot = Spot(7, 14, (-1, 0), -0.8, Reading(np.full(10, 0.1, np.float32)))

    annotation = map_annotation(OcclusionMap(changes, spot), (0.2, 0.2, 0.56, 0.56))

    assert annotation.colours.pixelColor(14, 7) == colour(-0.8)
    assert annotation.outline is not None
    assert annotation.outline.center().x() == pytest.approx(0.2 + 14.5 * 0.02)
    assert annotation.outline.center().y() == pytest.approx(0.2 + 7.5 * 0.02)
    assert annotation.outline.width() == pytest.approx(0.1)


def test_an_incomplete_map_and_one_without_effect_mark_nothing() -> None:
    spot = Spot(7, 14, (-1, 0), -0.001, Reading(np.full(10, 0.1, np.float32)))

    assert map_annotation(OcclusionMap(NONE)).outline is None
    assert map_annotation(OcclusionMap(NONE, spot)).outline is None
