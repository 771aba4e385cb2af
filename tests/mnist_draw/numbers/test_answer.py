"""Numbers in the prediction panel: the answer, the bars of one digit, doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mnist_draw.predict import doubts
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.numbers.readings import FORTY_TWO, reading

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from trainer.reading.number import NumberReading

LABEL = WeightsLabel("Small fast CNN", "MNIST", 262, 0.62)
SURE = ({4: 0.98, 9: 0.02}, 0.99)


@pytest.fixture
def panel(qtbot: QtBot) -> PredictionPanel:
    panel = PredictionPanel()
    qtbot.addWidget(panel)
    return panel


def text(panel: PredictionPanel, name: str) -> str:
    label = panel.findChild(SteadyLabel, name)
    assert label is not None
    return label.text()


def winner(panel: PredictionPanel) -> int | None:
    bars = panel.findChild(ProbabilityBars, "probabilityBars")
    assert bars is not None
    return bars.winner


def test_a_number_is_the_answer_with_the_probability_of_all_digits(panel: PredictionPanel) -> None:
    panel.show_number(FORTY_TWO, LABEL)
    assert text(panel, "predictedDigit") == "42"
    assert text(panel, "predictedProbability") == "72.0\u00a0%"


def test_the_bars_show_the_first_digit_until_another_one_is_chosen(panel: PredictionPanel) -> None:
    panel.show_number(FORTY_TWO, LABEL)
    assert winner(panel) == 4
    panel.show_bars_of(1)
    assert winner(panel) == 2
    panel.show_bars_of(5)
    assert winner(panel) == 2


def test_screen_readers_hear_the_number_and_its_digits(
    panel: PredictionPanel, qtbot: QtBot
) -> None:
    panel.show_number(FORTY_TWO, LABEL)
    label = panel.findChild(SteadyLabel, "predictedDigit")
    assert label is not None
    expected = "42: 72.0\u00a0%, 4: 75.0\u00a0%, 2: 96.0\u00a0%"
    qtbot.waitUntil(lambda: label.accessibleDescription() == expected, timeout=5000)


@pytest.mark.parametrize(
    ("unsure", "reason", "advice"),
    [
        (
            ({4: 0.48, 9: 0.45, 1: 0.07}, 0.99),
            "It cannot decide about the second digit",
            "4: 48\u00a0%, 9: 45\u00a0%",
        ),
        (({4: 0.45, 9: 0.2, 1: 0.2}, 0.99), "The second digit is only a guess", ""),
        (
            ({4: 0.2, 9: 0.2, 1: 0.2, 7: 0.2, 0: 0.2}, 0.99),
            "No digit stands out as the second one",
            "",
        ),
        (({4: 0.9, 9: 0.1}, 0.01), "The second digit is unlike any it learned from", ""),
    ],
)
def test_a_digit_in_doubt_is_a_question_mark_and_the_reason_names_it(
    panel: PredictionPanel,
    qtbot: QtBot,
    unsure: tuple[dict[int, float], float],
    reason: str,
    advice: str,
) -> None:
    number = reading(SURE, unsure)
    panel.show_number(number, LABEL)
    qtbot.waitUntil(lambda: text(panel, "predictedDigit") == "4?", timeout=3000)
    assert text(panel, "predictedProbability") == "Not sure"
    assert text(panel, "notSureReason") == reason
    assert text(panel, "notSureAdvice") == advice
    assert text(panel, "notSureNearest").startswith(f"Best guess: {number.text}, ")


def test_with_the_pen_down_no_doubt_is_explained(panel: PredictionPanel) -> None:
    panel.show_number(reading(SURE, ({4: 0.9}, 0.01)), LABEL, pen_down=True)
    assert text(panel, "predictedDigit") == "44"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (FORTY_TWO, (None, None)),
        (reading(({4: 0.9}, 0.01), SURE), ("not a digit", None)),
        (reading(SURE, ({4: 0.5, 9: 0.5}, 0.9)), (None, "close race")),
    ],
)
def test_each_digit_has_its_own_doubt(
    number: NumberReading, expected: tuple[str | None, ...]
) -> None:
    assert doubts.number_doubts(number) == expected
