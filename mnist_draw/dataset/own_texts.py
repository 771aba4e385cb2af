"""Translated figures of a reading of the class's own drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared.numbers import whole

if TYPE_CHECKING:
    from mnist_draw.dataset.own_drawings import OwnFigures, Score

translate = QCoreApplication.translate


def figures(own: OwnFigures) -> str:
    """What is no test and what is left out; then scores by writer and by label; two lines."""
    notes = []
    if own.taught:
        notes.append(
            translate(
                "PredictionsTab",
                "{taught} of {count} were taught, so they are no test: of the others it reads "
                "{right} of {untaught}",
            ).format(
                taught=whole(own.taught),
                count=whole(own.taught + own.untaught.count),
                right=whole(own.untaught.right),
                untaught=whole(own.untaught.count),
            )
        )
    if own.unlabelled:
        notes.append(
            translate("PredictionsTab", "{count} without a label are left out").format(
                count=whole(own.unlabelled)
            )
        )
    if own.other_labels:
        notes.append(
            translate("PredictionsTab", "{count} with other labels are left out").format(
                count=whole(own.other_labels)
            )
        )
    guests = translate("PredictionsTab", "Guests")
    writers = [_score(name or guests, score) for name, score in own.by_writer.items()]
    labels = [_score(name, score) for name, score in own.by_class.items()]
    return "\n".join(" · ".join(line) for line in (notes, writers, labels) if line)


def _score(name: str, score: Score) -> str:
    return translate("PredictionsTab", "{name}: {right} of {count}").format(
        name=name, right=whole(score.right), count=whole(score.count)
    )
