"""Base of the widgets that show a strip: what the panel asks of them and hears from them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mnist_draw.inside.scene import Contributions, Pictures, Rows, Scores

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from mnist_draw.inside.scene import Unit

AnyStrip = TypeVar("AnyStrip", Pictures, Contributions, Scores, Rows)


class StripView(QWidget, Generic[AnyStrip]):
    """Shows the strips with one key.

    Attributes:
        key: The strips' key.
        watch_changed: `first`, `fitting` or `chosen` has changed: other pictures are visible.
        described: Emits a text about the value under the cursor; empty for none.
        unit_pointed: Emits layer and index of the unit under the cursor; None for none.
        unit_chosen: Emits layer and index of a unit whose sum to open.
    """

    watch_changed = Signal()
    described = Signal(str)
    unit_pointed = Signal(object)
    unit_chosen = Signal(object)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """Args: key: Key of the strips."""
        super().__init__(parent)
        self.key = key
        self.setObjectName(f"strip-{key.replace(' ', '-')}")

    @property
    def first(self) -> int:
        """Index of the first visible picture or unit."""
        return 0

    @property
    def fitting(self) -> int:
        """How many pictures or units fit; 0 if that is not known or does not matter."""
        return 0

    @property
    def chosen(self) -> int | None:
        """The feature map whose kernels to show; None for the most active one."""
        return None

    @abstractmethod
    def show_strip(self, strip: AnyStrip) -> None:
        """Shows the strip of another prediction, many times a second: without a new layout."""

    def set_height(self, height: int) -> None:
        """Sets the height in pixels that the pictures of one strip may fill."""
        del height

    def select(self, unit: tuple[str, Unit] | None) -> None:
        """Emphasises a unit, by layer and index, if this strip shows it; None for none."""
        del unit

    def selected_area(self) -> QRect:
        """Where the emphasised unit is; the whole strip where it need not be exact."""
        return self.rect()
