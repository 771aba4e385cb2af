"""A recurrent network in the Inside panel, from a drawing to a unit's sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_draw.inside.panel import InsidePanel
from mnist_draw.inside.rows.picture import RowsPicture
from mnist_draw.inside.rows.strip import RowsStrip
from mnist_draw.inside.scene import Rows
from mnist_draw.inside.scene_builder import observe
from tests.mnist_draw.inside.observing import observation
from tests.mnist_draw.predict.rasters import bar
from tests.mnist_draw.recorder import Recorder
from trainer.network.unit_sums import unit_sums
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROW, UNIT = 17, 230


def test_a_click_on_a_state_leads_to_the_sum_of_the_value_on_screen(qtbot: QtBot) -> None:
    seen = observation(Recipe(model="rnn", hidden_units=(300,)), bar(40))
    panel = InsidePanel()
    qtbot.addWidget(panel)
    panel.resize(560, 500)
    panel.show()

    def update() -> Rows:
        (scene,) = observe(seen, panel.watch)
        panel.show_scene(scene, blank=False)
        (rows,) = scene.strips
        assert isinstance(rows, Rows)
        return rows

    update()
    strip, picture = panel.findChild(RowsStrip), panel.findChild(RowsPicture)
    assert strip is not None
    assert picture is not None
    while strip.first + strip.fitting <= UNIT:
        QTest.keyClick(picture, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: panel.watch.first.get("states") == strip.first)
    rows = update()
    chosen = Recorder(panel.unit_chosen)
    layout = picture.measured()
    column = UNIT - rows.first
    QTest.mouseClick(
        picture,
        Qt.MouseButton.LeftButton,
        pos=QPoint(layout.states_left + column * layout.state, layout.row_top(ROW)),
    )

    assert chosen.values == [("states", (ROW, UNIT))]
    (sum_,) = unit_sums(seen.network, seen.values(), "states", (ROW, UNIT))
    assert sum_.activation == pytest.approx(float(rows.states[ROW, column]), abs=1e-5)
