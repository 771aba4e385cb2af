"""Device, data and weights that the arguments of a command name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from trainer.cli.progress_bar import DataProgress
from trainer.data import sources
from trainer.data.sources import DataRequest, folder_from_environment
from trainer.data.splits import split
from trainer.device import devices
from trainer.errors import TrainerError
from trainer.network import weights
from trainer.printable import printable
from trainer.runs import run_shelf, run_weights

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    import torch

    from trainer.data.digits import DataSet, Digits
    from trainer.data.sources import LoadedData
    from trainer.distributed.group import Group
    from trainer.distributed.ranks import Ranks
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe


def chosen_device(name: str, ranks: Ranks | None = None) -> torch.device:
    """The device of ``--device``; of several processes each has a GPU of its own.

    Raises:
        TrainerError: This machine has no such device, or fewer GPUs than processes.
    """
    try:
        device = devices.choose(name)
    except ValueError as error:
        raise TrainerError(str(error)) from error
    if ranks is None or device.type == "cpu":
        return device
    key = f"{device.type}:{ranks.local_rank}"
    keys = [key for key, _ in devices.available()]
    if key not in keys:
        raise TrainerError(
            f"{ranks.local_world} processes need as many GPUs, and this machine has "
            f"{len(keys) - 1}. Start fewer processes, or train on the CPU with --device cpu."
        )
    return devices.choose(key)


def loaded_data(
    options: argparse.Namespace,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    source: Literal["auto", "mnist", "strokes"] | None = None,
    adapt: Callable[[DataRequest], DataRequest] = lambda request: request,
) -> LoadedData:
    """Load the data of ``--data`` and ``--data-dir``, with a progress bar on stderr.

    Reports on stderr when the built-in strokes are used instead of MNIST, and which lines of a file
    of drawings could not be read.

    Args:
        options: The arguments of the command.
        cancelled: Polled while it loads.
        source: The source, for commands without ``--data``.
        adapt: Changes the request before it is carried out.

    Raises:
        CancelledError: It was cancelled.
        TrainerError: The data are not available.
    """
    folder = options.data_dir if options.data_dir is not None else folder_from_environment()
    request = adapt(DataRequest(source=source or options.data, folder=folder))
    progress = DataProgress()
    try:
        loaded = sources.load(request, report=progress.report, cancelled=cancelled)
    finally:
        progress.close()
    if loaded.fallback is not None:
        print(f"Using computer-drawn digits instead of MNIST: {loaded.fallback}", file=sys.stderr)
    if loaded.dataset.unread_lines is not None:
        count, first = loaded.dataset.unread_lines
        print(
            f"Left out of {loaded.dataset.origin}: {count:,} lines that could not be read, the "
            f"first is line {first:,}.",
            file=sys.stderr,
        )
    return loaded


def loaded_in_turns(
    options: argparse.Namespace, cancelled: Callable[[], bool], group: Group | None
) -> LoadedData:
    """`loaded_data` in each process of a group: the first one of a machine before the others.

    It may download the data, which the others then find in the cache.

    Raises:
        ProcessLostError: Another process has ended.
        CancelledError, TrainerError: See `loaded_data`.
    """
    waits = group is not None and group.ranks.local_rank > 0
    if waits and group is not None:
        group.wait_for_all()
    loaded = loaded_data(options, cancelled)
    if not waits and group is not None:
        group.wait_for_all()
    return loaded


def split_named(dataset: DataSet, name: str, recipe: Recipe) -> Digits:
    """The test, validation or train split, divided as the recipe does."""
    if name == "test":
        return dataset.test
    train_digits, validation_digits = split(dataset.train, recipe)
    return train_digits if name == "train" else validation_digits


def chosen_weights(options: argparse.Namespace) -> WeightSnapshot:
    """The weights of ``--weights``, without it those of the newest run; of ``--step`` if given.

    Raises:
        TrainerError: There are none, or they cannot be read.
    """
    if options.weights is not None:
        file = run_weights.weights_file(options.weights)
        final = weights.load(file)
    else:
        folder = run_shelf.default_folder()
        latest = run_weights.latest_weights(folder)
        if latest is None:
            raise TrainerError(
                f"There are no weights in {folder}. Train first, or choose some with --weights."
            )
        file, final = latest
    if options.step is None:
        return final
    return run_weights.weights_at(file, final, options.step)


def origin_of(snapshot: WeightSnapshot) -> dict[str, object]:
    """Origin of weights, as fields of a line of JSON."""
    return {"recipe": snapshot.recipe.name, "run": snapshot.run, "step": snapshot.step}


def described(snapshot: WeightSnapshot) -> str:
    """Origin of weights, in words."""
    run = printable(snapshot.run) or "an unknown run"
    return f"{printable(snapshot.recipe.name)}, step {snapshot.step:,} of {run}"
