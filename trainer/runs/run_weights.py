"""Load the weights of runs, at their end or at an earlier step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import WeightsError
from trainer.network import weights
from trainer.network.packed_weights import unpack
from trainer.runs import run_reader, run_shelf, snapshots_file

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.packed_weights import PackedWeights
    from trainer.network.weights import WeightSnapshot


def weights_file(path: Path) -> Path:
    """The weights file of a path that is a weights file or a run folder."""
    return path / run_reader.WEIGHTS_FILE if path.is_dir() else path


def latest_weights(folder: Path) -> tuple[Path, WeightSnapshot] | None:
    """File and weights of the newest run whose weights can be read; None without any.

    Raises:
        DataError: The folder cannot be listed.
    """
    for run in reversed(run_shelf.runs(folder)):
        try:
            return run.weights_path, weights.load(run.weights_path)
        except WeightsError:
            continue
    return None


def kept_weights(file: Path, final: WeightSnapshot) -> tuple[PackedWeights, ...]:
    """Load the weights that a run has kept, at least one, in order of their steps.

    Args:
        file: The run's snapshots file.
        final: Later weights of the run.

    Raises:
        WeightsError: The file cannot be read, or belongs to another run.
    """
    kept = snapshots_file.load(file)
    if (kept[0].run, kept[0].recipe) != (final.run, final.recipe):
        raise WeightsError(file, "it belongs to another run.", "damaged")
    return kept


def weights_at(file: Path, final: WeightSnapshot, step: int) -> WeightSnapshot:
    """Load the last weights that a run has kept up to a step; those at its end are exact.

    Args:
        file: The run's weights file, in its run folder.
        final: What it holds.
        step: The step, counted as in the run's curves.

    Raises:
        WeightsError: The weights cannot be read, or the run has kept none so early.
    """
    if step >= final.step:
        return final
    path = file.with_name(run_reader.SNAPSHOTS_FILE)
    kept = kept_weights(path, final)
    if step < kept[0].step:
        raise WeightsError(
            path, f"its first weights are those of step {kept[0].step:,}.", "too early"
        )
    return unpack([each for each in kept if each.step <= step][-1])
