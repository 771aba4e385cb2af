"""Controller of the Inside view: lets it be computed while it is visible, and shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from mnist_draw.inside.scene import Scene
from mnist_draw.inside.scene_builder import observe
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from mnist_draw.inside.panel import InsidePanel
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.worker import PredictionWorker

OBSERVER: Final = "inside"
# No screen shows more than 60 pictures a second; a pen may request more predictions.
_FRAME_MS: Final = 15


class InsideController(QObject):
    """Connects the panel with the prediction worker; lives in the GUI thread."""

    def __init__(
        self, panel: InsidePanel, worker: PredictionWorker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._panel, self._worker = panel, worker
        self._request = 0
        self._newest: Observed | None = None
        self._shown: Observed | None = None
        self._frames = Throttle(_FRAME_MS, self)
        self._frames.triggered.connect(self._show_newest)
        worker.observed.connect(self.show_observed)
        panel.watch_changed.connect(self._watch)

    @property
    def shown(self) -> Observed | None:
        """What is on screen; None before the first."""
        return self._shown

    @Slot(object)
    def show_observed(self, observed: Observed) -> None:
        """Shows a scene, unless its request is older than that of the one on screen."""
        if observed.name != OBSERVER or observed.prediction.request < self._request:
            return
        self._request = observed.prediction.request
        self._newest = observed
        self._frames.request()

    @Slot()
    def _show_newest(self) -> None:
        observed = self._newest
        if observed is not None and observed is not self._shown and self._panel.watching:
            self._shown = observed
            assert isinstance(observed.result, Scene)
            self._panel.show_scene(observed.result)

    @Slot()
    def _watch(self) -> None:
        watching = self._panel.watching
        self._worker.observe(
            OBSERVER, partial(observe, watch=self._panel.watch) if watching else None
        )
