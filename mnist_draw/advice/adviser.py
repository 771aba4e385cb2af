"""Advice about the present run: messages, with a button that trains with a suggested change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction

from mnist_draw.advice import advice

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_draw.advice.advice import Suggestion
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.recipe.draft import RecipeDraft
    from mnist_draw.shared.widgets.message_bar import Kind
    from trainer.errors import TrainerError
    from trainer.events import Evaluated
    from trainer.recipe.recipes import Recipe

# Text of the message in the present language, and what its button does.
_Advised: TypeAlias = "tuple[str, Suggestion | None]"


class Adviser(QObject):
    """Sends advice about one run after the other to the message bar.

    A suggested change is applied to the draft and trained, once the present run has ended.

    Attributes:
        train_wanted: Train the draft; no run is going on. Emits whether to begin with new weights.
        stop_wanted: Stop the run, so that another can start.
    """

    train_wanted = Signal(bool)
    stop_wanted = Signal()
    _run_ended = Signal()

    def __init__(self, notifications: Notifications, draft: RecipeDraft, parent: QObject) -> None:
        """Prepares the button.

        Args:
            notifications: Shows the messages.
            draft: Gets the suggested changes.
            parent: Owner of this object.
        """
        super().__init__(parent)
        self._notifications, self._draft = notifications, draft
        self._topic: object = None
        self._own, self._aside = True, False
        self._advise: Callable[[], _Advised] = _nothing
        self._suggestion: Suggestion | None = None
        self._running, self._waiting = False, False
        self._action = QAction(self)
        self._action.triggered.connect(self._apply)
        # The end of one run is shown before the next one starts.
        self._run_ended.connect(self._train, Qt.ConnectionType.QueuedConnection)

    def start_run(self, *, own: bool) -> None:
        """Dismiss messages about the previous run.

        Args:
            own: Whether the run trains the draft; a suggestion for another run has no button.
        """
        self._topic, self._waiting, self._own = None, False, own
        self._notifications.dismiss()

    @Slot(bool)
    def set_aside(self, aside: bool) -> None:
        """Set whether the run leaves the network in use as it is: it gets no advice.

        An experiment asks a class what will happen, which advice would give away.
        """
        self._aside = aside

    def set_running(self, *, running: bool) -> None:
        """Set whether a run is going on; a suggestion chosen during it is trained at its end."""
        self._running = running
        if self._waiting and not running:
            self._run_ended.emit()

    def check_evaluation(self, evaluated: Evaluated, recipe: Recipe) -> None:
        """Advise if an evaluation of a whole split after an epoch shows that the run fails.

        Args:
            evaluated: An evaluation of the run.
            recipe: The run's recipe.
        """
        if self._aside or not evaluated.whole or evaluated.split == "train" or evaluated.epoch < 1:
            return
        found = advice.on_evaluation(evaluated, recipe)
        topic = found.topic if found is not None else None
        if topic is not None and topic != self._topic:
            self._show(partial(_advice, evaluated, recipe), "info")
        elif self._topic is not None and found is None:
            # It reads them by now.
            self._notifications.dismiss()
        self._topic = topic

    def report_failure(
        self, text: Callable[[], str], error: TrainerError | None, recipe: Recipe
    ) -> None:
        """Show why the run failed, with a suggestion where there is one.

        Args:
            text: Returns what happened and what to do next, in the present language.
            error: The error; None for an unexpected one.
            recipe: The run's recipe.
        """
        if self._aside:
            self._show(lambda: (text(), None), "error")
        else:
            self._show(lambda: advice.on_failure(text(), error, recipe), "error")

    @Slot()
    def retranslate(self) -> None:
        """Set the texts of the button in the present language."""
        suggestion = self._advise()[1]
        if suggestion is not None:
            self._action.setText(suggestion.label)
            self._action.setToolTip(suggestion.explanation)

    def _show(self, advise: Callable[[], _Advised], kind: Kind) -> None:
        self._advise = advise
        suggestion = advise()[1]
        self._suggestion = suggestion if self._own else None
        self.retranslate()
        action = None if self._suggestion is None else self._action
        self._notifications.show(lambda: advise()[0], kind, action)

    @Slot()
    def _apply(self) -> None:
        self._waiting = True
        if self._running:
            self.stop_wanted.emit()
        else:
            self._train()

    @Slot()
    def _train(self) -> None:
        """Train with the suggested change; only once, and not if another run has started."""
        if self._waiting and not self._running and self._suggestion is not None:
            self._waiting = False
            self._draft.change(self._suggestion.field, self._suggestion.value)
            self.train_wanted.emit(self._suggestion.fresh)


def _nothing() -> _Advised:
    return "", None


def _advice(evaluated: Evaluated, recipe: Recipe) -> _Advised:
    found = advice.on_evaluation(evaluated, recipe)
    return _nothing() if found is None else (found.text, found.suggestion)
