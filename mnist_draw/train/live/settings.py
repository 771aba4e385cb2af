"""Model of the settings that can change while a run trains; views show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.events import SettingChanged
from trainer.recipe.live_changes import SettingChange, initial_values

if TYPE_CHECKING:
    from trainer.events import Started
    from trainer.recipe.live_changes import LiveField
    from trainer.recipe.recipes import Recipe

# A slider that is dragged asks once, when it rests: each change is a mark on the curves.
_REST_MS: Final = 250


class LiveSettings(QObject):
    """Present values of a run's settings, and requests to change them.

    Attributes:
        begun: A run began: `recipe` and `values` are those of another one.
        changed: Emits the field of a value that changed.
        requested: Emits a `SettingChange` for the training.
        recipe: The recipe with which the run began; None before the first.
        values: Value of each setting that can change.
        has_changed: Whether the run has changed one, even if it has its first value again.
    """

    begun = Signal()
    changed = Signal(str)
    requested = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recipe: Recipe | None = None
        self.values: dict[LiveField, float] = {}
        self.has_changed = False
        self._wanted: dict[LiveField, float] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.send)

    def begin(self, recipe: Recipe) -> None:
        """Start with the settings of a run."""
        self._rest.stop()
        self._wanted.clear()
        self.recipe, self.values = recipe, initial_values(recipe)
        self.has_changed = False
        self.begun.emit()

    def carried(
        self, changes: tuple[SettingChanged, ...], started: Started | None, epochs: float
    ) -> tuple[SettingChanged, ...]:
        """Changes with which a stopped run goes on: to its present values, then those left.

        Args:
            changes: What the run was to repeat.
            started: Its start; None before its first step.
            epochs: Epochs that it has taken.
        """
        done = round(epochs * started.steps_per_epoch) if started is not None else 0
        begun = {} if self.recipe is None else initial_values(self.recipe)
        present = [
            SettingChanged(0, field, value)
            for field, value in self.values.items()
            if value != begun[field]
        ]
        return (*present, *(change for change in changes if change.step >= done))

    def want(self, field: LiveField, value: float) -> None:
        """Request a value, once it has been the same for a moment."""
        if value == self.values.get(field):
            return
        self._wanted[field] = self.values[field] = value
        self._rest.start()
        self.changed.emit(field)

    @Slot()
    def send(self) -> None:
        """Request what is wanted now."""
        self._rest.stop()
        wanted, self._wanted = self._wanted, {}
        for field, value in wanted.items():
            self.requested.emit(SettingChange(field, value))

    @Slot(object)
    def show_changed(self, change: SettingChanged) -> None:
        """Follow a change that the training made, unless another one is wanted by now."""
        self.has_changed = True
        if change.field in self.values and change.field not in self._wanted:
            self.values[change.field] = change.value
            self.changed.emit(change.field)
