"""The weights that predict now: one holder for every feature that reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from trainer.network.weights import WeightSnapshot


class WeightsInUse(QObject):
    """Holds the snapshot that the prediction worker reported last; lives in the GUI thread.

    Connect the worker's `weights_changed` to `use`. The worker is the only source: while weights
    are opened during a training, only it knows which of the two came last.

    Attributes:
        changed: The new `WeightSnapshot`.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snapshot: WeightSnapshot | None = None

    @property
    def snapshot(self) -> WeightSnapshot | None:
        """The weights in use; None until the first ones are loaded."""
        return self._snapshot

    @Slot(object)
    def use(self, snapshot: WeightSnapshot) -> None:
        """Stores the snapshot and emits `changed`."""
        self._snapshot = snapshot
        self.changed.emit(snapshot)
