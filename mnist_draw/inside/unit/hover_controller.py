"""Controller of the hover card: has the unit under the mouse computed, and shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from mnist_draw.inside.unit.detail import UnitDetail, observe
from mnist_draw.inside.unit.hover_card import HoverCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_draw.inside.panel import InsidePanel
    from mnist_draw.predict.observation import Observed, Observer
    from trainer.network.unit_sums import Unit

OBSERVER: Final = "pointed unit"
# A mouse that crosses the strips shows no cards.
_DELAY_MS: Final = 250


class HoverController(QObject):
    """Connects the strips with the card and the prediction worker; lives in the GUI thread."""

    def __init__(
        self,
        panel: InsidePanel,
        set_observer: Callable[[str, Observer | None], None],
        parent: QObject | None = None,
    ) -> None:
        """Connects everything.

        Args:
            panel: The panel whose units are pointed at.
            set_observer: `PredictionWorker.observe`.
            parent: The parent.
        """
        super().__init__(parent)
        self._panel, self._set_observer = panel, set_observer
        self._card = HoverCard(panel)
        self._pointed: tuple[str, Unit] | None = None
        self._observed: tuple[str, Unit] | None = None
        self._delay = QTimer(self, singleShot=True, interval=_DELAY_MS)
        self._delay.timeout.connect(self._observe)
        panel.unit_pointed.connect(self.point_to)
        panel.unit_chosen.connect(self._leave)
        panel.watch_changed.connect(self._leave_hidden)

    @Slot(object)
    def point_to(self, unit: tuple[str, Unit] | None) -> None:
        """Shows a unit, by layer and index, after a moment; None for none."""
        self._pointed = unit
        if unit is None:
            self._leave()
        elif self._card.isVisible():
            self._observe()
        else:
            self._delay.start()

    @Slot(object)
    def show_observed(self, observed: Observed) -> None:
        """Shows a unit that was observed."""
        if observed.name != OBSERVER:
            return
        detail = observed.result
        if isinstance(detail, UnitDetail) and detail.asked == self._observed:
            self._card.show_detail(detail)

    @Slot()
    def _observe(self) -> None:
        if self._pointed is not None and self._pointed != self._observed:
            self._observed = self._pointed
            self._set_observer(OBSERVER, partial(observe, asked=self._pointed))

    @Slot()
    def _leave(self) -> None:
        self._pointed = None
        self._delay.stop()
        self._card.hide_unit()
        if self._observed is not None:
            self._observed = None
            self._set_observer(OBSERVER, None)

    @Slot()
    def _leave_hidden(self) -> None:
        if not self._panel.watching:
            self._leave()
