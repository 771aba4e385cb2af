"""Page of a card: question and expectations, knob, run button with progress, answer and body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.experiments.answer_box import AnswerBox
from mnist_draw.experiments.expectations import Expectations
from mnist_draw.shared import theme
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.shared.widgets.progress_bar import ProgressBar
from mnist_draw.shared.widgets.translated_label import TranslatedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from mnist_draw.experiments.card_texts import CardTexts
    from mnist_draw.shared.widgets.message_bar import Kind


class CardPage(QWidget):
    """The same frame for every card; rows without a text are hidden.

    Attributes:
        run_wanted: Run it; emits the index of the knob's value.
        cancel_wanted: Cancel what runs.
        knob_changed: Emits the index of the knob's value.
    """

    run_wanted = Signal(int)
    cancel_wanted = Signal()
    knob_changed = Signal(int)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """Args: key: The card's; part of object names."""
        super().__init__(parent)
        self.setObjectName(f"card-{key}")
        self._blocked, self._running, self._asking = "", False, True
        self._stale = False
        self._expected: int | None = None
        self._title = _label("cardTitle", step="title")
        self._about = _label("cardAbout", tone="muted")
        self._knob_label = QLabel()
        self._knob = QComboBox()
        self._knob.setObjectName("cardKnob")
        self._knob.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._knob.currentIndexChanged.connect(self._change_knob)
        self._knob_label.setBuddy(self._knob)
        self._knob_row = QWidget()
        self._expectations = Expectations()
        self._expectations.chosen.connect(self._show_state)
        self._run = QPushButton()
        self._run.setObjectName("runExperimentButton")
        self._run.setProperty("primary", True)
        self._run.setIcon(theme.icon("train", "on_accent"))
        self._run.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._run.clicked.connect(self._emit_run)
        self._hint = _label("runHint", tone="muted")
        self._run_row = QWidget()
        self._status = TranslatedLabel("experimentStatus")
        self._bar = ProgressBar("experimentProgress")
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancelExperimentButton")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._returns_focus = False
        self._progress_row = QWidget()
        self._messages = MessageBar()
        self._answer = AnswerBox()
        # Once it has its place.
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._reveal_answer)
        self._body = QVBoxLayout()
        self._lay_out()
        self._retranslate()
        self._show_state()

    @property
    def value(self) -> int:
        """Index of the knob's value."""
        return max(0, self._knob.currentIndex())

    @value.setter
    def value(self, index: int) -> None:
        with QSignalBlocker(self._knob):
            self._knob.setCurrentIndex(index)

    @property
    def expectation(self) -> int | None:
        """Index of what the class expects; None if it was not asked or has not chosen."""
        return self._expectations.choice if self._asks else None

    def set_texts(self, texts: CardTexts) -> None:
        """Set the texts in the present language."""
        value = self.value
        self._title.setText(texts.title)
        self._about.setText(texts.about)
        self._knob_label.setText(texts.knob)
        with QSignalBlocker(self._knob):
            self._knob.clear()
            self._knob.addItems(list(texts.values))
            self._knob.setCurrentIndex(value)
        self._knob.setAccessibleName(texts.knob.replace("&", ""))
        self._knob.setToolTip(texts.knob_tip)
        self._knob_row.setVisible(bool(texts.values))
        self._expectations.set_texts(texts.question, texts.expectations)
        self._answer.set_expectations(texts.expectations)
        self._run.setText(texts.button)
        self._run.setAccessibleName(texts.button)
        self._show_state()

    def set_asking(self, *, asking: bool) -> None:
        """Set whether the class is asked before the run."""
        self._asking = asking
        self._show_state()

    def set_body(self, body: QWidget) -> None:
        """Set what is shown below the answer; it takes the remaining height."""
        self._body.addWidget(body)

    def set_blocked(self, reason: str) -> None:
        """Set why it cannot run now; empty if it can."""
        self._blocked = reason
        self._show_state()

    def set_stale(self, *, stale: bool) -> None:
        """Set whether the network in use has other weights than those of the results."""
        if stale != self._stale:
            self._stale = stale
            self._show_state()

    def set_running(self, *, running: bool) -> None:
        """Show the progress, or the button."""
        if running and not self._running:
            self._expected = self.expectation
            self._messages.dismiss()
            self.clear_answer()
            self.show_progress(lambda: self.tr("Getting ready…"), None)
        self._returns_focus = not running and self._cancel.hasFocus()
        self._running = running
        self._show_state()

    def show_progress(self, text: Callable[[], str], share: float | None) -> None:
        """Show what it does.

        Args:
            text: Returns it in the present language.
            share: What is done of it, in [0, 1]; None for an unknown share.
        """
        self._status.show_text(text)
        self._bar.show_share(share)

    def show_answer(self, sentence: str, came_true: int | None, detail: str = "") -> None:
        """Show the answer, beside what the class expected before the run.

        Args:
            sentence: The answer with its figures.
            came_true: Index of the expectation that came true; None for none.
            detail: More, in smaller letters.
        """
        before = "" if self._answer.isHidden() else self._answer.spoken
        self._answer.show_answer(sentence, self._expected, came_true, detail)
        if self._answer.spoken != before:
            announce(self, self._answer.spoken)
        self._reveal.start()

    def clear_answer(self) -> None:
        """Hide the answer, of which nothing is outdated any more."""
        self._answer.hide()
        self.set_stale(stale=False)

    def show_message(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message in the page; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def _asks(self) -> bool:
        return self._asking and self._expectations.offers

    def _lay_out(self) -> None:
        knob = QHBoxLayout(self._knob_row)
        knob.setContentsMargins(0, 0, 0, 0)
        knob.setSpacing(8)
        knob.addWidget(self._knob_label)
        knob.addWidget(self._knob)
        knob.addStretch()
        run = QHBoxLayout(self._run_row)
        run.setContentsMargins(0, 0, 0, 0)
        run.setSpacing(12)
        run.addWidget(self._run)
        run.addWidget(self._hint, 1)
        progress = QHBoxLayout(self._progress_row)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.setSpacing(12)
        progress.addWidget(self._status)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            *(self._title, self._about, self._knob_row, self._expectations),
            *(self._run_row, self._progress_row, self._messages, self._answer),
        ):
            layout.addWidget(widget)
        layout.addLayout(self._body, 1)
        layout.addStretch(0)

    @Slot()
    def _reveal_answer(self) -> None:
        """Where the page is higher than its window, show the answer and what is below it."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.verticalScrollBar().setValue(self._answer.y() - 4)

    def _retranslate(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.setToolTip(self.tr("End the experiment; the network in use stays"))
        self._bar.setAccessibleName(self.tr("Progress of the experiment"))
        self._run.setToolTip(self.tr("Run the experiment (Ctrl+Return)"))
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        waits = self._asks and self._expectations.choice is None
        hint = self._blocked
        if not hint and waits:
            hint = self.tr("First choose what you expect")
        elif not hint and self._stale:
            hint = self.tr("The network in use has changed since: run it again")
        self._hint.setText(hint)
        self._expectations.setVisible(self._asks)
        self._expectations.setEnabled(not self._running)
        self._knob_row.setEnabled(not self._running)
        self._run_row.setVisible(bool(self._run.text()) and not self._running)
        self._run.setEnabled(not self._blocked and not waits and not self._running)
        # A new text takes the shortcut away.
        self._run.setShortcut("Ctrl+Return")
        if self._returns_focus and self._run.isEnabled():
            self._returns_focus = False
            self._run.setFocus()
        self._progress_row.setVisible(self._running)

    @Slot()
    def _change_knob(self) -> None:
        self.clear_answer()
        self._messages.dismiss()
        self._expectations.clear()
        self.knob_changed.emit(self.value)

    @Slot()
    def _emit_run(self) -> None:
        focused = self._run.hasFocus()
        self.run_wanted.emit(self.value)
        if focused and self._running:
            # Qt moves it from a hidden button to the one that leaves the page.
            self._cancel.setFocus()


def _label(name: str, *, step: str = "body", tone: str = "text") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("step", step)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
