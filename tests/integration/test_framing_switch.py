"""The switch "without framing" in the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.integration.teacher import zero

if TYPE_CHECKING:
    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher

# A zero in the lower left corner, a quarter as tall as the canvas.
SMALL = [(0.15 + 0.4 * (x - 0.5), 0.8 + 0.4 * (y - 0.5)) for x, y in zero()]


def is_unframed(teacher: Teacher) -> bool:
    predictions = teacher.predictions.values
    return bool(predictions) and predictions[-1].unframed is not None


def test_switch_changes_the_prediction_of_the_present_drawing(start: Start) -> None:
    teacher = start()
    teacher.draw(SMALL)
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")

    teacher.press("Whole canvas")
    teacher.wait_until(lambda: is_unframed(teacher) and teacher.read("plainReading") != "")
    prediction = teacher.predictions.values[-1]
    digit = int(prediction.unframed.probabilities.argmax())
    assert digit != 0
    assert teacher.read("predictedDigit") == str(digit)
    assert teacher.read("plainReading").startswith(f"{digit} (")
    assert teacher.read("framedReading").startswith("0 (")
    assert teacher.read("predictionTitle") == "Without framing"
    assert not np.array_equal(prediction.unframed.digit_image, prediction.framing.digit_image)

    teacher.press("Centred like MNIST")
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")
    assert not is_unframed(teacher)
    assert teacher.read("predictionTitle") == "Prediction"


def test_switch_survives_clear_but_not_a_restart(start: Start) -> None:
    teacher = start()
    teacher.press("Whole canvas")
    teacher.draw(SMALL)
    teacher.wait_until(lambda: is_unframed(teacher) and teacher.read("plainReading") != "")
    teacher.press("Clear")
    teacher.wait_until(lambda: teacher.read("plainReading") == "")
    assert teacher.read("predictedDigit") == ""
    teacher.draw(zero())
    teacher.wait_until(lambda: is_unframed(teacher) and teacher.read("plainReading") != "")
    teacher.app.window.close()

    again = start()

    assert not again.app.draw_area.plain_resize_action.isChecked()
    assert again.read("predictionTitle") == "Prediction"
