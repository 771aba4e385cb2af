"""The controller: what is observed and when, and networks that cannot be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from mnist_draw.compare.comparison import Answers, Strip
from mnist_draw.compare.controller import OBSERVER, CompareController
from mnist_draw.compare.shift_pad import ShiftPad
from mnist_draw.compare.window import CompareWindow
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.messages.notifications import Notifications
from mnist_draw.settings import Settings
from mnist_draw.shared.widgets.message_bar import MessageBar
from tests.mnist_draw.compare.parts import FakePredictions, FakeRuns, find, text
from tests.mnist_draw.inside.observing import observation_with
from tests.mnist_draw.kept_runs import keep_run
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.predict.rasters import bar
from trainer.ink.distortion import Distortion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.runs.controller import RunsController
    from trainer.network.weights import WeightSnapshot

TIMEOUT_MS = 20_000


class Comparing:
    """A controller with its window, and a prediction worker that a test drives."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.main_window = QWidget()
        qtbot.addWidget(self.main_window)
        self.predictions = FakePredictions()
        self.runs = FakeRuns(folder)
        self.settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
        self._area = DrawArea(self.main_window)
        self.controller = CompareController(
            self.main_window,
            self._area,
            cast("PredictionWorker", self.predictions),
            cast("RunsController", self.runs),
            Notifications(),
            self.settings,
        )

    def show(self) -> CompareWindow:
        """Show the window, and wait for its networks."""
        self.controller.show()
        window = self.window
        self._qtbot.waitUntil(lambda: None not in window.networks, timeout=TIMEOUT_MS)
        return window

    @property
    def window(self) -> CompareWindow:
        window = self.main_window.findChild(CompareWindow)
        assert isinstance(window, CompareWindow)
        return window

    @property
    def message(self) -> str:
        bar = find(self.window, MessageBar, "messageBar")
        return find(bar, QLabel, "messageText").text() if bar.isVisible() else ""


@pytest.fixture
def comparing(tmp_path: Path, qtbot: QtBot) -> Iterator[Comparing]:
    result = Comparing(tmp_path, qtbot)
    yield result
    result.controller.shut_down()
    assert result.controller.worker_thread.wait(10_000)


def test_nothing_is_observed_before_the_window_is_shown(comparing: Comparing) -> None:
    assert comparing.predictions.observers == {}


def test_predictions_are_observed_only_while_the_window_is_visible(comparing: Comparing) -> None:
    window = comparing.show()
    assert list(comparing.predictions.observers) == [OBSERVER]
    window.hide()
    assert comparing.predictions.observers == {}
    window.show()
    assert list(comparing.predictions.observers) == [OBSERVER]


def test_nothing_is_observed_for_a_minimised_window(comparing: Comparing, qtbot: QtBot) -> None:
    window = comparing.show()
    window.showMinimized()
    qtbot.waitUntil(lambda: comparing.predictions.observers == {})
    window.showNormal()
    qtbot.waitUntil(lambda: list(comparing.predictions.observers) == [OBSERVER])


def test_all_columns_show_what_is_observed(comparing: Comparing, qtbot: QtBot) -> None:
    window = comparing.show()
    observation = observation_with(snapshot(seed=4), bar(40))
    comparing.predictions.predict(observation)
    assert observation.prediction.probabilities is not None
    own = str(observation.prediction.probabilities.argmax())
    assert text(window, "ownNetworkDigit") == own
    assert all(text(window, f"{kind}NetworkDigit") for kind in ("linear", "cnn", "lstm"))
    qtbot.waitUntil(lambda: text(window, "firstFailure").endswith("px."))


def test_many_predictions_are_shown_at_a_bounded_rate_and_the_last_one_stays(
    comparing: Comparing, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = comparing.show()
    shown: list[Answers] = []
    show_item = window.show_item

    def record(item: Answers | Strip, weights: WeightSnapshot) -> None:
        if isinstance(item, Answers):
            shown.append(item)
        show_item(item, weights)

    monkeypatch.setattr(window, "show_item", record)
    observations = [observation_with(snapshot(), bar(x)) for x in range(10, 70, 10)]
    for observation in observations:
        comparing.predictions.predict(observation)
    last = observations[-1].digit_image
    qtbot.waitUntil(lambda: bool(shown) and shown[-1].digit_image is last)
    qtbot.waitUntil(lambda: text(window, "firstFailure").endswith("px."))
    assert len(shown) < len(observations)


def test_the_pad_changes_what_is_observed(comparing: Comparing) -> None:
    window = comparing.show()
    before = comparing.predictions.observers[OBSERVER]
    QTest.keyClick(find(window, ShiftPad, "shiftPad"), Qt.Key.Key_Right)
    after = comparing.predictions.observers[OBSERVER]
    assert after is not before
    first, *_ = after(observation_with(snapshot(), bar(40)))
    assert first.distortion == Distortion(right=1)  # type: ignore[attr-defined]  # an item


def test_a_run_of_the_table_takes_the_place_of_a_bundled_network(
    comparing: Comparing, tmp_path: Path, qtbot: QtBot
) -> None:
    keep_run(tmp_path, TINY.with_changes(title="Tiny"))
    window = comparing.show()
    box = find(window, QComboBox, "mlpWeightsBox")
    qtbot.waitUntil(lambda: box.findText("Tiny", Qt.MatchFlag.MatchContains) >= 0)
    bundled = window.networks[1]

    box.activated.emit(1)

    qtbot.waitUntil(lambda: window.networks[1] is not bundled, timeout=TIMEOUT_MS)
    assert box.currentText().startswith("Tiny")
    comparing.predictions.predict(observation_with(snapshot(), bar(40)))
    assert text(window, "mlpNetworkDigit")


def test_a_run_is_offered_as_soon_as_it_has_finished(
    comparing: Comparing, tmp_path: Path, qtbot: QtBot
) -> None:
    window = comparing.show()
    keep_run(tmp_path, TINY.with_changes(title="New"))
    comparing.runs.list_again()
    box = find(window, QComboBox, "lstmWeightsBox")
    qtbot.waitUntil(lambda: box.findText("New", Qt.MatchFlag.MatchContains) >= 0)


@pytest.mark.parametrize("content", [None, b"no weights"], ids=["missing", "damaged"])
def test_a_file_that_cannot_be_used_leaves_the_column_as_it_is(
    comparing: Comparing, tmp_path: Path, qtbot: QtBot, content: bytes | None
) -> None:
    window = comparing.show()
    bundled = window.networks
    path = tmp_path / "broken.safetensors"
    if content is not None:
        path.write_bytes(content)

    window.file_chosen.emit(0, path)

    qtbot.waitUntil(lambda: bool(comparing.message), timeout=TIMEOUT_MS)
    assert "broken.safetensors" in comparing.message
    assert comparing.message.endswith("The column keeps its network.")
    assert window.networks == bundled
    assert find(window, QComboBox, "linearWeightsBox").currentIndex() == 0


def test_the_last_of_two_chosen_files_is_shown(
    comparing: Comparing, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = (
        keep_run(tmp_path, TINY.with_changes(hidden_units=(units,)), name=str(units))
        for units in (3, 5)
    )
    window = comparing.show()
    for run in (first, second):
        window.file_chosen.emit(2, run / "weights.safetensors")
    expected = f"{785 * 5 + 6 * 10} parameters"
    qtbot.waitUntil(
        lambda: text(window, "cnnNetworkDetails").endswith(expected), timeout=TIMEOUT_MS
    )
    assert text(window, "cnnNetworkTitle") == "MLP"


def test_closing_before_the_window_was_ever_shown_needs_no_thread(comparing: Comparing) -> None:
    comparing.controller.shut_down()
    assert comparing.main_window.findChild(CompareWindow) is None


def test_the_geometry_is_remembered(comparing: Comparing) -> None:
    window = comparing.show()
    window.resize(700, 500)
    comparing.controller.shut_down()
    again = QWidget()
    again.restoreGeometry(comparing.settings.side_geometry("compare"))
    assert again.size().toTuple() == (700, 500)
