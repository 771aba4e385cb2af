"""Curves and table of a card that trains, and how its trainings look in the main window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mnist_draw.curves.history import RunHistory
from mnist_draw.curves.plot import MetricPlot
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests.mnist_draw.experiments.card_parts import CardParts
from tests.mnist_draw.queue.parts import finished
from trainer.events import Started, StepsDone
from trainer.experiments.trainings import RATES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.curves.view import RunStyle


def test_curves_look_as_in_the_main_window(qtbot: QtBot) -> None:
    parts = CardParts(qtbot, RATES)
    main = parts.panel.curves
    kept = Started("kept", "cpu", 1, 1, 10, 10)
    main.overlay("kept", "Kept", RunHistory.of(kept))
    parts.page.set_asking(asking=False)

    def styles() -> list[RunStyle | None]:
        plot = parts.page.findChild(MetricPlot, "accuracyPlot")
        assert plot is not None
        return [run.style for run in sorted(plot.runs, key=lambda run: run.key)]

    parts.press("Train all five")
    for member in range(5):
        parts.worker.member_reported.emit(member, Started(f"run-{member}", "cpu", 1, 1, 10, 10))
    assert styles() == [main.styles[f"run-{member}"] for member in range(5)]
    assert main.styles["kept"] not in styles()

    steps = StepsDone(1, np.zeros(5, np.float32), np.zeros(5, np.float32), 0.1, 100.0, 1.0, 1.0)
    parts.worker.member_reported.emit(0, steps)
    main.start(Started("next", "cpu", 1, 1, 10, 10))
    assert None not in styles()
    assert styles() == [main.styles[f"run-{member}"] for member in range(5)]
    # The sample beside the name.
    for member, style in enumerate(styles()):
        sample = parts.page.findChild(QWidget, f"variantSample-{member}")
        assert sample is not None
        assert style is not None
        image = sample.grab().toImage()
        middle = image.rect().center()
        assert image.pixelColor(middle) == style.on_light


def test_curves_of_attempts_do_not_pile_up_in_the_main_window(qtbot: QtBot) -> None:
    parts = CardParts(qtbot, RATES)
    parts.page.set_asking(asking=False)
    for attempt in ("first", "second"):
        parts.press("Train all five")
        for member, recipe in enumerate(parts.worker.jobs[-1].together):
            report = partial(parts.worker.member_reported.emit, member)
            report(Started(f"{attempt}-{member}", "cpu", 1, 1, 10, 10))
            report(finished(f"{attempt}-{member}", recipe, 0.9))
        parts.worker.members_finished.emit()
        qtbot.waitUntil(lambda: parts.enabled("Train all five"))
    assert parts.panel.curves.known_runs == {f"second-{member}" for member in range(5)}


def test_the_table_makes_room_for_larger_letters(order: CardParts, qapp: QApplication) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    name = order.page.findChild(SteadyLabel, "variantName-1")
    assert name is not None

    def fits() -> bool:
        QApplication.processEvents()
        return name.minimumWidth() >= name.fontMetrics().horizontalAdvance("sorted by digit")

    assert fits()
    theme.apply(qapp, "light", projector=True)
    assert fits()


def test_narrow_curves_leave_the_loss_out_when_letters_grow(
    order: CardParts, qapp: QApplication
) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    curves = order.page.findChild(QWidget, "experimentCurves")
    title = order.page.findChild(QLabel, "lossTitle")
    assert curves is not None
    assert title is not None
    curves.setFixedSize(40 * curves.fontMetrics().height(), 240)
    QApplication.processEvents()
    assert title.isVisible()
    theme.apply(qapp, "light", projector=True)
    QApplication.processEvents()
    assert not title.isVisible()
