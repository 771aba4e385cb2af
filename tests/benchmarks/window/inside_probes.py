"""Probes of the Inside view: how far it is behind the predictions, and what it costs."""

from __future__ import annotations

import functools
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from mnist_draw.inside.panel import InsidePanel
from mnist_draw.inside.strips.signed_bars import SignedBars
from mnist_draw.inside.strips.tiles import Tiles

if TYPE_CHECKING:
    from mnist_draw import app
    from mnist_draw.predict.prediction import Prediction


class InsideProbes(QObject):
    """Measures while `measuring`; lives in the GUI thread.

    Attributes:
        measuring: Whether figures are kept.
        behind: Milliseconds from each painted prediction to the painting of the inside that
            belongs to it or to a later one.
        costs: Milliseconds that the GUI thread spends on each scene: widgets and their painting.
    """

    def __init__(self, application: app.Application) -> None:
        super().__init__(application)
        self._application = application
        self.measuring = False
        self.behind: list[float] = []
        self.costs: list[float] = []
        # Predictions whose inside has not been painted, with the time of their painting.
        self._waiting: list[tuple[Prediction, float]] = []
        self._unpainted: Prediction | None = None
        self._painted: Prediction | None = None
        self._dirty: set[int] = set()
        self._cost = 0.0
        self._hook()
        application.prediction_presenter.shown.connect(self._note_prediction)

    def note_prediction_painted(self) -> None:
        """The prediction that was shown last is on the screen."""
        prediction, self._unpainted = self._unpainted, None
        if prediction is None or not self._application.late.inside.panel.watching:
            return
        self._waiting.append((prediction, time.perf_counter()))
        # Of one paint cycle, Qt may paint the inside before the bars.
        if self._painted is prediction:
            self._note_painted()

    @Slot(object)
    def _note_prediction(self, prediction: Prediction) -> None:
        self._unpainted = prediction

    def _hook(self) -> None:
        show_scene = InsidePanel.show_scene

        @functools.wraps(show_scene)
        def timed(panel: InsidePanel, *arguments: Any, **named: Any) -> None:
            start = time.perf_counter()
            show_scene(panel, *arguments, **named)
            self._cost += time.perf_counter() - start
            if not self._dirty:
                self._note_painted()

        InsidePanel.show_scene = timed  # type: ignore[method-assign,assignment]
        for kind in (Tiles, SignedBars):
            self._watch_paints(kind)

    def _watch_paints(self, kind: type[Any]) -> None:
        paint, update = kind.paintEvent, kind.update

        @functools.wraps(paint)
        def timed(widget: object, event: object) -> None:
            start = time.perf_counter()
            paint(widget, event)
            self._cost += time.perf_counter() - start
            self._dirty.discard(id(widget))
            if not self._dirty:
                self._note_painted()

        def update_and_note(widget: Any, *arguments: Any) -> None:
            # Out of sight, Qt paints nothing.
            if not widget.visibleRegion().isEmpty():
                self._dirty.add(id(widget))
            update(widget, *arguments)

        kind.paintEvent, kind.update = timed, update_and_note

    def _note_painted(self) -> None:
        """The scene that was shown last is on the screen."""
        shown = self._application.late.inside.shown
        cost, self._cost = self._cost, 0.0
        if shown is None:
            return
        self._painted = shown.prediction
        numbers = [
            number for number, (one, _) in enumerate(self._waiting) if one is shown.prediction
        ]
        done = numbers[-1] + 1 if numbers else 0
        now = time.perf_counter()
        if self.measuring:
            self.behind += [1000 * (now - painted) for _, painted in self._waiting[:done]]
            if cost:
                self.costs.append(1000 * cost)
        del self._waiting[:done]
