"""Errors that a user can understand and act on.

The text of an error says in plain English what happened and what to do next. The window translates
by type and attributes, never by parsing texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from trainer.printable import printable

if TYPE_CHECKING:
    from pathlib import Path

RecipeProblem: TypeAlias = Literal[
    "value",
    "single value",
    "no field",
    "no preset",
    "no table",
    "data set's",
    "no momentum",
    "no hidden layer",
    "no convolution",
    "one hidden layer",
    "unknown classes",
    "few classes",
    "no image",
    "no writers",
    "unknown writers",
    "all writers",
    "lost classes",
    "channels",
]
"""Kinds of `RecipeError`.

A value outside of its field's domain; batch norm of a single value; an unknown field or preset; no
JSON object; a field that the data set decides; the others: fields that contradict each other.
"""

DataProblem: TypeAlias = Literal[
    "missing",
    "incomplete",
    "unreadable",
    "damaged",
    "foreign",
    "not downloaded",
    "no package",
    "no drawing",
    "no drawings file",
    "packed",
    "encoding",
    "line",
    "picture",
    "no picture",
    "no run",
    "damaged run",
    "nothing taught",
    "data set",
]
"""Kinds of `DataError`.

No such folder; files missing from it; no permission; damaged; valid but not MNIST; not downloaded
where downloads are off; a Python package missing. Files of drawings: empty; of another format;
packed; not UTF-8; an invalid line; a picture. No picture; no run folder; one of its files damaged;
no comparison in it. The last one: see `trainer.data.sets.problems.DataSetError`.
"""

DownloadProblem: TypeAlias = Literal[
    "no connection", "too slow", "server", "damaged", "filter", "sign in"
]
"""Why a mirror did not deliver; the later in this list, the more a user can do about it."""

StorageProblem: TypeAlias = Literal["full", "forbidden", "in use", "damaged", "other"]
"""Kinds of `StorageError`.

No space left; no permission or a read-only file system; open in another program; a damaged file
that cannot be changed.
"""

StoreProblem: TypeAlias = Literal["newer", "damaged", "unreadable", "replaced"]
"""Kinds of `StoreError`.

A newer version wrote it; damaged; no permission to read it; another file has taken its path since.
"""

FolderProblem: TypeAlias = Literal["missing", "foreign", "unreadable", "newer"]
"""Kinds of `JoinedFolderError`.

No such folder, as when a share or a stick is not connected; a folder that no computer has joined;
no permission; a newer version made it.
"""

LibraryProblem: TypeAlias = Literal["missing", "runtime", "memory", "other"]
"""Kinds of `LibraryError`.

Not installed; Windows lacks Microsoft's C++ runtime or has too old a one; too little memory.
"""

WeightsProblem: TypeAlias = Literal["missing", "unreadable", "damaged", "foreign", "too early"]
"""Kinds of `WeightsError`.

No such file; no permission; ours but damaged; another program's, or damaged beyond recognition; a
step before the first whose weights the run kept.
"""


CPP_RUNTIME_ADDRESS = "https://aka.ms/vs/17/release/vc_redist.x64.exe"
"""Microsoft's address of its C++ runtime for 64-bit Windows."""

# Exit codes of a process: after signal 4 of POSIX, and STATUS_ILLEGAL_INSTRUCTION of Windows.
_ILLEGAL_INSTRUCTION = {-4, 0xC000001D}
_LONGEST_VALUE = 100  # Characters of a value in an error.


class TrainerError(Exception):
    """Base of all errors that are shown to users; can be pickled.

    Its text is one line that can be shown anywhere, whatever names and contents of files are in it.
    """

    def __str__(self) -> str:
        return printable(super().__str__())

    def __reduce__(self) -> tuple[Any, ...]:
        # By default Python calls the constructor with the text, which these do not take.
        return _unpickled, (type(self), self.args, self.__dict__)


def _unpickled(
    kind: type[TrainerError], arguments: tuple[object, ...], attributes: dict[str, object]
) -> TrainerError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(attributes)
    return error


def _shown(value: object) -> str:
    """A value as Python writes it, cut off where a file holds an endless one."""
    # Python refuses to write whole numbers of more than 4,300 digits.
    text = "a huge number" if isinstance(value, int) and abs(value) >= 10**50 else repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


class RecipeError(TrainerError):
    """A recipe field is unknown or its value is impossible.

    Attributes:
        field: Name of the recipe field.
        value: The given value.
        allowed: The allowed values, in words, such as ``"a whole number from 1 to 1,000"``.
        problem: The kind of problem.
        limits: What the problem depends on, by name: the present classes, the number of channels.
    """

    def __init__(
        self,
        field: str,
        value: object,
        allowed: str,
        problem: RecipeProblem = "value",
        **limits: object,
    ) -> None:
        super().__init__(f"{field} = {_shown(value)} is not possible: {field} takes {allowed}.")
        self.field = field
        self.value = value
        self.allowed = allowed
        self.problem = problem
        self.limits = limits


class DataError(TrainerError):
    """A data file is missing, damaged or of another kind.

    Attributes:
        path: The file or folder.
        reason: The cause, in words.
        problem: The kind of problem.
        lacking: Names of the files that are missing from an incomplete folder.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        problem: DataProblem,
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
        problem: The most informative kind of problem among them.
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
        path: The file or folder.
        reason: The system's error message.
        problem: The kind of problem.
    """

    def __init__(self, path: Path, reason: str, problem: StorageProblem = "other") -> None:
        advice = (
            "Close the program that has it open, and try again."
            if problem == "in use"
            else "Free some space or choose another folder."
        )
        super().__init__(f"{path} could not be written: {reason}. {advice}")
        self.path = path
        self.reason = reason
        self.problem = problem


class StoreError(TrainerError):
    """The store of drawings cannot be opened; it is unchanged.

    Attributes:
        path: The file.
        problem: The kind of problem.
        reason: The cause, in words.
    """

    def __init__(self, path: Path, problem: StoreProblem, reason: str) -> None:
        super().__init__(f"The drawings in {path} cannot be opened: {reason}. They are unchanged.")
        self.path = path
        self.problem = problem
        self.reason = reason


class JoinedFolderError(TrainerError):
    """The folder that several computers join cannot be used; the drawings here are unchanged.

    Attributes:
        path: The folder.
        problem: The kind of problem.
        reason: The cause, in words.
    """

    def __init__(self, path: Path, problem: FolderProblem, reason: str) -> None:
        super().__init__(f"{path} cannot be used to exchange drawings: {reason}.")
        self.path = path
        self.problem = problem
        self.reason = reason


class WeightsError(TrainerError):
    """A weights file is damaged, another program's or does not fit its recipe.

    Attributes:
        path: The file.
        reason: The cause, in words.
        problem: The kind of problem.
    """

    def __init__(self, path: Path, reason: str, problem: WeightsProblem) -> None:
        super().__init__(f"{path.name} cannot be used as weights: {reason}")
        self.path = path
        self.reason = reason
        self.problem = problem


class DivergedError(TrainerError):
    """The training diverged: the loss is not a finite number.

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


class LibraryError(TrainerError):
    """A compiled library, such as PyTorch, cannot be loaded.

    Attributes:
        name: Name of the library.
        problem: The kind of problem.
        reason: The system's error message.
    """

    def __init__(self, name: str, problem: LibraryProblem, reason: str) -> None:
        text = {
            "missing": f"{name} is not installed ({reason}): run the set-up command of the README.",
            "runtime": f"{name} cannot be loaded ({reason}). Install Microsoft's Visual C++ "
            f"Redistributable from {CPP_RUNTIME_ADDRESS}, and try again.",
            "memory": f"{name} cannot be loaded: there is too little memory ({reason}). Close "
            "other programs or enlarge the paging file of Windows, and try again.",
            "other": f"{name} cannot be loaded ({reason}). Install it again with the set-up "
            "command of the README.",
        }
        super().__init__(text[problem])
        self.name = name
        self.problem = problem
        self.reason = reason


class ProcessEndedError(TrainerError):
    """The child process that trains ended unexpectedly.

    Attributes:
        exit_code: Its exit code; -9 after signal 9, which Linux sends when memory runs out. None
            where it is unknown.
    """

    def __init__(self, exit_code: int | None) -> None:
        self.exit_code = exit_code
        cause = (
            "because the processor lacks an instruction that PyTorch uses. Train on a newer "
            "computer."
            if self.illegal_instruction
            else "perhaps because memory ran out. Close other programs or lower the batch size, "
            "and train again."
        )
        super().__init__(
            f"The process that trains has ended unexpectedly (exit code {exit_code}), {cause}"
        )

    @property
    def illegal_instruction(self) -> bool:
        """Whether the processor lacks an instruction that was called."""
        return self.exit_code in _ILLEGAL_INSTRUCTION


class CancelledError(TrainerError):
    """The user stopped it."""

    def __init__(self) -> None:
        super().__init__("Stopped on request.")


class TooFewDrawingsError(TrainerError):
    """A lesson has too few drawings that can be learnt.

    Attributes:
        usable: Number of drawings that can be learnt.
        fewest: The smallest number that is enough.
    """

    def __init__(self, usable: int, fewest: int) -> None:
        super().__init__(
            f"{usable} labelled drawings are too few to learn from: give at least {fewest}. "
            "The weights are unchanged."
        )
        self.usable = usable
        self.fewest = fewest
