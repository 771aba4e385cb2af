"""The strip of a recurrent network: sentence, selection, pages, degenerate values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.inside.rows.layout import RowsLayout
from mnist_draw.inside.rows.picture import RowsPicture
from mnist_draw.inside.rows.player import RowPlayer
from mnist_draw.inside.rows.strip import RowsStrip
from mnist_draw.inside.strips import value_colours
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.inside.rows.made_rows import BLANK, predicting, rows
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from mnist_draw.inside.scene import Rows


@pytest.fixture
def strip(qtbot: QtBot) -> RowsStrip:
    return shown(qtbot, rows())


def shown(qtbot: QtBot, scene: Rows, width: int = 700) -> RowsStrip:
    strip = RowsStrip(scene)
    qtbot.addWidget(strip)
    strip.resize(width, 400)
    strip.set_height(400)
    strip.show()
    return strip


def player(strip: RowsStrip) -> RowPlayer:
    found = strip.findChild(RowPlayer)
    assert found is not None
    return found


def picture(strip: RowsStrip) -> RowsPicture:
    found = strip.findChild(RowsPicture)
    assert found is not None
    return found


def text(strip: RowsStrip, name: str) -> str:
    found = strip.findChild(SteadyLabel, name)
    assert found is not None
    return found.text()


def sentence(strip: RowsStrip) -> str:
    return text(strip, "rowsSentence")


def state_point(strip: RowsStrip, row: int, column: int) -> QPoint:
    layout = picture(strip).measured()
    return QPoint(
        layout.states_left + column * layout.state + layout.state // 2,
        layout.row_top(row) + layout.pixel // 2,
    )


def row_point(strip: RowsStrip, row: int) -> QPoint:
    """In the drawing."""
    layout = picture(strip).measured()
    return QPoint(layout.image_left + 5, layout.row_top(row) + layout.pixel // 2)


def hover(strip: RowsStrip, point: QPoint) -> None:
    """Moves the mouse to a point of the picture; the first move only enters it."""
    QTest.mouseMove(picture(strip), point - QPoint(1, 0))
    QTest.mouseMove(picture(strip), point)


def painted(strip: RowsStrip) -> QImage:
    return picture(strip).grab().toImage()


@pytest.mark.parametrize(
    ("digits", "decided", "expected"),
    [
        ([3] * 16 + [7] * 12, 16, "After row 17 it says 7 and stays with it"),
        ([7] * 28, 0, "From the first row on it says 7"),
        ([3] * 27 + [7], 27, "Only after the last row it says 7"),
    ],
)
def test_a_sentence_says_when_it_made_up_its_mind(
    qtbot: QtBot, digits: Sequence[int], decided: int, expected: str
) -> None:
    strip = shown(qtbot, rows(probabilities=predicting(digits), decided=decided))
    assert sentence(strip) == expected


def test_between_rows_the_sentence_says_what_it_would_predict(qtbot: QtBot) -> None:
    strip = shown(qtbot, rows(probabilities=predicting([3] * 16 + [7] * 12, 0.614), decided=16))
    player(strip).move_to(12)
    assert sentence(strip) == "If it ended after row 12: 3 with 61.4\u00a0%"
    player(strip).move_to(0)
    assert sentence(strip) == "No row read yet: the memory is empty"


def test_what_was_read_stays_while_the_weights_change(strip: RowsStrip) -> None:
    player(strip).move_to(12)
    strip.show_strip(rows(probabilities=predicting([4] * 28, 0.9)))
    player(strip).move_to(13)
    assert sentence(strip) == "If it ended after row 13: 4 with 90.0\u00a0%"


def test_a_click_on_a_state_chooses_its_row_and_unit(qtbot: QtBot) -> None:
    strip = shown(qtbot, rows(units=20, total=100, first=40))
    chosen = Recorder(strip.unit_chosen)
    QTest.mouseClick(
        picture(strip), Qt.MouseButton.LeftButton, pos=state_point(strip, row=9, column=3)
    )
    assert chosen.values == [("states", (9, 43))]


def test_the_row_of_the_emphasised_state_is_what_must_be_visible(strip: RowsStrip) -> None:
    assert strip.selected_area() == strip.rect()
    strip.select(("states", (20, 3)))
    area = strip.selected_area()
    assert area.contains(picture(strip).mapTo(strip, state_point(strip, 20, 3)))
    assert area.height() < picture(strip).height() / 3
    strip.select(("logits", (3,)))
    assert strip.selected_area() == strip.rect()


def test_a_click_on_the_drawing_or_an_unread_row_moves_there(strip: RowsStrip) -> None:
    QTest.mouseClick(picture(strip), Qt.MouseButton.LeftButton, pos=row_point(strip, 11))
    assert player(strip).position == 12
    chosen = Recorder(strip.unit_chosen)
    QTest.mouseClick(picture(strip), Qt.MouseButton.LeftButton, pos=state_point(strip, 20, 3))
    assert player(strip).position == 21
    assert not chosen.values


def test_keys_move_to_a_row_and_a_unit_and_choose_it(strip: RowsStrip) -> None:
    chosen = Recorder(strip.unit_chosen)
    for key in (
        Qt.Key.Key_Home,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Right,
        Qt.Key.Key_Right,
        Qt.Key.Key_Return,
    ):
        QTest.keyClick(picture(strip), key)
    assert player(strip).position == 2
    assert chosen.values == [("states", (1, 2))]


def test_the_cursor_moves_among_rows_that_were_read(strip: RowsStrip) -> None:
    pointed = Recorder(strip.unit_pointed)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(picture(strip), key)
    assert pointed.values == [
        ("states", (26, 0)),
        ("states", (26, 1)),
        ("states", (27, 1)),
    ]
    assert player(strip).position == 28


def test_space_plays_on_the_picture_too(strip: RowsStrip) -> None:
    QTest.keyClick(picture(strip), Qt.Key.Key_Space)
    assert player(strip).playing


def test_the_cell_under_the_mouse_is_described(strip: RowsStrip) -> None:
    texts = Recorder(strip.described)
    pointed = Recorder(strip.unit_pointed)
    hover(strip, state_point(strip, 27, 15))
    assert texts.values[-1] == "Unit 15 after row 28: 1"
    assert pointed.values[-1] == ("states", (27, 15))
    hover(strip, QPoint(1, 1))
    assert texts.values[-1] == ""
    assert pointed.values[-1] is None


def test_units_that_do_not_fit_are_on_further_pages(qtbot: QtBot) -> None:
    strip = shown(qtbot, rows(units=100, total=4096))
    fitting = strip.fitting
    assert 20 < fitting < 400
    changes = Recorder(strip.watch_changed)
    QTest.keyClick(picture(strip), Qt.Key.Key_PageDown)
    assert strip.first == fitting
    assert len(changes) == 1
    for _ in range(4096 // fitting):
        QTest.keyClick(picture(strip), Qt.Key.Key_PageDown)
    assert strip.first == 4096 - fitting
    assert text(strip, "rowsAbout").startswith(f"{4096 - fitting} to 4095 of 4096")


def test_another_network_with_fewer_units_shows_its_last_page(qtbot: QtBot) -> None:
    strip = shown(qtbot, rows(units=100, total=4096, first=3000))
    assert strip.first == 3000
    strip.show_strip(rows(units=5, total=5))
    assert strip.first == 0
    assert strip.fitting == 5


def test_each_row_is_painted_level_in_its_colour(strip: RowsStrip) -> None:
    scene = rows()
    image = painted(strip)
    table = value_colours.table()
    for row in (0, 9, 27):
        index = value_colours.indices(scene.states[row : row + 1, 5:6], 1.0)[0, 0]
        assert image.pixelColor(state_point(strip, row, 5)) == QColor.fromRgb(int(table[index]))
    layout = picture(strip).measured()
    x = layout.image_left + round(13.5 * layout.pixel)
    ink, paper = theme.LIGHT.ink, theme.LIGHT.paper
    assert image.pixelColor(x, layout.row_top(4) + 1) == ink
    assert image.pixelColor(x, layout.row_top(4) - 1) == paper


def test_bars_of_the_present_digit_stand_out(qtbot: QtBot) -> None:
    strip = shown(qtbot, rows(probabilities=predicting([3] * 16 + [7] * 12), decided=16))
    layout = picture(strip).measured()
    x = layout.bars_left + 2

    def colours() -> tuple[QColor, QColor]:
        image = painted(strip)
        third, last = (layout.row_top(row) + layout.pixel // 2 for row in (3, 27))
        return image.pixelColor(x, third), image.pixelColor(x, last)

    assert colours() == (theme.LIGHT.muted, theme.LIGHT.accent)
    player(strip).move_to(10)
    assert colours() == (theme.LIGHT.accent, theme.LIGHT.grid)


def test_high_rows_have_their_probability_as_a_number() -> None:
    low, high = (
        RowsLayout.fit((1200, height), 16, line=14, figure=7, thinnest=2) for height in (300, 700)
    )
    assert not low.share
    assert high.share


def test_rows_that_were_not_read_are_faint_or_blank(strip: RowsStrip) -> None:
    player(strip).move_to(10)
    image = painted(strip)
    layout = picture(strip).measured()
    ink = image.pixelColor(layout.image_left + round(13.5 * layout.pixel), layout.row_top(15) + 2)
    assert theme.LIGHT.ink.lightness() < ink.lightness() < theme.LIGHT.paper.lightness()
    assert image.pixelColor(state_point(strip, 15, 5)) == theme.LIGHT.window


@pytest.mark.parametrize("units", [1, 2, 4096])
@pytest.mark.parametrize("width", [120, 560, 1600])
@pytest.mark.parametrize("value", [0.0, np.nan, np.inf, -np.inf])
def test_any_values_and_sizes_are_painted(
    qtbot: QtBot, units: int, width: int, value: float
) -> None:
    visible = min(units, 300)
    scene = rows(
        states=np.full((28, visible), value, np.float32),
        total=units,
        probabilities=np.full((28, 10), 0.1 if value == 0 else value, np.float32),
        decided=0 if value == 0 else None,
    )
    strip = shown(qtbot, scene, width)
    assert not painted(strip).isNull()
    assert 1 <= strip.fitting <= units


def test_an_undefined_prediction_is_said(qtbot: QtBot) -> None:
    probabilities = predicting([7] * 28)
    probabilities[20:] = np.nan
    strip = shown(qtbot, rows(probabilities=probabilities, decided=None))
    assert sentence(strip) == "No prediction: the sums are infinite or not numbers"
    player(strip).move_to(25)
    assert sentence(strip) == "After row 25: no prediction"


def test_a_blank_canvas_empties_the_pictures(strip: RowsStrip) -> None:
    strip.show_strip(BLANK)
    chosen = Recorder(strip.unit_chosen)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(picture(strip), key)
    hover(strip, state_point(strip, 3, 3))
    assert not painted(strip).isNull()
    assert not chosen.values


def test_a_new_theme_paints_in_its_colours(qapp: QApplication, strip: RowsStrip) -> None:
    theme.apply(qapp, "dark")
    player(strip).move_to(10)
    assert painted(strip).pixelColor(state_point(strip, 15, 5)) == theme.DARK.window
    layout = picture(strip).measured()
    point = QPoint(layout.image_left + round(13.5 * layout.pixel), layout.row_top(5) + 2)
    assert painted(strip).pixelColor(point) == theme.DARK.ink


def test_a_narrow_strip_shows_the_most_probable_digits_alone(qtbot: QtBot) -> None:
    strip = shown(qtbot, rows(probabilities=predicting([7] * 28, 0.75)), width=320)
    texts = Recorder(strip.described)
    layout = picture(strip).measured()
    assert layout.pictures == ("image", "states")
    bars = QPoint(layout.bars_left + 3, layout.row_top(4) + 1)
    hover(strip, bars)
    assert texts.values[-1] == "If it ended after row 5: 7 with 75.0\u00a0%"


def test_no_picture_leaves_the_widget(qtbot: QtBot) -> None:
    for width in range(320, 1700, 60):
        strip = shown(qtbot, rows(units=100, total=128), width)
        layout = picture(strip).measured()
        assert layout.bars_left + layout.bar + layout.share <= width
        assert layout.row_top(28) <= picture(strip).height()
        assert layout.names_left >= layout.states_left + layout.fitting * layout.state


def test_a_class_under_the_mouse_goes_with_its_network(qtbot: QtBot) -> None:
    names = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    letters = replace(rows(probabilities=np.full((28, 26), 1 / 26, np.float32)), classes=names)
    strip = shown(qtbot, letters, width=1200)
    texts = Recorder(strip.described)
    layout = picture(strip).measured()
    hover(
        strip,
        QPoint(
            layout.digits_left + 20 * layout.digit + layout.digit // 2,
            layout.row_top(5) + layout.pixel // 2,
        ),
    )
    assert texts.values[-1].startswith("If it ended after row 6: U")

    strip.show_strip(rows())
    QApplication.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))

    assert texts.values[-1] == ""
