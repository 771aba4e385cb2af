"""One unit's sum in the whole application: the network's own value, live."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from mnist_draw.inside.panel import InsidePanel
from mnist_draw.inside.unit.link_table import LinkTable
from mnist_draw.inside.unit.pane import UnitPane
from tests.integration.teacher import ONE, zero
from tests.integration.test_journey import use_strokes
from trainer.network.forward import NumpyNetwork
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.inside.unit.detail import UnitDetail
    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher
    from trainer.network.unit_sums import Unit


def open_unit(teacher: Teacher, layer: str, unit: Unit) -> None:
    teacher.press("Inside")
    panel = teacher.app.window.findChild(InsidePanel)
    assert isinstance(panel, InsidePanel)
    panel.choose_unit((layer, unit))


def shown(teacher: Teacher) -> UnitDetail | None:
    pane = teacher.app.window.findChild(UnitPane)
    assert isinstance(pane, UnitPane)
    return pane.shown


def shows(teacher: Teacher, layer: str) -> bool:
    detail = shown(teacher)
    return detail is not None and detail.layer == layer


def table_of_sources(teacher: Teacher) -> LinkTable:
    """The table on screen of what the unit reads, whose tab is chosen if it has one."""
    pane = teacher.app.window.findChild(UnitPane)
    assert isinstance(pane, UnitPane)
    tabs = pane.findChild(QTabWidget)
    summands, sources = (
        pane.findChild(LinkTable, name) for name in ("unitSummands", "unitSources")
    )
    assert isinstance(tabs, QTabWidget)
    assert isinstance(summands, LinkTable)
    assert isinstance(sources, LinkTable)
    tab = tabs.indexOf(sources)
    if tabs.isTabVisible(tab):
        QTest.mouseClick(
            tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(tab).center()
        )
    (visible,) = (table for table in (summands, sources) if table.isVisible())
    return visible


def network_values(teacher: Teacher) -> dict[str, NDArray[np.float32]]:
    """All values for the newest prediction, computed again."""
    prediction = teacher.predictions.values[-1]
    network = NumpyNetwork(prediction.snapshot.recipe, prediction.snapshot.arrays)
    return network.values(prediction.framing.digit_image)


def is_finished(teacher: Teacher, before: int) -> bool:
    """Whether a stroke has been predicted as a whole."""
    new = teacher.predictions.values[before:]
    return bool(new) and not new[-1].pen_down


def is_value(teacher: Teacher, layer: str, unit: Unit) -> bool:
    """Whether the sum on screen is the network's value."""
    detail = shown(teacher)
    if detail is None or (detail.layer, detail.unit) != (layer, unit) or detail.blank:
        return False
    expected = float(network_values(teacher)[layer][unit])
    return detail.calculations[0].sum.sum == pytest.approx(expected, abs=1e-5)


def test_sum_is_the_networks_value_and_follows_the_pen(start: Start) -> None:
    teacher = start()
    open_unit(teacher, "logits", (1,))
    teacher.wait_until(lambda: (detail := shown(teacher)) and detail.blank)

    sums = []
    for stroke in (ONE, zero()):
        before = len(teacher.predictions)
        teacher.draw(stroke)
        teacher.wait_until(partial(is_finished, teacher, before))
        teacher.wait_until(lambda: is_value(teacher, "logits", (1,)))
        detail = shown(teacher)
        assert detail is not None
        sums.append(detail.calculations[0].sum.sum)
    assert sums[0] > sums[1]


def test_links_lead_from_a_digit_down_to_a_pixel(start: Start) -> None:
    teacher = start()
    open_unit(teacher, "logits", (1,))
    teacher.draw(ONE)
    teacher.wait_until(lambda: is_value(teacher, "logits", (1,)))

    for layer in ("conv3", "conv2", "conv1", "pixels"):
        table = table_of_sources(teacher)
        # Return keeps the drawing while the canvas has the focus.
        table.setFocus()
        table.selectRow(0)
        QTest.keyClick(table, Qt.Key.Key_Return)
        teacher.wait_until(partial(shows, teacher, layer))


@pytest.mark.usefixtures("few_strokes")
def test_sum_follows_the_training(start: Start) -> None:
    teacher = start()
    use_strokes(teacher)
    teacher.draw(zero())
    teacher.app.training_panel.choices.use_recipe(
        preset("mlp").with_changes(epochs=1, train_images=3840, validation_images=500)
    )
    teacher.press("Train…")
    teacher.wait_until(lambda: teacher.snapshots.values)
    open_unit(teacher, "linear1", (3,))
    teacher.wait_until(lambda: teacher.finished.values)
    teacher.wait_until(lambda: teacher.predictions.values[-1].snapshot.step == 30)
    teacher.wait_until(lambda: is_value(teacher, "linear1", (3,)))
