"""What of which runs the curves show, and in which colours: values that the painting takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.curves.history import RunHistory
    from mnist_draw.curves.run_styles import RunStyle
    from trainer.recipe.published import Published

Kind = Literal["train", "train_epochs", "validation", "published"]


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, fonts and widths.

    Attributes:
        colours: Of the scheme.
        font: Of numbers and labels.
        scale: How much wider than usual lines are.
    """

    colours: theme.Colours
    font: QFont
    scale: float

    @classmethod
    def present(cls) -> Look:
        """The look that the application has now."""
        return cls(theme.colours(), theme.tabular(theme.font("caption")), theme.scale())

    @property
    def em(self) -> float:
        """Height of a line of text."""
        return QFontMetricsF(self.font).height()

    def of(self, style: RunStyle | None, kind: Kind) -> QColor:
        """The colour of a run's curve; the present run has no style."""
        if style is not None:
            return style.colour(dark=self.colours is theme.DARK)
        return self.colours.validation if kind == "validation" else self.colours.train


@dataclass(frozen=True, slots=True, eq=False)
class ShownRun:
    """One run as it is to be drawn.

    Attributes:
        key: Identifier of the run.
        title: What it is called.
        history: Its metrics; the present run's grows.
        style: How it looks; None for the present run.
    """

    key: str
    title: str
    history: RunHistory
    style: RunStyle | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What of the runs is to be seen.

    Attributes:
        kinds: The curves shown.
        by_steps: Whether the time axis counts steps instead of epochs.
        logarithmic: Whether the loss axis is logarithmic.
        smoothed: Whether the training curve is smoothed, over a faint raw one.
        text: Name of the text that the figures come from.
        published: Its figures, those of other plots among them.
    """

    kinds: frozenset[Kind] = frozenset({"train", "train_epochs", "validation", "published"})
    by_steps: bool = False
    logarithmic: bool = False
    smoothed: bool = True
    text: str = ""
    published: tuple[Published, ...] = ()
