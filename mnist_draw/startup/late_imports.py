"""Imports of late features in small parts, between the turns of the window's event loop."""

from __future__ import annotations

import importlib
from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

LATE_MODULES: Final = (
    "mnist_draw.messages.explanations",
    "mnist_draw.compare.comparison",
    "mnist_draw.compare.window",
    "mnist_draw.compare.controller",
    "mnist_draw.curves.curve_item",
    "mnist_draw.experiments.training_card",
    "mnist_draw.export.controller",
    "mnist_draw.fewest_strokes.controller",
    "mnist_draw.fooling.body",
    "mnist_draw.fooling.controller",
    "importlib.metadata",
    "mnist_draw.help.controller",
    "mnist_draw.inside.scene",
    "mnist_draw.inside.rows.picture",
    "mnist_draw.inside.rows.strip",
    "mnist_draw.inside.strips.pictures_strip",
    "mnist_draw.inside.strips.contributions_strip",
    "mnist_draw.inside.panel",
    "mnist_draw.inside.unit.detail",
    "mnist_draw.inside.unit.pane",
    "mnist_draw.inside.unit.hover_controller",
    "mnist_draw.inside.controller",
    "mnist_draw.numbers.controller",
    "trainer.drawings.store",
    "mnist_draw.joined.worker",
    "mnist_draw.own.labelling",
    "mnist_draw.own.controller",
    "mnist_draw.queue.controller",
    "mnist_draw.robustness.controller",
    "mnist_draw.scores.controller",
    "mnist_draw.steps.controller",
    "mnist_draw.teach.controller",
    "mnist_draw.late_features",
)
"""What `mnist_draw.late_features` imports, and at last that module; each takes some milliseconds
more than those before it."""


class LateImports(QObject):
    """Imports one module in each turn of the event loop: someone may be drawing already.

    Attributes:
        done: All modules are imported.
    """

    done = Signal()

    def __init__(
        self, modules: Iterable[str] = LATE_MODULES, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._left = deque(modules)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._import_next)

    @Slot()
    def start(self) -> None:
        """Import the modules, beginning with the next turn."""
        self._timer.start()

    def stop(self) -> None:
        """Import no more."""
        self._timer.stop()

    @Slot()
    def _import_next(self) -> None:
        if self._left:
            importlib.import_module(self._left.popleft())
        if not self._left:
            self._timer.stop()
            self.done.emit()
