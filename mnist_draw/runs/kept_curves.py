"""Curves of kept runs, which the curves panel draws beside those of the trainings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.runs import columns

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.curves.panel import CurvesPanel
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.runs.library import RunCurves, RunEntry, RunLibrary
    from mnist_draw.train.session import TrainingSession

# More curves at once are a tangle that takes long to draw: colours repeat after seven.
MOST_CURVES: Final = 20


class KeptCurves(QObject):
    """Asks for curves that have to be read, and lets the panel draw them; lives in the GUI thread.

    Attributes:
        requested: Emits a tuple of run folders whose curves `draw` is to get.
        refused: Emits how many runs were to be drawn beyond the most.
    """

    requested = Signal(object)
    refused = Signal(int)

    def __init__(
        self,
        curves: CurvesPanel,
        session: TrainingSession,
        weights: WeightsInUse,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._curves, self._session, self._weights = curves, session, weights
        self._entries: dict[str, RunEntry] = {}
        self._names: dict[Path, str] = {}
        # Runs whose curves are being read, by the names of their folders.
        self._awaited: set[str] = set()
        # The run whose curves are shown because its weights predict.
        self._followed = ""
        weights.changed.connect(self._follow_network)
        curves.visible_changed.connect(self._show_difference)

    @property
    def shown(self) -> set[Path]:
        """The run folders whose curves are drawn."""
        drawn = self._curves.visible_runs
        return {entry.folder for key, entry in self._entries.items() if key in drawn}

    def set_library(self, library: RunLibrary) -> None:
        """Name the curves as the library does in the present language, and hide those not in it."""
        before, self._entries = self._entries, {one.folder.name: one for one in library.entries}
        self._names = library.names()
        with self._curves.changed_together():
            for gone in before.keys() - self._entries.keys():
                self._curves.hide_run(gone)
            self._curves.set_names({folder.name: name for folder, name in self._names.items()})
        self._follow_network()

    @Slot(object)
    def show(self, entries: list[RunEntry]) -> None:
        """Draw the curves of runs, until there are too many: the rest is `refused`."""
        if any(entry.folder.name == self._followed for entry in entries):
            # They stay when another network is opened.
            self._followed = ""
        with self._curves.changed_together():
            unknown = [one for one in entries if not self._curves.show_run(one.folder.name)]
        unknown = [entry for entry in unknown if entry.folder.name not in self._awaited]
        room = max(0, MOST_CURVES - len(self._curves.known_runs | self._awaited))
        self._read(unknown[:room])
        if len(unknown) > room:
            self.refused.emit(len(unknown) - room)

    @Slot(object)
    def hide(self, entries: list[RunEntry]) -> None:
        """Draw the curves of runs no longer."""
        with self._curves.changed_together():
            for entry in entries:
                self._awaited.discard(entry.folder.name)
                self._curves.hide_run(entry.folder.name)

    @Slot(object)
    def draw(self, read: tuple[RunCurves, ...]) -> None:
        """Draw curves that were requested and are still wanted."""
        with self._curves.changed_together():
            for one in read:
                key = one.folder.name
                # The request may have been withdrawn, or the run deleted, in the meantime.
                wanted = key in self._awaited and key in self._entries
                self._awaited.discard(key)
                if wanted and one.history is not None:
                    self._curves.overlay(key, self._names[one.folder], one.history)

    def _read(self, entries: list[RunEntry]) -> None:
        if entries:
            self._awaited |= {entry.folder.name for entry in entries}
            self.requested.emit(tuple(entry.folder for entry in entries))

    @Slot()
    def _follow_network(self) -> None:
        """Draw the curves of the kept run whose weights predict.

        They replace those of the network that was opened before, unless the run was trained since
        the start and is compared with them.
        """
        snapshot = self._weights.snapshot
        run = "" if snapshot is None else snapshot.run
        before = self._entries.get(self._followed)
        if self._session.running or (before is not None and before.run == run):
            return
        entry = next((each for each in self._entries.values() if run and each.run == run), None)
        self._followed = ""
        if entry is not None and entry.folder.name in self._curves.known_runs:
            return
        if before is not None:
            self.hide([before])
        if entry is not None:
            self._followed = entry.folder.name
            self._read([entry])

    @Slot()
    def _show_difference(self) -> None:
        """Say how the two runs that are drawn differ, the later one compared with the earlier."""
        drawn = self._curves.visible_runs
        # The library has them in the order of their trainings.
        runs = [entry for key, entry in self._entries.items() if key in drawn]
        if len(runs) != 2 or len(drawn) != 2:
            self._curves.show_comparison("", "")
            return
        earlier, later = runs
        text = self.tr("“{run}” against “{other}”")
        text = text.format(run=self._names[later.folder], other=self._names[earlier.folder])
        found = columns.difference(later, earlier)
        self._curves.show_comparison(text, f": {found}" if found else "")
