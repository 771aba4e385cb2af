"""Controller of the Inside view: lets it be computed while it is visible, and shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QFontMetricsF

from mnist_draw.inside.page import InsidePage
from mnist_draw.inside.panel import InsidePanel
from mnist_draw.inside.scene import Scene
from mnist_draw.inside.scene_builder import observe
from mnist_draw.inside.steady import Steady
from mnist_draw.inside.unit.controller import UnitController
from mnist_draw.inside.unit.hover_controller import HoverController
from mnist_draw.inside.unit.pane import UnitPane
from mnist_draw.shared import theme
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.settings import Settings
    from mnist_draw.train.panel import TrainingPanel

OBSERVER: Final = "inside"
# No screen shows more than 60 pictures a second; a pen may request more predictions.
_FRAME_MS: Final = 15
# In heights of a line of text: a lower panel has no room for both strips and a unit's sum.
_LOW: Final = 32
# Only an observer that failed is that late.
_OUTDATED_AFTER_MS: Final = 1500


class InsideController(QObject):
    """Connects the Inside view with the predictions; lives in the GUI thread.

    Attributes:
        panel: The view.
        page: Its page under the training controls.
    """

    def __init__(
        self,
        training_panel: TrainingPanel,
        worker: PredictionWorker,
        presenter: PredictionPresenter,
        weights: WeightsInUse,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._training_panel, self._settings = training_panel, settings
        self._views = training_panel.views
        self._worker, self._weights = worker, weights
        self._steady = Steady()  # In use in the prediction thread only.
        self._newest: Observed | None = None
        self._shown: Observed | None = None
        self._prediction: Prediction | None = None
        self.panel = InsidePanel()
        self.page = InsidePage(self.panel)
        self.page.set_window(
            settings.side_geometry("inside"),
            [
                training_panel.train_action,
                training_panel.pause_action,
                training_panel.stop_action,
                training_panel.views.inside_action,
                training_panel.views.detach_action,
            ],
        )
        self._views.set_inside(self.page, self.page.detach_button)
        self._views.view_changed.connect(self._raise_window)
        self._views.detach_action.triggered.connect(self._detach)
        self.page.detached_changed.connect(self._show_curves_beside)
        self._frames = Throttle(_FRAME_MS, self)
        self._frames.triggered.connect(self._show_newest)
        self._outdated = QTimer(self, singleShot=True, interval=_OUTDATED_AFTER_MS)
        self._outdated.timeout.connect(self._note_outdated)
        worker.observed.connect(self.show_observed)
        presenter.shown.connect(self._compare)
        self.panel.watch_changed.connect(self._watch)
        self.panel.unit_chosen.connect(self._make_room)
        self._units = UnitController(UnitPane(), self.panel, worker.observe, self)
        worker.observed.connect(self._units.show_observed)
        self._hovered = HoverController(self.panel, worker.observe, self)
        worker.observed.connect(self._hovered.show_observed)
        if weights.snapshot is None:
            self.panel.show_no_network()

    @property
    def shown(self) -> Observed | None:
        """What is on screen; None before the first."""
        return self._shown

    def restore(self) -> None:
        """Detaches the view if it was detached when the application ended."""
        if self._settings.inside_detached:
            self.page.detach()
            # Drawing starts in the main window.
            self._training_panel.activateWindow()

    def shut_down(self) -> None:
        """Saves the present look and closes the window."""
        self._worker.observe(OBSERVER, None)
        self._settings.inside_detached = self.page.detached
        self._settings.set_side_geometry("inside", self.page.window_geometry)
        self.page.attach()

    @Slot(object)
    def show_observed(self, observed: Observed) -> None:
        """Shows a scene, unless its request is older than that of the one on screen."""
        newest = self._newest
        if observed.name != OBSERVER or (
            newest is not None and observed.prediction.request < newest.prediction.request
        ):
            return
        self._newest = observed
        self._frames.request()

    @Slot()
    def _show_newest(self) -> None:
        observed = self._newest
        if observed is None or observed is self._shown or not self.panel.watching:
            return
        self._shown = observed
        assert isinstance(observed.result, Scene)
        self.panel.show_scene(observed.result, blank=observed.prediction.probabilities is None)
        if self._prediction is None or observed.prediction.snapshot is self._prediction.snapshot:
            self._outdated.stop()

    @Slot()
    def _watch(self) -> None:
        watching = self.panel.watching
        self._worker.observe(
            OBSERVER,
            partial(observe, watch=self.panel.watch, steady=self._steady) if watching else None,
        )
        if not watching:
            self._outdated.stop()

    @Slot(object)
    def _compare(self, prediction: Prediction) -> None:
        """Expects the inside of the weights that predict now."""
        self._prediction = prediction
        behind = self._shown is None or self._shown.prediction.snapshot is not prediction.snapshot
        if behind and self.panel.watching and not self._outdated.isActive():
            self._outdated.start()

    @Slot()
    def _note_outdated(self) -> None:
        if self._shown is not None and self._prediction is not None:
            self.panel.show_outdated(
                self._shown.prediction.snapshot.step, self._prediction.snapshot.step
            )

    @Slot()
    def _show_curves_beside(self) -> None:
        """The inside has a window of its own: its page would only say so."""
        self._views.show_view("curves" if self.page.detached else "inside")
        self._views.detach_action.setChecked(self.page.detached)

    @Slot(bool)
    def _detach(self, detached: bool) -> None:
        if detached:
            self.page.detach()
        else:
            self.page.attach()

    @Slot()
    def _raise_window(self) -> None:
        if self._views.view == "inside" and self.page.detached:
            self.page.detach()

    @Slot(object)
    def _make_room(self, unit: object) -> None:
        """Folds the settings of the training where a unit's sum would hide its layer."""
        line = QFontMetricsF(theme.font("body")).height()
        if unit is not None and not self.page.detached and self.panel.height() < _LOW * line:
            self._training_panel.fold_settings(True)
