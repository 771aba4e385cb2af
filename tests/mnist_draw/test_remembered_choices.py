from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.main_window import MainWindow
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.remembered_choices import RememberedChoices
from mnist_draw.settings import Settings
from mnist_draw.train.panel import TrainingPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CHOSEN, GIVEN = Path("chosen"), Path("given")


class Window:
    """A main window with its areas, and the choices that it remembers."""

    def __init__(
        self,
        settings: Settings,
        qtbot: QtBot,
        data_folder: Path | None = None,
        *,
        folded: bool = False,
    ) -> None:
        self.draw_area = DrawArea()
        self.panel = TrainingPanel(Notifications())
        window = MainWindow(self.draw_area, PredictionPanel(), self.panel)
        qtbot.addWidget(window)
        self.choices = RememberedChoices(
            settings, window, self.draw_area, self.panel, data_folder, folded=folded
        )
        self.choices.restore()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def test_choices_are_restored_in_the_next_window(settings: Settings, qtbot: QtBot) -> None:
    first = Window(settings, qtbot)
    first.draw_area.brush.width = 31.0
    first.panel.choices.set_recipe("mlp")
    first.panel.choices.set_data("mnist", CHOSEN)
    first.choices.save()

    second = Window(settings, qtbot)

    assert second.draw_area.brush.width == 31.0
    assert second.panel.choices.recipe_name == "mlp"
    assert (second.panel.choice.data, second.panel.choices.data_folder) == ("folder", CHOSEN)


def test_a_data_set_without_a_folder_is_restored(settings: Settings, qtbot: QtBot) -> None:
    first = Window(settings, qtbot)
    first.panel.choices.set_data("strokes", None)
    first.choices.save()

    assert Window(settings, qtbot).panel.choice.data == "strokes"


def test_a_given_data_folder_is_used_and_not_saved(settings: Settings, qtbot: QtBot) -> None:
    first = Window(settings, qtbot)
    first.panel.choices.set_data("mnist", CHOSEN)
    first.choices.save()

    second = Window(settings, qtbot, GIVEN)
    assert (second.panel.choice.data, second.panel.choices.data_folder) == ("folder", GIVEN)
    second.choices.save()

    assert Window(settings, qtbot).panel.choices.data_folder == CHOSEN


def test_settings_folded_for_one_start_are_open_in_the_next(
    settings: Settings, qtbot: QtBot
) -> None:
    once = Window(settings, qtbot, folded=True)
    assert once.panel.settings_folded
    once.choices.save()

    assert not Window(settings, qtbot).panel.settings_folded


def test_settings_unfolded_by_hand_stay_so(settings: Settings, qtbot: QtBot) -> None:
    first = Window(settings, qtbot)
    first.panel.fold_settings(True)
    first.choices.save()

    once = Window(settings, qtbot, folded=True)
    once.panel.fold_settings(False)
    once.choices.save()

    assert not Window(settings, qtbot).panel.settings_folded
