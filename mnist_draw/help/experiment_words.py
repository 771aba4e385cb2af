"""Words of the experiments and of their comparison, for the glossary."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_draw.help.word import Word

translate = QCoreApplication.translate


def experiment_words() -> tuple[Word, ...]:
    """The words, in the present language."""
    return (
        Word(
            "adversarial example",
            translate("Words", "Adversarial example"),
            translate(
                "Words",
                "A picture that is changed so little that we read it as before, but just so that a "
                "network reads something else. Found by Szegedy and others in 2014.",
            ),
            controls=("foolingBody",),
        ),
        Word(
            "experiment",
            translate("Words", "Experiment"),
            translate(
                "Words",
                "Two or more trainings that differ in one thing alone, so that the difference of "
                "their results shows what it does.",
            ),
        ),
        Word(
            "robustness",
            translate("Words", "Robustness"),
            translate(
                "Words",
                "How well a network still reads pictures that are shifted, turned or otherwise "
                "changed, as in daily life.",
            ),
            controls=("robustnessBody",),
        ),
        Word(
            "standard deviation",
            translate("Words", "Standard deviation"),
            translate(
                "Words",
                "How far single results usually are from their mean. Whether a recipe is better "
                "than another shows only where their means are further apart than that.",
            ),
        ),
        Word(
            "standard error",
            translate("Words", "Standard error"),
            translate(
                "Words",
                "How far a share that was measured on some of the images is usually off the share "
                "of all: with 1,000 images, at most 1.6 percentage points.",
            ),
            controls=("robustnessFigures", "robustnessChart"),
        ),
    )
