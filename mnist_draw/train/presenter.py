"""Presenter of a training: connects the worker's events to panel and notifications."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mnist_draw import messages
from mnist_draw.train import device_texts
from mnist_draw.train.status import status_texts
from trainer.events import Evaluated, Finished, Started, StepsDone

if TYPE_CHECKING:
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.worker import TrainingWorker
    from trainer.events import DataReady, MemberDiverged, NetworkEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.runs.jobs import Devices

log = logging.getLogger(__name__)


class TrainingPresenter(QObject):
    """Shows the events of the training worker; lives in the GUI thread."""

    def __init__(
        self,
        panel: TrainingPanel,
        worker: TrainingWorker,
        weights: WeightsInUse,
        notifications: Notifications,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panel, self._notifications = panel, notifications
        self._members_finished: Finished | None = None
        self._fell_back = False
        worker.devices_found.connect(self.show_devices)
        worker.progressed.connect(panel.show_progress)
        worker.data_ready.connect(self.show_data)
        worker.started.connect(self.show_started)
        worker.steps_done.connect(panel.show_steps)
        worker.evaluated.connect(panel.show_evaluated)
        worker.setting_changed.connect(panel.curves.add_change)
        worker.setting_changed.connect(panel.live.show_changed)
        worker.finished.connect(self.show_finished)
        worker.member_reported.connect(self.show_member)
        worker.members_finished.connect(self.show_members_finished)
        worker.cancelled.connect(self.show_cancelled)
        worker.unwatched.connect(self.show_unwatched)
        worker.failed.connect(self.show_failure)
        weights.changed.connect(self.show_weights)

    @Slot(object)
    def show_devices(self, devices: Devices) -> None:
        """Offers the devices; logs how to use a GPU that torch cannot use, for copying."""
        self._panel.choices.set_devices(devices)
        if devices.unused_nvidia_gpu:
            log.warning("torch cannot use the NVIDIA GPU: %s", device_texts.install_command())

    @Slot(object)
    def show_data(self, ready: DataReady) -> None:
        """Show the data set in use, and why it is not the requested one or not all of it."""
        self._panel.show_data(ready)
        self._fell_back = ready.fallback is not None
        if ready.fallback is not None:
            log.warning("%s", ready.fallback)
            self._notifications.warn(partial(messages.explain_fallback, ready.fallback))
        if ready.unread_lines is not None:
            unread = partial(messages.unread_lines, *ready.unread_lines, ready.name)
            self._notifications.warn(unread)

    @Slot(object)
    def show_started(self, started: Started) -> None:
        """Show the start, and whether validation images may have been learnt before."""
        self._panel.show_started(started)
        # That it learns from other data than chosen matters more.
        if started.may_know_validation and not self._fell_back:
            self._notifications.show(
                lambda: self.tr(
                    "This network may know some of the validation images, from other data or "
                    "another split: validation may look too good."
                )
            )

    @Slot(object)
    def show_finished(self, finished: Finished) -> None:
        """Show the result, and why the run could not be kept."""
        self._panel.show_finished(finished)
        if finished.storage_error is not None:
            log.warning("%s", finished.storage_error)
            text = partial(messages.explain_unkept, finished.storage_error, finished.folder)
            self._notifications.warn(text)

    @Slot(int, object)
    def show_member(self, member: int, event: NetworkEvent | MemberDiverged) -> None:
        """Show the first of several networks that are trained together."""
        if isinstance(event, Finished) and (member == 0 or self._members_finished is None):
            self._members_finished = event
        if member != 0:
            return
        match event:
            case Started():
                self.show_started(event)
            case StepsDone():
                self._panel.show_steps(event)
            case Evaluated():
                self._panel.show_evaluated(event)

    @Slot()
    def show_members_finished(self) -> None:
        """Show that all networks that are trained together have ended."""
        if self._members_finished is not None:
            self.show_finished(self._members_finished)
        self._members_finished = None

    @Slot()
    def show_cancelled(self) -> None:
        """Show that the run was cancelled before its first step."""
        self._panel.show_ended(status_texts.cancelled)

    @Slot()
    def show_unwatched(self) -> None:
        """Show that a training that goes on elsewhere is no longer followed."""
        self._panel.show_ended(status_texts.unwatched)

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Show why the run failed."""
        self._panel.show_failed(partial(self._notifications.explain, failure), failure.error)

    @Slot(object)
    def show_weights(self, snapshot: WeightSnapshot) -> None:
        """Update whether the chosen network can continue from the weights in use."""
        self._panel.set_present_weights(snapshot)
