"""Base of the cards of the Experiments window: texts, page and life cycle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from mnist_draw.experiments.card_page import CardPage
    from mnist_draw.experiments.card_texts import CardTexts
    from mnist_draw.shared.threads import WorkerThread


class Card(QObject):
    """Controller of one card; lives in the GUI thread. Subclasses are registered by `add`.

    Attributes:
        key: Identifier; object names derive from it.
        default: Index of the knob's value at first.
    """

    key: str = ""
    default: int = 0

    def texts(self, value: int) -> CardTexts:
        """The texts for a value of the knob, in the present language.

        Args:
            value: Index of the knob's value.
        """
        raise NotImplementedError

    def build_page(self) -> CardPage:
        """The page; called once, when the card is first chosen."""
        raise NotImplementedError

    def set_seen(self, *, seen: bool) -> None:
        """Note whether the page is on screen: observers of predictions begin and end here."""

    def retranslate(self) -> None:
        """Set the texts that are not in `texts`, after a change of language."""

    def shut_down(self) -> None:
        """Cancel what runs, because the application closes."""

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """Threads of the card's workers; started by the card."""
        return ()
