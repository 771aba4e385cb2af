"""Progress bar that is painted with everything else."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

_FULL = 1000


class ProgressBar(QProgressBar):
    """A bar without text, for a share.

    Qt's own paints the window at once whenever its value changes: of a window that is busy it would
    take most of the time.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: The object name.
            parent: Parent widget.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextVisible(False)
        self.setRange(0, _FULL)

    def show_share(self, share: float | None) -> None:
        """Show a share in [0, 1], clipped to it; None if it is unknown: the bar is animated."""
        value = 0 if share is None else round(_FULL * min(max(share, 0.0), 1.0))
        maximum = 0 if share is None else _FULL
        if (value, maximum) == (self.value(), self.maximum()):
            return
        self.setUpdatesEnabled(False)
        self.setRange(0, maximum)
        self.setValue(value)
        self.setUpdatesEnabled(True)
