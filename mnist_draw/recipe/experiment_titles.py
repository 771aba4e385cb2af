"""Translated titles of experiments and of their runs.

The engine's titles are English; `title_sources` lists them for translation.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.experiments import EXPERIMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.experiments.experiment import Experiment, Variant

translate = QCoreApplication.translate
_CONTEXT = "Experiments"


def experiment_title(experiment: Experiment, value: float) -> str:
    """Title of an experiment with a value of its knob."""
    return _filled(experiment.title, experiment.text_of(value))


def variant_label(variant: Variant) -> str:
    """What is particular about one training of an experiment."""
    return _filled(variant.label, variant.value)


def run_of_experiment(text: str) -> str | None:
    """The title of an experiment's run, translated; None for that of another recipe."""
    title, colon, label = text.partition(": ")
    if not colon:
        return None
    for experiment, labels in _labels():
        filled = _match(experiment.title, title)
        if filled is None:
            continue
        for pattern in labels:
            value = _match(pattern, label)
            if value is not None:
                return f"{_filled(experiment.title, filled)}: {_filled(pattern, value)}"
    return None


def title_sources() -> Iterator[tuple[str, str]]:
    """Texts of the engine, as ``(context, English text)``."""
    for experiment, labels in _labels():
        yield _CONTEXT, experiment.title
        for label in labels:
            yield _CONTEXT, label


@functools.cache
def _labels() -> tuple[tuple[Experiment, tuple[str, ...]], ...]:
    """Each experiment with the different labels of its trainings."""
    return tuple(
        (each, tuple(dict.fromkeys(variant.label for variant in each.variants(each.default))))
        for each in EXPERIMENTS
    )


def _filled(pattern: str, value: str) -> str:
    return translate(_CONTEXT, pattern).format(value=value)


def _match(pattern: str, text: str) -> str | None:
    """What stands for ``{value}`` in a filled-in pattern; None if the text is not of it."""
    before, _, after = pattern.partition("{value}")
    if "{value}" not in pattern:
        return "" if text == pattern else None
    found = re.fullmatch(re.escape(before) + "(.+)" + re.escape(after), text)
    return found[1] if found else None
