"""Follow a training that goes on elsewhere: its events, as if it went on here. Free of torch."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from trainer.errors import CancelledError, DataError, RecipeError, WeightsError
from trainer.events import Evaluated, Finished, SnapshotTaken, Started, StepsDone
from trainer.files.reading import open_file, read_rest
from trainer.files.values import FormatError
from trainer.network import weights
from trainer.runs import run_reader
from trainer.runs.live.events import BrokenOff, event_of, recipe_of
from trainer.runs.live.files import EVENTS_FILE, LIVE_WEIGHTS_FILE, PROGRESS_FOLDER
from trainer.runs.live.problems import WatchError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.control import TrainingControl
    from trainer.events import NetworkEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe
    from trainer.runs.run_reader import RunSummary

POLL_SECONDS = 0.5
"""Time between two looks at the folder: shares report no changes."""

# A share may be away for a moment, and the run takes the place of the progress in two steps.
_ABSENCE_SECONDS = 15.0
_MOST_EVENT_BYTES = 2_000_000_000
_MOST_BYTES_AT_ONCE = 8_000_000
_LONGEST_FIRST_LINE = 4_000_000
# Times and losses in them are those of one training only.
_COMPARED_BYTES = 256
_REPLACED = "another training has taken its place"


def watched_recipe(run: Path) -> Recipe:
    """The recipe of a training that goes on, or of a finished run.

    Raises:
        WatchError: The folder holds neither, or cannot be read.
    """
    try:
        if (run / run_reader.SUMMARY_FILE).exists():
            return run_reader.read_summary(run).recipe
        with open_file(run / PROGRESS_FOLDER / EVENTS_FILE, _MOST_EVENT_BYTES) as file:
            return recipe_of(file.readline(_LONGEST_FIRST_LINE))
    except OSError as error:
        raise WatchError(run, "foreign") from error
    except (FormatError, RecipeError, DataError) as error:
        raise WatchError(run, "damaged", str(error)) from error


def follow(
    run: Path,
    control: TrainingControl,
    *,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[NetworkEvent]:
    """Emits the events of a training in its run folder, from its first on, until it ends.

    Args:
        run: The run folder.
        control: Ends the watching; the training itself goes on.
        wait: Waits for so many seconds.
        clock: Seconds.

    Yields:
        What `trainer.training.loop.train` emits; weights as often as the training writes them,
        and `Finished` with the run folder.

    Raises:
        CancelledError: It was asked to stop.
        WatchError: The folder is none of a training, has vanished, is damaged, or the training has
            failed.
    """
    follower = _Follower(run)
    seen_at = clock()
    while True:
        if control.waiting:
            control.wait_for_step()
            seen_at = clock()
        if control.stopped:
            raise CancelledError
        try:
            if (run / run_reader.SUMMARY_FILE).exists():
                yield from follower.finish()
                return
            yield from follower.look()
            seen_at = clock()
        except BrokenOff as error:
            raise WatchError(run, "broken off", str(error)) from error
        except (FormatError, RecipeError) as error:
            raise WatchError(run, "damaged", str(error)) from error
        except (OSError, DataError, WeightsError) as error:
            # Complete files appear at once: what fails for long has gone, or is damaged.
            if clock() - seen_at > _ABSENCE_SECONDS:
                raise WatchError(run, "vanished", str(error)) from error
        wait(POLL_SECONDS)


class _Follower:
    """What has been read so far of a training."""

    def __init__(self, run: Path) -> None:
        self._run = run
        self._progress = run / PROGRESS_FOLDER
        self._run_name = ""
        # What has been read ends here, with these bytes.
        self._offset, self._last_bytes = 0, b""
        self._begun = self._started = False
        self._last_step = 0
        self._evaluations = 0
        self._weights: tuple[int, int] | None = None

    def look(self) -> Iterator[NetworkEvent]:
        """Emit what is new."""
        for line in self._new_lines():
            if not self._begun:
                recipe_of(line)
                self._begun = True
                continue
            event = event_of(line)
            if event is None:
                continue
            self._note(event)
            yield event
        yield from self._new_weights()

    def finish(self) -> Iterator[NetworkEvent]:
        """Emit what is left of a run that has ended, and its end."""
        summary = run_reader.read_summary(self._run)
        if self._started and summary.figures.get("run") != self._run_name:
            raise WatchError(self._run, "vanished", _REPLACED)
        steps = run_reader.read_steps(self._run)
        evaluations = run_reader.read_evaluations(self._run)
        final = weights.load(summary.weights_path)
        if not self._started:
            yield _started(summary, steps.first_step - 1)
        behind = max(0, self._last_step - steps.first_step + 1)
        if behind < len(steps.losses):
            yield _steps(
                steps.first_step + behind, steps.losses[behind:], steps.accuracies[behind:]
            )
        yield from evaluations[self._evaluations :]
        yield SnapshotTaken(final)
        yield _finished(summary, final)

    def _note(self, event: NetworkEvent) -> None:
        match event:
            case Started():
                self._started = True
                self._run_name = event.run
            case StepsDone():
                self._last_step = event.last_step
            case Evaluated():
                self._evaluations += 1
            case _:
                pass

    def _new_lines(self) -> Iterator[bytes]:
        """The complete lines behind those read before."""
        with open_file(self._progress / EVENTS_FILE, _MOST_EVENT_BYTES) as file:
            known = self._last_bytes
            file.seek(self._offset - len(known))
            content = read_rest(file, len(known) + _MOST_BYTES_AT_ONCE)
        if not content.startswith(known):
            raise OSError(_REPLACED)
        content = content[len(known) :]
        whole = content[: content.rfind(b"\n") + 1]
        if not whole and len(content) == _MOST_BYTES_AT_ONCE:
            raise FormatError("a line is too long")
        self._offset += len(whole)
        self._last_bytes = (known + whole)[-_COMPARED_BYTES:]
        yield from whole.splitlines()

    def _new_weights(self) -> Iterator[SnapshotTaken]:
        path = self._progress / LIVE_WEIGHTS_FILE
        try:
            found = path.stat()
        except FileNotFoundError:
            # They could not be written yet: the curves go on.
            return
        version = found.st_mtime_ns, found.st_size
        if version != self._weights:
            snapshot = weights.load(path)
            self._weights = version
            yield SnapshotTaken(snapshot)


def _started(summary: RunSummary, first_step: int) -> Started:
    """The start of a run that had ended before it was watched."""
    figures, recipe = summary.figures, summary.recipe
    steps = int(figures.get("steps") or 1)
    epochs = float(figures.get("epochs") or 0) or 1.0
    return Started(
        run=str(figures.get("run", "")),
        device=str(figures.get("device", "")),
        parameters=int(figures.get("parameters") or 0),
        epochs=recipe.epochs,
        steps=steps,
        steps_per_epoch=max(1, round(steps / epochs)),
        first_step=first_step,
    )


def _steps(
    first_step: int, losses: NDArray[np.float32], accuracies: NDArray[np.float32]
) -> StepsDone:
    """Steps of which neither speed nor learning rate are known."""
    losses.flags.writeable = accuracies.flags.writeable = False
    return StepsDone(first_step, losses, accuracies, math.nan, 0.0, 0.0, 0.0)


def _finished(summary: RunSummary, final: WeightSnapshot) -> Finished:
    figures, recipe = summary.figures, summary.recipe

    def measure(name: str) -> float:
        value = figures.get(name)
        return math.nan if value is None else float(value)

    return Finished(
        run=str(figures.get("run", "")),
        recipe=recipe.name,
        seed=recipe.seed,
        device=str(figures.get("device", "")),
        data=str(figures.get("data", "")),
        stopped=bool(figures.get("stopped")),
        steps=int(figures.get("steps") or 0),
        epochs=measure("epochs"),
        validation_accuracy=measure("validation_accuracy"),
        validation_loss=measure("validation_loss"),
        test_accuracy=measure("test_accuracy"),
        test_loss=measure("test_loss"),
        train_seconds=measure("train_seconds"),
        images_per_second=measure("images_per_second"),
        parameters=int(figures.get("parameters") or 0),
        snapshot=final,
        taught_drawings=int(figures.get("taught_drawings") or 0),
        folder=summary.folder,
        start_run=str(figures.get("start_run", "")),
        start_step=int(figures.get("start_step") or 0),
        test_images=int(figures.get("test_images") or 0),
        without_improvement=int(figures.get("without_improvement") or 0),
        best_epoch=measure("best_epoch"),
    )
