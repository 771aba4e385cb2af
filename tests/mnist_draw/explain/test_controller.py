"""Why this answer, from drawing to colours and sentence, with a prediction thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.explain.controller import ExplanationController
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.feed import PredictionFeed
from mnist_draw.predict.worker import PredictionWorker
from mnist_draw.shared import theme
from mnist_draw.shared.threads import WorkerThread
from tests import accessible
from tests.mnist_draw.draw.strokes import drawn
from tests.mnist_draw.explain.observing import bundled, detector, untrained, written
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from trainer.network.weights import WeightSnapshot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FOUR = written(4, strokes=2)
NINE = written(9, strokes=1)
PATIENCE_MS = 30_000


class Desk(QObject):
    """A drawing area with its prediction thread and the explanation."""

    new_weights = Signal(object)

    def __init__(self, qtbot: QtBot, weights: WeightSnapshot) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.area = DrawArea()
        self.area.resize(425, 760)
        qtbot.addWidget(self.area)
        self.worker = PredictionWorker(lambda: DrawingPredictor(weights, detector()))
        self.feed = PredictionFeed(self.area.drawing, self.worker, self.area)
        self.area.plain_resize_action.toggled.connect(self.feed.compare)
        self.explanation = ExplanationController(self.area, self.worker, self.area)
        self.predicted = Recorder(self.worker.predicted)
        self.observed = Recorder(self.worker.observed)
        self.failed = Recorder(self.worker.failed)
        self.worker_thread = WorkerThread(self.worker, "prediction")
        self.worker_thread.started.connect(self.worker.prepare)
        self.new_weights.connect(self.worker.use_weights)
        self.area.show()
        self.area.canvas.setFocus()
        self.worker_thread.start()
        self.feed.start()
        qtbot.waitUntil(lambda: len(self.predicted) > 0, timeout=PATIENCE_MS)

    def draw(self, strokes: tuple[Stroke, ...]) -> None:
        before = len(self.predicted)
        for stroke in strokes:
            self.area.drawing.draw(stroke)
        self.qtbot.waitUntil(
            lambda: len(self.predicted) > before and self.predicted.values[-1].framing is not None,
            timeout=PATIENCE_MS,
        )

    def label(self, name: str) -> str:
        label = self.area.findChild(QLabel, name)
        assert label is not None
        return label.text()

    @property
    def sentence(self) -> str:
        return self.label("explanationSentence")

    def wait_for(self, part: str) -> None:
        self.qtbot.waitUntil(lambda: part in self.sentence, timeout=PATIENCE_MS)

    def wait_for_detail(self, part: str) -> None:
        """Wait for a sentence with this text under it."""
        self.qtbot.waitUntil(
            lambda: self.sentence != "" and part in self.label("explanationDetail"),
            timeout=PATIENCE_MS,
        )

    def ink_colour(self, stroke: Stroke) -> QColor:
        """Colour of the canvas on the middle of a stroke."""
        canvas = self.area.canvas
        point = stroke.points[len(stroke.points) // 2]
        scale = canvas.square.width() / 280
        x, y = round(point.x * scale), round(point.y * scale)
        return canvas.grab().toImage().pixelColor(canvas.square.topLeft() + QPoint(x, y))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """With fast weights that know no digit."""
    yield from started(Desk(qtbot, untrained()))


@pytest.fixture
def skilled_desk(qtbot: QtBot) -> Iterator[Desk]:
    """With the weights that the application starts with."""
    yield from started(Desk(qtbot, bundled()))


def started(result: Desk) -> Iterator[Desk]:
    yield result
    result.worker_thread.quit()
    assert result.worker_thread.wait(5000)
    assert result.failed.values == []


def test_nothing_is_computed_until_it_is_asked_for(desk: Desk) -> None:
    desk.draw(FOUR)

    assert len(desk.observed) == 0
    assert desk.ink_colour(FOUR[0]) == theme.colours().ink


def test_strokes_are_coloured_and_a_sentence_says_which_decides(skilled_desk: Desk) -> None:
    desk = skilled_desk
    desk.explanation.action.trigger()
    desk.draw(FOUR)

    desk.wait_for("this would be a")
    assert desk.label("explanationDetail").startswith("Probability of 4 without stroke 1:")
    blue = desk.ink_colour(FOUR[0])
    assert blue.blue() > blue.red() + 80


def test_the_drawing_that_is_there_is_explained_at_once(desk: Desk) -> None:
    desk.draw(FOUR)

    QTest.keyClick(desk.area.canvas, Qt.Key.Key_F6)

    desk.wait_for("stroke")


def test_a_drawing_of_one_stroke_is_coloured_by_its_spots(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(NINE)

    desk.wait_for_detail("One stroke")


def test_a_pasted_picture_is_coloured_by_its_spots(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.area.drawing.paste_ink(drawn(*FOUR).snapshot())

    desk.wait_for_detail("No strokes")


def test_nothing_is_said_while_the_pen_is_down(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")

    desk.area.drawing.begin_stroke(Point(20, 20), 10)

    desk.qtbot.waitUntil(lambda: desk.sentence == "", timeout=PATIENCE_MS)
    desk.area.drawing.end_stroke()
    desk.wait_for("stroke")


def test_undo_explains_the_drawing_that_is_left(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw((*NINE, FOUR[0]))
    desk.wait_for("stroke")

    desk.area.undo_action.trigger()

    desk.wait_for_detail("One stroke")


def test_clearing_invites_to_draw_and_new_ink_is_plain(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")

    desk.area.clear_action.trigger()

    desk.wait_for("Draw to see")
    desk.area.drawing.begin_stroke(Point(140, 140), 20)
    assert (
        desk.area.canvas.grab().toImage().pixelColor(desk.area.canvas.square.center())
        == theme.colours().ink
    )
    desk.area.drawing.end_stroke()


def test_switching_it_off_gives_plain_ink_and_ends_the_work(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")

    desk.explanation.action.trigger()

    assert desk.ink_colour(FOUR[0]) == theme.colours().ink
    assert desk.sentence == ""
    desk.area.undo_action.trigger()
    before = len(desk.predicted)
    desk.qtbot.waitUntil(lambda: len(desk.predicted) > before, timeout=PATIENCE_MS)
    assert desk.predicted.values[-1].request not in {
        each.prediction.request for each in desk.observed.values
    }


def test_a_hidden_window_computes_nothing(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")
    desk.area.hide()

    desk.draw(NINE)

    assert desk.predicted.values[-1].request not in {
        each.prediction.request for each in desk.observed.values
    }
    desk.area.show()
    desk.wait_for("stroke")


def test_without_framing_the_answer_on_screen_is_explained(desk: Desk) -> None:
    desk.explanation.action.trigger()
    small = tuple(
        Stroke(tuple(Point(20 + point.x / 4, 20 + point.y / 4) for point in stroke.points), 8)
        for stroke in FOUR
    )
    desk.area.plain_resize_action.trigger()
    desk.draw(small)

    desk.qtbot.waitUntil(
        lambda: (
            desk.predicted.values[-1].unframed is not None
            and f"{desk.predicted.values[-1].unframed.probabilities.argmax()} "
            in desk.label("explanationDetail")
        ),
        timeout=PATIENCE_MS,
    )


def test_new_weights_explain_the_drawing_again(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")
    before = desk.label("explanationDetail")

    desk.new_weights.emit(bundled())

    desk.qtbot.waitUntil(lambda: desk.label("explanationDetail") != before, timeout=PATIENCE_MS)


def test_colours_follow_the_theme(skilled_desk: Desk, qapp: QApplication) -> None:
    desk = skilled_desk
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")
    light = desk.ink_colour(FOUR[0])

    theme.apply(qapp, "dark")

    dark = desk.ink_colour(FOUR[0])
    assert dark != light
    assert dark.blue() > dark.red() + 60


def test_texts_follow_the_language(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")

    QApplication.sendEvent(desk.area, QEvent(QEvent.Type.LanguageChange))

    assert desk.sentence != ""
    switch = accessible.button(desk.area, "Why this answer?")
    assert switch.accessibleName() == "Why this answer?"
    assert "F6" in switch.toolTip()


def test_the_window_keeps_its_size_whatever_is_said(desk: Desk) -> None:
    desk.explanation.action.trigger()
    before = desk.area.minimumSizeHint()
    desk.draw(FOUR)
    desk.wait_for("stroke")

    after = desk.area.minimumSizeHint()
    assert after.width() == before.width()
    assert after.height() < before.height() + 40


def test_raster_and_history_are_untouched(desk: Desk) -> None:
    desk.explanation.action.trigger()
    desk.draw(FOUR)
    desk.wait_for("stroke")

    np.testing.assert_array_equal(desk.area.drawing.raster, drawn(*FOUR).raster)
    assert desk.area.drawing.can_undo
    assert not desk.area.drawing.can_redo


def test_the_sentence_that_was_asked_for_is_announced_once(
    desk: Desk, announcements: list[str]
) -> None:
    desk.draw(FOUR)
    desk.explanation.action.trigger()
    desk.wait_for("stroke")
    (announced,) = announcements
    assert "stroke" in announced

    QApplication.sendEvent(desk.area, QEvent(QEvent.Type.LanguageChange))
    desk.draw(NINE)
    desk.wait_for("stroke")

    assert announcements == [announced]
