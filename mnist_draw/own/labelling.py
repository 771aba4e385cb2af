"""Labelling at the canvas: what is offered, what a key keeps, and what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from mnist_draw.own.commands import Keep
from mnist_draw.own.label_keys import LabelKeys, keys_of
from mnist_draw.own.label_line import LabelLine
from mnist_draw.predict import doubts
from mnist_draw.stroke_files.session_drawings import recorded
from trainer.drawings.stored_drawing import Counts

if TYPE_CHECKING:
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.own.commands import Command
    from mnist_draw.own.requests import Done, Refused
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.stroke_files.session_drawings import SessionDrawings
    from trainer.ink.pen import Stroke


class Labelling(QObject):
    """Connects canvas, keys and label line; lives in the GUI thread.

    Attributes:
        line: Under the answer.
        keep_action: Keeps the drawing as what the network reads.
        keep_later_action: Keeps it without a label.
        keep_other_action: Asks for a label of the user's own and keeps it as that.
        keep_wanted: Emits the `Keep` to carry out.
        undo_wanted: Emits the `Command` that undoes what was kept last.
    """

    keep_wanted = Signal(object)
    undo_wanted = Signal(object)

    def __init__(
        self, draw_area: DrawArea, session_drawings: SessionDrawings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._canvas = draw_area.canvas
        self._drawing, self._session = draw_area.drawing, session_drawings
        self.writer = ""
        """Who draws now; empty for a guest."""
        self._classes: tuple[str, ...] = ()
        self._offered: str | None = None
        self._put: tuple[Stroke, ...] = ()
        self._counts = Counts()
        # Label of the user's own that was kept last; empty for none.
        self._last = ""
        # What the line speaks of, and what undoes it.
        self._kept: Keep | None = None
        self._undo: Command | None = None
        # Identity of the drawing that the store has not answered about yet.
        self._wanted = ""
        self.line = LabelLine()
        self.line.keep_wanted.connect(self._keep_offered)
        self.line.undo_wanted.connect(self._take_back)
        self.line.label_typed.connect(self._keep_typed)
        self.line.typing_ended.connect(self._canvas.setFocus)
        self._keys = LabelKeys(draw_area)
        self._keys.pressed.connect(self.keep_as)
        self.keep_action = self._action(draw_area, "keepAction", "Return", "Enter")
        self.keep_action.triggered.connect(self._keep_offered)
        self.keep_later_action = self._action(draw_area, "keepLaterAction", "Ctrl+K")
        self.keep_later_action.triggered.connect(self._keep_later)
        self.keep_other_action = self._action(
            draw_area, "keepOtherAction", "Shift+Return", "Shift+Enter"
        )
        self.keep_other_action.triggered.connect(self.line.type_label)
        self._drawing.history_changed.connect(self._update)
        self.retranslate()
        self._update()

    @property
    def actions(self) -> list[QAction]:
        """All that keep the drawing, for a menu."""
        return [self.keep_action, self.keep_other_action, self.keep_later_action]

    @Slot(object)
    def show_prediction(self, prediction: Prediction) -> None:
        """Offer what the network reads now."""
        classes = prediction.snapshot.recipe.classes
        if classes != self._classes:
            self._classes = classes
            self._keys.set_classes(classes)
            self._offer_labels()
        probabilities = prediction.probabilities
        offered = None
        if (
            probabilities is not None
            and not prediction.pen_down
            and np.isfinite(probabilities).all()
            and doubts.doubt(probabilities, prediction.not_sure) is None
        ):
            offered = classes[int(probabilities.argmax())]
        # A prediction comes many times a second.
        if offered != self._offered:
            self._offered = offered
            self._update()

    def put(self) -> None:
        """Let the drawing on the canvas be labelled, which the program has put there."""
        self._put = self._drawing.strokes
        self._update()

    @Slot(str)
    def keep_as(self, label: str) -> None:
        """Keep the drawing on the canvas, or label it again."""
        if self._can_keep and label in self._classes:
            self._keep(label)

    @Slot(int)
    def keep_as_row(self, row: int) -> None:
        """Keep the drawing as the class of a bar."""
        if row < len(self._classes):
            self.keep_as(self._classes[row])

    @Slot(object)
    def show_counts(self, counts: Counts) -> None:
        """Offer the labels of the store that are no classes of the network in use."""
        self._counts = counts
        self._offer_labels()

    @Slot(object)
    def show_done(self, done: Done) -> None:
        """Say that the drawing was kept, until it is changed."""
        command = done.change.command
        if isinstance(command, Keep):
            self._kept, self._undo, self._wanted = command, done.undo, ""
            if command.label is not None:
                self._last = "" if command.label in self._classes else command.label
        elif self._kept is not None and command.concerns(self._kept.uid):
            # Taken back here, or changed in the window: the line would speak of what was.
            self._kept = self._undo = None
        self._update()

    @Slot(object)
    def show_refused(self, refused: Refused) -> None:
        """Say that the drawing was not kept."""
        if isinstance(refused.change.command, Keep):
            self._wanted = ""
            self._update()
            self.line.show_unkept()

    @Slot()
    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.keep_action.setText(self.tr("&Keep the drawing as it is read"))
        self.keep_action.setToolTip(
            self.tr("Put the drawing into My drawings, labelled with the network's answer")
        )
        self.keep_later_action.setText(self.tr("Keep the drawing, label it &later"))
        self.keep_later_action.setToolTip(
            self.tr("Put the drawing into My drawings without a label")
        )
        self.keep_other_action.setText(self.tr("Keep the drawing with &another label…"))
        self.keep_other_action.setToolTip(
            self.tr("Put the drawing into My drawings with a letter or a word of your own")
        )

    @property
    def _can_keep(self) -> bool:
        strokes = self._drawing.strokes
        by_program = self._session.is_by_program and strokes != self._put
        # The canvas takes nothing while the program writes a long drawing on it.
        whole = self._canvas.isEnabled() and not self._drawing.is_drawing
        return self._session.has_present and not by_program and whole

    @property
    def _strokes(self) -> tuple[Stroke, ...]:
        return recorded(self._drawing.strokes).strokes

    def _keep(self, label: str | None) -> None:
        command = Keep(self._strokes, label, self.writer)
        # The store may take a moment, in which the next stroke may come.
        self._wanted = command.uid
        self._update()
        self.keep_wanted.emit(command)

    @Slot()
    def _keep_offered(self) -> None:
        if self._offered is not None:
            self.keep_as(self._offered)

    @Slot(str)
    def _keep_typed(self, label: str) -> None:
        if self._can_keep:
            self._keep(label)

    def _offer_labels(self) -> None:
        self.line.offer_labels(
            {
                label: count
                for label, count in self._counts.by_label.items()
                if label is not None and label not in self._classes
            }
        )

    @Slot()
    def _keep_later(self) -> None:
        if self._can_keep:
            self._keep(None)

    @Slot()
    def _take_back(self) -> None:
        if self._undo is not None:
            self.undo_wanted.emit(self._undo)

    @Slot()
    def _update(self) -> None:
        able = self._can_keep
        self.keep_action.setEnabled(able and self._offered is not None)
        self.keep_later_action.setEnabled(able)
        self.keep_other_action.setEnabled(able)
        uid = self._uid() if able else None
        # Undo may bring the kept drawing back.
        kept = self._kept if self._kept is not None and self._kept.uid == uid else None
        self._drawing.complete = kept is not None or self._wanted == uid
        if not able and self._drawing.pasted and not self._drawing.is_blank:
            self.line.show_picture()
        elif not able:
            self.line.show_nothing()
        elif kept is not None:
            self.line.show_kept(kept.label, kept.writer)
        else:
            keys = keys_of(self._classes).values()
            with_shift = any(key.startswith("Shift") for key in keys)
            last = "" if self._last in self._classes else self._last
            self.line.ask(self._offered, with_shift=with_shift, last=last)

    def _uid(self) -> str:
        return Keep(self._strokes, None, "").uid

    def _action(self, area: DrawArea, name: str, *keys: str) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        area.addAction(action)
        return action
