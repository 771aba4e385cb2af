"""The unit pane: what it says, and where its links lead."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QTableView, QTabWidget, QToolButton

from mnist_draw.inside.unit.gate_table import GateTable
from mnist_draw.inside.unit.link_table import LinkTable
from mnist_draw.inside.unit.pane import UnitPane
from mnist_draw.inside.unit.sum_pictures import SumPictures
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.inside.unit.details import detail
from tests.mnist_draw.predict.rasters import BLANK
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.inside.unit.detail import UnitDetail


@pytest.fixture
def pane(qtbot: QtBot) -> UnitPane:
    pane = UnitPane()
    qtbot.addWidget(pane)
    pane.resize(560, 260)
    pane.show()
    return pane


def show(pane: UnitPane, shown: UnitDetail) -> None:
    pane.open(shown.asked)
    pane.show_detail(shown)


def text(pane: UnitPane, name: str) -> str:
    label = pane.findChild(SteadyLabel, name)
    assert isinstance(label, SteadyLabel)
    return label.text()


def button(pane: UnitPane, name: str) -> QToolButton:
    found = pane.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def table(pane: UnitPane, name: str) -> LinkTable:
    found = pane.findChild(LinkTable, name)
    assert isinstance(found, LinkTable)
    return found


def sum_pictures(pane: UnitPane) -> SumPictures:
    found = pane.findChild(SumPictures)
    assert isinstance(found, SumPictures)
    return found


def rows(shown: LinkTable) -> list[list[str]]:
    model = shown.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.mark.parametrize(
    ("model", "layer", "unit", "title"),
    [
        ("mlp", "linear1", (3,), "Unit 3 of hidden layer 1"),
        ("mlp", "logits", (7,), "Score of the 7"),
        ("mlp", "pixels", (0, 13, 4), "Pixel in row 13, column 4"),
        ("cnn", "conv2", (5, 0, 3), "Map 5, row 0, column 3 of convolution 2"),
        ("cnn", "relu2", (5, 0, 3), "Map 5, row 0, column 3 of convolution 2"),
        ("gru", "states", (12, 4), "Memory unit 4 after 13 rows"),
    ],
)
def test_title_names_the_unit(
    model: str, layer: str, unit: tuple[int, ...], title: str, pane: UnitPane
) -> None:
    show(pane, detail(model, layer, unit))
    assert text(pane, "unitTitle") == title


def test_equation_has_the_numbers_of_the_sum(pane: UnitPane) -> None:
    shown = detail("mlp", "linear1", (3,))
    show(pane, shown)
    one = shown.calculations[0]
    equation = text(pane, "unitEquation")
    assert equation.endswith(f"= {short(one.sum.sum)}")
    assert short(one.total) in equation


@pytest.mark.parametrize("unit", range(12))
def test_outcome_says_what_relu_does(unit: int, pane: UnitPane) -> None:
    shown = detail("mlp", "linear1", (unit,))
    show(pane, shown)
    total = shown.calculations[0].sum.sum
    expected = f"ReLU keeps it: {short(total)}" if total > 0 else "ReLU makes it 0"
    assert text(pane, "unitOutcome").startswith(expected)


def test_outcome_of_a_digit_is_its_probability(pane: UnitPane) -> None:
    show(pane, detail("mlp", "logits", (7,)))
    assert text(pane, "unitOutcome").startswith("Beside the other nine scores this becomes")


def test_blank_canvas_invites_to_draw(pane: UnitPane) -> None:
    show(pane, detail("mlp", "linear1", (3,), BLANK))
    assert text(pane, "unitOutcome").startswith("The canvas is blank")
    assert text(pane, "unitEquation") == ""


def test_hidden_units_are_listed_with_the_rest_added_up(pane: UnitPane) -> None:
    shown = detail("linear", "logits", (7,))
    show(pane, shown)
    listed = rows(table(pane, "unitSources"))
    assert len(listed) == 101
    assert listed[-1][0] == "and 684 others"


def test_pooled_unit_is_explained(pane: UnitPane) -> None:
    show(pane, detail("cnn", "pool1", (2, 4, 3)))
    assert text(pane, "unitNote").startswith("Pooling adds nothing up")
    show(pane, detail("cnn", "conv2", (2, 4, 3)))
    assert text(pane, "unitNote") == ""


def test_click_on_a_summand_leads_to_its_unit(pane: UnitPane) -> None:
    shown = detail("mlp", "linear2", (5,))
    show(pane, shown)
    chosen = Recorder(pane.unit_chosen)
    summands = table(pane, "unitSummands")
    QTest.mouseClick(
        summands.viewport(),
        Qt.MouseButton.LeftButton,
        pos=summands.visualRect(summands.model().index(0, 0)).center(),
    )
    links, position = shown.calculations[0].reads.at(int(shown.calculations[0].reads.strongest[0]))
    assert chosen.values == [("linear1", links.unit(position))]


def test_return_on_a_reader_leads_to_it(pane: UnitPane) -> None:
    shown = detail("mlp", "linear2", (5,))
    show(pane, shown)
    chosen = Recorder(pane.unit_chosen)
    readers = table(pane, "unitReaders")
    readers.selectRow(2)
    QTest.keyClick(readers, Qt.Key.Key_Return)
    links, position = shown.readers.at(int(shown.readers.strongest[2]))
    assert chosen.values == [("logits", links.unit(position))]


def test_click_on_a_picture_leads_to_the_input(pane: UnitPane) -> None:
    show(pane, detail("cnn", "conv1", (2, 4, 7)))
    pictures = sum_pictures(pane)
    chosen = Recorder(pane.unit_chosen)
    QTest.keyClick(pictures, Qt.Key.Key_Right)
    QTest.keyClick(pictures, Qt.Key.Key_Return)
    # Stride 2 and kernel 5: the patch starts two pixels above and left of 8, 14.
    assert chosen.values == [("pixels", (0, 6, 13))]


def test_input_outside_the_image_leads_nowhere(pane: UnitPane) -> None:
    show(pane, detail("cnn", "conv1", (2, 0, 0)))
    pictures = sum_pictures(pane)
    chosen = Recorder(pane.unit_chosen)
    QTest.keyClick(pictures, Qt.Key.Key_Return)
    assert chosen.values == []


def test_pointing_to_a_picture_shows_the_product(pane: UnitPane) -> None:
    show(pane, detail("mlp", "linear1", (3,)))
    pictures = sum_pictures(pane)
    QTest.mouseMove(pictures, QPoint(pictures.width() // 2, pictures.height() // 2))
    assert "×" in text(pane, "unitProduct")


def test_map_by_map(pane: UnitPane) -> None:
    shown = detail("cnn", "logits", (7,))
    show(pane, shown)
    maps = shown.calculations[0].maps
    assert text(pane, "unitMapShare").startswith(f"Map {maps[0]} adds")
    button(pane, "unitMapForward").click()
    assert text(pane, "unitMapShare").startswith(f"Map {maps[1]} adds")
    assert "(2 of 6)" in text(pane, "unitMapShare")


def test_chosen_map_stays_while_the_drawing_changes(pane: UnitPane) -> None:
    shown = detail("cnn", "logits", (7,))
    show(pane, shown)
    button(pane, "unitMapForward").click()
    second = shown.calculations[0].maps[1]
    show(pane, detail("cnn", "logits", (7,), BLANK))
    assert text(pane, "unitMapShare") == f"Map {second} (of 6)"


def test_map_that_still_contributes_much_stays_on_screen(pane: UnitPane) -> None:
    shown = detail("cnn", "logits", (7,))
    (calculation,) = shown.calculations
    first, second = calculation.maps[:2]
    show(pane, shown)
    for share, expected in ((1.5, first), (2.5, second)):
        shares = calculation.shares.copy()
        shares[second] = share * abs(shares[first])
        other = dataclasses.replace(calculation, shares=shares)
        show(pane, dataclasses.replace(shown, calculations=(other,)))
        assert text(pane, "unitMapShare").startswith(f"Map {expected} adds")


def test_same_unit_of_another_network_may_have_other_inputs(pane: UnitPane) -> None:
    for model in ("cnn", "linear", "mlp", "average", "lstm", "cnn"):
        shown = detail(model, "logits", (7,))
        show(pane, shown)
        pictures = sum_pictures(pane)
        assert pictures.isVisible() == shown.calculations[0].is_picture
    assert "(1 of 6)" in text(pane, "unitMapShare")


def test_gates_of_a_cell_have_lists_of_their_own(pane: UnitPane) -> None:
    shown = detail("lstm", "states", (12, 4))
    show(pane, shown)
    gates = pane.findChild(GateTable)
    assert isinstance(gates, GateTable)
    assert gates.model().rowCount() == 4
    gates.selectRow(1)
    assert rows(table(pane, "unitSources"))[0][0].endswith("· keep")
    assert text(pane, "unitEquation").startswith("store = keep")
    assert text(pane, "unitOutcome").startswith("memory = show")


def test_way_back_and_forth(pane: UnitPane) -> None:
    show(pane, detail("mlp", "logits", (7,)))
    show(pane, detail("mlp", "linear2", (5,)))
    chosen = Recorder(pane.unit_chosen)
    button(pane, "unitBack").click()
    assert chosen.values == [("logits", (7,))]
    show(pane, detail("mlp", "logits", (7,)))
    button(pane, "unitForward").click()
    assert chosen.values[1:] == [("linear2", (5,))]


def test_rows_keep_their_order_under_the_mouse(pane: UnitPane) -> None:
    first, second = detail("mlp", "linear2", (5,)), detail("mlp", "linear2", (5,), BLANK)
    show(pane, first)
    summands = table(pane, "unitSummands")
    names = [row[0] for row in rows(summands)]
    summands.hold_order(held=True)
    pane.show_detail(second)
    assert [row[0] for row in rows(summands)] == names
    summands.hold_order(held=False)
    pane.show_detail(second)
    assert [row[0] for row in rows(summands)] != names


@pytest.mark.parametrize("width", [420, 560, 1400])
@pytest.mark.parametrize(
    ("model", "layer", "unit"),
    [("mlp", "linear1", (3,)), ("mlp", "linear2", (3,)), ("gru", "states", (3, 3))],
)
def test_lists_are_beside_the_sum_or_in_tabs(
    width: int, model: str, layer: str, unit: tuple[int, ...], pane: UnitPane
) -> None:
    show(pane, detail(model, layer, unit))
    pane.resize(width, 260)
    tabs = pane.findChild(QTabWidget, "unitLinks")
    assert isinstance(tabs, QTabWidget)
    shown = [tabs.tabText(tab) for tab in range(tabs.count()) if tabs.isTabVisible(tab)]
    assert ("Sum" in shown) == (width < 1000)
    assert shown[-1].startswith("Read by")


@pytest.mark.parametrize(
    ("model", "layer", "unit"), [("cnn", "logits", (7,)), ("lstm", "states", (3, 3))]
)
def test_controls_are_named_and_reached_by_keyboard(
    model: str, layer: str, unit: tuple[int, ...], pane: UnitPane
) -> None:
    show(pane, detail(model, "pixels", (0, 4, 4)))
    show(pane, detail(model, layer, unit))
    visible = [each for each in pane.findChildren(QToolButton) if each.isVisible()]
    visible = [each for each in visible if not isinstance(each.parent(), QTabBar)]
    assert len(visible) >= 4
    for each in visible:
        assert each.objectName()
        assert each.accessibleName()
        assert each.toolTip()
        assert each.focusPolicy() & Qt.FocusPolicy.TabFocus
    for shown in pane.findChildren(QTableView):
        assert shown.accessibleName()


@pytest.mark.parametrize(("width", "worded"), [(1400, True), (300, False)])
def test_equation_of_the_memory_leaves_out_words_rather_than_numbers(
    width: int, worded: bool, pane: UnitPane
) -> None:
    pane.resize(width, 260)
    show(pane, detail("lstm", "states", (12, 4)))
    assert ("keep" in text(pane, "unitEquation")) == worded


def test_unit_of_an_rnn_is_one_sum(pane: UnitPane) -> None:
    shown = detail("rnn", "states", (12, 4))
    show(pane, shown)
    assert text(pane, "unitEquation").endswith(f"= {short(shown.calculations[0].sum.sum)}")
    squeezed = f"Tanh squeezes it between −1 and 1: {short(shown.value)}"
    assert text(pane, "unitOutcome") == squeezed
    assert len(rows(table(pane, "unitSummands"))) == 28 + 9


@pytest.mark.parametrize("model", ["gru", "lstm"])
def test_equation_of_the_memory_has_the_networks_value(model: str, pane: UnitPane) -> None:
    shown = detail(model, "states", (12, 4))
    show(pane, shown)
    last = text(pane, "unitOutcome") or text(pane, "unitEquation")
    assert last.endswith(f"= {short(shown.value)}")


def test_an_ampersand_in_the_name_of_a_class_is_no_mnemonic(pane: UnitPane) -> None:
    classes = ("Q&A", *map(str, range(1, 10)))
    for digit in (0, 1):
        show(pane, dataclasses.replace(detail("mlp", "logits", (digit,)), classes=classes))
    crumbs = [each.text() for each in pane.findChildren(QToolButton) if "›" in each.text()]
    assert crumbs == ["Score of the Q&&A ›"]


def test_a_unit_that_is_opened_is_announced_with_its_sum(
    pane: UnitPane, announcements: list[str]
) -> None:
    shown = detail("mlp", "linear1", (3,))
    show(pane, shown)
    # Other numbers of the same unit, as while a network trains.
    pane.show_detail(detail("mlp", "linear1", (3,)))
    equation = text(pane, "unitEquation")
    assert [each.split(". ")[0] for each in announcements] == ["Unit 3 of hidden layer 1"]
    assert equation in announcements[0]

    show(pane, detail("mlp", "logits", (7,)))
    assert announcements[1].startswith("Score of the 7")


def test_the_sum_moves_into_a_tab_when_letters_grow(pane: UnitPane, qapp: QApplication) -> None:
    pane.resize(50 * QFontMetrics(theme.font("body")).height(), 260)
    show(pane, detail("mlp", "linear1", (3,)))
    tabs = pane.findChild(QTabWidget, "unitLinks")
    assert tabs is not None

    def titles() -> list[str]:
        QApplication.processEvents()
        return [tabs.tabText(tab) for tab in range(tabs.count())]

    assert "Sum" not in titles()
    theme.apply(qapp, "light", projector=True)
    assert titles()[0] == "Sum"
