"""What can go wrong, as types that a window or a terminal can put into words.

Every error here is one that a user can understand and act on; its text says what happened and what
to do next, in plain English. The window translates by type and attributes, never by parsing texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

DataProblem: TypeAlias = Literal[
    "missing", "incomplete", "unreadable", "damaged", "foreign", "other"
]
"""No such folder; files lacking in it; not to be opened; damaged; sound but not MNIST."""

DownloadProblem: TypeAlias = Literal[
    "no connection", "too slow", "server", "damaged", "filter", "sign in"
]
"""Why a mirror did not deliver; the later in this list, the more it tells what to do."""

StorageProblem: TypeAlias = Literal["full", "forbidden", "other"]
"""No space left; no permission or a read-only place."""

WeightsProblem: TypeAlias = Literal["missing", "unreadable", "damaged", "foreign", "other"]
"""No such file; not to be opened; ours but damaged; not ours, or damaged beyond telling."""


class TrainerError(Exception):
    """Base of all errors meant for a user's eyes; can be sent to another process."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Python would make it anew from its text, which is not what the constructors take.
        return _remade, (type(self), self.args, self.__dict__)


def _remade(
    kind: type[TrainerError], arguments: tuple[object, ...], attributes: dict[str, object]
) -> TrainerError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(attributes)
    return error


class RecipeError(TrainerError):
    """A recipe field is unknown or its value impossible.

    Attributes:
        field: Name of the recipe field.
        value: What was given.
        allowed: What the field takes, in words, such as ``"a whole number from 1 to 1,000"``.
    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(f"{field} = {value!r} is not possible: {field} takes {allowed}.")
        self.field = field
        self.value = value
        self.allowed = allowed


class DataError(TrainerError):
    """A data file is missing, damaged or not what its name promises.

    Attributes:
        path: The file or folder.
        reason: What is wrong with it, in words.
        problem: What kind of trouble that is.
        lacking: Names of the files that an incomplete folder lacks.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        problem: DataProblem = "other",
        *,
        lacking: tuple[str, ...] = (),
    ) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.problem = problem
        self.lacking = lacking


class DownloadError(TrainerError):
    """No mirror delivered a file.

    Attributes:
        file: Name of the file.
        attempts: One ``(mirror, reason)`` for each mirror that was tried.
        problem: The most telling kind of trouble among them.
    """

    def __init__(
        self,
        file: str,
        attempts: tuple[tuple[str, str], ...],
        problem: DownloadProblem = "no connection",
    ) -> None:
        tried = "; ".join(f"{mirror}: {reason}" for mirror, reason in attempts)
        super().__init__(f"{file} could not be downloaded ({tried}). Check the network and retry.")
        self.file = file
        self.attempts = attempts
        self.problem = problem


class StorageError(TrainerError):
    """A file could not be written: disk full, folder read-only, no permission.

    Attributes:
        path: Where it was to be written.
        reason: The system's own words.
        problem: What kind of trouble that is.
    """

    def __init__(self, path: Path, reason: str, problem: StorageProblem = "other") -> None:
        super().__init__(
            f"{path} could not be written: {reason}. Free some space or choose another folder."
        )
        self.path = path
        self.reason = reason
        self.problem = problem


class WeightsError(TrainerError):
    """A weights file is damaged, foreign or does not fit its recipe.

    Attributes:
        path: The file.
        reason: What is wrong with it, in words.
        problem: What kind of trouble that is.
    """

    def __init__(self, path: Path, reason: str, problem: WeightsProblem = "other") -> None:
        super().__init__(f"{path.name} cannot be used as weights: {reason}")
        self.path = path
        self.reason = reason
        self.problem = problem


class DivergedError(TrainerError):
    """The loss is no longer a finite number.

    Attributes:
        step: The first optimiser step with such a loss.
        learning_rate: The learning rate at that step.
    """

    def __init__(self, step: int, learning_rate: float) -> None:
        super().__init__(
            f"The loss stopped being a number at step {step:,} (learning rate {learning_rate:g}). "
            "Lower the learning rate and train again."
        )
        self.step = step
        self.learning_rate = learning_rate


class OutOfMemoryError(TrainerError):
    """The device has too little memory for this batch.

    Attributes:
        device: Name of the device.
        batch_size: The batch size that did not fit.
    """

    def __init__(self, device: str, batch_size: int) -> None:
        super().__init__(
            f"{device} has too little memory for batches of {batch_size:,} images. "
            f"Try a batch size of {max(1, batch_size // 2):,}."
        )
        self.device = device
        self.batch_size = batch_size


class ProcessEndedError(TrainerError):
    """The process that trained has ended in the middle of its work.

    Attributes:
        exit_code: What the system says of it; -9 where a signal 9 ended it, as Linux does when
            memory runs out. None where it says nothing.
    """

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(
            f"The process that trains has ended unexpectedly (exit code {exit_code}), perhaps "
            "because memory ran out. Close other programs or lower the batch size, and train again."
        )
        self.exit_code = exit_code


class CancelledError(TrainerError):
    """Somebody asked to stop."""

    def __init__(self) -> None:
        super().__init__("Stopped on request.")
