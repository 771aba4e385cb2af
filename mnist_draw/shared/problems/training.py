"""Explain why a training did not start or broke off."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_draw.shared.numbers import whole
from trainer import errors

translate = QCoreApplication.translate


def broken_off(error: errors.ProcessEndedError) -> str:
    """Explain why the process that trains has ended."""
    if error.illegal_instruction:
        return translate(
            "messages",
            "The training broke off: this computer's processor is too old for PyTorch. Drawing and "
            "prediction go on. Train on a newer computer.",
        )
    return translate(
        "messages",
        "The training broke off: the system ended it, perhaps because memory ran out. "
        "The network in use stays. Close other programs or lower the batch size, and "
        "train again.",
    )


def library(error: errors.LibraryError) -> str:
    """Explain why a library that trains cannot be loaded."""
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
                "Training needs {name}, which cannot be loaded. Install Microsoft's Visual C++ "
                "Redistributable from {address}, and restart MNIST Draw.",
            )
        case "memory":
            text = translate(
                "messages",
                "Training needs {name}, for which there is too little memory. Close other "
                "programs, or enlarge the paging file in the system settings of Windows.",
            )
        case "other":
            text = translate(
                "messages",
                "Training needs {name}, which cannot be loaded. Run the set-up command of the "
                "README again. The log has the details.",
            )
    return text.format(name=error.name, address=errors.CPP_RUNTIME_ADDRESS)


def too_few(error: errors.TooFewDrawingsError) -> str:
    """Explain why a lesson has too few drawings."""
    return translate(
        "messages",
        "{count} of these drawings can be learnt, and at least {fewest} are needed. Draw and label "
        "some more. The network is unchanged.",
    ).format(count=error.usable, fewest=error.fewest)


def memory(error: errors.OutOfMemoryError) -> str:
    """Explain why a batch finds no memory."""
    if error.device.startswith("cpu"):
        text = translate(
            "messages",
            "This computer has too little memory for batches of {batch_size} images. The "
            "network in use stays. Close other programs, or try a batch size of {smaller}.",
        )
    else:
        text = translate(
            "messages",
            "The graphics card has too little memory for batches of {batch_size} images. The "
            "network in use stays. Try a batch size of {smaller}.",
        )
    return text.format(
        batch_size=whole(error.batch_size), smaller=whole(max(1, error.batch_size // 2))
    )
