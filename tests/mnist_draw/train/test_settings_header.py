"""The head of the training panel: settings folded into one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from mnist_draw.recipe.draft import RecipeDraft
from mnist_draw.shared.widgets.elided_label import ElidedLabel, elide_name
from mnist_draw.train.settings_header import SettingsHeader
from tests import accessible
from tests.mnist_draw.recorder import Recorder
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def draft() -> RecipeDraft:
    return RecipeDraft(preset("keras-mlp-dropout"))


@pytest.fixture
def header(qtbot: QtBot, draft: RecipeDraft) -> SettingsHeader:
    header = SettingsHeader(draft, QWidget())
    header.resize(600, 40)
    qtbot.addWidget(header)
    return header


def summary(header: SettingsHeader) -> str:
    label = header.findChild(QLabel, "settingsSummary")
    assert label is not None
    return label.accessibleName()


def test_the_button_folds_and_unfolds(header: SettingsHeader) -> None:
    changes = Recorder(header.folded_changed)
    button = accessible.button(header, "Hide the settings")

    button.click()
    assert button.accessibleName() == "Show the settings"
    button.click()

    assert changes.values == [True, False]
    assert button.accessibleName() == "Hide the settings"


def test_the_summary_gets_the_room_of_the_title_where_it_needs_it(header: SettingsHeader) -> None:
    title = header.findChild(QLabel, "trainingTitle")
    assert title is not None
    header.show()
    header.folded = True
    assert title.isVisible()
    header.resize(260, 40)
    assert not title.isVisible()
    header.folded = False
    assert title.isVisible()


def test_folded_settings_are_summarised(header: SettingsHeader, draft: RecipeDraft) -> None:
    assert summary(header) == ""

    header.folded = True
    draft.change("batch_size", 16)

    assert "batch 16" in summary(header)
    assert "Epochs" in summary(header)


def test_a_refused_value_unfolds_the_settings(header: SettingsHeader, draft: RecipeDraft) -> None:
    header.folded = True

    draft.change("learning_rate", -1.0)

    assert not header.folded


def test_folding_while_a_value_is_refused_stays_consistent(
    header: SettingsHeader, draft: RecipeDraft
) -> None:
    changes = Recorder(header.folded_changed)
    draft.change("learning_rate", -1.0)

    header.folded = True

    assert header.folded
    assert changes.values == [True]


def test_the_number_of_epochs_is_never_cut(qtbot: QtBot) -> None:
    label = ElidedLabel("summary")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.set_text("A recipe with a very long name", " · Epochs 12")
    assert label.text().endswith("… · Epochs 12")
    assert label.accessibleName() == "A recipe with a very long name · Epochs 12"


def test_what_was_changed_in_a_run_stays_in_its_shortened_name(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    metrics = label.fontMetrics()
    width = metrics.horizontalAdvance("MLP on distorted images: le")
    assert elide_name(metrics, "MLP on distorted images: learning rate 100", width).endswith("100")
    assert elide_name(metrics, "Ready-made network of ours", 60).startswith("Ready")
