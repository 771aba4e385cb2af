"""Choices that the main window restores at the start and saves at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.main_window import MainWindow
    from mnist_draw.settings import Settings
    from mnist_draw.train.panel import TrainingPanel


class RememberedChoices:
    """Copies the choices in the main window's areas from and to the settings."""

    def __init__(
        self,
        settings: Settings,
        window: MainWindow,
        draw_area: DrawArea,
        training_panel: TrainingPanel,
        data_folder: Path | None,
        *,
        folded: bool = False,
    ) -> None:
        """Takes over what holds for this start only, which is not saved.

        Args:
            settings: Hold the choices.
            window: The main window.
            draw_area: Its left area.
            training_panel: Its right area.
            data_folder: MNIST folder; None for the remembered data.
            folded: Whether the settings of the training are folded whatever is remembered.
        """
        self._settings, self._window = settings, window
        self._draw_area, self._training_panel = draw_area, training_panel
        self._data_folder, self._folded = data_folder, folded

    def restore(self) -> None:
        """Restores what the settings hold."""
        settings, panel = self._settings, self._training_panel
        self._window.restore(settings.geometry, settings.columns)
        if settings.brush_width is not None:
            self._draw_area.brush.width = settings.brush_width
        if settings.recipe:
            panel.choices.set_recipe(settings.recipe)
        panel.fold_settings(self._folded or settings.settings_folded)
        panel.views.show_view(settings.view)
        if self._data_folder is not None:
            panel.choices.set_data("folder", self._data_folder)
        else:
            panel.choices.set_data(settings.data, settings.data_folder)

    def save(self) -> None:
        """Writes the choices to the settings file."""
        settings, panel = self._settings, self._training_panel
        settings.geometry = self._window.saveGeometry()
        settings.columns = self._window.columns
        settings.brush_width = self._draw_area.brush.width
        settings.recipe = panel.choices.recipe_name
        if not (self._folded and panel.settings_folded):
            settings.settings_folded = panel.settings_folded
        settings.view = panel.views.view
        if panel.choices.data_folder is None or panel.choices.data_folder != self._data_folder:
            settings.data = panel.choice.data
            settings.data_folder = panel.choices.data_folder
        settings.sync()
