"""Curves panel: live loss and accuracy plots of the present run and others, legend and tools."""

from __future__ import annotations

import contextlib
import copy
import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QToolButton, QWidget

from mnist_draw.curves.compared_runs import ComparedRuns
from mnist_draw.curves.history import RunHistory, csv_table
from mnist_draw.curves.invitation import Invitation
from mnist_draw.curves.legend import Legend, kind_entries, run_entries
from mnist_draw.curves.plot_loader import PlotLoader
from mnist_draw.curves.tools.charts import Charts
from mnist_draw.curves.tools.file_writer import FileWriter
from mnist_draw.curves.tools.gap_note import GapNote
from mnist_draw.curves.tools.plot_tools import PlotTools
from mnist_draw.curves.view import View
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from mnist_draw.curves.linked_plots import LinkedPlots
    from mnist_draw.curves.view import Kind, Mark, RunStyle
    from trainer.events import Evaluated, SettingChanged, Started, StepsDone
    from trainer.recipe.published import Published
    from trainer.recipe.recipes import Recipe


translate = QCoreApplication.translate


class CurvesPanel(QWidget):
    """Two plots over one time axis with a legend, redrawn only when something is new and visible.

    Attributes:
        problem_found: A message for the user: see `Notifications.warn`.
        exported: The path of a written file with the curves.
        visible_changed: Other runs are drawn; see `visible_runs`.
        read_out: Emits the values at the crosshair as a sentence, when a key has moved it.
        tools: How the curves are shown, in a row for the head of the panel.
    """

    problem_found = Signal(object)
    exported = Signal(object)
    visible_changed = Signal()
    read_out = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curves")
        self._runs = ComparedRuns()
        self._changes_held = False
        self._started = 0
        self._validated: Evaluated | None = None
        self._view = View()
        self._text: Callable[[], str] = str
        self._mark: Mark | None = None
        self._plots: LinkedPlots | None = None
        self._loader = PlotLoader(self)
        self._loader.loaded.connect(self.build_plots)
        self._kinds = Legend("kind")
        self._kinds.switched.connect(self._switch_kind)
        self._names = Legend("run")
        self._names.switched.connect(self._switch_run)
        self.tools = PlotTools()
        self.tools.strength_chosen.connect(self._smooth)
        self.tools.scale_chosen.connect(self._choose_scale)
        self.tools.time_chosen.connect(self._choose_time)
        self.tools.export_action.chosen.connect(self.export)
        self._clear_button = _flat_button("clearRunsButton")
        self._clear_button.setIcon(theme.icon("hide"))
        self._clear_button.clicked.connect(self.clear_earlier)
        self._gap_note = GapNote()
        self._comparison = ElidedLabel("runComparison")
        self._comparison.setProperty("step", "caption")
        self._comparison.hide()
        self._charts = Charts(
            self._kinds, self._names, self._clear_button, self._gap_note, self._comparison
        )
        self._charts.shown_changed.connect(self._redraw)
        self._writer = FileWriter()
        self._writer.written.connect(self.exported)
        self._writer.failed.connect(self.problem_found)
        self._lay_out()
        self._retranslate()

    def set_published(self, text: Callable[[], str], figures: Sequence[Published]) -> None:
        """Shows the published figures of the text that the recipe comes from.

        Args:
            text: Returns the name of the text in the present language.
            figures: What it reports, if anything.
        """
        self._text = text
        self._set_view(dataclasses.replace(self._view, text=text(), published=tuple(figures)))

    def start(
        self,
        started: Started,
        title: Callable[[], str] | None = None,
        recipe: Recipe | None = None,
    ) -> None:
        """Starts new curves; those of the previous run stay for comparison.

        Args:
            started: The run.
            title: Returns its name for the legend in the present language; None for a number.
            recipe: Its recipe, for explanations of its figures.
        """
        self._started += 1
        self._gap_note.start(recipe)
        number = self._started
        title = title or (lambda: self.tr("Run {number}").format(number=number))
        history = RunHistory.of(started)
        history.smooth(self.tools.strength or 1.0)
        self._runs.start(started.run, title, history)
        if self._plots is not None:
            self._plots.show_all()
        self._show_runs()

    def add_steps(self, done: StepsDone) -> None:
        present = self._runs.present
        if present is not None:
            present.history.add_steps(done)
            self.mark_outdated()

    def add_evaluation(self, evaluated: Evaluated) -> None:
        present = self._runs.present
        if present is None:
            return
        present.history.add_evaluation(evaluated)
        self._gap_note.add_evaluation(evaluated)
        self.mark_outdated()
        if evaluated.split == "validation":
            self._validated = evaluated
            if self._plots is not None:
                self._plots.describe(evaluated)

    @Slot(object)
    def add_change(self, change: SettingChanged) -> None:
        """Marks a setting of the present run that changed."""
        if self._runs.present is not None:
            self._runs.present.history.changes.append(change)
            self.mark_outdated()

    def note_lost(self, step: int) -> None:
        """Marks the first step of the present run whose loss was no number."""
        if self._runs.present is not None:
            self._runs.present.history.note_lost(step)
            self._show_runs()

    @contextlib.contextmanager
    def changed_together(self) -> Iterator[None]:
        """Shows all changes of runs made in the meantime at the end: each draws everything."""
        self._changes_held = True
        try:
            yield
        finally:
            self._changes_held = False
            self._show_runs()

    def overlay(self, key: str, title: str, history: RunHistory) -> None:
        """Adds the curves of a kept run, or of one that trains beside the present one.

        Args:
            key: Identifier of the run; a run is shown only once.
            title: Its name in the legend, such as "batch 16, 64 units".
            history: Its curves; see `mark_outdated` where they grow.
        """
        history.smooth(self.tools.strength or 1.0)
        self._runs.lay_over(key, title, history)
        self._show_runs()

    def show_run(self, key: str) -> bool:
        """Draws a run that is in the legend; False if it is not, and has to be laid over."""
        known = self._runs.switch(key, visible=True)
        self._show_runs()
        return known

    def hide_run(self, key: str) -> None:
        """Removes a run; the present one is only switched off."""
        self._runs.hide(key)
        self._show_runs()

    def set_names(self, names: Mapping[str, str]) -> None:
        """Names of all kept runs by key, which the legend takes over."""
        self._runs.set_names(names)
        self._show_runs()

    def show_comparison(self, runs: str, difference: str) -> None:
        """Shows how two runs differ.

        Args:
            runs: Names of the runs, shortened where they do not fit.
            difference: What differs; empty for no comparison.
        """
        self._comparison.set_text(runs, difference)
        self._comparison.setToolTip(plain_tip(runs + difference))
        self._comparison.setVisible(bool(difference))

    def mark(self, mark: Mark | None) -> None:
        """Marks a moment of a run in both plots, or none."""
        self._mark = mark
        if self._plots is not None:
            self._plots.set_mark(mark)

    @property
    def visible_runs(self) -> frozenset[str]:
        """Keys of the runs that are drawn."""
        return frozenset(run.key for run in self._runs.shown)

    @property
    def styles(self) -> dict[str, RunStyle | None]:
        """Looks of these runs by key; the present one has no style."""
        return {one.run.key: one.run.style for one in self._runs.all}

    @property
    def known_runs(self) -> frozenset[str]:
        """Keys of the runs that are drawn or may be switched on."""
        return frozenset(one.run.key for one in self._runs.all)

    @Slot()
    def clear_earlier(self) -> None:
        """Removes all runs but the present one."""
        self._runs.clear()
        self._show_runs()

    @Slot(object)
    def export(self, path: Path) -> None:
        """Writes what is visible to a file; `exported` or `problem_found` follows.

        Args:
            path: With the suffix ``.png``, ``.svg`` or ``.csv``.
        """
        runs = self._runs.shown
        suffix = path.suffix.lower()
        if suffix == ".csv":
            copies = [(run.title, copy.deepcopy(run.history)) for run in runs]
            self._writer.write(path, partial(csv_table, copies))
            return
        keys = self._kinds.buttons().values(), self._names.buttons().values()
        entries = [key.entry for group in keys for key in group if key.entry.shown]
        content = self.build_plots().picture(suffix, entries)
        self._writer.write(path, lambda: content)

    @Slot()
    def load_plots(self) -> None:
        """Builds the plots in later turns of the event loop, which import pyqtgraph."""
        self._loader.start()

    @Slot()
    def build_plots(self) -> LinkedPlots:
        """Builds the plots, unless they are there; imports pyqtgraph if need be."""
        if self._plots is None:
            from mnist_draw.curves.linked_plots import LinkedPlots  # noqa: PLC0415 - takes long

            self._plots = LinkedPlots(self)
            self._plots.read_out.connect(self.read_out)
            self._plots.redrawn.connect(self._offer_epoch_means)
            self._plots.zoom_changed.connect(self.tools.all_button.setVisible)
            self.tools.all_button.clicked.connect(self._plots.show_all)
            self._charts.set_plots(self._plots.loss, self._plots.accuracy)
            self._plots.set_view(self._view)
            self._plots.set_mark(self._mark)
            if self._validated is not None:
                self._plots.describe(self._validated)
            self._show_runs()
        return self._plots

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._follow_scale()

    def _lay_out(self) -> None:
        # Until there is a run, an invitation instead of empty axes.
        self._pages = QStackedLayout(self)
        self._pages.addWidget(Invitation("curvesInvitation", _invitation))
        self._pages.addWidget(self._charts)
        self._follow_scale()

    def _follow_scale(self) -> None:
        """One chart at a time in projector mode: the last row has to read it."""
        self._charts.one_at_a_time = theme.scale() > 1

    def _retranslate(self) -> None:
        self._charts.retranslate()
        if self._plots is not None:
            self._plots.retranslate()
        self._runs.retranslate()
        self._set_view(dataclasses.replace(self._view, text=self._text()))
        self._clear_button.setAccessibleName(self.tr("Hide earlier runs"))
        self._clear_button.setToolTip(
            self.tr("Hide the curves of all earlier runs; the runs themselves are kept")
        )
        self._show_runs()

    def _show_runs(self) -> None:
        if self._changes_held:
            return
        runs = self._runs.all
        self._pages.setCurrentIndex(1 if runs and self._plots is not None else 0)
        if self._plots is not None:
            self._plots.set_runs(self._runs.shown)
        self._clear_button.setVisible(self._runs.others)
        self.tools.export_action.setEnabled(bool(self._runs.shown))
        self._names.show_entries(run_entries(runs))
        self._show_kinds()
        self.mark_outdated()
        self.visible_changed.emit()

    def _show_kinds(self) -> None:
        self._kinds.show_entries(kind_entries(self._view, with_epoch_means=self._has_epoch_means))

    def _set_view(self, view: View) -> None:
        self._view = view
        if self._plots is not None:
            self._plots.set_view(view)
        self._show_kinds()

    @Slot(str, bool)
    def _switch_kind(self, key: str, shown: bool) -> None:
        kinds = set(self._view.kinds) - {key}
        every: tuple[Kind, ...] = ("train", "train_epochs", "validation", "published")
        kept = frozenset(kind for kind in every if kind in kinds or (shown and kind == key))
        self._set_view(dataclasses.replace(self._view, kinds=kept))

    @Slot(str, bool)
    def _switch_run(self, key: str, shown: bool) -> None:
        self._runs.switch(key, visible=shown)
        self._show_runs()

    @Slot(float)
    def _smooth(self, strength: float) -> None:
        for one in self._runs.all:
            one.run.history.smooth(strength or 1.0)
        self._set_view(dataclasses.replace(self._view, smoothed=strength > 0))

    @Slot(bool)
    def _choose_scale(self, logarithmic: bool) -> None:
        self._set_view(dataclasses.replace(self._view, logarithmic=logarithmic))

    @Slot(bool)
    def _choose_time(self, by_steps: bool) -> None:
        self._set_view(dataclasses.replace(self._view, by_steps=by_steps))

    def mark_outdated(self) -> None:
        """Draw the curves again soon; call after an overlay's history has grown."""
        if self._plots is not None:
            self._plots.mark_outdated()
        elif self._runs.all:
            self.load_plots()

    def _redraw(self) -> None:
        if self._plots is not None:
            self._plots.redraw()

    @Slot()
    def _offer_epoch_means(self) -> None:
        if self._has_epoch_means and "train_epochs" not in self._kinds.buttons():
            self._show_kinds()

    @property
    def _has_epoch_means(self) -> bool:
        """Whether there are enough for a curve."""
        present = self._runs.present
        return present is not None and len(present.history.loss.train_epochs) > 1


def _invitation() -> tuple[str, str, str]:
    return (
        translate("Invitation", "Draw"),
        translate("Invitation", "Train"),
        translate("Invitation", "Watch the answer while it learns"),
    )


def _flat_button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    return button
