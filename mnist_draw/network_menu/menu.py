"""Menu of networks: the ready-made ones, the last runs, all runs, a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics
from PySide6.QtWidgets import QMenu, QWidget

from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import decimal
from mnist_draw.shared.widgets.elided_label import elide_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Width of a name, in widths of the letter x: runs are named by all that was changed.
_NAME_WIDTH = 48


@dataclass(frozen=True, slots=True)
class Choice:
    """A network to choose.

    Attributes:
        name: Its name.
        file: Its weights file.
        test_accuracy: [0, 1]; None if it is not known.
        in_use: Whether its weights predict now.
    """

    name: str
    file: Path
    test_accuracy: float | None = None
    in_use: bool = False


class NetworkMenu(QMenu):
    """Offers networks, with their test accuracies at the right, and marks the one in use.

    Attributes:
        chosen: Emits the `Path` of a weights file.
        open_action: Opens a file.
        runs_action: Shows all runs.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("networkMenu")
        self.setToolTipsVisible(True)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        self._training = QAction(self)
        self._training.setEnabled(False)
        self.runs_action = QAction(theme.icon("curves"), "", self)
        self.runs_action.setObjectName("allRunsAction")
        self.open_action = QAction(theme.icon("open"), "", self)
        self.open_action.setObjectName("openNetworkAction")
        self._lasting = (self._training, self.runs_action, self.open_action)
        self._retranslate()

    def show_choices(
        self, ready_made: Sequence[Choice], runs: Sequence[Choice], *, training: bool
    ) -> None:
        """Offers networks.

        Args:
            ready_made: The networks that come with the application, that for digits first.
            runs: Those of the last runs, newest first.
            training: Whether a network trains, which predicts until it is paused or stopped.
        """
        # What the menu has made for itself goes; other actions are only taken out.
        for action in self.actions():
            self.removeAction(action)
            if action.parent() in {self, self._group} and action not in self._lasting:
                action.deleteLater()
        if training:
            self.addAction(self._training)
            self.addSeparator()
        for number, choice in enumerate(ready_made):
            name = f"readyMadeAction-{number}" if number else "readyMadeAction"
            self._add(name, choice, enabled=not training)
        if runs:
            self.addSection(self.tr("Last runs"))
        for number, choice in enumerate(runs):
            self._add(f"lastRunAction-{number}", choice, enabled=not training)
        self.addSeparator()
        self.open_action.setEnabled(not training)
        self.addActions([self.runs_action, self.open_action])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Networks"))
        self._training.setText(
            self.tr("The network in training is in use: pause or stop the training first")
        )
        self.runs_action.setText(self.tr("All runs…"))
        self.runs_action.setToolTip(self.tr("Every network that was trained here"))
        self.open_action.setText(self.tr("Open file…"))
        self.open_action.setToolTip(self.tr("Use the weights in a file"))

    def _add(self, name: str, choice: Choice, *, enabled: bool) -> None:
        action = self._group.addAction("")
        action.setObjectName(name)
        metrics = QFontMetrics(theme.font("body"))
        text = elide_name(metrics, choice.name, _NAME_WIDTH * metrics.horizontalAdvance("x"))
        text = text.replace("&", "&&")
        if choice.test_accuracy is not None:
            # What follows a tab stands at the right, as shortcuts do.
            text += f"\t{decimal(100 * choice.test_accuracy, 2)} %"
        action.setText(text)
        action.setToolTip(plain_tip(choice.name))
        action.setCheckable(True)
        action.setChecked(choice.in_use)
        action.setEnabled(enabled)
        action.setData(choice.file)
        self.addAction(action)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
