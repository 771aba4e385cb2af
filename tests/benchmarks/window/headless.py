"""Training speed without a window.

``python -m tests.benchmarks.window.headless JOB``, where JOB is a `Job` as JSON. Prints training
images per second.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from tests.benchmarks.window.measured_window import Job
from trainer.data.sources import DataRequest, load
from trainer.events import StepsDone
from trainer.recipe.presets import preset
from trainer.training import loop


def images_per_second(job: Job) -> float:
    """Training images per second of the job's recipe, after its warm-up."""
    # Longer than any measurement.
    recipe = preset(job.recipe).with_changes(epochs=1000)
    folder = Path(job.data_folder) if job.data_folder else None
    dataset = load(
        DataRequest("mnist", folder=folder), report=lambda _: None, cancelled=lambda: False
    ).dataset
    first, last, images = math.nan, math.nan, 0
    for event in loop.train(recipe, dataset):
        if not isinstance(event, StepsDone) or event.seconds < job.warm_up:
            continue
        if math.isnan(first):
            first = event.seconds
            continue
        images += len(event.losses) * recipe.batch_size
        last = event.seconds
        if last - first > job.seconds:
            break
    return images / (last - first)


def main() -> int:
    """Print the speed."""
    print(images_per_second(Job(**json.loads(sys.argv[1]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
