"""Everything that a run needs, as the user chose it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from trainer.data.sources import DataRequest

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.events import SettingChanged
    from trainer.recipe.recipes import Recipe

DataSource = Literal["auto", "strokes", "drawings", "folder"]


@dataclass(frozen=True, slots=True)
class TrainingChoice:
    """Everything that a run needs.

    Attributes:
        recipe: The recipe with the edited hyper-parameters.
        data: ``"auto"``, ``"strokes"``, ``"drawings"``, or ``"folder"``.
        folder: Folder or file of a data set that the user chose, or the store of the drawings; else
            None.
        device: Key of a device, or ``"auto"``.
        continue_: Whether to start from the weights in use.
        changes: Changes of settings to repeat, each after its step.
        epochs_before: Epochs of the recipe that those have had, to complete a stopped run; else 0.
    """

    recipe: Recipe
    data: DataSource
    folder: Path | None
    device: str
    continue_: bool
    changes: tuple[SettingChanged, ...] = ()
    epochs_before: float = 0.0

    def rest(self, changes: tuple[SettingChanged, ...], epochs: float) -> TrainingChoice:
        """The choice that completes a stopped run.

        Args:
            changes: Changes of settings that it makes or repeats.
            epochs: Epochs that the run has had.
        """
        return replace(self, continue_=True, changes=changes, epochs_before=epochs)

    @property
    def data_request(self) -> DataRequest:
        """The chosen data set."""
        if self.data == "strokes":
            return DataRequest("strokes")
        if self.data == "drawings":
            return DataRequest("drawings", self.folder)
        return DataRequest(folder=self.folder)
