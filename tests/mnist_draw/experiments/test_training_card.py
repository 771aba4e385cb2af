"""A card that trains: question, run, answer, and the networks that it leaves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from mnist_draw.experiments.training_card import OBSERVER, TrainingCard
from mnist_draw.messages.notifications import Notifications
from mnist_draw.shared import language
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.experiments.card_parts import CardParts
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.queue.parts import choice, finished
from tests.mnist_draw.recorder import Recorder
from trainer.errors import DataError, DivergedError
from trainer.events import DataReady, Evaluated, MemberDiverged, Started, StepsDone
from trainer.experiments.trainings import NEVER_SAW, RATES

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_the_question_is_asked_first(order: CardParts) -> None:
    assert not order.enabled("Train both")
    assert order.text("runHint") == "First choose what you expect"
    order.press("Sorted is a little worse")
    assert order.enabled("Train both")


def test_the_question_can_be_switched_off(order: CardParts) -> None:
    order.page.set_asking(asking=False)
    assert order.enabled("Train both")
    order.press("Train both")
    order.train(0.95, 0.25)
    order._qtbot.waitUntil(lambda: order.text("experimentAnswer") != "")
    assert order.text("experimentExpectation") == ""


def test_the_answer_stands_beside_what_the_class_expected(order: CardParts, qtbot: QtBot) -> None:
    order.press("Sorted is a little worse")
    order.press("Train both")
    order.train(0.95, 0.25)
    qtbot.waitUntil(lambda: order.text("experimentAnswer") != "")
    assert "25" in order.text("experimentAnswer")
    assert "95" in order.text("experimentAnswer")
    expectation = order.text("experimentExpectation")
    assert "You expected: Sorted is a little worse" in expectation
    assert "Sorted is far worse" in expectation
    assert order.text("variantState-0") == "95.0\u00a0%"


def test_the_main_window_does_not_give_the_answer_away(order: CardParts) -> None:
    order.panel.show()
    recipe = order.panel.choice.recipe
    order.press("Sorted is a little worse")
    order.press("Train both")
    order.train(0.95)
    order.wait_for_job(2)
    order.start()
    order.worker.evaluated.emit(
        Evaluated("validation", 10, 1, 2.0, 0.25, 50, whole=True, never_predicted=(0, 1, 2))
    )
    bar = order.panel.findChild(MessageBar, "messageBar")
    assert bar is not None
    assert not bar.isVisible()
    assert order.panel.choice.recipe == recipe


def test_the_state_of_a_training_follows_the_language(order: CardParts, qapp: QApplication) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    assert order.text("variantState-1") == "waits"
    assert order.text("experimentStatus") == "Getting ready…"
    language.install(qapp, "ja")
    QCoreApplication.sendPostedEvents()
    try:
        assert order.text("variantState-1") == "待機中"
        assert order.text("experimentStatus") == "準備中…"
    finally:
        language.install(qapp, "en")
        QCoreApplication.sendPostedEvents()
    assert order.text("variantState-1") == "waits"


def test_the_focus_moves_to_cancel_and_back(order: CardParts, qtbot: QtBot) -> None:
    order.page.set_asking(asking=False)
    order.page.activateWindow()
    run = accessible.button(order.page, "Train both")
    run.setFocus()
    qtbot.waitUntil(run.hasFocus)
    order.press("Train both")
    assert accessible.button(order.page, "Cancel").hasFocus()
    order.train(0.95, 0.25)
    qtbot.waitUntil(run.hasFocus)


def test_another_value_of_the_knob_asks_again(order: CardParts, qtbot: QtBot) -> None:
    order.press("Sorted is a little worse")
    order.press("Train both")
    order.train(0.95, 0.25)
    qtbot.waitUntil(lambda: order.text("experimentAnswer") != "")
    knob = order.page.findChild(QComboBox, "cardKnob")
    assert knob is not None
    knob.setCurrentIndex(0)
    assert order.text("experimentAnswer") == ""
    assert not order.enabled("Train both")


def test_the_answer_and_the_names_at_the_curves_follow_the_language(
    order: CardParts, qtbot: QtBot, qapp: QApplication
) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    order.train(0.95, 0.25)
    qtbot.waitUntil(lambda: order.text("experimentAnswer") != "")
    english = order.text("experimentAnswer")
    assert order.curve_names == ["shuffled", "sorted by digit"]
    language.install(qapp, "ja")
    QCoreApplication.sendPostedEvents()
    try:
        order.card.retranslate()
        assert order.text("experimentAnswer") not in {"", english}
        assert order.curve_names == [order.text(f"variantName-{index}") for index in range(2)]
        assert "shuffled" not in order.curve_names
    finally:
        language.install(qapp, "en")
        QCoreApplication.sendPostedEvents()


def test_another_language_shows_no_answer_for_another_value_of_the_knob(
    order: CardParts, qtbot: QtBot
) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    order.train(0.95, 0.25)
    qtbot.waitUntil(lambda: order.text("experimentAnswer") != "")
    knob = order.page.findChild(QComboBox, "cardKnob")
    assert knob is not None
    knob.setCurrentIndex(0)
    order.card.retranslate()
    assert order.text("experimentAnswer") == ""


def test_another_language_shows_no_answer_of_a_cancelled_experiment(qtbot: QtBot) -> None:
    parts = CardParts(qtbot, RATES)
    parts.page.set_asking(asking=False)
    parts.press("Train all five")
    parts.press("Cancel")
    parts.cancel_early()
    qtbot.waitUntil(lambda: parts.enabled("Train all five"))
    parts.card.retranslate()
    assert parts.text("experimentAnswer") == ""


def test_the_recipes_follow_the_knob(qtbot: QtBot) -> None:
    parts = CardParts(qtbot, NEVER_SAW)
    parts.page.value = 3
    parts.page.set_asking(asking=False)
    parts.press("Train both")
    parts.start()
    parts.finish()
    parts.wait_for_job(2)
    assert [job.recipe.left_out for job in parts.worker.jobs] == [(), ("3",)]


def test_the_networks_read_the_drawing_only_while_the_page_is_seen(order: CardParts) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    before = order.observers[OBSERVER]
    order.start()
    assert order.observers[OBSERVER] is not before
    order.card.set_seen(seen=False)
    assert order.observers[OBSERVER] is None
    order.card.set_seen(seen=True)
    assert order.observers[OBSERVER] is not None


def test_each_network_can_be_put_to_use(order: CardParts) -> None:
    chosen = Recorder(order.card.network_chosen)
    order.page.set_asking(asking=False)
    order.press("Train both")
    order.train(0.95)
    order.wait_for_job(2)
    order.press("Use it: shuffled")
    (network,) = chosen.values
    assert network.run == "run-1"
    order.weights.use(network)
    assert accessible.button(order.page, "In use: shuffled")
    assert not order.enabled("Use it: sorted by digit")


def test_it_can_be_cancelled_at_any_time(order: CardParts, qtbot: QtBot) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    order.start()
    order.press("Cancel")
    order.finish(stopped=True)
    qtbot.waitUntil(lambda: order.enabled("Train both"))
    assert "The network in use stays" in order.text("messageText")
    assert order.text("experimentAnswer") == ""


def test_the_main_window_shows_all_networks_that_train_together(qtbot: QtBot) -> None:
    parts = CardParts(qtbot, RATES)
    parts.page.set_asking(asking=False)
    parts.press("Train all five")
    half = np.zeros(5, np.float32)
    for member in range(5):
        started = Started(f"run-{member}", "cpu", 1, 1, 10, 10)
        parts.worker.member_reported.emit(member, started)
        steps = StepsDone(1, half, half, 0.1, 100.0, 1.0, 1.0)
        parts.worker.member_reported.emit(member, steps)
    assert parts.panel.curves.visible_runs == {f"run-{member}" for member in range(5)}
    status = parts.panel.findChild(SteadyLabel, "trainingStatus")
    assert status is not None
    assert status.text().startswith("5 networks together · epoch 1 of 1 · 50")
    recipes = parts.worker.jobs[0].together
    for member, recipe in enumerate(recipes):
        parts.worker.member_reported.emit(member, finished(f"run-{member}", recipe, 0.1))
    parts.worker.members_finished.emit()
    # Not the result of one of them.
    assert status.text() == "5 networks trained in 1.0 s"


def test_a_member_that_diverges_is_said_beside_the_results_of_the_others(qtbot: QtBot) -> None:
    parts = CardParts(qtbot, RATES)
    parts.page.set_asking(asking=False)
    parts.press("Train all five")
    recipes = parts.worker.jobs[0].together
    for member, (recipe, accuracy) in enumerate(
        zip(recipes, (0.7, 0.9, 0.95, 0.6, 0.0), strict=True)
    ):
        report = partial(parts.worker.member_reported.emit, member)
        report(Started(f"run-{member}", "cpu", 1, 1, 10, 10))
        if not accuracy:
            report(MemberDiverged(DivergedError(7, 100.0)))
            continue
        report(Evaluated("test", 10, 1, 0.1, accuracy, 50, whole=True))
        report(finished(f"run-{member}", recipe, accuracy))
    parts.worker.members_finished.emit()
    qtbot.waitUntil(lambda: parts.text("experimentAnswer") != "")
    assert "Diverged" in parts.text("variantState-4")
    assert "One of the five only guesses" in parts.text("experimentAnswer")


def test_an_error_ends_it_in_the_windows_words(
    order: CardParts, qtbot: QtBot, tmp_path: Path
) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    order.fail(DataError(tmp_path, "gone", "missing"))
    qtbot.waitUntil(lambda: order.enabled("Train both"))
    assert tmp_path.name in order.text("messageText")


def test_data_of_other_classes_are_refused(order: CardParts, qtbot: QtBot) -> None:
    order.page.set_asking(asking=False)
    order.press("Train both")
    order.worker.data_ready.emit(DataReady("letters", "x", 9, 9, 9, classes=("A", "B")))
    assert order.worker.requests == ["stop"]
    order.cancel_early()
    qtbot.waitUntil(lambda: order.enabled("Train both"))
    assert "not the ten digits" in order.text("messageText")


def test_it_waits_for_the_end_of_another_training(order: CardParts) -> None:
    order.page.set_asking(asking=False)
    order.session.start(choice())
    assert not order.enabled("Train both")
    assert "A training runs" in order.text("runHint")
    order.start()
    order.finish()
    assert order.enabled("Train both")


def windows() -> set[QWidget]:
    """What belongs to no other widget."""
    return {each for each in QApplication.topLevelWidgets() if each.parent() is None}


def test_nothing_is_built_before_the_card_is_chosen(order: CardParts) -> None:
    before = windows()
    card = TrainingCard(
        *(RATES, order.queue, order.session, order.panel, order.weights),
        *(order.observers.__setitem__, Notifications(), order.panel),
    )
    order.weights.use(snapshot())
    assert windows() == before
    page = card.build_page()
    order._qtbot.addWidget(page)
    assert windows() == before | {page}
