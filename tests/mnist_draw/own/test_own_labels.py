"""Labels of one's own at the canvas: typed once, offered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from mnist_draw.own.label_field import LabelField
from tests.mnist_draw.own.parts import bend
from trainer.drawings.store import DrawingStore

if TYPE_CHECKING:
    from tests.mnist_draw.own.parts import Bench


def button(bench: Bench, name: str) -> QPushButton:
    found = bench.panel.findChild(QPushButton, name)
    assert found is not None
    return found


def field(bench: Bench) -> LabelField:
    found = bench.panel.findChild(LabelField, "labelField")
    assert found is not None
    return found


def stored(bench: Bench) -> list[tuple[str | None, str]]:
    with DrawingStore(bench.path) as store:
        return [(drawing.label, drawing.writer) for drawing in store.drawings()]


@pytest.fixture(autouse=True)
def _beside_the_canvas(bench: Bench) -> None:
    """Keys reach the panel only within the active window."""
    bench.panel.setParent(bench.main_window)
    bench.panel.show()


def open_field(bench: Bench) -> None:
    canvas = bench.draw_area.canvas
    bench.show(canvas)
    QTest.keyClick(canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert field(bench).is_open


def type_label(bench: Bench, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    open_field(bench)
    field(bench).insert(text)
    QTest.keyClick(field(bench), key)


def test_a_drawing_is_kept_with_a_label_that_is_no_class(bench: Bench) -> None:
    bench.draw(digit=7)
    type_label(bench, " か ")
    bench.wait(lambda: bench.line == "Kept as か")
    bench.draw(1, digit=7)
    again = button(bench, "keepAgainButton")
    assert again.accessibleName() == "Keep as か"
    again.click()
    bench.wait(lambda: stored(bench) == [("か", ""), ("か", "")])
    bench.draw(2, digit=7)
    bench.controller.labelling.keep_as("7")
    bench.wait(lambda: bench.line == "Kept as 7")
    bench.draw(3, digit=7)
    assert button(bench, "keepAgainButton").isHidden()


def test_labels_of_the_store_are_offered_with_their_numbers(bench: Bench) -> None:
    with DrawingStore(bench.path) as store:
        store.add((bend(50),), "cat", "Mia")
        store.add((bend(51),), "7", "Mia")
    bench.controller.changed.emit()
    bench.draw(digit=7)
    offered: list[str] = []

    def is_offered() -> bool:
        button(bench, "otherLabelButton").click()
        menu = bench.panel.findChild(QMenu, "otherLabelMenu")
        if menu is None:
            field(bench).close_unchanged()
            return False
        offered[:] = [action.text() for action in menu.actions() if action.text()]
        menu.actions()[0].trigger()
        menu.close()
        return True

    bench.wait(is_offered)
    assert offered == ["cat: 1", "Type a label…"]
    bench.wait(lambda: bench.line == "Kept as cat")


@pytest.mark.parametrize(
    ("text", "key"), [("か", Qt.Key.Key_Escape), ("  ", Qt.Key.Key_Return)], ids=["escape", "blank"]
)
def test_no_label_keeps_nothing(bench: Bench, text: str, key: Qt.Key) -> None:
    bench.draw(digit=7)
    type_label(bench, text, key)
    assert field(bench).isHidden()
    assert button(bench, "keepButton").text() == "Keep as 7"
    bench.controller.labelling.keep_as("7")
    bench.wait(lambda: stored(bench) == [("7", "")])


def test_a_prediction_leaves_the_typed_label_alone(bench: Bench) -> None:
    bench.draw(digit=7)
    open_field(bench)
    bench.predict(3)
    field(bench).insert("B")
    QTest.keyClick(field(bench), Qt.Key.Key_Return)
    bench.wait(lambda: bench.line == "Kept as B")


def test_clearing_the_canvas_closes_the_field(bench: Bench) -> None:
    bench.draw(digit=7)
    open_field(bench)
    bench.draw_area.drawing.clear()
    assert field(bench).isHidden()
    assert bench.line == ""
