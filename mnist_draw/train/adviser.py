"""Advice about the present run: messages, with a button that applies a suggested change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from mnist_draw.train import advice

if TYPE_CHECKING:
    from mnist_draw.recipe.draft import RecipeDraft
    from mnist_draw.shared.message_bar import Kind
    from mnist_draw.shared.notifications import Notifications
    from mnist_draw.train.advice import Suggestion
    from trainer.errors import TrainerError
    from trainer.events import Evaluated
    from trainer.recipe.recipes import Recipe


class Adviser(QObject):
    """Sends advice about one run after the other to the message bar.

    A suggested change is applied to the draft, not to the run; nothing is trained by it.
    """

    def __init__(self, notifications: Notifications, draft: RecipeDraft, parent: QObject) -> None:
        """Prepares the button.

        Args:
            notifications: Shows the messages.
            draft: Gets the suggested changes.
            parent: Owner of this object.
        """
        super().__init__(parent)
        self._notifications, self._draft = notifications, draft
        self._never_predicted: tuple[int, ...] = ()
        self._suggestion: Suggestion | None = None
        self._action = QAction(self)
        self._action.triggered.connect(self._apply)

    def start_run(self) -> None:
        """Dismiss messages about the previous run."""
        self._never_predicted = ()
        self._notifications.dismiss()

    def check_evaluation(self, evaluated: Evaluated, recipe: Recipe) -> None:
        """Advise if whole-split evaluations show digits that are never predicted.

        Args:
            evaluated: An evaluation of the run.
            recipe: The run's recipe.
        """
        if not evaluated.whole or evaluated.split == "train":
            return
        digits = evaluated.never_predicted
        if digits and digits != self._never_predicted:
            text = advice.never_predicted(digits, recipe)
            self._show(text, "info", advice.another_seed(recipe))
        elif self._never_predicted and not digits:
            # The network predicts them by now.
            self._notifications.dismiss()
        self._never_predicted = digits

    def report_failure(self, text: str, error: TrainerError | None, recipe: Recipe) -> None:
        """Show why the run failed, with a suggestion where there is one.

        Args:
            text: What happened and what to do next.
            error: The error; None for an unexpected one.
            recipe: The run's recipe.
        """
        self._show(text, "error", advice.suggestion(error, recipe))

    def _show(self, text: str, kind: Kind, suggestion: Suggestion | None) -> None:
        self._suggestion = suggestion
        if suggestion is None:
            self._notifications.show(text, kind)
            return
        self._action.setText(suggestion.label)
        self._action.setToolTip(suggestion.explanation)
        self._notifications.show(text, kind, self._action)

    @Slot()
    def _apply(self) -> None:
        if self._suggestion is not None:
            self._draft.change(self._suggestion.field, self._suggestion.value)
