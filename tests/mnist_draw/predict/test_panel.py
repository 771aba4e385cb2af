"""States of the prediction panel, on screen and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from trainer.network.rejection import Reason

_LABEL = WeightsLabel("Small fast CNN", "MNIST", 262, 0.62)


@pytest.fixture
def panel(qtbot: QtBot) -> PredictionPanel:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = PredictionPanel()
    qtbot.addWidget(panel)
    panel.resize(300, 650)
    panel.show()
    return panel


def _sure_of(digit: int, share: float = 0.9) -> np.ndarray:
    probabilities = np.full(10, (1 - share) / 9, np.float32)
    probabilities[digit] = share
    return probabilities


def _digit(panel: PredictionPanel) -> SteadyLabel:
    return _line(panel, "predictedDigit")


def _bars(panel: PredictionPanel) -> ProbabilityBars:
    bars = panel.findChild(ProbabilityBars, "probabilityBars")
    assert bars is not None
    return bars


def _line(panel: PredictionPanel, name: str) -> SteadyLabel:
    label = panel.findChild(SteadyLabel, name)
    assert label is not None
    return label


def _text(panel: PredictionPanel, name: str) -> str:
    return _line(panel, name).text()


def test_the_title_marks_unframed_predictions(panel: PredictionPanel) -> None:
    title = panel.findChild(QLabel, "predictionTitle")
    assert title is not None
    plain = (title.text(), title.palette().windowText().color())
    panel.set_unframed(True)
    panel.show_prediction(_sure_of(3), _LABEL)
    assert title.text() == "Without framing"
    assert title.palette().windowText().color() == theme.colours().warning
    panel.set_unframed(False)
    assert (title.text(), title.palette().windowText().color()) == plain


def test_a_new_panel_invites_to_draw(panel: PredictionPanel) -> None:
    assert _digit(panel).text() == ""
    assert _text(panel, "predictedProbability") == "Draw a digit"
    assert _bars(panel).winner is None


def test_a_prediction_shows_digit_and_probability(panel: PredictionPanel) -> None:
    panel.show_prediction(_sure_of(7, 0.953), _LABEL)
    assert _digit(panel).text() == "7"
    assert _text(panel, "predictedProbability") == "95.3\u00a0%"
    assert _bars(panel).winner == 7


def _reject(panel: PredictionPanel, qtbot: QtBot, reason: Reason) -> None:
    """Shows a rejected 7, as it is a moment after the pen went up."""
    panel.show_prediction(_sure_of(7), _LABEL, not_sure=reason)
    qtbot.waitUntil(lambda: _digit(panel).text() == "?", timeout=3000)


@pytest.mark.parametrize(
    ("reason", "text", "advice"),
    [
        ("too little ink", "Too little ink", "Draw a digit, a little larger"),
        ("several digits", "More than one digit", "Draw them further apart"),
        ("not a digit", "Unfamiliar", "Unlike any digit it learned from"),
    ],
)
def test_a_rejected_drawing_shows_reason_and_advice(
    panel: PredictionPanel, qtbot: QtBot, reason: Reason, text: str, advice: str
) -> None:
    _reject(panel, qtbot, reason)
    assert _text(panel, "predictedProbability") == "Not sure"
    assert _text(panel, "notSureReason") == text
    assert _text(panel, "notSureAdvice") == advice
    assert _text(panel, "notSureNearest") == "Best guess: 7, 90.0\u00a0%"


def test_a_rejected_drawing_keeps_its_bars_without_a_winner(
    panel: PredictionPanel, qtbot: QtBot
) -> None:
    accent = theme.LIGHT.accent
    panel.show_prediction(_sure_of(7), _LABEL)
    assert _uses(_bars(panel), accent)
    _reject(panel, qtbot, "not a digit")
    assert _bars(panel).winner is None
    assert not _uses(_bars(panel), accent)
    assert _uses(_bars(panel), theme.LIGHT.muted)


def _uses(widget: QWidget, colour: QColor) -> bool:
    image = widget.grab().toImage()
    return any(
        image.pixelColor(x, y) == colour
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_a_drawing_is_not_rejected_while_the_pen_is_down(panel: PredictionPanel) -> None:
    for _ in range(3):
        panel.show_prediction(_sure_of(7), _LABEL, not_sure="not a digit", pen_down=True)
    assert _digit(panel).text() == "7"
    assert _bars(panel).winner is None
    assert not _line(panel, "notSureReason").isVisible()


def test_the_beginning_of_a_stroke_shows_no_digit_yet(panel: PredictionPanel) -> None:
    panel.show_prediction(_sure_of(1), _LABEL, not_sure="too little ink", pen_down=True)
    assert _digit(panel).text() == "…"
    assert _line(panel, "predictedProbability").text() == "waiting…"


def test_a_grey_digit_says_that_it_is_waiting(panel: PredictionPanel) -> None:
    panel.show_prediction(_sure_of(7), _LABEL, not_sure="not a digit", pen_down=True)
    assert _line(panel, "predictedProbability").text().endswith("· waiting…")
    panel.show_prediction(_sure_of(7), _LABEL)
    assert "waiting" not in _line(panel, "predictedProbability").text()


def test_a_drawing_is_not_rejected_between_two_strokes(panel: PredictionPanel) -> None:
    panel.show_prediction(_sure_of(1), _LABEL, not_sure="not a digit")
    assert _digit(panel).text() == "1"
    panel.show_prediction(_sure_of(4), _LABEL, not_sure="not a digit", pen_down=True)
    panel.show_prediction(_sure_of(4), _LABEL)
    assert _digit(panel).text() == "4"
    assert _bars(panel).winner == 4


def test_new_weights_change_the_closest_digit_but_not_the_rejection(
    panel: PredictionPanel, qtbot: QtBot
) -> None:
    _reject(panel, qtbot, "not a digit")
    panel.show_prediction(_sure_of(3), _LABEL, not_sure="not a digit")
    assert _digit(panel).text() == "?"
    assert _text(panel, "notSureNearest") == "Best guess: 3, 90.0\u00a0%"


@pytest.mark.parametrize("reply", ["a digit", "a stroke", "a blank canvas"])
def test_a_rejection_ends_immediately(panel: PredictionPanel, qtbot: QtBot, reply: str) -> None:
    _reject(panel, qtbot, "not a digit")
    if reply == "a digit":
        panel.show_prediction(_sure_of(2), _LABEL)
    elif reply == "a stroke":
        panel.show_prediction(_sure_of(2), _LABEL, not_sure="not a digit", pen_down=True)
    else:
        panel.show_blank(_LABEL)
    assert _digit(panel).text() == ("" if reply == "a blank canvas" else "2")
    assert not _line(panel, "notSureReason").isVisible()


def _shares(**shares: float) -> np.ndarray:
    """Probabilities by digit, such as ``d7=0.48``; the others share the rest."""
    rest = 1 - sum(shares.values())
    result = np.full(10, rest / (10 - len(shares)), np.float32)
    for name, share in shares.items():
        result[int(name[1:])] = share
    return result


def _wait_for_explanation(panel: PredictionPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _line(panel, "notSureReason").isVisible(), timeout=3000)


def test_two_digits_in_a_close_race_are_both_shown(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.48, d1=0.4), _LABEL)
    _wait_for_explanation(panel, qtbot)
    assert _digit(panel).text() == "7 1"
    assert _text(panel, "predictedProbability") == "7 or 1?"
    assert _text(panel, "notSureReason") == "It cannot decide"
    assert _text(panel, "notSureAdvice") == "7: 48\u00a0%, 1: 40\u00a0%"
    assert _text(panel, "notSureNearest") == ""
    assert _bars(panel).winner is None


def test_an_odd_digit_in_a_race_is_unfamiliar_too(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.48, d1=0.37), _LABEL, not_sure="not a digit")
    _wait_for_explanation(panel, qtbot)
    assert _text(panel, "predictedProbability") == "7 or 1?"
    assert _text(panel, "notSureNearest") == "Unlike most digits it learned from"


def test_three_digits_can_be_in_a_race(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.3, d1=0.28, d4=0.27), _LABEL)
    _wait_for_explanation(panel, qtbot)
    assert _digit(panel).text() == "7 1 4"
    assert _text(panel, "predictedProbability") == "7, 1 or 4?"


def test_more_than_three_digits_alike_are_no_answer(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.2), _LABEL)
    _wait_for_explanation(panel, qtbot)
    assert _digit(panel).text() == "?"
    assert _text(panel, "notSureReason") == "No digit stands out"
    assert _text(panel, "notSureAdvice") == "Best guess: 7, 20.0\u00a0%"


def test_a_digit_less_probable_than_not_is_a_guess(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.45, d1=0.2), _LABEL)
    _wait_for_explanation(panel, qtbot)
    assert _digit(panel).text() == "7"
    assert _text(panel, "predictedProbability") == "45.0\u00a0%"
    assert _text(panel, "notSureReason") == "Only a guess"


@pytest.mark.parametrize("shares", [{"d7": 0.48, "d1": 0.4}, {"d7": 0.49, "d1": 0.1}])
@pytest.mark.parametrize("pen_down", [False, True])
def test_a_digit_in_doubt_is_never_coloured(
    panel: PredictionPanel, shares: dict[str, float], pen_down: bool
) -> None:
    panel.show_prediction(_shares(**shares), _LABEL, pen_down=pen_down)
    assert _digit(panel).text() == "7"
    assert not _uses(_digit(panel), theme.LIGHT.accent)
    assert not _uses(_bars(panel), theme.LIGHT.accent)
    assert _uses(_digit(panel), theme.LIGHT.muted)


def test_a_race_is_explained_once_the_pen_is_up(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.48, d1=0.4), _LABEL)
    _wait_for_explanation(panel, qtbot)
    panel.show_prediction(_shares(d7=0.48, d1=0.4), _LABEL, pen_down=True)
    assert _digit(panel).text() == "7"
    assert not _line(panel, "notSureReason").isVisible()


def test_a_decision_ends_a_race(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.48, d1=0.4), _LABEL)
    _wait_for_explanation(panel, qtbot)
    panel.show_prediction(_sure_of(1), _LABEL)
    assert _digit(panel).text() == "1"
    assert _bars(panel).winner == 1


def test_the_digits_of_a_race_fit_their_widget(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_shares(d7=0.3, d1=0.28, d4=0.27), _LABEL)
    _wait_for_explanation(panel, qtbot)
    image = _digit(panel).grab().toImage()
    edge = [image.pixelColor(x, y) for y in range(image.height()) for x in (0, image.width() - 1)]
    assert theme.LIGHT.muted not in edge


def test_a_rejection_moves_no_bar(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_sure_of(7), _LABEL)
    QApplication.processEvents()
    before = _bars(panel).geometry()
    _reject(panel, qtbot, "several digits")
    QApplication.processEvents()
    assert _bars(panel).geometry() == before


@pytest.mark.parametrize("projector", [False, True])
def test_an_explanation_fits_into_the_lowest_panel(
    panel: PredictionPanel, qtbot: QtBot, projector: bool
) -> None:
    theme.apply(QApplication.instance(), "light", projector=projector)  # type: ignore[arg-type]
    panel.resize(260, panel.minimumSizeHint().height())
    _reject(panel, qtbot, "several digits")
    QApplication.processEvents()
    nearest, bars = _line(panel, "notSureNearest"), _bars(panel)
    bottom = nearest.mapTo(panel, nearest.rect().bottomLeft()).y()
    assert bottom < bars.mapTo(panel, bars.rect().topLeft()).y()
    assert nearest.height() >= nearest.sizeHint().height()
    assert _digit(panel).height() >= 40


def test_a_rejection_is_described_for_screen_readers(panel: PredictionPanel, qtbot: QtBot) -> None:
    _reject(panel, qtbot, "several digits")
    expected = "Not sure. More than one digit. Draw them further apart. Best guess: 7, 90.0\u00a0%"
    qtbot.waitUntil(lambda: _digit(panel).accessibleDescription() == expected, timeout=3000)


def test_a_blank_canvas_removes_the_digit(panel: PredictionPanel) -> None:
    panel.show_prediction(_sure_of(7), _LABEL)
    panel.show_blank(_LABEL)
    assert _digit(panel).text() == ""
    assert _text(panel, "predictedProbability") == "Draw a digit"
    assert _bars(panel).winner is None


def test_loading_shows_no_digit(panel: PredictionPanel) -> None:
    panel.show_loading()
    assert _digit(panel).text() == ""
    assert _text(panel, "predictedProbability") == "Loading…"


def test_missing_weights_are_explained(panel: PredictionPanel) -> None:
    panel.show_unavailable(lambda: "No weights: press Train to make some")
    assert panel.network_button.name == "No weights: press Train to make some"
    assert _digit(panel).text() == ""


def test_a_prediction_is_described_for_screen_readers(panel: PredictionPanel, qtbot: QtBot) -> None:
    panel.show_prediction(_sure_of(7, 0.9), _LABEL)
    qtbot.waitUntil(lambda: "90.0" in _digit(panel).accessibleDescription(), timeout=3000)
    assert _digit(panel).accessibleDescription().startswith("7:")
    assert _bars(panel).accessibleDescription().startswith("7: 90.0\u00a0%, ")


def test_descriptions_change_at_a_bounded_rate(panel: PredictionPanel) -> None:
    before = _digit(panel).accessibleDescription()
    for digit in range(10):
        panel.show_prediction(_sure_of(digit), _LABEL)
    assert _digit(panel).accessibleDescription() == before


class _LayoutRequests(QObject):
    """Counts the layout requests of a widget."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_changing_probabilities_and_steps_move_nothing(panel: PredictionPanel) -> None:
    panel.show_prediction(_sure_of(3), _LABEL)
    # The answer's layout comes first, then the panel's.
    for _ in range(2):
        QApplication.processEvents()
    requests = _LayoutRequests()
    panel.installEventFilter(requests)
    for step in range(1, 2000, 400):
        share = 0.5 + step / 5000
        panel.show_prediction(
            _sure_of(3, share), WeightsLabel(_LABEL.name, "MNIST", step, step / 430)
        )
        QApplication.processEvents()
    assert requests.count == 0


@pytest.mark.parametrize("size", [(260, 500), (300, 650), (450, 980)])
@pytest.mark.parametrize("projector", [False, True])
def test_the_digit_fills_its_widget_and_is_not_cut(
    panel: PredictionPanel, size: tuple[int, int], projector: bool
) -> None:
    theme.apply(QApplication.instance(), "light", projector=projector)  # type: ignore[arg-type]
    panel.resize(*size)
    panel.show_prediction(_sure_of(8), _LABEL)
    QApplication.processEvents()
    label = _digit(panel)
    image = label.grab().toImage()
    accent = theme.LIGHT.accent
    rows = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y) == accent for x in range(0, image.width(), 3))
    ]
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == accent for y in range(0, image.height(), 3))
    ]
    assert 0 < rows[0] <= rows[-1] < image.height() - 1
    assert 0 < columns[0] <= columns[-1] < image.width() - 1
    assert rows[-1] - rows[0] > 0.6 * min(image.height(), image.width())
