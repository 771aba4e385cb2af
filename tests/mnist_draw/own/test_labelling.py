"""Labelling at the canvas: one key or click keeps the drawing, and can be undone."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from mnist_draw.own.label_keys import keys_of
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.stroke_files import canvas_writer
from mnist_draw.stroke_files.canvas_writer import CanvasWriter
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.own.parts import bend
from tests.mnist_draw.recorder import Recorder
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.drawings.store import DrawingStore

if TYPE_CHECKING:
    from tests.mnist_draw.own.parts import Bench


def press(
    bench: Bench,
    key: Qt.Key,
    widget: QWidget | None = None,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    target = widget or bench.draw_area.canvas
    bench.show(target)
    QTest.keyClick(target, key, modifier)


def button(bench: Bench, name: str) -> QPushButton:
    found = bench.panel.findChild(QPushButton, name)
    assert found is not None
    return found


def stored(bench: Bench) -> list[tuple[str | None, str]]:
    with DrawingStore(bench.path) as store:
        return [(drawing.label, drawing.writer) for drawing in store.drawings()]


def test_line_offers_the_networks_answer(bench: Bench) -> None:
    assert bench.line == ""
    bench.draw(digit=7)
    assert button(bench, "keepButton").text() == "Keep as 7"
    bench.predict(3, probability=0.2)
    assert bench.line == "What is it? Type it to keep the drawing"
    bench.draw_area.drawing.clear()
    assert bench.line == ""


def test_enter_keeps_the_answer(bench: Bench) -> None:
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_Return)
    bench.wait(lambda: bench.line == "Kept as 7")
    assert stored(bench) == [("7", "")]


def test_digit_keys_label_and_label_again(bench: Bench) -> None:
    bench.controller.writer_button.writer_chosen.emit("Mia")
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_1)
    bench.wait(lambda: bench.line == "Kept as 1, by Mia")
    press(bench, Qt.Key.Key_2)
    bench.wait(lambda: bench.line == "Kept as 2, by Mia")
    assert stored(bench) == [("2", "Mia")]


def test_click_on_a_bar_labels(bench: Bench) -> None:
    bench.draw(digit=7)
    bars = bench.panel.findChild(QWidget, "probabilityBars")
    assert bars is not None
    bench.panel.resize(300, 600)
    bench.panel.show()
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, bars.height() * 45 // 100))
    bench.wait(lambda: bench.line == "Kept as 4")


def test_undo_removes_a_new_drawing_and_restores_an_old_label(bench: Bench) -> None:
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_7)
    bench.wait(lambda: bench.line == "Kept as 7")
    press(bench, Qt.Key.Key_1)
    bench.wait(lambda: bench.line == "Kept as 1")
    button(bench, "undoKeepButton").click()
    bench.wait(lambda: button(bench, "keepButton").text() == "Keep as 7")
    assert stored(bench) == [("7", "")]
    press(bench, Qt.Key.Key_Return)
    bench.wait(lambda: bench.line == "Kept as 7")


def draw_by_mouse(bench: Bench, *points: tuple[int, int]) -> None:
    canvas = bench.draw_area.canvas
    bench.show(canvas)
    left, (first, *rest) = Qt.MouseButton.LeftButton, [QPoint(*point) for point in points]
    QTest.mousePress(canvas, left, pos=first)
    for point in rest:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, left, pos=rest[-1])


def number_of_strokes(bench: Bench) -> int:
    return len(bench.draw_area.drawing.strokes)


def test_the_stroke_after_a_kept_drawing_begins_the_next(bench: Bench) -> None:
    drawing = bench.draw_area.drawing
    bench.draw(digit=7)
    kept = drawing.strokes
    press(bench, Qt.Key.Key_7)
    bench.wait(lambda: bench.line == "Kept as 7")
    shown = bench.controller.labelling.line.findChild(SteadyLabel, "labelText")
    assert shown is not None
    assert shown.text() == "Kept as 7 · draw the next one"
    draw_by_mouse(bench, (40, 40), (60, 90))
    assert number_of_strokes(bench) == 1
    draw_by_mouse(bench, (80, 40), (90, 90))
    assert number_of_strokes(bench) == 2
    for _ in range(2):
        bench.draw_area.undo_action.trigger()
    assert drawing.strokes == kept
    assert bench.line == "Kept as 7"


def test_a_kept_drawing_is_not_replaced_by_erasing(bench: Bench) -> None:
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_7)
    bench.wait(lambda: bench.line == "Kept as 7")
    bench.draw_area.eraser_action.trigger()
    before = bench.draw_area.drawing.strokes
    draw_by_mouse(bench, (20, 20), (200, 200))
    assert bench.draw_area.drawing.strokes[: len(before)] == before


def test_a_picture_says_that_it_cannot_be_kept(bench: Bench) -> None:
    drawing = bench.draw_area.drawing
    bench.draw(digit=7)
    drawing.paste_ink(drawing.raster.T.copy())
    assert bench.line == "A picture cannot be kept, only strokes"
    press(bench, Qt.Key.Key_7)
    assert stored(bench) == []
    drawing.clear()
    assert bench.line == ""


def test_drawing_is_kept_without_a_label(bench: Bench) -> None:
    bench.draw()
    bench.controller.labelling.keep_later_action.trigger()
    bench.wait(lambda: bench.line == "Kept without a label")
    assert stored(bench) == [(None, "")]


def test_keys_in_a_text_field_do_not_label(bench: Bench) -> None:
    field = QLineEdit(bench.main_window)
    bench.draw()
    press(bench, Qt.Key.Key_7, field)
    assert field.text() == "7"
    bench.controller.labelling.keep_later_action.trigger()
    bench.wait(lambda: bench.line == "Kept without a label")


def test_changed_drawing_is_another_one(bench: Bench) -> None:
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_7)
    bench.wait(lambda: bench.line == "Kept as 7")
    bench.draw_area.drawing.draw(bend(30))
    bench.predict(1)
    assert button(bench, "keepButton").text() == "Keep as 1"
    bench.draw_area.undo_action.trigger()
    press(bench, Qt.Key.Key_1)
    bench.wait(lambda: bench.line == "Kept as 1")
    assert stored(bench) == [("1", "")]


def test_drawings_of_the_program_are_not_offered(bench: Bench) -> None:
    bench.session.pause()
    bench.draw()
    bench.session.resume()
    bench.predict(3)
    assert bench.line == ""
    press(bench, Qt.Key.Key_3)
    bench.draw_area.drawing.draw(bend(9))
    bench.predict(4)
    assert button(bench, "keepButton").text() == "Keep as 4"


def test_labels_are_the_classes_of_the_network_in_use(bench: Bench) -> None:
    letters = TINY.with_changes(classes=("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"))
    bench.weights.use(snapshot(letters))
    bench.draw(digit=4)
    assert button(bench, "keepButton").text() == "Keep as E"
    assert bench.line == "or Shift + letter"
    press(bench, Qt.Key.Key_7)
    press(bench, Qt.Key.Key_B, modifier=Qt.KeyboardModifier.ShiftModifier)
    bench.wait(lambda: bench.line == "Kept as B")


@pytest.mark.parametrize(
    ("classes", "keys"),
    [
        (("0", "7"), {"0": "0", "7": "7"}),
        (("A", "b"), {"A": "Shift+A", "b": "Shift+B"}),
        (("A", "a", "C"), {"C": "Shift+C"}),
        (("shoe", "é", "+"), {}),
    ],
)
def test_keys_of_classes(classes: tuple[str, ...], keys: dict[str, str]) -> None:
    assert keys_of(classes) == keys


def test_undo_that_fails_changes_neither_label_nor_writer(bench: Bench) -> None:
    bench.draw()
    press(bench, Qt.Key.Key_1)
    bench.wait(lambda: bench.line == "Kept as 1")
    bench.controller.writer_button.writer_chosen.emit("Mia")
    press(bench, Qt.Key.Key_2)
    bench.wait(lambda: bench.line == "Kept as 2, by Mia")
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE UPDATE ON drawings WHEN NEW.writer <> OLD.writer"
            " BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    bench.controller.labelling.line.undo_wanted.emit()
    bench.wait(lambda: any("Nothing was changed" in text for text, _ in bench.said))
    assert stored(bench) == [("2", "Mia")]


def test_drawing_on_a_full_disk_waits_and_is_kept_later(bench: Bench) -> None:
    bench.draw(1)
    press(bench, Qt.Key.Key_1)
    bench.wait(lambda: bench.line == "Kept as 1")
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON drawings BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    bench.draw(2)
    press(bench, Qt.Key.Key_2)
    bench.wait(lambda: bench.line == "Not kept yet: see the message")
    text, kind = bench.said[-1]
    assert kind == "error"
    assert text.startswith("The drawing is not kept yet.")
    with closing(sqlite3.connect(bench.path)) as database:
        database.execute("DROP TRIGGER full")
    bench.draw(3)
    press(bench, Qt.Key.Key_3)
    bench.wait(lambda: bench.line == "Kept as 3")
    assert stored(bench) == [("1", ""), ("2", ""), ("3", "")]


def test_writer_is_remembered_and_renamed(bench: Bench) -> None:
    top = bench.controller.writer_button
    top.writer_chosen.emit("Mia")
    bench.draw()
    press(bench, Qt.Key.Key_7)
    bench.wait(lambda: bench.line == "Kept as 7, by Mia")
    top.rename_wanted.emit("Mia", "Maria")
    bench.wait(lambda: stored(bench) == [("7", "Maria")])
    assert (top.text(), top.names) == ("Maria", ("Maria",))
    top.writer_chosen.emit("")
    assert top.text() == "Guest"
    assert bench.settings.writer == ""
    assert bench.settings.writers == ("Maria",)


def test_the_next_stroke_begins_the_next_drawing_before_the_store_has_answered(
    bench: Bench,
) -> None:
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_7)
    bench.predict(1)
    draw_by_mouse(bench, (40, 40), (60, 90))
    draw_by_mouse(bench, (80, 40), (90, 90))
    assert number_of_strokes(bench) == 2
    bench.wait(lambda: stored(bench) == [("7", "")])


def test_an_ampersand_in_a_label_is_no_mnemonic(bench: Bench) -> None:
    bench.controller.labelling.line.ask("Q&A")
    assert button(bench, "keepButton").text() == "Keep as Q&&A"
    assert button(bench, "keepButton").accessibleName() == "Keep as Q&A"


def test_a_kept_drawing_is_announced_once(bench: Bench, announcements: list[str]) -> None:
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_Return)
    bench.wait(lambda: bench.line == "Kept as 7")
    # While a network trains, it reads the drawing as something else for a moment.
    bench.predict(3)
    bench.predict(7)
    assert bench.line == "Kept as 7"
    QApplication.sendEvent(bench.controller.labelling.line, QEvent(QEvent.Type.LanguageChange))

    assert announcements == ["Kept as 7"]


def test_the_line_is_named_by_what_it_says(bench: Bench) -> None:
    text = bench.panel.findChild(SteadyLabel, "labelText")
    assert text is not None
    bench.draw(digit=7)
    press(bench, Qt.Key.Key_Return)
    bench.wait(lambda: text.accessibleName().startswith("Kept as 7"))
    bench.draw(1, digit=7)
    bench.predict(3, probability=0.2)

    assert text.accessibleName() == "What is it? Type it to keep the drawing"


def test_a_drawing_that_is_being_written_is_not_kept_in_part(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key is pressed between two strokes that the program draws in slices."""
    clock = itertools.count()
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    area, labelling = bench.draw_area, bench.controller.labelling
    writer = CanvasWriter(area.drawing, area.canvas, area)
    written = Recorder(writer.finished)
    writer.write(RecordedDrawing(None, (bend(1), bend(2))))
    while not area.drawing.strokes:
        QCoreApplication.processEvents()
    assert (number_of_strokes(bench), area.drawing.is_drawing) == (1, False)
    bench.predict(7)
    assert not labelling.keep_action.isEnabled()
    assert bench.line == ""
    labelling.keep_as("7")

    bench.wait(lambda: len(written) == 1)
    assert number_of_strokes(bench) == 2
    labelling.put()
    labelling.keep_as("8")
    bench.wait(lambda: bench.line == "Kept as 8")
    assert stored(bench) == [("8", "")]
