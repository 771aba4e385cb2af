"""Explains the answer while the user wants it: observes predictions and shows the effects."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from mnist_draw.explain.colours import map_annotation, stroke_annotation
from mnist_draw.explain.explainer import Explainer
from mnist_draw.explain.explanation import Explanation
from mnist_draw.explain.shown_effects import ShownEffects
from mnist_draw.explain.strip import ExplanationStrip
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.worker import PredictionWorker

_OBSERVER: Final = "explanation"
# Colours follow the pen; sentences are read.
_COLOURS_INTERVAL_MS: Final = 33
_TEXTS_INTERVAL_MS: Final = 200


class ExplanationController(QObject):
    """Connects the strip, the ink on the canvas and the prediction worker; in the GUI thread.

    Nothing is computed while the strip is hidden.
    """

    def __init__(self, draw_area: DrawArea, worker: PredictionWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._draw_area, self._worker = draw_area, worker
        self._shown = ShownEffects()
        self._strip = ExplanationStrip()
        draw_area.add_view("explanationSwitch", self._strip.action, self._strip)
        self._colours_throttle = Throttle(_COLOURS_INTERVAL_MS, self)
        self._colours_throttle.triggered.connect(self._show_colours)
        self._texts_throttle = Throttle(_TEXTS_INTERVAL_MS, self)
        self._texts_throttle.triggered.connect(self._show_texts)
        self._strip.visibility_changed.connect(self._observe)
        self._strip.looks_changed.connect(self._colours_throttle.request)
        draw_area.drawing.history_changed.connect(self._forget_when_blank)
        worker.observed.connect(self._show)

    @property
    def action(self) -> QAction:
        """Switches the explanation on and off."""
        return self._strip.action

    @Slot(bool)
    def _observe(self, visible: bool) -> None:
        self._worker.observe(_OBSERVER, Explainer() if visible else None)
        if not visible:
            self._forget()
            self._show_texts()

    @Slot()
    def _forget_when_blank(self) -> None:
        # The first ink of the next drawing must not show colours of the one before.
        if self._shown.explanation is not None and self._draw_area.drawing.is_blank:
            self._forget()

    def _forget(self) -> None:
        self._shown = ShownEffects()
        self._show_colours()

    @Slot(object)
    def _show(self, observed: Observed) -> None:
        # Results may still arrive after the strip was hidden.
        if observed.name == _OBSERVER and self._strip.isVisible():
            assert isinstance(observed.result, Explanation)
            self._shown.update(observed.result, time.monotonic())
            self._colours_throttle.request()
            self._texts_throttle.request()

    @Slot()
    def _show_texts(self) -> None:
        self._strip.show_explanation(self._shown.spoken)

    @Slot()
    def _show_colours(self) -> None:
        shown = self._shown
        explanation, occlusion = shown.explanation, shown.occlusion
        if explanation is None or explanation.answer is None:
            self._draw_area.annotate(None)
            return
        on_image = None if occlusion is None else map_annotation(occlusion)
        on_canvas = None
        if explanation.subject == "strokes":
            on_canvas = stroke_annotation(explanation.strokes, shown.changes)
        elif occlusion is not None:
            on_canvas = map_annotation(occlusion, explanation.area, smooth=True)
        self._draw_area.annotate(on_canvas, on_image)
