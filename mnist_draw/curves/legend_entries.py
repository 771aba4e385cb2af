"""What stands in the two legends of the curves: the kinds of curves, and the runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from mnist_draw.curves.legend import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.compared_runs import ComparedRun
    from mnist_draw.curves.view import Kind, View

translate: Final = QCoreApplication.translate


def of_kinds(view: View, *, with_epoch_means: bool) -> list[Entry]:
    """The kinds of curves that there are, and which of them are shown."""
    entries: list[Entry] = []

    def offer(kind: Kind, text: str, tip: str) -> None:
        entries.append(Entry(kind, text, tip, kind, shown=kind in view.kinds))

    offer(
        "train",
        translate("CurvesPanel", "training"),
        translate("CurvesPanel", "Each step's batch; the smoothed curve stands out"),
    )
    if with_epoch_means:
        offer(
            "train_epochs",
            translate("CurvesPanel", "per epoch"),
            translate("CurvesPanel", "Mean of each training epoch"),
        )
    offer(
        "validation",
        translate("CurvesPanel", "validation"),
        translate(
            "CurvesPanel",
            "Digits that the network does not train on; epoch 0 is the untrained network",
        ),
    )
    if view.published:
        about = translate("CurvesPanel", "What the text reports: {text}")
        offer("published", translate("CurvesPanel", "published"), about.format(text=view.text))
    return entries


def of_runs(runs: Sequence[ComparedRun]) -> list[Entry]:
    """Runs that can be told apart; none where there is no other to tell from."""
    if len(runs) == 1 and runs[0].run.style is None:
        return []
    about = translate("CurvesPanel", "{title}: press to show or hide this run")
    return [
        Entry(
            one.run.key,
            one.run.title,
            about.format(title=one.run.title),
            one.run.style,
            shown=one.visible,
        )
        for one in runs
    ]
