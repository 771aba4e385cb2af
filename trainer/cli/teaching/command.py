"""The command ``teach``: fine-tune weights on files of drawings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trainer.cli.command_inputs import chosen_device, chosen_weights, loaded_data
from trainer.cli.kept_training import PACE, KeptTraining
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.data.drawing_files import read_drawings
from trainer.distributed.ranks import check_alone
from trainer.errors import CancelledError, TrainerError
from trainer.teaching.data_set import known_data
from trainer.teaching.lesson import Lesson, arrange
from trainer.teaching.teach import teach as teach_drawings

if TYPE_CHECKING:
    import argparse

    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError


def teach(options: argparse.Namespace) -> int:
    """Teach, report before and after, keep the run."""
    check_alone("Teach")
    start = chosen_weights(options)
    prepared = KeptTraining(options, start.recipe)
    lesson = Lesson(tuple(_drawings(options)), options.seed)
    # Checked now: loading the data takes longer.
    arrange(lesson, start.recipe.classes)
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            loaded = loaded_data(
                options,
                lambda: control.stopped,
                adapt=lambda request: known_data(start, request),
            )
        except CancelledError:
            return 128 + received[0]
        events = teach_drawings(
            start,
            lesson,
            loaded.dataset,
            device=chosen_device(options.device),
            control=control,
            pace=PACE,
        )
        finished = prepared.keep(events, start.recipe, loaded)
    return 128 + received[0] if finished.stopped and received else 0


def _drawings(options: argparse.Namespace) -> list[RecordedDrawing]:
    """The drawings of all files and chosen writers; lines that cannot be read are named.

    Raises:
        DataError: A file cannot be read.
        TrainerError: No drawing is by one of the writers.
    """

    def skip(error: StrokeFileError) -> None:
        print(f"Left out: {error}", file=sys.stderr)

    drawings = [drawing for path in options.drawings for drawing in read_drawings(path, skip)]
    if not options.writer:
        return drawings
    unknown = set(options.writer) - {drawing.writer for drawing in drawings}
    if unknown:
        raise TrainerError(f"No drawing is by writer {', '.join(sorted(unknown))}.")
    return [drawing for drawing in drawings if drawing.writer in options.writer]
