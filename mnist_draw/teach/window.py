"""Window Teach it mine: choose drawings, teach, and see what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.curves.invitation import Invitation
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.side_window import SideWindow
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.shared.widgets.progress_bar import ProgressBar
from mnist_draw.shared.widgets.translated_label import TranslatedLabel
from mnist_draw.teach.choice import RECOMMENDED, TeachChoice, count
from mnist_draw.teach.label_buttons import LabelButtons
from mnist_draw.teach.result_view import ResultView
from trainer.drawings.stored_drawing import Counts
from trainer.recipe.classes import DIGITS
from trainer.teaching.lesson import FEWEST_DRAWINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from mnist_draw.shared.widgets.message_bar import Kind
    from trainer.network.compared_readings import TeachingComparison
    from trainer.recipe.classes import Classes

_SIZE: Final = QSize(900, 640)


class TeachWindow(SideWindow):
    """The choice above, the result below.

    Attributes:
        counts_wanted: The window was shown or activated; the store may have changed.
        teach_wanted: Emits the `TeachChoice`.
        cancel_wanted: Cancel the lesson.
        result: The result.
    """

    counts_wanted = Signal()
    teach_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("teachView", parent)
        self._counts = Counts()
        self._classes: Classes = DIGITS
        self._ready, self._teaching, self._idle = False, False, True
        self._writers: list[str | None] = [None]
        self._about = QLabel()
        self._about.setObjectName("teachingAbout")
        self._about.setProperty("tone", "muted")
        self._about.setWordWrap(True)
        self._writer_label = QLabel()
        self._writer_box = QComboBox()
        self._writer_box.setObjectName("teachWriterBox")
        self._writer_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._writer_box.currentIndexChanged.connect(self._show_choice)
        self._writer_label.setBuddy(self._writer_box)
        self._labels = LabelButtons()
        self._labels.changed.connect(self._show_choice)
        self._chosen = QLabel()
        self._chosen.setObjectName("teachChosen")
        self._chosen.setWordWrap(True)
        self._hint = QLabel()
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setObjectName("teachHint")
        self._hint.setProperty("tone", "warning")
        self._hint.setWordWrap(True)
        self._teach = QPushButton()
        self._teach.setObjectName("teachButton")
        self._teach.setProperty("primary", True)
        self._teach.setIcon(theme.icon("train", "on_accent"))
        self._teach.clicked.connect(self._emit_teach)
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancelTeachingButton")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._status = TranslatedLabel("teachStatus")
        self._bar = ProgressBar("teachProgress")
        self._progress = QWidget()
        self._messages = MessageBar()
        self._invitation = Invitation("teachSteps", _steps)
        self.result = ResultView()
        self.result.hide()
        self._lay_out()
        QShortcut(QKeySequence("Escape"), self, self.close)
        self._retranslate()
        self.set_teaching(teaching=False)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE * theme.scale()

    def set_counts(self, counts: Counts) -> None:
        """Show the numbers of drawings in the store."""
        self._counts = counts
        self._fill_writers()
        self._show_choice()

    def set_network(self, classes: Classes | None) -> None:
        """Set the classes of the network in use; None as long as there is none."""
        if self._ready and classes == self._classes:
            return
        self._ready = classes is not None
        if classes is not None:
            self._classes = classes
        self._labels.set_classes(self._classes)
        self._show_choice()

    def set_idle(self, *, idle: bool) -> None:
        """Set whether a lesson can start: no training runs."""
        self._idle = idle
        self._show_choice()

    def set_teaching(self, *, teaching: bool) -> None:
        """Show or hide the progress."""
        self._teaching = teaching
        self._progress.setVisible(teaching)
        self._teach.setVisible(not teaching)
        self._invitation.setVisible(not teaching and self.result.isHidden())
        if teaching:
            self._messages.dismiss()
            self.result.hide()
            self.show_progress(lambda: self.tr("Getting ready…"), None)
        self._show_choice()

    def show_progress(self, text: Callable[[], str], share: float | None) -> None:
        """Show what the lesson does.

        Args:
            text: Returns it in the present language.
            share: What is done of it, in [0, 1]; None for an unknown share.
        """
        self._status.show_text(text)
        self._bar.show_share(share)

    def show_comparison(self, comparison: TeachingComparison) -> None:
        """Show a result."""
        self.result.show_comparison(comparison)
        self._invitation.hide()
        self.result.show()

    def show_message(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message in the window; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.counts_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.counts_wanted.emit()
        super().changeEvent(event)

    @property
    def _choice(self) -> TeachChoice:
        writer = self._writers[max(0, self._writer_box.currentIndex())]
        return TeachChoice(writer, self._labels.chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._writer_label)
        row.addWidget(self._writer_box)
        row.addStretch()
        row.addWidget(self._teach)
        progress = QHBoxLayout(self._progress)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.setSpacing(12)
        progress.addWidget(self._status)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._cancel)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._about)
        layout.addLayout(row)
        layout.addWidget(self._labels)
        layout.addWidget(self._chosen)
        layout.addWidget(self._hint)
        layout.addWidget(self._progress)
        layout.addWidget(self._messages)
        layout.addWidget(self._invitation, 1)
        layout.addWidget(self.result, 1)
        layout.addStretch(0)
        # The result needs more height than a small projector has.
        area = self._area = QScrollArea()
        area.setProperty("tabbed", True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Teach it mine"))
        self._area.setAccessibleName(self.windowTitle())
        self._about.setText(
            self.tr(
                "The network learns your labelled drawings, mixed with images that it knows, so "
                "that it does not forget them. One in five is held out, to see whether it reads "
                "those better too."
            )
        )
        self._writer_label.setText(self.tr("&Drawings of"))
        self._writer_box.setAccessibleName(self.tr("Whose drawings to teach"))
        self._writer_box.setToolTip(self.tr("Teach all drawings or those of one writer"))
        self._teach.setText(self.tr("Teach it"))
        self._teach.setAccessibleName(self._teach.text())
        self._teach.setToolTip(self.tr("Train the network in use on these drawings (Ctrl+Return)"))
        self._teach.setShortcut("Ctrl+Return")
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.setToolTip(self.tr("End the lesson and go back to the network before"))
        self._bar.setAccessibleName(self.tr("Progress of the lesson"))
        self._fill_writers()
        self._show_choice()

    def _fill_writers(self) -> None:
        chosen = self._writers[max(0, self._writer_box.currentIndex())]
        labelled: dict[str, int] = {}
        for (writer, label), number in self._counts.cells.items():
            labelled[writer] = labelled.get(writer, 0) + (number if label is not None else 0)
        self._writers = [None, *sorted(labelled)]
        with QSignalBlocker(self._writer_box):
            self._writer_box.clear()
            self._add_writer(self.tr("Everybody"), sum(labelled.values()))
            for writer in sorted(labelled):
                self._add_writer(writer or self.tr("Guests"), labelled[writer])
            if chosen in self._writers:
                self._writer_box.setCurrentIndex(self._writers.index(chosen))

    def _add_writer(self, name: str, drawings: int) -> None:
        self._writer_box.addItem(
            self.tr("{writer}: {count}").format(writer=name, count=whole(drawings))
        )

    @Slot()
    def _show_choice(self) -> None:
        found = count(self._counts, self._choice, self._classes)
        self._labels.set_counts(found.by_label)
        text = (
            self.tr("1 drawing is chosen")
            if found.chosen == 1
            else self.tr("{count} drawings are chosen").format(count=whole(found.chosen))
        )
        if found.unlabelled:
            text += " · " + self.tr("{count} without a label are left out").format(
                count=whole(found.unlabelled)
            )
        if found.other_labels:
            text += " · " + self.tr(
                "{count} with labels that this network does not know are left out"
            ).format(count=whole(found.other_labels))
        self._chosen.setText(text)
        hint = self._hint_text(found.chosen, found.missing)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        for widget in (self._writer_box, self._labels):
            widget.setEnabled(not self._teaching)
        self._teach.setEnabled(found.enough and self._ready and self._idle and not self._teaching)

    def _hint_text(self, chosen: int, missing: tuple[str, ...]) -> str:
        if not self._idle and not self._teaching:
            return self.tr("A training runs: stop it or wait for its end, then teach")
        if not self._counts.total:
            return self.tr(
                "There are no drawings yet. Draw a digit, say which one it is, and it is kept in "
                "My drawings; about {count} make a good lesson"
            ).format(count=RECOMMENDED)
        if chosen < FEWEST_DRAWINGS:
            return self.tr(
                "Too few: a lesson needs at least {count}, and about {more} are better"
            ).format(count=FEWEST_DRAWINGS, more=RECOMMENDED)
        if 0 < len(missing) < len(self._classes) and chosen < 10 * RECOMMENDED:
            return self.tr("No drawings of {labels}: it learns nothing new about these").format(
                labels=", ".join(missing)
            )
        return ""

    @Slot()
    def _emit_teach(self) -> None:
        self.teach_wanted.emit(self._choice)


def _steps() -> tuple[str, str, str]:
    translate = QCoreApplication.translate
    return (
        translate("TeachWindow", "Draw, and keep each drawing as what it is"),
        translate("TeachWindow", "Press Teach it: the network trains for some seconds"),
        translate("TeachWindow", "See what it reads better here, and whether it forgot anything"),
    )
