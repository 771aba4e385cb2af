"""Training status: a progress bar and a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared import theme
from mnist_draw.shared.throttle import Throttle
from mnist_draw.shared.widgets.progress_bar import ProgressBar
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.train.status.result_links import ResultLinks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

# Least time between two announcements of a screen reader.
_ANNOUNCE_MS: Final = 2000

translate = QCoreApplication.translate


class TrainingStatus(QWidget):
    """Progress bar and status line, also for screen readers.

    Attributes:
        links: What can be done with the result, beside the line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.links = ResultLinks()
        self._text: Callable[[], str] = str
        self._strong = False
        self._bar = ProgressBar("trainingProgress")
        self._line = SteadyLabel("trainingStatus", "body", "muted", shrinks=True)
        self._announcing = Throttle(_ANNOUNCE_MS, self)
        self._announcing.triggered.connect(self._announce)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self.links)
        layout.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._reserve_row()
        self._retranslate()

    def show_status(
        self,
        text: Callable[[], str],
        share: float | None,
        *,
        busy: bool = True,
        strong: bool = False,
    ) -> None:
        """Show a status.

        Args:
            text: Returns the text in the present language.
            share: Progress, [0, 1]; None if it is unknown.
            busy: Whether the bar is animated while the progress is unknown.
            strong: Whether to emphasise the text, as a result.
        """
        self._text, self._strong = text, strong
        self._update_line()
        self._announcing.request()
        if share is not None:
            self.show_share(share)
        elif busy:
            self._bar.show_share(None)

    def show_share(self, share: float) -> None:
        """Set the bar to a share in [0, 1], clipped at 1; the text stays."""
        self._bar.show_share(share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_links()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # A link appeared, or its text changed.
            self._fit_links()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._reserve_row()
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._update_line()
        super().changeEvent(event)

    def _reserve_row(self) -> None:
        """Keep the row as high as with links, which then move nothing when they appear."""
        self._line.setMinimumHeight(self.links.row_height)
        self._fit_links()

    def _fit_links(self) -> None:
        """Leave the line the room that its text needs."""
        font = theme.font("body")
        font.setWeight(QFont.Weight.DemiBold)
        needed = QFontMetricsF(font).horizontalAdvance(self._line.text()) + self._row.spacing()
        room, least = self.width() - round(needed), self.links.minimumSizeHint().width()
        # A result is never cut: on a small projector the links lie below it.
        beside = room >= least or not self._strong
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.links.setMaximumWidth(max(room, least) if beside else self.width())

    def _retranslate(self) -> None:
        self._bar.setAccessibleName(translate("TrainingPanel", "Progress of the training"))
        self._bar.setToolTip(translate("TrainingPanel", "How much of the training is done"))
        self._line.setAccessibleName(translate("TrainingPanel", "Training status"))

    def _update_line(self) -> None:
        strong, text = self._strong, self._text()
        # On a small projector the speed, at the end of four parts, is left out.
        parts = text.split(" · ")
        short = " · ".join(parts[:-1]) if len(parts) > 3 else ""
        self._line.set_text(text, "text" if strong else "muted", strong=strong, short=short)
        if strong:
            self._fit_links()

    @Slot()
    def _announce(self) -> None:
        self._line.setAccessibleDescription(self._line.text())
