"""The commands of the terminal that need torch: train, evaluate, predict."""

from __future__ import annotations

import dataclasses
import sys
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch

from trainer import bundle as bundling
from trainer import detector as detecting
from trainer import devices, models, runs, training, weights
from trainer.comparison import compare, recipes_with_figures
from trainer.comparison_tables import as_fields, as_markdown, as_text
from trainer.control import TrainingControl
from trainer.data import sources
from trainer.data.sources import DataRequest, folder_from_environment
from trainer.errors import CancelledError, DataError, TrainerError, WeightsError
from trainer.evaluation import evaluate as measure
from trainer.events import DataReady, Finished, Started, StepsDone
from trainer.files import write_atomically
from trainer.framing import FRAME_SIZE, frame
from trainer.image_files import read_raster
from trainer.photos import ink_from_image
from trainer.prediction import Predictor
from trainer.presets import preset
from trainer.progress_bar import Bar, DataProgress, open_bar
from trainer.reports import (
    TextReport,
    evaluation_as_text,
    event_as_json,
    json_line,
    percent,
    prediction_as_text,
)
from trainer.reproduce import expected_seconds, figures_of, kept_run, plan, run_and_keep
from trainer.signals import stopped_by_signals
from trainer.splits import split
from trainer.terminal import chosen_recipe

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.comparison import Comparison
    from trainer.data.digits import DataSet, Digits
    from trainer.data.sources import LoadedData
    from trainer.events import TrainingEvent
    from trainer.recipes import Recipe
    from trainer.runs import RunSummary
    from trainer.weights import WeightSnapshot

# Nobody predicts with the weights on the way, and lines of JSON are read by programs.
_PACE = training.Pace(metrics=0.2, snapshots=float("inf"))


def train(options: argparse.Namespace) -> int:
    """Trains by a recipe, tells how it goes, keeps the run."""
    repeated = _repeatable(options.repeat) if options.repeat is not None else None
    recipe = chosen_recipe(options) if repeated is None else repeated.recipe
    if options.seed is not None:
        recipe = recipe.with_changes(seed=options.seed)
    device = _device(options.device)
    start = _start(options.start, recipe) if options.start is not None else None
    folder, name = _run_folder(options.out)
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            loaded = _load(options, lambda: control.stopped)
        except CancelledError:
            return 128 + received[0]
        if repeated is not None:
            _check_data(repeated, loaded.dataset)
        events = training.train(
            recipe, loaded.dataset, device=device, control=control, start=start, pace=_PACE
        )
        finished = _follow(
            runs.record(events, folder, name=name), recipe, loaded, as_json=options.json
        )
    if finished.storage_error is not None:
        raise finished.storage_error
    return 128 + received[0] if finished.stopped and received else 0


def evaluate(options: argparse.Namespace) -> int:
    """Measures weights on a split of a data set."""
    snapshot = _weights(options.weights)
    device = _device(options.device)
    dataset = _load(options).dataset
    digits = _split(dataset, options.split, snapshot.recipe)
    if not len(digits):
        raise TrainerError(f"The {options.split} split of {dataset.name} has no images.")
    network = models.place(
        models.build_with(snapshot.recipe, dict(snapshot.tensors)), snapshot.recipe, device
    )
    figures = measure(
        network,
        snapshot.recipe,
        torch.tensor(digits.images, device=device),
        torch.tensor(digits.labels, dtype=torch.int64, device=device),
    )
    assert figures is not None  # Only a cancelled evaluation has none.
    if options.json:
        print(
            json_line(
                {
                    "event": "evaluated",
                    **_origin(snapshot),
                    "device": device.type,
                    "data": dataset.name,
                    "split": options.split,
                    **dataclasses.asdict(figures),
                }
            )
        )
    else:
        print(
            f"{_describe(snapshot)}; {options.split} split of {dataset.name} from {dataset.origin}"
        )
        print(evaluation_as_text(figures))
    return 0


def predict(options: argparse.Namespace) -> int:
    """Reads digits from files and from a data set."""
    snapshot = _weights(options.weights)
    predictor = Predictor(snapshot)
    if not options.json:
        print(_describe(snapshot))
    for name, label, digit_image in _digit_images(options, snapshot.recipe):
        probabilities = predictor.predict(digit_image)[0].tolist()
        if options.json:
            digit = int(np.argmax(probabilities))
            line = {"event": "predicted", "image": name, "label": label, "predicted": digit}
            print(json_line({**line, "probabilities": probabilities, **_origin(snapshot)}))
        else:
            told = name if label is None else f"{name}, label {label}"
            print(prediction_as_text(told, probabilities))
    return 0


def reproduce(options: argparse.Namespace) -> int:
    """Runs texts' recipes with several seeds and compares with what the texts report."""
    recipes = tuple(dict.fromkeys(map(preset, options.recipes))) or recipes_with_figures()
    device = _device(options.device)
    folder = options.out or runs.default_folder().with_name("reproduced")
    control = TrainingControl()
    with stopped_by_signals(control.leave, "the runs finished so far are kept.") as received:
        try:
            dataset = _load(options, lambda: control.stopped, source="mnist").dataset
        except CancelledError:
            return 128 + received[0]
        wanted = plan(recipes, options.seeds)
        missing = [recipe for recipe in wanted if kept_run(folder, recipe, dataset.name) is None]
        _run_all(missing, dataset, folder, device, control)
    comparisons: list[Comparison] = []
    for recipe in recipes:
        same = [seeded for seeded in wanted if seeded.name == recipe.name]
        kept = [kept_run(folder, seeded, dataset.name) for seeded in same]
        comparisons += compare(recipe, [figures_of(run) for run in kept if run is not None])
    if options.json:
        for comparison in comparisons:
            print(json_line(as_fields(comparison)))
    else:
        print(as_text(comparisons))
    if options.markdown is not None:
        seeds = "seed 0" if options.seeds == 1 else f"seeds 0 to {options.seeds - 1}"
        measured_with = f"{dataset.name}, {seeds}, PyTorch {torch.__version__} on {device.type}"
        text = as_markdown(comparisons, measured_with=measured_with)
        write_atomically(options.markdown.expanduser(), text.encode())
    return 128 + received[0] if received else 0


def bundle(options: argparse.Namespace) -> int:
    """Trains the weights that come with the app, or measures how well that does on new writers."""
    words = "" if options.start is None else f" --continue {options.start.name}"

    def save(run: Path, given: str, validation: Digits, test: Digits) -> None:
        lacking = f" --hold-out-writers {options.hold_out_writers}" * bool(options.hold_out_writers)
        calibration = bundling.save(
            run, given + words + lacking, validation, complete=not options.hold_out_writers
        )
        error = calibration.error(test)
        if options.json:
            figures = {"temperature": calibration.temperature, "calibration_error": error}
            print(json_line({"event": "calibrated", **figures}), flush=True)
        else:
            print(f"temperature {calibration.temperature:.3f}, calibration error {error:.2%}")

    return _teach(options, bundling.RECIPE, bundling.data_set, save)


def detector(options: argparse.Namespace) -> int:
    """Trains the network that tells digits from other drawings."""
    data_set = partial(detecting.data_set, share=options.share)
    words = "" if options.share == 1 else f" --share {options.share:g}"

    def save(run: Path, given: str, *_: Digits) -> None:
        if not options.hold_out_writers:
            detecting.save(run, given + words)

    return _teach(options, detecting.RECIPE, data_set, save)


def _teach(
    options: argparse.Namespace,
    recipe: Recipe,
    data_set: Callable[..., DataSet],
    save: Callable[[Path, str, Digits, Digits], object],
) -> int:
    """Trains weights that come with the app, on MNIST and people's strokes; keeps the run.

    Args:
        options: What the command was given.
        recipe: What to train, before ``--set``.
        data_set: Puts together what it learns from: (MNIST, drawings, seed=, held_out=).
        save: Puts the file for the app into the run's folder: (folder, the command's words, the
            validation and the test images).
    """
    recipe = recipe.with_settings(dict(options.settings)).with_changes(seed=options.seed)
    device = _device(options.device)
    start = _start(options.start, recipe) if options.start is not None else None
    folder, name = _run_folder(options.out)
    held_out = frozenset(options.hold_out_writers.replace(",", " ").split())
    drawings = bundling.read_drawings(options.strokes.expanduser())
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            mnist = _load(options, lambda: control.stopped, source="mnist")
        except CancelledError:
            return 128 + received[0]
        try:
            dataset = data_set(mnist.dataset, drawings, seed=options.seed, held_out=held_out)
        except ValueError as error:
            raise TrainerError(f"--hold-out-writers: {error}.") from error
        # How many images there are to learn from depends on the strokes.
        rest = max(1, len(dataset.train) - recipe.validation_images)
        if "train_images" not in dict(options.settings):
            recipe = recipe.with_changes(train_images=rest)
        events = training.train(
            recipe, dataset, device=device, control=control, start=start, pace=_PACE
        )
        loaded = dataclasses.replace(mnist, dataset=dataset)
        finished = _follow(
            runs.record(events, folder, name=name), recipe, loaded, as_json=options.json
        )
    if finished.storage_error is not None:
        raise finished.storage_error
    if finished.folder is not None:
        settings = "".join(f" --set {field}={value}" for field, value in options.settings)
        words = f"--strokes {options.strokes.name} --seed {options.seed}{settings}"
        save(finished.folder, words, split(dataset.train, recipe)[1], dataset.test)
    return 128 + received[0] if finished.stopped and received else 0


def _run_all(
    recipes: Sequence[Recipe],
    dataset: DataSet,
    folder: Path,
    device: torch.device,
    control: TrainingControl,
) -> None:
    """Runs and keeps them one after the other, with one bar for all."""
    if not recipes:
        return
    total, done = sum(map(expected_seconds, recipes)), 0.0
    bar = open_bar("reproduce", 1000, "‰")
    try:
        for number, recipe in enumerate(recipes, 1):
            if control.stopped:
                return
            seconds, steps = expected_seconds(recipe), 1
            note = f"run {number} of {len(recipes)}: {recipe.name}, seed {recipe.seed}"
            for event in run_and_keep(recipe, dataset, folder, device=device, control=control):
                if isinstance(event, Started):
                    steps = event.steps
                if isinstance(event, StepsDone):
                    share = event.last_step / steps
                    bar.move_to(int(1000 * (done + seconds * share) / total), note)
            done += seconds
    finally:
        bar.close()


def _repeatable(path: Path) -> RunSummary:
    """The run in a folder.

    Raises:
        DataError: It is no run folder, or the run went on from weights that it does not hold.
    """
    run = runs.read(path.expanduser())
    if weights.load(run.weights_path).step != run.figures.get("steps"):
        raise DataError(path, "the run went on from earlier weights, so it cannot be repeated.")
    return run


def _check_data(run: RunSummary, dataset: DataSet) -> None:
    data = run.figures.get("data")
    if data != dataset.name:
        raise TrainerError(f"The run learnt from {data}, but these data are {dataset.name}.")


def _follow(
    events: Iterator[TrainingEvent], recipe: Recipe, loaded: LoadedData, *, as_json: bool
) -> Finished:
    """Tells a run on stdout and stderr to its end."""
    report = TextReport(recipe)
    bar: Bar | None = None
    try:
        for event in events:
            if isinstance(event, DataReady):
                event = dataclasses.replace(event, fallback=loaded.fallback)  # noqa: PLW2901
            if isinstance(event, Started):
                bar = open_bar("train", event.steps, "steps")
                first_step = event.first_step
            text = event_as_json(event) if as_json else report.text(event)
            if text is not None:
                if isinstance(event, Finished) and bar is not None:
                    bar.close()
                if bar is None:
                    print(text, flush=True)
                else:
                    bar.say(text)
            if isinstance(event, StepsDone) and bar is not None:
                note = f"loss {event.losses[-1]:.3f}, accuracy {percent(event.accuracies.mean())}"
                bar.move_to(event.last_step - first_step, note)
            if isinstance(event, Finished):
                return event
    finally:
        if bar is not None:
            bar.close()
    raise AssertionError("a training ends with Finished")


def _device(name: str) -> torch.device:
    try:
        return devices.choose(name)
    except ValueError as error:
        raise TrainerError(str(error)) from error


def _start(path: Path, recipe: Recipe) -> WeightSnapshot:
    snapshot = weights.load(_weights_file(path))
    try:
        models.build_with(recipe, dict(snapshot.tensors))
    except RuntimeError as error:
        raise WeightsError(
            path,
            f"they belong to another network ({snapshot.recipe.name}) than {recipe.name} trains.",
        ) from error
    return snapshot


def _run_folder(out: Path | None) -> tuple[Path, str | None]:
    """The folder that takes the run folder, and the run folder's name; None for the run's own."""
    if out is None:
        folder = runs.default_folder()
        runs.remove_leftovers(folder)
        return folder, None
    out = out.expanduser().absolute()
    # Asked for now, because after the training it would be too late.
    try:
        taken = any(out.iterdir()) if out.is_dir() else out.exists()
    except OSError as error:
        raise DataError(out, f"it cannot be read: {error.strerror or error}") from error
    if taken:
        raise TrainerError(f"{out} is not empty. Name a new folder for this run with --out.")
    return out.parent, out.name


def _load(
    options: argparse.Namespace,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    source: Literal["auto", "mnist", "strokes"] | None = None,
) -> LoadedData:
    folder = options.data_dir if options.data_dir is not None else folder_from_environment()
    request = DataRequest(source=source or options.data, folder=folder)
    progress = DataProgress()
    try:
        loaded = sources.load(request, report=progress.report, cancelled=cancelled)
    finally:
        progress.close()
    if loaded.fallback is not None:
        print(f"The built-in strokes take MNIST's place: {loaded.fallback}", file=sys.stderr)
    return loaded


def _split(dataset: DataSet, name: str, recipe: Recipe) -> Digits:
    if name == "test":
        return dataset.test
    train_digits, validation_digits = split(dataset.train, recipe)
    return train_digits if name == "train" else validation_digits


def _weights_file(path: Path) -> Path:
    return path / runs.WEIGHTS_FILE if path.is_dir() else path


def _weights(path: Path | None) -> WeightSnapshot:
    if path is not None:
        return weights.load(_weights_file(path))
    folder = runs.default_folder()
    snapshot = runs.latest_weights(folder)
    if snapshot is None:
        raise TrainerError(
            f"There are no weights in {folder}. Train first, or name some: --weights"
        )
    return snapshot


def _origin(snapshot: WeightSnapshot) -> dict[str, object]:
    return {"recipe": snapshot.recipe.name, "run": snapshot.run, "step": snapshot.step}


def _describe(snapshot: WeightSnapshot) -> str:
    return f"{snapshot.recipe.name}, step {snapshot.step:,} of {snapshot.run or 'an unknown run'}"


def _digit_images(
    options: argparse.Namespace, recipe: Recipe
) -> Iterator[tuple[str, int | None, NDArray[np.uint8]]]:
    """Name, label where it is known, and digit image (28, 28) of all that is to be read."""
    for path in options.images:
        yield str(path), None, _digit_image(path)
    if not options.index:
        return
    dataset = _load(options).dataset
    digits = _split(dataset, options.split, recipe)
    for index in options.index:
        if not 0 <= index < len(digits):
            raise TrainerError(
                f"--index {index}: the {options.split} split of {dataset.name} has "
                f"{len(digits):,} images, counted from 0."
            )
        name = f"{dataset.name} {options.split} {index}"
        yield name, int(digits.labels[index]), digits.images[index]


def _digit_image(path: Path) -> NDArray[np.uint8]:
    raster = read_raster(path)
    if raster.shape == (FRAME_SIZE, FRAME_SIZE) and raster.any():
        return raster
    ink = ink_from_image(raster)
    framing = frame(ink) if ink is not None else None
    if framing is None:
        raise DataError(path, "there is no ink in it.")
    return framing.digit_image
