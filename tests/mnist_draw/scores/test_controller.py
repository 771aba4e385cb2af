"""Card "How small can it be?": entering scores, the unbeaten ones, clearing, an unreadable file."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from mnist_draw.messages.notifications import Notifications
from mnist_draw.scores import worker
from mnist_draw.scores.controller import SizeCard
from mnist_draw.scores.score_chart import ScoreChart
from mnist_draw.scores.score_table import ScoreTable
from mnist_draw.settings import Settings
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.compare.parts import find
from tests.mnist_draw.experiment_page import ExperimentPage
from tests.mnist_draw.queue.parts import QueueParts
from trainer.errors import DivergedError, StorageError
from trainer.events import DataReady
from trainer.scores.score import Score
from trainer.scores.score_file import load_scores, save_scores
from trainer.scores.sizes import SIZES, Size

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

RUN = "Train and enter it"
MIA = Score("Mia", "MLP 784–16–10", 12_730, 0.94, 0, "MNIST", 0, 1_760_000_000)


class Lesson(ExperimentPage):
    """The card with its file, and the trainings that a test plays."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.path = path
        self.parts = QueueParts(qtbot)
        self.settings = Settings(
            QSettings(str(path.with_name("s.ini")), QSettings.Format.IniFormat)
        )
        super().__init__(
            qtbot,
            SizeCard(
                *(path, self.parts.queue, self.parts.session, self.parts.panel),
                *(self.settings, Notifications(), self.parts.panel),
            ),
        )

    def train(self, accuracy: float) -> None:
        """Press the button, and let the training end."""
        before = len(self.parts.worker.jobs)
        self.press(RUN)
        self.parts.wait_for_job(before + 1)
        self.parts.start()
        self.parts.finish(accuracy)

    def enter(self, size: Size, accuracy: float) -> None:
        """Train a network of a size, and wait until it is in the table."""
        self.choose(SIZES.index(size))
        count = len(self.kept)
        self.train(accuracy)
        self.wait_until(lambda: len(self.kept) == count + 1 and bool(self.answer))

    @property
    def kept(self) -> tuple[Score, ...]:
        """The scores in the file."""
        return load_scores(self.path).scores

    def rows(self) -> list[list[str]]:
        table = find(self.page, ScoreTable, "scoreTable")
        return [
            [item.text() if (item := table.item(row, column)) else "" for column in range(4)]
            for row in range(table.rowCount())
        ]

    def retranslate(self) -> None:
        """Set the texts again, as a change of language does."""
        self._card.retranslate()

    @property
    def figures(self) -> str:
        return find(self.page, SteadyLabel, "scoreFigures").text()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "scores.json"


@pytest.fixture
def lesson(qtbot: QtBot, path: Path) -> Iterator[Lesson]:
    shown = Lesson(qtbot, path)
    yield shown
    shown.shut_down()


def test_a_training_enters_a_score_under_the_chosen_name(lesson: Lesson) -> None:
    lesson.settings.writer = "Ben"
    lesson.enter(Size("mlp", 8), 0.912)
    (score,) = lesson.kept
    assert (score.writer, score.network, score.accuracy) == ("Ben", "MLP 784–8–10", 0.912)
    assert lesson.answer.startswith("MLP 784–8–10 reads 91.2")
    assert lesson.detail == "No network in the table that is as small reads better."
    assert lesson.rows()[0][:2] == ["Ben", "MLP 784–8–10"]
    assert lesson.figures.startswith("Ben: MLP 784–8–10, ")


def test_the_network_has_the_chosen_size_and_stays_aside(lesson: Lesson) -> None:
    lesson.enter(Size("cnn", 2), 0.9)
    (job,) = lesson.parts.worker.jobs
    assert job.recipe.convolutions[0].channels == 2
    assert job.start is None
    assert lesson.parts.weights.snapshot is None


def test_another_attempt_starts_from_other_weights(lesson: Lesson) -> None:
    lesson.enter(Size("mlp", 4), 0.85)
    lesson.enter(Size("mlp", 4), 0.86)
    assert [job.recipe.seed for job in lesson.parts.worker.jobs] == [0, 1]


def test_a_beaten_score_names_the_better_network(lesson: Lesson) -> None:
    lesson.settings.writer = "Mia"
    lesson.enter(Size("mlp", 4), 0.95)
    lesson.settings.writer = ""
    lesson.enter(Size("mlp", 4), 0.85)
    assert "by Mia" in lesson.detail
    assert [row[0] for row in lesson.rows()] == ["Mia", "Guest"]


def test_scores_of_earlier_lessons_are_shown(qtbot: QtBot, path: Path) -> None:
    ben = dataclasses.replace(MIA, writer="Ben", parameters=805, accuracy=0.4)
    save_scores(path, [dataclasses.replace(MIA, images=1), dataclasses.replace(ben, images=1)])
    lesson = Lesson(qtbot, path)
    lesson.wait_until(lambda: bool(lesson.rows()))
    assert [row[0] for row in lesson.rows()] == ["Ben", "Mia"]
    chart = find(lesson.page, ScoreChart, "scoreChart")
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert lesson.figures.startswith("Ben: ")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert lesson.figures.startswith("Mia: ")
    lesson.shut_down()


def test_the_table_is_cleared_and_brought_back(lesson: Lesson) -> None:
    lesson.enter(Size("mlp", 8), 0.9)
    kept = lesson.kept
    lesson.press("Clear the table")
    lesson.wait_until(lambda: lesson.rows() == [])
    assert lesson.kept == ()
    lesson.press("Undo")
    lesson.wait_until(lambda: len(lesson.rows()) == 1)
    assert lesson.kept == kept


def fail_once(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next change of the file fail."""
    failures = [StorageError(lesson.path, "no space left", "full")]

    def save(*arguments: Any) -> tuple[Score, ...]:
        if failures:
            raise failures.pop()
        return save_scores(*arguments)

    monkeypatch.setattr(worker, "save_scores", save)


def test_undo_that_fails_can_be_tried_again(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson.enter(Size("mlp", 8), 0.9)
    kept = lesson.kept
    lesson.press("Clear the table")
    lesson.wait_until(lambda: lesson.rows() == [])
    fail_once(lesson, monkeypatch)
    lesson.press("Undo")
    lesson.wait_until(lambda: bool(lesson.message))
    assert lesson.kept == ()
    lesson.press("Undo")
    lesson.wait_until(lambda: len(lesson.rows()) == 1)
    assert lesson.kept == kept
    assert accessible.button(lesson.page, "Clear the table").isVisible()


def test_a_table_that_cannot_be_cleared_stays(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson.enter(Size("mlp", 8), 0.9)
    fail_once(lesson, monkeypatch)
    lesson.press("Clear the table")
    lesson.wait_until(lambda: bool(lesson.message))
    assert len(lesson.kept) == len(lesson.rows()) == 1
    assert lesson.answer
    assert accessible.button(lesson.page, "Clear the table").isVisible()


def test_undo_brings_back_what_another_window_has_added(lesson: Lesson) -> None:
    lesson.enter(Size("mlp", 8), 0.9)
    save_scores(lesson.path, [MIA, *lesson.kept])
    both = lesson.kept
    lesson.press("Clear the table")
    lesson.wait_until(lambda: lesson.rows() == [])
    lesson.press("Undo")
    lesson.wait_until(lambda: lesson.kept == both)


def test_a_cancelled_training_enters_nothing(lesson: Lesson) -> None:
    lesson.press(RUN)
    lesson.parts.wait_for_job(1)
    lesson.parts.start()
    lesson.press("Cancel")
    lesson.parts.finish(0.3, stopped=True)
    lesson.wait_until(lambda: bool(lesson.message))
    assert "nothing was entered" in lesson.message
    assert lesson.kept == ()


def test_a_diverged_training_is_explained(lesson: Lesson) -> None:
    lesson.press(RUN)
    lesson.parts.wait_for_job(1)
    lesson.parts.start()
    lesson.parts.fail(DivergedError(7, 0.5))
    lesson.wait_until(lambda: bool(lesson.message))
    assert "learning rate" in lesson.message
    assert lesson.kept == ()


def test_data_of_other_classes_are_refused(lesson: Lesson) -> None:
    lesson.press(RUN)
    lesson.parts.wait_for_job(1)
    ready = DataReady("Letters", "test", 200, 50, 50, classes=("A", "B"))
    lesson.parts.worker.data_ready.emit(ready)
    lesson.parts.cancel_early()
    lesson.wait_until(lambda: bool(lesson.message))
    assert "not the ten digits" in lesson.message


def test_a_training_on_other_data_that_ends_before_it_is_stopped_enters_nothing(
    lesson: Lesson,
) -> None:
    lesson.press(RUN)
    lesson.parts.wait_for_job(1)
    ready = DataReady("Letters", "test", 200, 50, 50, classes=("A", "B"))
    lesson.parts.worker.data_ready.emit(ready)
    lesson.parts.finish(0.9)
    lesson.wait_until(lambda: bool(lesson.message))
    assert "not the ten digits" in lesson.message

    lesson.train(0.8)
    lesson.wait_until(lambda: bool(lesson.answer))
    assert [score.accuracy for score in lesson.kept] == [0.8]


def test_an_unreadable_file_is_kept_and_named(qtbot: QtBot, path: Path) -> None:
    path.write_bytes(b"no scores")
    lesson = Lesson(qtbot, path)
    lesson.wait_until(lambda: bool(lesson.message))
    assert "scores-unreadable-1.json" in lesson.message
    assert path.with_name("scores-unreadable-1.json").read_bytes() == b"no scores"
    lesson.shut_down()


def test_an_answer_that_was_left_does_not_come_back(lesson: Lesson) -> None:
    lesson.enter(Size("mlp", 8), 0.9)
    lesson.retranslate()
    assert lesson.answer
    knob = find(lesson.page, QComboBox, "cardKnob")
    knob.setCurrentIndex(knob.currentIndex() + 1)
    assert not lesson.answer

    lesson.retranslate()

    assert not lesson.answer
