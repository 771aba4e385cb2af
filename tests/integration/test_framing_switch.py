"""The switch that shows what the network reads without framing, in the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.integration.teacher import zero

if TYPE_CHECKING:
    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher

# A zero in the lower left corner, a quarter as tall as the canvas.
SMALL = [(0.15 + 0.4 * (x - 0.5), 0.8 + 0.4 * (y - 0.5)) for x, y in zero()]


def plainly_read(teacher: Teacher) -> bool:
    predictions = teacher.predictions.values
    return bool(predictions) and predictions[-1].plain is not None


def test_same_drawing_is_read_without_framing_and_with_it_again(start: Start) -> None:
    teacher = start()
    teacher.draw(SMALL)
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")

    teacher.press("plainResizeSwitch")
    teacher.wait_until(lambda: plainly_read(teacher) and teacher.read("plainReading") != "")
    prediction = teacher.predictions.values[-1]
    digit = int(prediction.plain.probabilities.argmax())
    assert digit != 0
    assert teacher.read("predictedDigit") == str(digit)
    assert teacher.read("plainReading").startswith(f"{digit} (")
    assert teacher.read("framedReading").startswith("0 (")
    assert teacher.read("predictionTitle") == "Without framing"
    assert not np.array_equal(prediction.plain.digit_image, prediction.framing.digit_image)

    teacher.press("plainResizeSwitch")
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")
    assert not plainly_read(teacher)
    assert teacher.read("predictionTitle") == "Prediction"


def test_clear_keeps_the_comparison_and_a_restart_forgets_it(start: Start) -> None:
    teacher = start()
    teacher.press("plainResizeSwitch")
    teacher.draw(SMALL)
    teacher.wait_until(lambda: plainly_read(teacher) and teacher.read("plainReading") != "")
    teacher.press("clearButton")
    teacher.wait_until(lambda: teacher.read("plainReading") == "")
    assert teacher.read("predictedDigit") == ""
    teacher.draw(zero())
    teacher.wait_until(lambda: plainly_read(teacher) and teacher.read("plainReading") != "")
    teacher.app.window.close()

    again = start()

    assert not again.app.draw_area.plain_resize_action.isChecked()
    assert again.read("predictionTitle") == "Prediction"
