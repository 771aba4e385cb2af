"""Compared runs: the present one, earlier ones of the session and overlays of kept ones."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mnist_draw.curves.view import STYLES, ShownRun
from mnist_draw.recipe.run_titles import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mnist_draw.curves.history import RunHistory

# More earlier runs than this cannot be distinguished.
MOST_EARLIER: Final = 5


@dataclass(slots=True, eq=False)
class ComparedRun:
    """A run and how it is shown.

    Attributes:
        run: What is drawn of it.
        visible: Whether it is drawn now.
        laid_over: Whether it was requested as an overlay; earlier runs are kept automatically.
        name: Returns its name in the present language, unless it is a kept run, which has another;
            None for an overlay.
    """

    run: ShownRun
    visible: bool = True
    laid_over: bool = False
    name: Callable[[], str] | None = None


class ComparedRuns:
    """Runs by key; the present one is the last and has no style."""

    def __init__(self) -> None:
        self._runs: dict[str, ComparedRun] = {}
        self._present: str | None = None
        self._names: dict[str, str] = {}

    @property
    def all(self) -> tuple[ComparedRun, ...]:
        """All runs, the present one last."""
        return tuple(self._runs.values())

    @property
    def present(self) -> ShownRun | None:
        """The run that grows, or grew last."""
        return self._runs[self._present].run if self._present is not None else None

    @property
    def others(self) -> bool:
        """Whether there are runs besides the present one."""
        return len(self._runs) > (self._present is not None)

    @property
    def shown(self) -> tuple[ShownRun, ...]:
        """The visible runs, the present one last."""
        return tuple(one.run for one in self._runs.values() if one.visible)

    def start(self, key: str, name: Callable[[], str], history: RunHistory) -> None:
        """Adds a present run; the previous one becomes an earlier one, unless it has no step."""
        before = self._runs.pop(self._present) if self._present is not None else None
        self._present = None
        if before is not None and before.run.key != key and len(before.run.history.loss):
            self._add(before.run.key, before.run.title, before.run.history, before)
        earlier = [one.run.key for one in self._runs.values() if not one.laid_over]
        for old in earlier[:-MOST_EARLIER]:
            del self._runs[old]
        self._runs.pop(key, None)
        title = self._unique(name(), key)
        self._runs[key] = ComparedRun(ShownRun(key, title, history), name=name)
        self._present = key

    def lay_over(self, key: str, title: str, history: RunHistory) -> None:
        """Adds an overlay; a known run is shown under the new title."""
        known = self._runs.get(key)
        if known is None:
            present = self._runs.pop(self._present) if self._present is not None else None
            self._add(key, title, history)
            if present is not None:
                self._runs[present.run.key] = present
            known = self._runs[key]
        title = self._unique(title, key)
        known.run = ShownRun(key, title, known.run.history, known.run.style)
        known.visible = known.laid_over = True

    def hide(self, key: str) -> None:
        """Removes a run; the present one is only switched off."""
        if key == self._present:
            self._runs[key].visible = self._runs[key].laid_over = False
        else:
            self._runs.pop(key, None)

    def clear(self) -> None:
        """Removes all runs but the present one."""
        self._runs = {key: one for key, one in self._runs.items() if key == self._present}
        for one in self._runs.values():
            one.laid_over = False

    def switch(self, key: str, *, visible: bool) -> bool:
        """Shows a known run or not; whether it is known."""
        if key in self._runs:
            self._runs[key].visible = visible
        return key in self._runs

    def set_names(self, names: Mapping[str, str]) -> None:
        """Names of all kept runs by key: their curves have them, and no other run gets one."""
        self._names = dict(names)
        for key, one in self._runs.items():
            if key in names:
                one.run = dataclasses.replace(one.run, title=names[key])

    def retranslate(self) -> None:
        """Names the runs that are not kept in the present language."""
        for key, one in self._runs.items():
            if one.name is not None:
                one.run = dataclasses.replace(one.run, title=self._unique(one.name(), key))

    def _unique(self, title: str, key: str) -> str:
        """The run's name if it is kept, else the title, numbered where another run has it."""
        if key in self._names:
            return self._names[key]
        return distinct(
            title,
            {one.run.title for other, one in self._runs.items() if other != key}
            | set(self._names.values()),
        )

    def _add(
        self, key: str, title: str, history: RunHistory, before: ComparedRun | None = None
    ) -> None:
        used = [one.run.style for one in self._runs.values()]
        free = [style for style in STYLES if style not in used]
        style = free[0] if free else STYLES[len(used) % len(STYLES)]
        self._runs[key] = ComparedRun(
            ShownRun(key, title, history, style),
            visible=before.visible if before else True,
            laid_over=before.laid_over if before else False,
            name=before.name if before else None,
        )
