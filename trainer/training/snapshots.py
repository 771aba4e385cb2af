"""Weight snapshots taken during a run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.errors import DivergedError
from trainer.events import SnapshotTaken, WeightsKept
from trainer.network.packed_weights import pack
from trainer.network.weights import WeightSnapshot

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.stepper import Stepper, WeightCopy


class SnapshotTaker:
    """Copies a run's weights into snapshots; a copy from a GPU overlaps with the next steps.

    Attributes:
        latest: The last completed snapshot.
    """

    def __init__(
        self,
        stepper: Stepper,
        recipe: Recipe,
        *,
        run: str,
        data: str,
        step: int,
        epoch: float,
        kept: Collection[int],
        temperature: float,
        taught: tuple[str, ...] = (),
    ) -> None:
        """Takes the first snapshot.

        Args:
            stepper: Trains the weights.
            recipe: Recipe of the run.
            run: Identifier of the run.
            data: Name of the data set.
            step: Step of the first snapshot.
            epoch: Its epoch.
            kept: Steps whose snapshots the run keeps.
            temperature: Softmax temperature until `calibrate` is called.
            taught: See `WeightSnapshot.taught`.

        Raises:
            DivergedError: A weight is not finite.
        """
        self._stepper, self._recipe = stepper, recipe
        self._run, self._data, self._kept = run, data, kept
        self._temperature, self._taught = temperature, taught
        self._pending: tuple[WeightCopy, int, float] | None = None
        self.latest = self._complete(stepper.copy_weights(), step, epoch)

    def emit_latest(self) -> Iterator[SnapshotTaken | WeightsKept]:
        """Emits the last completed snapshot, packed too if its step is to be kept."""
        yield SnapshotTaken(self.latest)
        if self.latest.step in self._kept:
            yield WeightsKept(pack(self.latest))

    def calibrate(self, temperature: float, step: int) -> Iterator[SnapshotTaken]:
        """Gives this temperature to the following snapshots.

        Args:
            temperature: Softmax temperature, fitted to the weights of `step`.
            step: If `latest` is of this step, it is emitted again with the temperature.
        """
        self._temperature = temperature
        if self.latest.step == step and self.latest.temperature != temperature:
            self.latest = replace(self.latest, temperature=temperature)
            yield SnapshotTaken(self.latest)

    def begin(self, step: int, epoch: float) -> None:
        """Starts to copy the weights of this step, the current one, unless `latest` has them."""
        if self.latest.step != step:
            self._pending = self._stepper.copy_weights(), step, epoch

    def emit_pending(self, *, wait: bool = True) -> Iterator[SnapshotTaken | WeightsKept]:
        """Completes the copy begun last.

        Args:
            wait: Wait for it; otherwise it stays pending until it is ready.

        Raises:
            DivergedError: A weight is not finite.
        """
        if self._pending is None or not (wait or self._pending[0].ready):
            return
        pending, self._pending = self._pending, None
        self.latest = self._complete(*pending)
        yield from self.emit_latest()

    def emit_current(self, step: int, epoch: float) -> Iterator[SnapshotTaken | WeightsKept]:
        """Completes a pending copy, then takes a snapshot of the current step if none has it.

        Raises:
            DivergedError: A weight is not finite.
        """
        yield from self.emit_pending()
        self.begin(step, epoch)
        yield from self.emit_pending()

    def go_back(self, snapshot: WeightSnapshot) -> Iterator[SnapshotTaken]:
        """Emits an earlier snapshot of the run as the last one."""
        self.latest = snapshot
        yield SnapshotTaken(self.latest)

    def _complete(self, copy: WeightCopy, step: int, epoch: float) -> WeightSnapshot:
        arrays = {name: tensor.numpy() for name, tensor in copy.tensors().items()}
        snapshot = WeightSnapshot(
            self._recipe,
            arrays,
            self._run,
            self._data,
            step,
            epoch,
            temperature=self._temperature,
            taught=self._taught,
        )
        if not snapshot.finite:
            raise DivergedError(step, self._stepper.learning_rate)
        return snapshot
