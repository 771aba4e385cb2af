"""File, Export: dialog, files, messages."""

from __future__ import annotations

import ast
import json
import platform
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from mnist_draw.export.controller import ExportController
from mnist_draw.export.dialog import ExportDialog
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.train.panel import TrainingPanel
from tests.accessible import button
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import TextRecorder
from trainer.events import SettingChanged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Exporting:
    """A controller with its thread, in a window."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.notifications = Notifications()
        self.panel = TrainingPanel(self.notifications, self.window)
        self.weights = WeightsInUse()
        self.shown = TextRecorder(self.notifications.shown)
        self.controller = ExportController(
            self.window, self.panel, self.weights, self.notifications
        )

    def open(self) -> ExportDialog:
        self.controller.action.trigger()
        (dialog,) = self.window.findChildren(ExportDialog)
        return dialog

    def save_as(self, kind: str, path: Path) -> None:
        """Chooses a format in the dialog, and a file."""
        dialog = self.open()
        button(dialog, kind).click()
        button(dialog, "Save as…").click()
        (file,) = self.window.findChildren(QFileDialog)
        file.fileSelected.emit(str(path))
        file.close()


@pytest.fixture
def exporting(qtbot: QtBot) -> Iterator[Exporting]:
    result = Exporting()
    qtbot.addWidget(result.window)
    yield result
    result.controller.worker_thread.quit()
    assert result.controller.worker_thread.wait(5000)


def test_the_recipe_on_the_panel_is_written_as_a_program(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path
) -> None:
    exporting.panel.choices.set_recipe("mlp")
    exporting.save_as("PyTorch program", tmp_path / "mine")
    qtbot.waitUntil(lambda: len(exporting.shown) == 1)
    code = (tmp_path / "mine.py").read_text(encoding="utf-8")
    ast.parse(code)
    assert "nn.Linear(784, 128)" in code
    (text,) = exporting.shown.values
    assert "mine.py" in text
    assert str(tmp_path) in text


def test_a_notebook_is_written_with_its_suffix(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path
) -> None:
    exporting.save_as("Notebook", tmp_path / "mine.ipynb")
    qtbot.waitUntil(lambda: len(exporting.shown) == 1)
    assert json.loads((tmp_path / "mine.ipynb").read_text(encoding="utf-8"))["nbformat"] == 4


def test_the_network_in_use_is_written_as_onnx_with_test_drawings(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path
) -> None:
    pytest.importorskip("onnx")
    exporting.weights.use(snapshot())
    exporting.save_as("ONNX network", tmp_path / "net.onnx")
    qtbot.waitUntil(lambda: len(exporting.shown) == 1)
    assert (tmp_path / "net.onnx").stat().st_size > 1000
    with np.load(tmp_path / "net.golden.npz") as pairs:
        assert pairs["images"].shape == (20, 28, 28)
    assert "net.golden.npz" in exporting.shown.values[0]


def test_the_dialog_says_that_settings_changed_while_the_recipe_trained(
    exporting: Exporting,
) -> None:
    def noted() -> bool:
        dialog = exporting.open()
        label = dialog.findChild(QLabel, "changedRunNote")
        assert label is not None
        assert "losses will be others" in label.text()
        dialog.close()
        shown = not label.isHidden()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return shown

    panel = exporting.panel
    panel.choices.set_recipe("mlp")
    recipe = panel.choice.recipe
    panel.live.begin(recipe.for_classes(tuple("0123456789")))
    assert not noted()
    panel.live.show_changed(SettingChanged(3, "learning_rate", 0.5))
    assert noted()
    # Another recipe has not been trained.
    panel.choices.set_recipe("fast-cnn")
    assert not noted()


def test_without_a_network_there_is_no_onnx_and_the_dialog_says_so(exporting: Exporting) -> None:
    dialog = exporting.open()
    assert not dialog.findChild(QWidget, "onnxFormat").isEnabled()  # type: ignore[union-attr]
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("Train or open one first" in text for text in texts)
    dialog.reject()


@pytest.mark.parametrize(
    ("system", "pip"), [("Linux", ".venv/bin/pip"), ("Windows", r".venv\Scripts\pip")]
)
def test_a_missing_package_is_explained_with_its_remedy(
    exporting: Exporting,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    pip: str,
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setitem(sys.modules, "onnx", None)
    exporting.weights.use(snapshot())
    exporting.save_as("ONNX network", tmp_path / "net.onnx")
    qtbot.waitUntil(lambda: len(exporting.shown) == 1)
    assert f"“{pip} install onnx”" in exporting.shown.values[0]
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_explained(
    exporting: Exporting, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    exporting.save_as("PyTorch program", tmp_path / "file" / "mine.py")
    qtbot.waitUntil(lambda: len(exporting.shown) == 1)
    assert "mine.py" in exporting.shown.values[0]
