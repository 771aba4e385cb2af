"""Which network fails first: the sentence above the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.compare.comparison import Strip
from mnist_draw.compare.directions import SCALES
from mnist_draw.compare.failure_panel import FailurePanel
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.foreign_texts import EVIL, taken_for_html
from tests.mnist_draw.compare.parts import find
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_name_of_a_network_is_not_taken_for_html(qtbot: QtBot) -> None:
    panel = FailurePanel()
    qtbot.addWidget(panel)
    image = np.zeros((28, 28), np.uint8)
    panel.set_names([EVIL], [DIGITS])
    panel.set_image(image, frozenset({0}))
    fails = (1,) + (7,) * (len(SCALES[panel.direction].amounts) - 1)
    panel.show_strip(Strip(0, image, panel.direction, fails))
    assert find(panel, SteadyLabel, "firstFailure").text().startswith(EVIL)
    assert taken_for_html(panel) == set()
