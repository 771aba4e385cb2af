"""Controller of the unit pane: has the chosen unit computed, and shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from mnist_draw.inside.unit.detail import UnitDetail, observe
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_draw.inside.panel import InsidePanel
    from mnist_draw.inside.unit.pane import UnitPane
    from mnist_draw.predict.observation import Observed, Observer
    from trainer.network.unit_sums import Unit

OBSERVER: Final = "unit"
# Numbers that change more often cannot be read.
_FRAME_MS: Final = 30


class UnitController(QObject):
    """Connects the pane with the strips and the prediction worker; lives in the GUI thread."""

    def __init__(
        self,
        pane: UnitPane,
        panel: InsidePanel,
        set_observer: Callable[[str, Observer | None], None],
        parent: QObject | None = None,
    ) -> None:
        """Connects everything.

        Args:
            pane: The pane.
            panel: The panel whose units are clicked.
            set_observer: `PredictionWorker.observe`.
            parent: The parent.
        """
        super().__init__(parent)
        self._pane, self._panel, self._set_observer = pane, panel, set_observer
        self._asked: tuple[str, Unit] | None = None
        self._watched: tuple[str, Unit] | None = None
        self._scrolled_to: tuple[str, Unit] | None = None
        self._newest: Observed | None = None
        self._frames = Throttle(_FRAME_MS, self)
        self._frames.triggered.connect(self._show_newest)
        pane.hide()
        panel.set_unit_view(pane)
        panel.unit_chosen.connect(self.open)
        panel.watch_changed.connect(self._watch)
        pane.unit_chosen.connect(panel.choose_unit)
        pane.closed.connect(self.close)

    @Slot(object)
    def open(self, asked: tuple[str, Unit] | None) -> None:
        """Shows a unit, by layer and index; None closes the pane."""
        self._asked, self._newest, self._scrolled_to = asked, None, None
        if asked is None:
            self._pane.close_unit()
        else:
            self._pane.open(asked)
        self._watch()

    @Slot()
    def close(self) -> None:
        """Closes the pane."""
        self._panel.choose_unit(None)

    @Slot(object)
    def show_observed(self, observed: Observed) -> None:
        """Shows a unit that was observed."""
        if observed.name == OBSERVER and self._asked is not None:
            self._newest = observed
            self._frames.request()

    @Slot()
    def _show_newest(self) -> None:
        observed, self._newest = self._newest, None
        if observed is None:
            return
        detail = observed.result
        if not isinstance(detail, UnitDetail):
            # Other weights: their network has no such unit.
            self.close()
        elif detail.asked == self._asked:
            self._pane.show_detail(detail)
            self._panel.mark_unit(detail.appearances)
            if detail.asked != self._scrolled_to:
                self._scrolled_to = detail.asked
                self._panel.scroll_to_unit()

    @Slot()
    def _watch(self) -> None:
        watched = self._asked if self._panel.watching else None
        if watched == self._watched:
            return
        self._watched = watched
        self._set_observer(OBSERVER, None if watched is None else partial(observe, asked=watched))
