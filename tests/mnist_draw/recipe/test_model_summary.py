"""Model summary: layer names, shapes, parameter counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget

from mnist_draw.recipe.model_summary import ModelSummaryPanel, layer_name
from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.summary import summarise

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from trainer.recipe.recipes import Recipe


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_every_count_equals_the_arithmetic_beside_it(qtbot: QtBot, recipe: Recipe) -> None:
    panel = ModelSummaryPanel(recipe)
    qtbot.addWidget(panel)
    *layers, total = [line.split("\t") for line in panel.text().splitlines()[1:]]
    counted = 0
    for _, _, values in layers:
        if values != "–":
            arithmetic, count = values.split(" = ")
            parts = re.fullmatch(r"[\d×+() ]+", arithmetic)
            assert parts is not None
            assert eval(arithmetic.replace("×", "*")) == int(count)
            counted += int(count)
    assert total == ["Total", "", str(counted)]


def test_the_table_shows_the_lines_of_the_text(qtbot: QtBot) -> None:
    panel = ModelSummaryPanel(preset("keras-mlp-dropout"))
    qtbot.addWidget(panel)
    table = panel.findChild(QTableWidget, "modelSummary")
    assert table is not None
    shown = [
        "\t".join(table.model().index(row, column).data() for column in range(3)).replace(
            "\u00a0", " "
        )
        for row in range(table.rowCount())
    ]
    assert shown == panel.text().splitlines()[1:]
    assert "Linear\t128\t784 × 128 + 128 = 100480" in shown
    assert "Dropout 0.2\t128\t–" in shown


def test_a_narrow_table_cuts_off_no_number(qtbot: QtBot) -> None:
    panel = ModelSummaryPanel(preset("fast-cnn"))
    qtbot.addWidget(panel)
    panel.resize(260, 400)
    panel.show()
    table = panel.findChild(QTableWidget, "modelSummary")
    assert table is not None
    sums = [table.model().index(row, 2).data() for row in range(table.rowCount())]
    widest = max(
        table.fontMetrics().horizontalAdvance(part) for text in sums for part in text.split(" ")
    )
    assert table.columnWidth(2) > widest


def test_ctrl_c_copies_the_table(qtbot: QtBot) -> None:
    panel = ModelSummaryPanel(preset("pytorch-linear"))
    qtbot.addWidget(panel)
    table = panel.findChild(QTableWidget, "modelSummary")
    assert table is not None
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == panel.text()


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_every_layer_name_is_translated(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    # A name without a translation stays without the brackets.
    monkeypatch.setattr("mnist_draw.recipe.model_summary.translate", lambda _, text: f"<{text}>")
    for layer in summarise(recipe).layers:
        assert layer_name(layer.name).startswith("<"), layer.name
