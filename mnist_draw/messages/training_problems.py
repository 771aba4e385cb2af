"""Messages about trainings that cannot begin or have failed."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe import refusal_texts
from mnist_draw.shared.numbers import plain, whole
from trainer import errors

TrainingProblem: TypeAlias = (
    errors.RecipeError
    | errors.DivergedError
    | errors.OutOfMemoryError
    | errors.LibraryError
    | errors.ProcessEndedError
    | errors.TooFewDrawingsError
)

translate = QCoreApplication.translate


def explanation(error: TrainingProblem) -> str:
    """Explain why a training cannot begin or has failed."""
    match error:
        case errors.RecipeError():
            return translate(
                "messages",
                "This recipe cannot be trained. {reason} Change it under All settings (Ctrl+,).",
            ).format(reason=refusal_texts.refusal(error))
        case errors.DivergedError():
            return translate(
                "messages",
                "The loss stopped being a number at step {step}: the steps were too large. Lower "
                "the learning rate (now {learning_rate}) and train again.",
            ).format(step=whole(error.step), learning_rate=plain(error.learning_rate))
        case errors.LibraryError():
            return _library(error)
        case errors.OutOfMemoryError():
            return _memory(error)
        case errors.ProcessEndedError():
            return _broken_off(error)
        case errors.TooFewDrawingsError():
            return translate(
                "messages",
                "{count} of these drawings can be learnt; at least {fewest} are needed. The "
                "network is unchanged. Draw and label more.",
            ).format(count=whole(error.usable), fewest=whole(error.fewest))


def _broken_off(error: errors.ProcessEndedError) -> str:
    if error.illegal_instruction:
        return translate(
            "messages",
            "The training broke off: this computer’s processor is too old for PyTorch. Drawing "
            "and prediction go on. Train on a newer computer.",
        )
    return translate(
        "messages",
        "The training broke off; perhaps memory ran out. The network in use stays. Close other "
        "programs, or lower the batch size.",
    )


def _library(error: errors.LibraryError) -> str:
    match error.problem:
        case "missing":
            text = translate(
                "messages",
                "Training needs {name}, which is not installed. Run the set-up command of the "
                "README again.",
            )
        case "runtime":
            text = translate(
                "messages",
                "Training needs {name}, which cannot be loaded. Install Microsoft’s Visual C++ "
                "Redistributable from {address}, and restart MNIST Draw.",
            )
        case "memory":
            text = translate(
                "messages",
                "There is too little memory to load {name}. Close other programs, or enlarge the "
                "paging file in the settings of Windows.",
            )
        case "other":
            text = translate(
                "messages",
                "Training needs {name}, which cannot be loaded; the log says why. Run the set-up "
                "command of the README again.",
            )
    return text.format(name=error.name, address=errors.CPP_RUNTIME_ADDRESS)


def _memory(error: errors.OutOfMemoryError) -> str:
    if error.batch_size == 1:
        return translate(
            "messages",
            "There is too little memory for this network. The network in use stays. Close other "
            "programs, or choose a smaller recipe.",
        )
    if error.device.startswith("cpu"):
        text = translate(
            "messages",
            "There is too little memory for batches of {batch_size} images. The network in use "
            "stays. Close other programs, or try a batch size of {smaller}.",
        )
    else:
        text = translate(
            "messages",
            "The graphics card has too little memory for batches of {batch_size} images. The "
            "network in use stays. Try a batch size of {smaller}.",
        )
    return text.format(batch_size=whole(error.batch_size), smaller=whole(error.batch_size // 2))
