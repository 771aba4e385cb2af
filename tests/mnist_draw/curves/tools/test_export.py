"""Export: PNG, SVG and CSV files, errors and the file dialog."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from mnist_draw.curves.history import RunHistory
from mnist_draw.curves.legend import LegendKey
from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import button_of
from trainer.events import Evaluated, Started, StepsDone
from trainer.recipe.published import published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.dialog_folders import DialogFolders

_LOSSES = np.linspace(2.3, 0.1, 50, dtype=np.float32)
_ACCURACIES = np.linspace(0.1, 0.98, 50, dtype=np.float32)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[CurvesPanel]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "dark")
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 480)
    panel.show()
    panel.set_published(lambda: "DeZero, step 51", published("dezero-mlp-sigmoid-sgd"))
    panel.start(Started("now", "cpu", 10, 1, 50, 50), title=lambda: "128 units")
    panel.add_steps(StepsDone(1, _LOSSES, _ACCURACIES, 0.1, 9.0, 1.0, 1.0))
    panel.add_evaluation(Evaluated("validation", 50, 1.0, 0.25, 0.9, 100, whole=True))
    kept = RunHistory.from_tables(_LOSSES * np.float32(0.5), _ACCURACIES, [], steps_per_epoch=50)
    panel.overlay("kept", 'batch 16, "64 units"', kept)
    yield panel
    theme.apply(application, "light")


def _export(panel: CurvesPanel, qtbot: QtBot, path: Path) -> bytes:
    with qtbot.waitSignal(panel.exported, timeout=10_000) as exported:
        panel.export(path)
    assert exported.args == [path]
    return path.read_bytes()


def test_without_curves_there_is_nothing_to_export(panel: CurvesPanel, qtbot: QtBot) -> None:
    empty = CurvesPanel()
    qtbot.addWidget(empty)
    assert not empty.tools.export_action.isEnabled()
    assert panel.tools.export_action.isEnabled()
    for key in panel.visible_runs:
        panel.hide_run(key)
    assert not panel.tools.export_action.isEnabled()


def test_a_picture_is_large_and_light_in_a_dark_window(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage.fromData(_export(panel, qtbot, tmp_path / "curves.png"))
    assert (image.width(), image.height()) == (1920, 1440)
    assert image.pixelColor(3, 3).name() == "#ffffff"
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    found = set((np.unique(pixels) & 0xFFFFFF).tolist())
    colours = theme.LIGHT
    wanted = [colours.train, colours.validation, colours.published, colours.text]
    assert {colour.rgb() & 0xFFFFFF for colour in wanted} <= found
    # The curves fill the page.
    columns = np.argwhere((pixels.reshape(1440, 1920) & 0xFFFFFF) == colours.train.rgb() % 2**24)
    assert columns[:, 1].max() > 0.9 * 1920
    assert columns[:, 0].max() > 0.6 * 1440


def test_a_drawing_has_its_texts_and_lines(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    root = ET.fromstring(_export(panel, qtbot, tmp_path / "curves.svg"))
    space = "{http://www.w3.org/2000/svg}"
    texts = {text.text for text in root.iter(f"{space}text")}
    assert {"Loss", "Accuracy in %", "128 units", 'batch 16, "64 units"', "training"} <= texts
    assert any(text and "about 86 %" in text and "DeZero" in text for text in texts)
    assert len(list(root.iter(f"{space}polyline"))) > 20


def test_the_curves_of_a_drawing_end_at_their_axes(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    # Not every reader of SVG honours clip paths.
    root = ET.fromstring(_export(panel, qtbot, tmp_path / "curves.svg"))
    space = "{http://www.w3.org/2000/svg}"
    points = []
    for group in root.iter(f"{space}g"):
        matrix = group.get("transform", "matrix(1,0,0,1,0,0)")[len("matrix(") : -1].split(",")
        scale_x, _, _, scale_y, x, y = map(float, matrix)
        assert scale_x == pytest.approx(1, abs=0.01)
        assert scale_y == pytest.approx(1, abs=0.01)
        for line in group.findall(f"{space}polyline"):
            pairs = [pair.split(",") for pair in (line.get("points") or "").split()]
            points += [(x + float(one), y + float(other)) for one, other in pairs]
    page = np.array(points)
    assert page[:, 0].min() >= 20
    assert 900 < page[:, 0].max() <= 940
    assert page[:, 1].max() <= 700


def test_a_table_has_every_value(panel: CurvesPanel, qtbot: QtBot, tmp_path: Path) -> None:
    text = _export(panel, qtbot, tmp_path / "curves.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    steps = [row for row in rows if (row["run"], row["curve"]) == ("128 units", "train step")]
    np.testing.assert_allclose([float(row["loss"]) for row in steps], _LOSSES, rtol=1e-6)
    np.testing.assert_allclose([float(row["accuracy"]) for row in steps], _ACCURACIES, rtol=1e-6)
    assert [int(row["step"]) for row in steps] == list(range(1, 51))
    assert float(steps[24]["epoch"]) == 0.5
    (validation,) = (row for row in rows if row["curve"] == "validation")
    assert {name: validation[name] for name in ("step", "epoch", "loss", "accuracy")} == {
        "step": "50",
        "epoch": "1",
        "loss": "0.25",
        "accuracy": "0.9",
    }
    assert sum(row["run"] == 'batch 16, "64 units"' for row in rows) == 50


def test_a_run_switched_off_is_not_exported(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    key = panel.findChild(LegendKey, "runKey:kept")
    assert key is not None
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert "batch 16" not in _export(panel, qtbot, tmp_path / "curves.csv").decode("utf-8-sig")
    assert "batch 16" not in _export(panel, qtbot, tmp_path / "curves.svg").decode()


def test_a_file_that_cannot_be_written_is_explained(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(panel.problem_found, timeout=10_000) as problem:
        panel.export(tmp_path / "file" / "curves.svg")
    assert problem.args is not None
    assert "curves.svg" in problem.args[0]()


@pytest.mark.parametrize(("typed", "written"), [("a.csv", "a.csv"), ("my.plot", "my.plot.png")])
def test_the_button_asks_for_a_file(
    panel: CurvesPanel, qtbot: QtBot, tmp_path: Path, typed: str, written: str
) -> None:
    button = button_of(panel, "exportButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = panel.tools.window().findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    with qtbot.waitSignal(panel.exported, timeout=10_000):
        dialog.fileSelected.emit(str(tmp_path / typed))
    dialog.close()
    assert [path.name for path in tmp_path.iterdir()] == [written]


def test_dialog_starts_in_the_folder_of_the_chosen_kind(
    panel: CurvesPanel, tmp_path: Path, dialog_folders: DialogFolders
) -> None:
    for kind in ("curve_pictures", "curve_tables"):
        dialog_folders[kind] = tmp_path / kind
        dialog_folders[kind].mkdir()
    button = button_of(panel, "exportButton")
    button.click()
    dialog = panel.tools.window().findChild(QFileDialog, "exportDialog")
    assert dialog is not None
    assert [Path(name) for name in dialog.selectedFiles()] == [
        tmp_path / "curve_pictures" / "curves.png"
    ]

    table = dialog.nameFilters()[2]
    dialog.selectNameFilter(table)
    dialog.filterSelected.emit(table)

    assert [Path(name) for name in dialog.selectedFiles()] == [
        tmp_path / "curve_tables" / "curves.csv"
    ]
