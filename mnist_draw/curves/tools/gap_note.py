"""Note on figures of a run that look wrong but are not: training loss above validation loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from mnist_draw.plain_text import without_markup
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent
from mnist_draw.shared.screen_readers import announce

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.events import Evaluated
    from trainer.recipe.recipes import Recipe

_AUGMENTATION: Final = ("shift", "rotation", "scaling", "shear", "thickness", "written_forms")


class GapNote(QToolButton):
    """An (i) that explains, in its tooltip and at a click, what holds for the present run.

    Hidden while there is nothing to explain.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipe: Recipe | None = None
        self._training: Evaluated | None = None
        self._validation: Evaluated | None = None
        self.setObjectName("lossGapNote")
        self.setProperty("flat", True)
        self.setProperty("small", True)
        self.setIcon(theme.icon("info", "muted"))
        self.clicked.connect(self._explain)
        self._update()

    def start(self, recipe: Recipe | None) -> None:
        """Forget the run before; None for a recipe that is not known."""
        self._recipe = recipe
        self._training = self._validation = None
        self._update()

    def add_evaluation(self, evaluated: Evaluated) -> None:
        """Compare the losses of an epoch."""
        if evaluated.split == "train":
            self._training = evaluated
        elif evaluated.split == "validation" and evaluated.step and evaluated.whole:
            self._validation = evaluated
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._update()
        super().changeEvent(event)

    def _update(self) -> None:
        text = "".join(f"<p>{paragraph}</p>" for paragraph in self._paragraphs())
        self.setVisible(bool(text))
        self.setToolTip(text)
        self.setAccessibleName(self.tr("Why are these figures so?"))
        self.setAccessibleDescription(without_markup(text))

    def _paragraphs(self) -> Iterator[str]:
        """Titles and explanations, as rich text."""
        recipe, training, validation = self._recipe, self._training, self._validation
        if recipe is None:
            return
        if (
            training is not None
            and validation is not None
            and training.step == validation.step
            and training.loss > validation.loss
        ):
            title = self.tr("Why is the training loss above the validation loss?")
            yield f"<b>{title}</b>"
            yield self.tr(
                "Training loss is averaged over the epoch, while the network still improves. "
                "Validation loss is measured at its end."
            )
            yield from self._differences(recipe)
        if recipe.label_smoothing > 0 and (training is not None or validation is not None):
            yield from self._confidence(recipe, validation)

    def _differences(self, recipe: Recipe) -> Iterator[str]:
        """What is done to training images only."""
        if recipe.dropout > 0 and recipe.model in {"mlp", "cnn"}:
            yield self.tr("Dropout switches off units, in training only.")
        if any(getattr(recipe, name) > 0 for name in _AUGMENTATION):
            yield self.tr("Training images are distorted at random; validation images are not.")
        if recipe.label_smoothing > 0:
            yield self.tr(
                "Label smoothing keeps the training loss above 0; validation is measured without."
            )

    def _confidence(self, recipe: Recipe, validation: Evaluated | None) -> Iterator[str]:
        """How sure a network is that was trained with label smoothing."""
        asked = percent(1 - recipe.label_smoothing * (1 - 1 / len(recipe.classes)))
        title = self.tr("How sure does label smoothing leave the network?")
        asks = self.tr("It asks for {percent} for the right digit, not for 100 %.").format(
            percent=asked
        )
        if validation is not None and validation.temperature != 1:
            yield f"<b>{title}</b>"
            yield f"{asks} " + self.tr(
                "So that the bars do not stay there, the scores are divided by {temperature} (the "
                "softmax temperature), fitted on the validation images: now of ten answers given "
                "with 90 % nine are right."
            ).format(temperature=f"{validation.temperature:.2f}")
        elif recipe.validation_images == 0:
            yield f"<b>{title}</b>"
            yield f"{asks} " + self.tr(
                "Without validation images nothing corrects this: its answers are right more often "
                "than the bars say."
            )

    @Slot()
    def _explain(self) -> None:
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        announce(self, self.accessibleDescription())
